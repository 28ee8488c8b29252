-- Who stands on whose side on a day: `on_side(ask)` keeps of `side_ask(ask, person, subject, day)` the asks that
-- core/evaluate/sides.py `_on_side` answers with true (semantics 9).
-- `person` and `subject` are codes of bodies, posts, persons or ids nobody declared.

create or replace table side_who as
select a.who, a.day, coalesce(n.what, '') as what, bool_or(a.asked) as asked
from (
    select person as who, day, true as asked from side_ask
    union all
    select subject as who, day, false as asked from side_ask
) as a
left join name as n on n.code = a.who
group by a.who, a.day, coalesce(n.what, '');

-- Each with the posts held: `home` the body of a post, `stands` the bodies of `bodies_of`.
create or replace table side_place as
select
    w.who, w.day, w.asked, w.what, w.who as id, false as held, h.body as home,
    case when w.what = 'body' then w.who else h.body end as stands
from side_who as w
left join post_home as h on h.post = w.who
union all
select
    w.who, w.day, w.asked, w.what, g.post as id, true as held, h.body as home,
    case when w.what in ('body', 'post') then null else h.body end as stands
from side_who as w
join holding as g on g.person = w.who and w.day >= g.f and w.day < g.t
join post_home as h on h.post = g.post;

-- `_senders_of` for the person and each post held.
create or replace table side_sender as
with sent as (
    select source, f, t from relation where kind = 'dispatched'
),
own as (
    select distinct p.who, p.day, p.id, p.home
    from side_place as p
    join sent as s on s.source = p.id and p.day >= s.f and p.day < s.t
    where p.asked
),
team as (
    select distinct p.who, p.day, p.home
    from side_place as p
    join sent as s on s.source = p.home and p.day >= s.f and p.day < s.t
    left join own as o on o.who = p.who and o.day = p.day and o.id = p.id
    where p.asked and o.who is null
)
select o.who, o.day, p.stands as body
from own as o
join side_place as p on p.who = o.who and p.day = o.day
where o.id = o.who and p.stands is not null
union
select who, day, home as body from own where id <> who
union
select t.who, t.day, s.above as body
from team as t
join sup as s on s.body = t.home and t.day >= s.f and t.day < s.t;

-- Bodies over a person: by the line of the bodies stood in, and as `_chiefs_over` reads them.
create or replace table side_over as
select p.who, p.day, u.above as body, true as line, s.who is null as chief
from (select distinct who, day, stands from side_place where asked and stands is not null) as p
join up as u on u.body = p.stands and p.day >= u.f and p.day < u.t
left join (select distinct who, day from side_sender) as s on s.who = p.who and s.day = p.day
union all
select who, day, body, false as line, true as chief from side_sender;

-- `top` are the posts whose first row (core: `post_row`) says top leader.
create or replace table on_side as
with top as (
    select l.post
    from (select post, min(place) as place from post_row group by post) as p
    join post_label as l on l.place = p.place
    where l.label = 'top_leader'
),
other as (
    select a.ask, a.person, a.subject, a.day, w.what
    from side_ask as a
    join side_who as w on w.who = a.subject and w.day = a.day
),
report as (
    select p.who, p.day, r.target
    from side_place as p
    join relation as r on r.source = p.id and p.day >= r.f and p.day < r.t
    where p.asked and r.kind = 'reports_to'
),
kin as (
    select source as one, target as two, f, t from relation where kind = 'kin'
    union all
    select target as one, source as two, f, t from relation where kind = 'kin'
)
select ask from side_ask where person = subject
union
select o.ask
from other as o
join side_over as v on v.who = o.person and v.day = o.day and v.body = o.subject
where o.what = 'body' and v.line
union
select o.ask
from other as o
join kin as k on k.one = o.person and k.two = o.subject and o.day >= k.f and o.day < k.t
where o.what <> 'body'
union
select o.ask
from other as o
join report as r on r.who = o.person and r.day = o.day
join side_place as p on p.who = o.subject and p.day = o.day and p.id = r.target
where o.what <> 'body'
union
select o.ask
from other as o
join side_place as p on p.who = o.subject and p.day = o.day
join top as t on t.post = p.id
join side_over as v on v.who = o.person and v.day = o.day and v.body = p.home
where o.what <> 'body' and p.held and v.chief;
