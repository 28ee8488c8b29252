-- The bearers of events as bound rows, and who stands on the other side that day (beside core/evaluate/events.py: spread_event, _narrowed).
-- Needs bear, bear_able, bear_note of the second reading (asks of `again`).

create or replace table second_bear as
select f.fid, f.eid, f.norm, f.rank, f.upper, f.lower, f.root, a.day, a.note, 0 as ask, f.ord, f.home, f.body, f.post, f.person
from anchored as a join first_bear as f on f.fid = a.fid join raising as r on r.eid = f.eid
where a.day <= $as_of and a.day = r.occurred
union all
select f.fid, f.eid, f.norm, f.rank, f.upper, f.lower, f.root, a.day, a.note, b.ask, b.ord, b.home, b.body, b.post, b.person
from anchored as a join first_bear as f on f.fid = a.fid join raising as r on r.eid = f.eid
join again as g on g.norm = f.norm and g.upper = f.upper and g.lower = f.lower and g.root = f.root and g.day = a.day
join bear as b on b.ask = g.ask and b.body = f.body and b.post = f.post
where a.day <= $as_of and a.day <> r.occurred;

create or replace table smallest_holder as
select q.post, q.day, min(h.person) as person
from (select distinct post, day from second_bear where post > 0) as q
join holding as h on h.post = q.post and h.f <= q.day and q.day < h.t
group by q.post, q.day;

create or replace table bound as
select row_number() over (order by 1) as bid, b.* from (
  select s.norm, r.how, 'event' as why, s.rank as seq, s.upper, s.lower, s.rank as ord, s.home, s.body, s.post,
         case when s.person > 0 then s.person else coalesce(h.person, 0) end as person, s.day, cast(null as date) as s, cast(null as date) as e,
         '' as label, '' as year, $open as seat_end, $open as held_end, $open as frame_end, '' as param, r.root, r.matter, r.trigger, r.occurred,
         r.retracted, s.person as knower, cast(null as date) as lapsed_due, 0 as cbody, 0 as cpost, r.root as read_root, s.fid, s.ask, s.note, r.note as step_note
  from second_bear as s join raising as r on r.eid = s.eid
  left join smallest_holder as h on h.post = s.post and h.day = s.day) as b;

create or replace table able_of as
select b.bid, a.body, a.post, a.place from bound as b join first_able as a on a.fid = b.fid where b.ask = 0
union all
select b.bid, a.body, a.post, a.place from bound as b join bear_able as a on a.ask = b.ask where b.ask > 0;

create or replace table note_of as
select bid, note as text from bound where note <> ''
union all
select bid, step_note as text from bound where step_note <> ''
union all
select b.bid, n.text from bound as b join first_note as n on n.fid = b.fid where b.ask = 0
union all
select b.bid, n.text from bound as b join bear_note as n on n.ask = b.ask where b.ask > 0;
