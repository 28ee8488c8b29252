-- Each seat that could bear a duty a fact raises, and what it would have to know (beside core/evaluate/facts.py: _raised, _each_seat, _bound_from).

create or replace table first_bear as
select row_number() over (order by 1) as fid, f.* from (
  select a.eid, a.rank, a.ask, a.norm, a.upper, a.lower, a.root, a.day, b.ord as place, b.home, b.body, b.post, b.person
  from bear as b join bear_ask as a on a.ask = b.ask join norm as n on n.norm = a.norm
  where n.mode = 'each'
  union all
  select a.eid, a.rank, a.ask, a.norm, a.upper, a.lower, a.root, a.day, c.place, b.home, c.body, c.post, 0 as person
  from bear as b join bear_able as c on c.ask = b.ask join bear_ask as a on a.ask = b.ask join norm as n on n.norm = a.norm
  where n.mode <> 'each') as f;

create or replace table fact_knows as
select f.fid, f.body, f.post, f.person, s.root
from first_bear as f
join raised_fact as r on r.eid = f.eid
join raised_source as s on s.eid = f.eid
where r.due_on is null;

create or replace table know_ask as
select row_number() over (order by 1) as ask, root, body, post, person
from (select distinct root, body, post, person from fact_knows) as k;
