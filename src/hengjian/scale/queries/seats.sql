-- Roles walked from every body, first step (semantics 2; beside core/rulebook/paths.py: walk_role).

create or replace table role_end as
select role, max(place) as place from role_step group by role;

-- Where the walks that go on stand; the first step is taken from any body.
create or replace table role_walk as
select s.role, t.from_body as home, s.place + 1 as next, t.to_body as body, t.f, t.t
from role_step as s
join role_end as e on e.role = s.role and e.place > 0
join take as t on t.way = s.way
where s.place = 0
group by s.role, t.from_body, s.place, t.to_body, t.f, t.t;

-- Seats in which walks of more than one step have ended.
create or replace table role_walked as
select role, home, body, body as post, f, t from role_walk where false;
