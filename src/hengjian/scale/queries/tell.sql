-- Where a notice may go on $as_of, before anybody is left out: one `way` per ladder and start body, its rungs that
-- somebody holds numbered as they are climbed (beside core/evaluate/tell.py: `whom_to_tell`, `_posts`, `_heads`).
-- Asked by `tell_ask(iid, body, post, person)`, the bearers shown by lapsed rows; body 0 = above the top.

create or replace table tell_hold as
select post, person from holding where f <= $as_of and $as_of < t group by post, person;

-- `_posts` less what nobody holds: an empty post hears nothing. A body is told through the first label of HEADS that
-- one of its posts carries.
create or replace table tell_post as
with titled as (
    select
        body, post,
        case label when 'top_leader' then 1 when 'discipline_head' then 2 when 'organisation_head' then 3 end as turn
    from label
    where f <= $as_of and $as_of < t and label in ('top_leader', 'discipline_head', 'organisation_head')
),
head as (
    select d.body, d.post
    from titled as d
    join (select body, min(turn) as turn from titled group by body) as m on m.body = d.body and m.turn = d.turn
),
used as (
    select r.role, r.pair
    from role as r
    join (select role from ladder_rung group by role) as l on l.role = r.role
    where r.pair <> 'lower'
),
reached as (
    select s.role, u.pair, s.home, coalesce(h.post, s.post) as post
    from seat as s
    join used as u on u.role = s.role
    left join head as h on s.post = 0 and h.body = s.body
    where s.f <= $as_of and $as_of < s.t
),
placed as (
    select role, home as house, post from reached where pair <> 'upper'
    union all
    select r.role, s.body as house, r.post
    from reached as r
    join sup as s on s.above = r.home
    where r.pair = 'upper' and s.f <= $as_of and $as_of < s.t
)
select p.role, p.house, p.post
from placed as p
join (select post from tell_hold group by post) as h on h.post = p.post
group by p.role, p.house, p.post;

create or replace table tell_from as
select
    a.iid, n.ladder, case when i.moved then a.body else i.home end as start, a.post, a.person,
    i.post as own_post, i.person as own_person, i.root, i.matter, i.recipients,
    case when i.recipients then 0 when i.sperson <> 0 then i.sperson else i.sbody end as subject
from tell_ask as a
join inst as i on i.iid = a.iid
join norm as n on n.norm = i.norm
where a.body <> 0;

create or replace table tell_way as
select row_number() over (order by ladder, start) as way, ladder, start
from tell_from
group by ladder, start;

-- One row for each holder; `leads` marks one of them.
create or replace table tell_step as
select s.way, s.pos, s.post, h.person, h.person = f.person as leads
from (
    select way, dense_rank() over (partition by way order by lvl, rung) as pos, post
    from (
        select w.way, u.lvl, l.rung, p.post
        from tell_way as w
        join up as u on u.body = w.start
        join ladder_rung as l on l.ladder = w.ladder and l.above = (u.lvl > 0)
        join tell_post as p on p.role = l.role and p.house = u.above
        where u.f <= $as_of and $as_of < u.t
        group by w.way, u.lvl, l.rung, p.post
    ) as r
) as s
join tell_hold as h on h.post = s.post
join (select post, min(person) as person from tell_hold group by post) as f on f.post = s.post;

-- Who is set aside in which matter.
create or replace table tell_aside as
select m.root, r.source as person
from relation as r
join matter_id as m on m.who = r.target
where r.kind in ('recused', 'implicated') and r.f <= $as_of and $as_of < r.t
group by m.root, r.source;

-- Set aside from what a counted fact rests on, beyond its first two records.
create or replace table tell_counted as
select f.iid, s.person
from tell_from as f join more as m on m.iid = f.iid join tell_aside as s on s.root = m.root
group by f.iid, s.person;

-- Whom else a duty is about, besides its subject.
create or replace table tell_spoken as
select s.iid, case when s.person <> 0 then s.person else s.body end as who
from spoken as s
join tell_from as f on f.iid = s.iid
where not f.recipients
group by s.iid, case when s.person <> 0 then s.person else s.body end;

create or replace table tell_open as
select
    f.iid, w.way, f.post, f.person, f.own_post, f.own_person, f.root, f.matter, f.subject
from tell_from as f
join tell_way as w on w.ladder = f.ladder and w.start = f.start;

create or replace table told as
select iid, post from tell_open where false;
