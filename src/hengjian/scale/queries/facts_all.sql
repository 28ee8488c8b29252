-- Every fact found but lapses, with the records it rests on; `seq` numbers those of one name in order of key and subject (beside core/evaluate/facts.py: find_facts, escape_part).

create or replace table fact_name as
select code, replace(replace(replace(replace(id, '%', '%25'), '/', '%2F'), '@', '%40'), '+', '%2B') as part
from name;

create or replace table fact_keyed as
select fact, key, subject, said, day, root, retracted, person, place from fact_found
union all
select c.fact,
       'counted:' || c.fact || ':' || replace(replace(replace(replace(c.said, '%', '%25'), '/', '%2F'), '@', '%40'), '+', '%2B')
         || ':' || cast(c.day as varchar) as key,
       c.who as subject, c.said, c.day, s.root, false as retracted, 0 as person, cast(c.place as integer) as place
from counted_found as c
join counted_source as s on s.fact = c.fact and s.said = c.said and s.place = c.place and s.pos = 0
union all
select c.fact, c.event || ':' || w.part || '@' || p.part || ':' || cast(c.began as varchar) as key,
       c.post as subject, n.id as said, greatest(c.day, c.learnt) as day, 0 as root, false as retracted, c.person, 0 as place
from chart_found as c
join fact_name as w on w.code = c.person
join fact_name as p on p.code = c.post
join name as n on n.code = c.post;

create or replace table fact_ordered as
select fact, key, subject, said, day, root, retracted, person, place,
       row_number() over (partition by fact order by key, said, place) as seq
from fact_keyed;

create or replace table fact as
select fact, key, subject, day, root, retracted, cast(null as date) as due_on, person, seq
from fact_ordered;

create or replace table fact_source as
select o.fact, o.key, o.subject, o.seq, s.pos, s.root
from fact_ordered as o
join counted_source as s on s.fact = o.fact and s.said = o.said and s.place = o.place
union all
select o.fact, o.key, o.subject, o.seq, 0 as pos, o.root
from fact_ordered as o join fact_rule as r on r.fact = o.fact and r.kind = 'recorded';
