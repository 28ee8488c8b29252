-- The chart cut to the two times, and who stands and sits where on each day
-- (semantics 1 and 2; beside core/organisation/cut.py and core/organisation/view.py).
-- Spans [f, t); `place` is the order of the file; where rows touch, they are one unless their table says otherwise.

-- cut_chart: of the visible versions of one id the last counts; what was learnt is what the first said.
create or replace table tenure_piece as
select id, post, person, f, case when t <= $as_of then t else $open end as t, learnt, written
from (
    select
        id, post, person, f, t, written,
        first_value(known_on) over (partition by id order by known_at, place) as learnt,
        row_number() over (partition by id order by known_at desc, place desc) as nth
    from tenure_row
    where known_at <= $known_at
) as v
where nth = 1 and f < t and f <= $as_of;

create or replace table tenure as
select
    post, person, min(f) as f, max(t) as t, min(case when nth = 1 then learnt end) as learnt,
    min(case when nth = 1 then written end) as written
from (
    select
        post, person, island, f, t, learnt, written,
        row_number() over (partition by post, person, island order by f, t, id) as nth
    from (
        select
            id, post, person, f, t, learnt, written,
            sum(fresh) over (
                partition by post, person order by f, t, id rows between unbounded preceding and current row
            ) as island
        from (
            select
                id, post, person, f, t, learnt, written,
                case
                    when f <= max(t) over (
                        partition by post, person order by f, t, id rows between unbounded preceding and 1 preceding
                    ) then 0 else 1
                end as fresh
            from tenure_piece
        ) as a
    ) as b
) as c
group by post, person, island;

create or replace table relation_piece as
select id, kind, source, target, f, case when t <= $as_of then t else $open end as t
from (
    select
        id, kind, source, target, f, t,
        row_number() over (partition by id order by known_at desc, place desc) as nth
    from relation_row
    where known_at <= $known_at
) as v
where nth = 1 and f < t and f <= $as_of;

-- `id` is that of the row that begins the span.
create or replace table relation as
select kind, source, target, min(f) as f, max(t) as t, min(case when nth = 1 then id end) as id
from (
    select
        id, kind, source, target, f, t, island,
        row_number() over (partition by kind, source, target, island order by f, t, id) as nth
    from (
        select
            id, kind, source, target, f, t,
            sum(fresh) over (
                partition by kind, source, target order by f, t, id rows between unbounded preceding and current row
            ) as island
        from (
            select
                id, kind, source, target, f, t,
                case
                    when f <= max(t) over (
                        partition by kind, source, target
                        order by f, t, id rows between unbounded preceding and 1 preceding
                    ) then 0 else 1
                end as fresh
            from relation_piece
        ) as a
    ) as b
) as c
group by kind, source, target, island;

-- view.body: one row a row of the chart.
create or replace table body as
select body, kind, level, superior, f, t from body_row where f < t;

-- The days on which a body exists.
create or replace table existence as
select body, min(f) as f, max(t) as t
from (
    select
        body, f, t,
        sum(fresh) over (
            partition by body order by f, t, fresh desc rows between unbounded preceding and current row
        ) as island
    from (
        select
            body, f, t,
            case
                when f <= max(t) over (
                    partition by body order by f, t rows between unbounded preceding and 1 preceding
                ) then 0 else 1
            end as fresh
        from body
    ) as a
) as b
group by body, island;

-- view.post: a row of the chart, as far as the body of that row exists.
create or replace table post as
select p.post, p.body, greatest(p.f, e.f) as f, least(p.t, e.t) as t, p.place
from post_row as p
join existence as e on e.body = p.body
where greatest(p.f, e.f) < least(p.t, e.t);

-- view.post_row(post).body
create or replace table post_home as
select post, body
from (select post, body, row_number() over (partition by post order by place) as nth from post_row) as p
where nth = 1;

-- view.posts_in, for one label: any row of the post stands in the body and bears it, and so does the row of the day.
create or replace table label as
select w.post, w.body, w.label, p.f, p.t
from (
    select r.post, r.body, l.label
    from post_row as r join post_label as l on l.place = r.place
    group by r.post, r.body, l.label
) as w
join (
    select p.post, l.label, p.f, p.t
    from post as p join post_label as l on l.place = p.place
) as p on p.post = w.post and p.label = w.label;

-- view.holders: those who act, wherever somebody acts; else the tenures less the absent.
create or replace table stay as
select n.post, n.person, p.body, greatest(n.f, p.f) as f, least(n.t, p.t) as t
from tenure as n
join post as p on p.post = n.post
where greatest(n.f, p.f) < least(n.t, p.t);

create or replace table acting as
select r.target as post, r.source as person, greatest(r.f, p.f) as f, least(r.t, p.t) as t
from relation as r
join post as p on p.post = r.target
where r.kind = 'acting' and greatest(r.f, p.f) < least(r.t, p.t);

-- What interrupts a stay, and after all of it the day on which the stay ends.
create or replace table interruption as
select s.post, s.person, s.f as began, a.f, a.t
from stay as s join acting as a on a.post = s.post
where a.f < s.t and s.f < a.t
union all
select s.post, s.person, s.f as began, r.f, r.t
from stay as s join relation as r on r.kind = 'absent' and r.source = s.person and r.target = s.post
where r.f < s.t and s.f < r.t
union all
select s.post, s.person, s.f as began, r.f, r.t
from stay as s join relation as r on r.kind = 'absent' and r.source = s.person and r.target = s.body
where r.f < s.t and s.f < r.t
union all
select post, person, f as began, t as f, t from stay;

create or replace table held_piece as
select post, person, f, t
from (
    select
        post, person, f as t,
        coalesce(max(t) over (
            partition by post, person, began order by f, t rows between unbounded preceding and 1 preceding
        ), began) as f
    from interruption
) as g
where f < t
union all
select post, person, f, t from acting;

create or replace table holding as
select i.post, h.body, i.person, i.f, i.t
from (
    select post, person, min(f) as f, max(t) as t
    from (
        select
            post, person, f, t,
            sum(fresh) over (
                partition by post, person order by f, t, fresh desc rows between unbounded preceding and current row
            ) as island
        from (
            select
                post, person, f, t,
                case
                    when f <= max(t) over (
                        partition by post, person order by f, t rows between unbounded preceding and 1 preceding
                    ) then 0 else 1
                end as fresh
            from held_piece
        ) as a
    ) as b
    group by post, person, island
) as i
join post_home as h on h.post = i.post;

-- view.organs and view.is_organ
create or replace table organ as
select r.target as body, r.source as organ, greatest(r.f, e.f) as f, least(r.t, e.t) as t
from relation as r
join existence as e on e.body = r.source
where r.kind = 'same_level' and greatest(r.f, e.f) < least(r.t, e.t);

create or replace table house as
select source as body, target as house, f, t from relation where kind = 'same_level';
