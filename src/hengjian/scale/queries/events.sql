-- What raises duties of events, and in which frames it is read (semantics 3; beside core/evaluate/events.py, reading.py: frames_for_record).
-- raising(eid, norm, how, root, matter, trigger, occurred, retracted, note) -> event_frame(eid, rank, upper, lower) and bear_first.

create or replace table event_id as
select r.eid, case when n.is_pair then 0 else 1 end as grp, b.place * 65536 + i.pos as rank, i.who, r.occurred as day
from raising as r join norm as n on n.norm = r.norm
join norm_bind as b on b.norm = r.norm
join id_at as i on i.root = r.root and i.field = b.field
union all
select r.eid, case when n.is_pair then 1 else 2 end as grp, i.pos as rank, i.who, r.occurred as day
from raising as r join norm as n on n.norm = r.norm
join about as i on i.root = r.root
where i.who > 0
union all
select r.eid, case when n.is_pair then 2 else 0 end as grp, 0 as rank, case when a.body > 0 then a.body else a.doer end as who, r.occurred as day
from raising as r join norm as n on n.norm = r.norm
join act as a on a.root = r.root
where a.body > 0 or a.doer > 0;

create or replace table stand_ask as
select distinct who, day from event_id;
