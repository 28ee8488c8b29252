-- Who is directly above a body on each day (semantics 2; beside core/organisation/view.py: superior).

-- The latest superior relation of the day, by its start and then its id, goes before what the body's row says.
create or replace table sup_day as
select body, day from (
    select body, f as day from body
    union all
    select body, t as day from body
    union all
    select source as body, f as day from relation where kind = 'superior'
    union all
    select source as body, t as day from relation where kind = 'superior'
) as d
group by body, day;

create or replace table sup_said as
select body, above, f, t
from (
    select
        b.body, coalesce(r.target, b.superior) as above, d.f, d.t,
        row_number() over (partition by b.body, d.f order by r.f desc, r.id desc) as nth
    from (select body, day as f, lead(day) over (partition by body order by day) as t from sup_day) as d
    join body as b on b.body = d.body and b.f <= d.f and d.t <= b.t
    left join relation as r on r.kind = 'superior' and r.source = d.body and r.f <= d.f and d.t <= r.t
) as s
where nth = 1 and above <> 0;

create or replace table sup as
select body, above, min(f) as f, max(t) as t
from (
    select
        body, above, f, t,
        sum(fresh) over (
            partition by body, above order by f, t, fresh desc rows between unbounded preceding and current row
        ) as island
    from (
        select
            body, above, f, t,
            case
                when f <= max(t) over (
                    partition by body, above order by f, t rows between unbounded preceding and 1 preceding
                ) then 0 else 1
            end as fresh
        from (
            select s.body, s.above, greatest(s.f, e.f) as f, least(s.t, e.t) as t
            from sup_said as s
            join existence as e on e.body = s.above
            where greatest(s.f, e.f) < least(s.t, e.t)
        ) as p
    ) as a
) as b
group by body, above, island;

-- Every id that could be asked for a chain stands above itself, always.
create or replace table up as
select body, body as above, 0 as lvl, DATE '0001-01-01' as f, $open as t
from (
    select code as body from name where what in ('body', '') and code <> 0
    union all
    select body from house
    union all
    select house as body from house
) as i
group by body;

create or replace table up_new as
select body, above, lvl, f, t from up;
