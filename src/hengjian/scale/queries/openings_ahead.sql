-- since_last where each good act is good whatever was before it: all its openings at once (semantics 3; beside core/evaluate/engine.py: _next_openings).
-- cand_judged of the first openings -> opening.

create or replace table act_day as
select c.iid, c.day, c.root
from cand_judged as c
where not c.is_flawed
qualify row_number() over (partition by c.iid, c.day order by c.known_at, c.root, c.way, c.cid) = 1;

create or replace table opening as
select a.iid as old, row_number() over (order by a.iid, a.day) + m.last as iid, r.id as trigger, a.day as met_on
from act_day as a
join inst as i on i.iid = a.iid
join norm as n on n.norm = i.norm
join record_name as r on r.code = a.root
join (select coalesce(max(iid), 0) as last from inst) as m on true
where n.f <= a.day and a.day < n.t;

create or replace table opening_inst as
select i.* replace (o.iid as iid, o.trigger as trigger, o.met_on as arises, o.met_on as occurred, false as opens)
from inst as i join opening as o on o.old = i.iid;
