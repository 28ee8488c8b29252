-- Where spans are merged, `fresh desc` keeps equal spans in the order in which they were marked.
-- seat(role, home, body, post, f, t): where each role leads from each body, when; 0 is no post (paths.walk_role).

create or replace table seat as
select s.role, t.from_body as home, t.to_body as body, t.to_post as post, t.f, t.t
from role_step as s
join role_end as e on e.role = s.role and e.place = 0
join take as t on t.way = s.way
union all
select role, home, body, post, min(f) as f, max(t) as t
from (
    select
        role, home, body, post, f, t,
        sum(fresh) over (
            partition by role, home, body, post order by f, t, fresh desc
            rows between unbounded preceding and current row
        ) as island
    from (
        select
            role, home, body, post, f, t,
            case
                when f <= max(t) over (
                    partition by role, home, body, post order by f, t
                    rows between unbounded preceding and 1 preceding
                ) then 0 else 1
            end as fresh
        from role_walked
    ) as a
) as b
group by role, home, body, post, island;
