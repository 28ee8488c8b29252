-- Which conditions hold of which records, asked wherever a trigger, a fact or a step of a procedure asks (beside core/evaluate/predicates.py: holds_all).

create or replace table where_of as
select t.kind, w.pred from trigger_where as w join trigger_rule as t on t.norm = w.norm and t.how = w.how
union
select r.record as kind, w.pred from fact_where as w join fact_rule as r on r.fact = w.fact
union
select s.event as kind, w.pred from procedure_where as w join procedure_step as s on s.procedure = w.procedure and s.place = w.place
union
select p.opened_by as kind, w.pred from procedure_where as w join procedure as p on p.procedure = w.procedure where w.place < 0;

create or replace table where_asked as
select row_number() over (order by 1) as ask, q.* from (
  select w.pred, a.root, 0 as iid
  from where_of as w join of_kind as k on k.wanted = w.kind join act as a on a.kind = k.kind
  group by w.pred, a.root) as q;

create or replace table pred_ask as
select ask, pred, root, iid from where_asked;
