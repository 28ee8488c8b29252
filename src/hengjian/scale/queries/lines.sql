-- Who stands where a set of roles is read, in each frame, from when to when (beside core/evaluate/reading.py).
-- spot: the seats of each role apart; seat_line: of all roles of the set together; bearer_line, party_line: with who holds them.

create or replace table frame_pair as
select is_pair, upper, lower from frame group by is_pair, upper, lower;

create or replace table spot as
select r.role_set, r.size, r.ord, f.upper, f.lower, s.home, s.body, s.post, s.f, s.t
from role_set as r
join seat as s on s.role = r.role
join frame_pair as f on f.is_pair = r.is_pair and f.upper = s.home
where r.home = 'upper'
union all
select r.role_set, r.size, r.ord, f.upper, f.lower, s.home, s.body, s.post, s.f, s.t
from role_set as r
join seat as s on s.role = r.role
join frame_pair as f on f.is_pair = r.is_pair and f.lower = s.home
where r.home = 'lower';

create or replace table seat_line as
select role_set, upper, lower, body, post, f, t from spot where size = 1
union all
select role_set, upper, lower, body, post, min(f) as f, max(t) as t from (
  select role_set, upper, lower, body, post, f, t,
         sum(fresh) over (partition by role_set, upper, lower, body, post order by f, t, fresh desc rows between unbounded preceding and current row) as island
  from (
    select role_set, upper, lower, body, post, f, t,
           case when f <= max(t) over (partition by role_set, upper, lower, body, post order by f, t rows between unbounded preceding and 1 preceding)
                then 0 else 1 end as fresh
    from spot where size > 1) as a) as b
group by role_set, upper, lower, body, post, island;

-- Every post with its holders and, before, between and after them, with nobody (person 0).
create or replace table occupied as
select post, person, f, t from holding
union all
select post, 0 as person, f, t from (
  select post, max(t) over (partition by post order by f, t rows between unbounded preceding and current row) as f,
         coalesce(lead(f) over (partition by post order by f, t), $open) as t
  from (select post, f, t, person from holding) as h) as g
where f < t
union all
select p.post, 0 as person, DATE '0001-01-01' as f, coalesce(min(h.f), $open) as t
from post_home as p left join holding as h on h.post = p.post
group by p.post;

create or replace table bearer_line as
select s.role_set, s.size, s.ord, s.upper, s.lower, s.home, s.body, s.post, h.person,
       greatest(s.f, r.f, h.f) as f, least(s.t, r.t, h.t) as t, coalesce(l.t, s.t) as seat_end, h.t as held_end, r.t as frame_end
from spot as s
join frame as r on r.upper = s.upper and r.lower = s.lower
join (select distinct role_set, is_pair from role_set) as q on q.role_set = s.role_set and q.is_pair = r.is_pair
join occupied as h on h.post = s.post
left join seat_line as l on s.size > 1 and l.role_set = s.role_set and l.upper = s.upper and l.lower = s.lower and l.body = s.body and l.post = s.post
  and l.f <= s.f and s.f < l.t
where s.post > 0 and greatest(s.f, r.f, h.f) < least(s.t, r.t, h.t)
union all
select s.role_set, s.size, s.ord, s.upper, s.lower, s.home, s.body, s.post, 0 as person,
       greatest(s.f, r.f) as f, least(s.t, r.t) as t, coalesce(l.t, s.t) as seat_end, coalesce(a.t, $open) as held_end, r.t as frame_end
from spot as s
join frame as r on r.upper = s.upper and r.lower = s.lower
join (select distinct role_set, is_pair from role_set) as q on q.role_set = s.role_set and q.is_pair = r.is_pair
left join existence as a on a.body = s.body and a.f <= greatest(s.f, r.f) and greatest(s.f, r.f) < a.t
left join seat_line as l on s.size > 1 and l.role_set = s.role_set and l.upper = s.upper and l.lower = s.lower and l.body = s.body and l.post = 0
  and l.f <= s.f and s.f < l.t
where s.post = 0 and greatest(s.f, r.f) < least(s.t, r.t);

create or replace table party_line as
select l.role_set, l.upper, l.lower, l.body, l.post, h.person, greatest(l.f, h.f) as f, least(l.t, h.t) as t, l.t as seat_end, h.t as held_end
from seat_line as l join holding as h on h.post = l.post
where l.post > 0 and greatest(l.f, h.f) < least(l.t, h.t)
union all
select l.role_set, l.upper, l.lower, l.body, 0 as post, 0 as person, greatest(l.f, a.f) as f, least(l.t, a.t) as t, l.t as seat_end, a.t as held_end
from seat_line as l join existence as a on a.body = l.body
where l.post = 0 and greatest(l.f, a.f) < least(l.t, a.t);
