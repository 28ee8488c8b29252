-- Tenures that began, and the day each reaches its limit (semantics 8; beside core/evaluate/facts.py: _charted, _reaches, _reached_by, moved_by).
-- The numbers of a day are those of the piece it lies in; of the days asked (the tenure's first, and every change of a number after it) the first
-- of a piece counts for all of it. A day reached stands if the numbers of that very day give it too.

create or replace table limit_piece as
select a.fact, a.body, greatest(a.f, b.f) as f, least(a.t, b.t) as t, a.number, a.unit, b.number as less, b.unit as less_unit
from fact_worth as a
join fact_worth as b on b.fact = a.fact and b.body = a.body and b.what = 'ahead'
where a.what = 'amount' and greatest(a.f, b.f) < least(a.t, b.t);

create or replace table limit_change as
select fact, day, min(next) as next
from (
  select fact, day, min(change) over (partition by fact order by day desc) as next
  from (
    select fact, day, day as change from fact_change
    union all
    select fact, f as day, cast(null as date) as change from limit_piece group by fact, f) as d) as n
group by fact, day;

create or replace table limit_asked as
select t.fact, t.post, t.person, t.f as began, p.f, p.t, p.number, p.unit, p.less, p.less_unit,
       case when p.f <= t.f and t.f < p.t then t.f when p.f > t.f and c.next < p.t then c.next else null end as since,
       year(t.f) * 12 + month(t.f) - 1 + p.number as month
from fact_tenure as t
join limit_piece as p on p.fact = t.fact and p.body = t.home
join limit_change as c on c.fact = p.fact and c.day = p.f
where t.event = 'tenure_reaches';

create or replace table limit_end as
select fact, post, person, began, f, t, since, less, less_unit,
       case when unit <> 'mo' then began + number
            when month >= 120000 then $open
            else first + cast(least(day(began), day(last_day(first))) - 1 as integer) end as ends
from (
  select fact, post, person, began, f, t, since, number, unit, less, less_unit, month,
         make_date(cast(floor(least(month, 119999) / 12.0) as integer), least(month, 119999) % 12 + 1, 1) as first
  from limit_asked) as m;

create or replace table limit_reached as
select fact, post, person, began, f, t, since,
       case when less_unit <> 'mo' then ends - less
            when month < 12 then DATE '0001-01-01'
            else first + cast(least(day(ends), day(last_day(first))) - 1 as integer) end as reached
from (
  select fact, post, person, began, f, t, since, less, less_unit, ends, month,
         make_date(cast(floor(greatest(month, 12) / 12.0) as integer), greatest(month, 12) % 12 + 1, 1) as first
  from (
    select fact, post, person, began, f, t, since, less, less_unit, ends,
           year(ends) * 12 + month(ends) - 1 - less as month
    from limit_end) as e) as m;

create or replace table limit_day as
select a.fact, a.post, a.person, a.began, arg_min(a.reached, a.since) as day
from limit_reached as a
join limit_reached as b on b.fact = a.fact and b.post = a.post and b.person = a.person and b.began = a.began
where a.since is not null and b.reached = a.reached and b.f <= a.reached and (a.reached < b.t or b.t = $open)
group by a.fact, a.post, a.person, a.began;

create or replace table chart_day as
select t.fact, t.event, t.role, t.post, t.person, t.f as began, t.learnt, t.home, coalesce(l.day, t.f) as day
from fact_tenure as t
left join limit_day as l on l.fact = t.fact and l.post = t.post and l.person = t.person and l.began = t.f
where (t.event = 'tenure_began' or l.day is not null) and coalesce(l.day, t.f) >= t.f and coalesce(l.day, t.f) < t.t;

create or replace table chart_found as
select c.fact, c.event, c.post, c.person, c.began, c.learnt, c.day
from (
  select fact, event, role, post, person, began, learnt, day, home from chart_day
  union all
  select c.fact, c.event, c.role, c.post, c.person, c.began, c.learnt, c.day, h.house as home
  from chart_day as c join house as h on h.body = c.home and h.f <= c.day and c.day < h.t) as c
join seat as s on s.role = c.role and s.home = c.home and s.post = c.post and s.f <= c.day and c.day < s.t
group by c.fact, c.event, c.post, c.person, c.began, c.learnt, c.day;
