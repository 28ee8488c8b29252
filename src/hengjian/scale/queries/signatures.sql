-- Which issuers of measures stand over a body on a day, nearest first (beside core/evaluate/world.py: body_chain, and core/rulebook/values.py).

create or replace table over as
select c.body, c.above, c.ord, c.f, c.t from chain as c join issuer as i on i.body = c.above;

create or replace table over_day as
select body, day, lead(day) over (partition by body order by day) as until from (
  select body, f as day from over union select body, t as day from over
  union select body, DATE '0001-01-01' as day from over union select body, $open as day from over) as d;

create or replace table sig_of as
select body, sig, f, t from (
  select d.body, coalesce(array_to_string(list_sort(list(lpad(cast(o.ord as varchar), 4, '0') || ':' || cast(o.above as varchar))
           filter (where o.above is not null)), '>'), '') as sig, d.day as f, d.until as t
  from over_day as d left join over as o on o.body = d.body and o.f <= d.day and d.day < o.t
  where d.until is not null
  group by d.body, d.day, d.until) as s
union all
select b.body, '' as sig, DATE '0001-01-01' as f, $open as t
from (select distinct body from body_row) as b left join (select distinct body from over) as o on o.body = b.body
where o.body is null;
