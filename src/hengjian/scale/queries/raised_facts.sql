-- The facts that norms ask for, one row for each norm (semantics 8; beside core/evaluate/facts.py: fact_instances).

create or replace table raised_fact as
select row_number() over (order by 1) as eid, f.* from (
  select t.norm, t.how, f.fact, f.key, f.subject, f.seq, f.person, f.day, f.root, case when f.due_on is null then f.root else 0 end as read_root,
         coalesce(s.root, 0) as matter, f.retracted, f.due_on
  from trigger_rule as t join fact_asked as f on f.fact = t.kind
  left join fact_asked_source as s on s.fact = f.fact and s.key = f.key and s.subject = f.subject and s.seq = f.seq and s.pos = 1
  where t.what = 'fact') as f;

create or replace table raised_source as
select f.eid, s.pos, s.root
from raised_fact as f join fact_asked_source as s on s.fact = f.fact and s.key = f.key and s.subject = f.subject and s.seq = f.seq;
