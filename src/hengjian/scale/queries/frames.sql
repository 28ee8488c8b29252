-- Bodies as they exist, and the pairs in which roles are read (beside core/evaluate/reading.py: frames_on).

create or replace table frame as
select false as is_pair, body as upper, body as lower, f, t from existence
union all
select true as is_pair, s.above as upper, s.body as lower, greatest(s.f, a.f) as f, least(s.t, a.t) as t
from sup as s join existence as a on a.body = s.body
where greatest(s.f, a.f) < least(s.t, a.t);

-- Who leads each body (beside core/evaluate/reading.py: climb_to_chief).
create or replace table head as
select l.body, l.post, h.person, greatest(l.f, h.f) as f, least(l.t, h.t) as t, h.t as held_end
from label as l join holding as h on h.post = l.post
where l.label = 'top_leader' and greatest(l.f, h.f) < least(l.t, h.t);

-- The unbroken times of each post.
create or replace table post_alive as
select post, min(f) as f, max(t) as t from (
  select post, f, t, sum(fresh) over (partition by post order by f, t, fresh desc rows between unbounded preceding and current row) as island from (
    select post, f, t, case when f <= max(t) over (partition by post order by f, t rows between unbounded preceding and 1 preceding) then 0 else 1 end as fresh
    from post) as a) as b
group by post, island;
