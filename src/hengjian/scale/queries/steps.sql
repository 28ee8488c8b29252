-- Every step a role can take on the chart (semantics 2; beside core/rulebook/paths.py: _take).
-- `take(way, from_body, to_body, to_post, f, t)`: 0 is no post; the spans of one step are apart.

-- Ids that are not organs of another body, when (view.is_organ): a gap before each span as an organ, and one after all.
create or replace table unhoused as
select body, f, t
from (
    select
        body, f as t,
        coalesce(max(t) over (
            partition by body order by f, t rows between unbounded preceding and 1 preceding
        ), DATE '0001-01-01') as f
    from (
        select body, f, t from house
        union all
        select body, $open as f, $open as t
        from (
            select body from existence
            union all
            select body from post_row
            union all
            select body from organ
        ) as i
        group by body
    ) as s
) as g
where f < t;

-- An organisation and its organs (posts_or_organs).
create or replace table step_desk as
select body, body as desk, f, t from unhoused
union all
select u.body, o.organ as desk, greatest(u.f, o.f) as f, least(u.t, o.t) as t
from unhoused as u
join organ as o on o.body = u.body
where greatest(u.f, o.f) < least(u.t, o.t);

-- view.posts_in: any row of the post stands in the body and bears one of the names, and so does the row of the day.
create or replace table step_post as
select a.way, w.kind, a.body, a.post, p.f, p.t
from (
    select n.way, r.body, r.post
    from role_way_name as n
    join role_way as w on w.way = n.way and w.kind in ('posts', 'posts_or_organs')
    join post_label as l on l.label = n.name
    join post_row as r on r.place = l.place
    group by n.way, r.body, r.post
) as a
join (
    select n.way, p.post, p.f, p.t
    from role_way_name as n
    join role_way as w on w.way = n.way and w.kind in ('posts', 'posts_or_organs')
    join post_label as l on l.label = n.name
    join post as p on p.place = l.place
    group by n.way, p.post, p.f, p.t
) as p on p.way = a.way and p.post = a.post
join role_way as w on w.way = a.way;

-- Relations that a step follows back to their sources, and what each source is as seats (paths._seats).
create or replace table step_source as
select k.way, k.kind, r.source, r.target, r.f, r.t
from (
    select way, kind, kind as relation from role_way where kind in ('dispatched', 'in_charge')
    union all
    select way, kind, 'dispatched' as relation from role_way where kind = 'sender'
    union all
    select w.way, w.kind, n.name as relation
    from role_way as w join role_way_name as n on n.way = w.way
    where w.kind = 'related'
) as k
join relation as r on r.kind = k.relation;

create or replace table step_seat as
select s.source, n.what, h.body, case when n.what = 'post' then s.source else 0 end as post,
    DATE '0001-01-01' as f, $open as t
from (select source from step_source group by source) as s
join name as n on n.code = s.source and n.what in ('body', 'post')
left join post_home as h on h.post = s.source and n.what = 'post'
union all
select s.source, n.what, h.body, h.post, h.f, h.t
from (select source from step_source group by source) as s
join name as n on n.code = s.source and n.what not in ('body', 'post')
join holding as h on h.person = s.source;

create or replace table step_all as
select w.way, e.body as from_body, e.body as to_body, 0 as to_post, greatest(e.f, u.f) as f, least(e.t, u.t) as t
from role_way as w
cross join existence as e
join unhoused as u on u.body = e.body
where w.kind = 'own' and greatest(e.f, u.f) < least(e.t, u.t)
union all
select w.way, s.body as from_body, s.above as to_body, 0 as to_post, s.f, s.t
from role_way as w cross join sup as s
where w.kind = 'superior'
union all
select w.way, s.above as from_body, s.body as to_body, 0 as to_post, s.f, s.t
from role_way as w cross join sup as s
where w.kind = 'subordinates'
union all
select n.way, r.target as from_body, r.source as to_body, 0 as to_post, greatest(r.f, b.f) as f, least(r.t, b.t) as t
from role_way as w
join role_way_name as n on n.way = w.way
join body as b on b.kind = n.name
join relation as r on r.kind = 'same_level' and r.source = b.body
where w.kind = 'organ' and greatest(r.f, b.f) < least(r.t, b.t)
union all
select s.way, s.target as from_body, coalesce(x.body, s.source) as to_body, x.post as to_post,
    greatest(s.f, x.f) as f, least(s.t, x.t) as t
from step_source as s
join step_seat as x on x.source = s.source
where s.kind <> 'sender' and greatest(s.f, x.f) < least(s.t, x.t)
union all
select s.way, s.target as from_body, x.body as to_body, 0 as to_post,
    greatest(s.f, x.f) as f, least(s.t, x.t) as t
from step_source as s
join step_seat as x on x.source = s.source and x.what <> 'body'
where s.kind = 'sender' and greatest(s.f, x.f) < least(s.t, x.t)
union all
select s.way, s.target as from_body, u.above as to_body, 0 as to_post,
    greatest(s.f, u.f) as f, least(s.t, u.t) as t
from step_source as s
join name as n on n.code = s.source and n.what = 'body'
join sup as u on u.body = s.source
where s.kind = 'sender' and greatest(s.f, u.f) < least(s.t, u.t)
union all
select way, body as from_body, body as to_body, post as to_post, f, t from step_post where kind = 'posts'
union all
select p.way, d.body as from_body, d.desk as to_body, p.post as to_post,
    greatest(d.f, p.f) as f, least(d.t, p.t) as t
from step_post as p
join step_desk as d on d.desk = p.body
where p.kind = 'posts_or_organs' and greatest(d.f, p.f) < least(d.t, p.t);

create or replace table take as
select way, from_body, to_body, to_post, min(f) as f, max(t) as t
from (
    select
        way, from_body, to_body, to_post, f, t,
        sum(fresh) over (
            partition by way, from_body, to_body, to_post order by f, t, fresh desc
            rows between unbounded preceding and current row
        ) as island
    from (
        select
            way, from_body, to_body, to_post, f, t,
            case
                when f <= max(t) over (
                    partition by way, from_body, to_body, to_post order by f, t
                    rows between unbounded preceding and 1 preceding
                ) then 0 else 1
            end as fresh
        from step_all
    ) as a
) as b
group by way, from_body, to_body, to_post, island;
