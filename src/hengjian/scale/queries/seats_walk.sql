-- One step more of every role (paths.walk_role): the last one of a role ends in seats, the others go on,
-- and those that meet go on as one.

create or replace table stepped as
select w.role, w.home, w.next, t.to_body as body, t.to_post as post, greatest(w.f, t.f) as f, least(w.t, t.t) as t
from role_walk as w
join role_step as s on s.role = w.role and s.place = w.next
join take as t on t.way = s.way and t.from_body = w.body
where greatest(w.f, t.f) < least(w.t, t.t);

create or replace table role_walked as
select role, home, body, post, f, t from role_walked
union all
select s.role, s.home, s.body, s.post, s.f, s.t
from stepped as s
join role_end as e on e.role = s.role and e.place = s.next;

create or replace table role_walk as
select s.role, s.home, s.next + 1 as next, s.body, s.f, s.t
from stepped as s
join role_end as e on e.role = s.role and e.place > s.next
group by s.role, s.home, s.next, s.body, s.f, s.t;
