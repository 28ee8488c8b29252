-- Who holds a post first, and when nobody does, as unbroken pieces (beside core/evaluate/binding.py: _held_since, _empty_since).

create or replace table hold_cut as
select post, day as f, lead(day) over (partition by post order by day) as t from (
  select post, f as day from holding union select post, t as day from holding) as d;

create or replace table hold_piece as
select c.post, c.f, c.t, min(h.person) as person
from hold_cut as c join holding as h on h.post = c.post and h.f <= c.f and c.f < h.t
where c.t is not null
group by c.post, c.f, c.t;

create or replace table first_holder as
select post, person, min(f) as f, max(t) as t from (
  select post, person, f, t, sum(fresh) over (partition by post order by f rows between unbounded preceding and current row) as island from (
    select post, person, f, t,
           case when person = lag(person) over (partition by post order by f) and f = lag(t) over (partition by post order by f) then 0 else 1 end as fresh
    from hold_piece) as a) as b
group by post, person, island;

create or replace table empty_post as
select o.post, greatest(o.f, p.f) as f, least(o.t, p.t) as t
from occupied as o join post_alive as p on p.post = o.post
where o.person = 0 and greatest(o.f, p.f) < least(o.t, p.t);
