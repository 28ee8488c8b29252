-- The days on which a count of records about one subject is reached (semantics 8; beside core/evaluate/facts.py: _counted, _within_span, _enough).
-- A number in months goes back to the same day of its month, or to the last (beside _: moved_by and core/calendar/deadline.py: add_months).

create or replace table counted_act as
select a.fact, e.said, e.who, a.root, a.day, a.body, a.distinct_field,
       row_number() over (partition by a.fact, e.said order by a.day, a.root, e.pos) as place
from fact_act as a
join fact_entry as e on e.root = a.root and e.field = a.subject_field
where a.kind = 'counted';

create or replace table counted_span as
select c.fact, c.said, c.who, c.root, c.day, c.distinct_field, c.place, w.number as wanted, s.number as span, s.unit,
       year(c.day) * 12 + month(c.day) - 1 - s.number as month
from counted_act as c
left join fact_worth as w on w.fact = c.fact and w.what = 'amount' and w.body = c.body and w.f <= c.day and c.day < w.t
left join fact_worth as s on s.fact = c.fact and s.what = 'span' and s.body = c.body and s.f <= c.day and c.day < s.t;

create or replace table counted_since as
select fact, said, who, root, day, place, wanted,
       case when span is null then null
            when unit <> 'mo' then day - span
            when month < 12 then DATE '0001-01-01'
            else first + cast(least(day_of, day(last_day(first))) - 1 as integer) end as since
from (
  select fact, said, who, root, day, place, wanted, span, unit, month, day(day) as day_of,
         make_date(cast(floor(greatest(month, 12) / 12.0) as integer), greatest(month, 12) % 12 + 1, 1) as first
  from counted_span) as m;

create or replace table counted_inside as
select c.fact, c.said, c.place, b.place as of, b.root
from counted_since as c
join counted_act as b on b.fact = c.fact and b.said = c.said
where b.place <= c.place and (c.since is null or b.day > c.since);

create or replace table counted_enough as
select c.fact, c.said, c.who, c.place, c.day,
       coalesce(c.wanted <= coalesce(v.many, 0), false) as enough
from counted_since as c
left join (
  select i.fact, i.said, i.place, count(distinct e.said) as many
  from counted_inside as i
  join fact_rule as r on r.fact = i.fact
  join fact_entry as e on e.root = i.root and e.field = r.distinct_field
  group by i.fact, i.said, i.place) as v
  on v.fact = c.fact and v.said = c.said and v.place = c.place;

create or replace table counted_found as
select fact, said, who, place, day
from (
  select fact, said, who, place, day, enough,
         coalesce(lag(enough) over (partition by fact, said order by place), false) as before
  from counted_enough) as e
where enough and not before;

create or replace table counted_source as
select i.fact, i.said, i.place, row_number() over (partition by i.fact, i.said, i.place order by i.of) - 1 as pos, i.root
from counted_found as c join counted_inside as i on i.fact = c.fact and i.said = c.said and i.place = c.place;
