-- The bodies whose measures bind a body, in order (beside core/evaluate/world.py: body_chain).
-- Only an organ's chain goes on past its own superiors; its days are cut at every change of either chain.

create or replace table chain_way as
select u.body, u.above, 0 as house, u.lvl, u.f, u.t
from (select body from house group by body) as o
join up as u on u.body = o.body
union all
select h.body, u.above, h.house, u.lvl, greatest(h.f, u.f) as f, least(h.t, u.t) as t
from house as h
join up as u on u.body = h.house
where greatest(h.f, u.f) < least(h.t, u.t);

create or replace table chain as
select u.body, u.above, u.lvl as ord, u.f, u.t
from up as u
left join (select body from house group by body) as o on o.body = u.body
where o.body is null
union all
select body, above, row_number() over (partition by body, f order by house, lvl) - 1 as ord, f, t
from (
    select
        w.body, w.above, w.house, w.lvl, d.f, d.t,
        row_number() over (partition by w.body, d.f, w.above order by w.house, w.lvl) as nth
    from (
        select body, day as f, lead(day) over (partition by body order by day) as t
        from (
            select body, day
            from (select body, f as day from chain_way union all select body, t as day from chain_way) as a
            group by body, day
        ) as b
    ) as d
    join chain_way as w on w.body = d.body and w.f <= d.f and d.t <= w.t
) as s
where nth = 1;
