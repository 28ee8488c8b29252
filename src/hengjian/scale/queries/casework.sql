-- The visits of each matter, and those that records taken back would have made (semantics 3; beside core/casework/matters.py: _enter, _visits).
-- Of a visit that is gone, the state before it is that of the history in which nothing was taken back.

create or replace table entered as
select o.procedure, o.root as matter, -1 as place, s.step, s.to_state, s.root, s.day, o.retracted as gone
from matter_opening as o join step_act as s on s.procedure = o.procedure and s.root = o.root and s.place = -1
union all
select m.procedure, m.matter, s.place, s.step, s.to_state, s.root, s.day, s.retracted or o.retracted as gone
from matter_member as m
join step_act as s on s.procedure = m.procedure and s.root = m.root and s.place >= 0
join matter_opening as o on o.procedure = m.procedure and o.root = m.matter;

create or replace table history as
select procedure, matter, place, step, to_state, root, day, gone, ever,
       coalesce(lag(to_state) over (partition by procedure, matter, ever order by case when place < 0 then 0 else 1 end, day, place, root), '') as was
from (
  select procedure, matter, place, step, to_state, root, day, gone, false as ever from entered where not gone
  union all
  select procedure, matter, place, step, to_state, root, day, gone, true as ever from entered) as h;

create or replace table visit as
select h.procedure, h.to_state as state, h.matter, h.root, h.day,
       h.place < 0 or b.place is null or f.state is not null as in_order, h.step, h.gone, h.place
from history as h
left join (select procedure, place from step_from group by procedure, place) as b on b.procedure = h.procedure and b.place = h.place
left join step_from as f on f.procedure = h.procedure and f.place = h.place and f.state = h.was
where h.to_state <> h.was and h.gone = h.ever;
