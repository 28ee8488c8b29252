-- Which records open a matter or are a step of one; each matter begins with its opening alone (semantics 3; beside core/casework/matters.py: _opens, _is_event).
-- Needs act, of_kind, held, and the procedures of load_procedures; place -1 is the opening.

create or replace table step_act as
select s.procedure, s.place, s.step, s.to_state, a.root, a.day, a.retracted
from (
  select procedure, place, step, to_state, event from procedure_step
  union all
  select procedure, -1 as place, '' as step, start as to_state, opened_by as event from procedure) as s
join of_kind as k on k.wanted = s.event
join act as a on a.kind = k.kind
left join (select procedure, place, count(*) as wanted from procedure_where group by procedure, place) as w
  on w.procedure = s.procedure and w.place = s.place
left join (
  select w.procedure, w.place, h.root, count(*) as met
  from procedure_where as w join held as h on h.pred = w.pred
  group by w.procedure, w.place, h.root) as m
  on m.procedure = s.procedure and m.place = s.place and m.root = a.root
where coalesce(w.wanted, 0) = coalesce(m.met, 0);

create or replace table matter_opening as
select procedure, root, retracted from step_act where place = -1;

create or replace table matter_member as
select procedure, root as matter, root from matter_opening;

create or replace table matter_member_new as
select procedure, matter, root from matter_member;
