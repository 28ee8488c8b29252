-- Whose eyes are whose, read off the chart once: the relations that sight is made of (semantics 10; beside
-- core/register/visibility.py). Every span is [f, t) and holds of the days inside alone; touching rows are not joined.

-- `_house`: a body with the bodies of its level, also when named by one of them.
create or replace table sight_house as
with root as (
    select code as body, code as root, date '0001-01-01' as f, $open as t from name where what in ('body', '')
    union all
    select body, house as root, f, t from house
)
select body, root as other, f, t from root
union all
select r.body, o.organ as other, greatest(r.f, o.f) as f, least(r.t, o.t) as t
from root as r
join organ as o on o.body = r.root and o.f < r.t and r.f < o.t;

-- `_chain_over`.
create or replace table sight_over as
select body, above, f, t from up where lvl > 0
union all
select h.body, u.above, greatest(h.f, u.f) as f, least(h.t, u.t) as t
from house as h
join up as u on u.body = h.house and u.f < h.t and h.f < u.t
where u.lvl > 0;

-- `posts_in` for TEAM and WATCH: any row of the post stands in the body with a label of them, and so does the row of the day.
create or replace table sight_label as
select place, label in ('top_leader', 'member') as is_team
from post_label
where label in ('top_leader', 'member', 'discipline_head', 'discipline_secretary')
group by place, label in ('top_leader', 'member');

create or replace table sight_stand as
select p.place, r.body, r.post, r.is_team, p.f, p.t
from (
    select r.body, r.post, q.is_team
    from post_row as r
    join sight_label as q on q.place = r.place
    group by r.body, r.post, q.is_team
) as r
join post as p on p.post = r.post;

create or replace table sight_part as
select s.body, s.post, s.is_team, s.f, s.t
from sight_stand as s
join sight_label as q on q.place = s.place and q.is_team = s.is_team;

-- `_leads` of one body: its team, and the watch of its house.
create or replace table sight_lead as
select body, post, f, t from sight_part where is_team
union all
select h.body, l.post, greatest(h.f, l.f) as f, least(h.t, l.t) as t
from sight_house as h
join sight_part as l on l.body = h.other and l.f < h.t and h.f < l.t
where not l.is_team;

create or replace table sight_lead_over as
select o.body, l.post, greatest(o.f, l.f) as f, least(o.t, l.t) as t
from sight_over as o
join sight_lead as l on l.body = o.above and l.f < o.t and o.f < l.t;

-- `_houses_above` of one body.
create or replace table sight_house_over as
select o.body, h.other, greatest(o.f, h.f) as f, least(o.t, h.t) as t
from sight_over as o
join sight_house as h on h.body = o.above and h.f < o.t and o.f < h.t;

-- The posts a holder looks from: a post from itself, whoever else from the seats held.
create or replace table sight_seat as
select post as holder, post, date '0001-01-01' as f, $open as t from post_home
union all
select h.person as holder, h.post, h.f, h.t
from holding as h
join name as n on n.code = h.person
where n.what <> 'post';

-- `bodies_of`.
create or replace table sight_home as
select code as holder, code as body, date '0001-01-01' as f, $open as t from name where what = 'body'
union all
select s.holder, h.body, s.f, s.t
from sight_seat as s
join post_home as h on h.post = s.post
join name as n on n.code = s.holder
where n.what <> 'body';

-- `_stands_for`, but for a name that is the holder itself. A post or a body that holds a post is no person of itself.
create or replace table sight_stands as
with held as (
    select h.post, h.person, h.f, h.t, n.what from holding as h join name as n on n.code = h.person where n.what <> 'post'
)
select h.body as named, h.holder, h.f, h.t
from sight_home as h
join name as n on n.code = h.body
where n.what = 'body' and h.holder <> h.body
union all
select post as named, person as holder, f, t from held
union all
select person as named, post as holder, f, t from held where what <> 'body'
union all
select a.post as named, b.post as holder, greatest(a.f, b.f) as f, least(a.t, b.t) as t
from holding as a
join holding as b on b.person = a.person and b.f < a.t and a.f < b.t
where a.post <> b.post;

-- `all_posts_in`: a post that ever stood in the body, while it stands anywhere.
create or replace table sight_post as
select r.body, p.post, p.f, p.t
from (select distinct body, post from post_row) as r
join post as p on p.post = r.post;

-- `boundaries`: 0, the missing id, has days of its own.
create or replace table sight_bound as
with row_of as (
    select body as id, superior as other, f, t from body_row
    union all
    select post as id, body as other, f, t from post_row
    union all
    select post as id, person as other, f, t from tenure
    union all
    select source as id, target as other, f, t from relation
)
select id, day
from (
    select id, f as day from row_of
    union all
    select id, t as day from row_of
    union all
    select other as id, f as day from row_of
    union all
    select other as id, t as day from row_of
) as d
where day <= $as_of
group by id, day;
