-- The first day on which what an instance rests on no longer holds (semantics 3; beside core/evaluate/binding.py: find_break).
-- break_ask: rows of instances -> broken(iid, day, what).

create or replace table broken as
select iid, day, case when day = bearer_day then 'bearer' when day = subject_day then 'subject' else 'relation' end as what
from (
  select iid, bearer_day, subject_day, least(bearer_day, subject_day, relation_day) as day
  from (
    select a.iid,
           case when a.bound = 'person' and a.person = 0 then $open else a.held_end end as bearer_day,
           case when a.sbody = 0 then $open else a.sheld_end end as subject_day,
           least(case when a.moved or n.has_bind then $open else a.seat_end end,
                 case when n.has_bind or a.sbody = 0 or (a.moved and a.upper <> a.lower and a.frame_end <= a.sseat_end) then $open else a.sseat_end end,
                 case when a.upper <> a.lower and not a.moved then a.frame_end else $open end) as relation_day
    from break_ask as a join norm as n on n.norm = a.norm) as d) as e
where day <= $as_of;
