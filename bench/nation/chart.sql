-- Committees at five levels with their organs, teams, people and relations; nothing here is a real place or person.
-- One row a body, post or person; who follows whom in a post is drawn from the seed. Nobody leaves or enters a team
-- within ten weeks before a half-year begins, so that a slot always begins with a holder (ground truth counts on it).

create or replace macro draw(tag, key) as
    (hash(tag, key, getvariable('seed')) % 1000003) / 1000003.0;
create or replace macro named(key) as
    substr('沈顾陆程江叶苏傅钟谭贺严方孟秦段雷侯邵万钱汤尹黎易常武乔赖龚文庞樊兰殷施陶洪翟安颜倪葛祝纪舒柯项季蒲喻耿覃骆', 1 + (hash(key, 1) % 54)::integer, 1)
    || substr('砚岚禾澄舟桐钧苓朗栩衡若启怀知远景维承致思秉立之仲伯向明嘉书', 1 + (hash(key, 2) % 30)::integer, 1)
    || substr('青川宁溪原岑桦樾谦恒川行安田野朴直言诚平舒和光甫白石林松', 1 + (hash(key, 3) % 28)::integer, 1);

create or replace table committee as
select 'n0' as id, 0 as lvl, 0 as nth, '' as sup, 'committee' as kind, 'central' as level, 9 as team, '虚构中央' as name
union all
select printf('p%02d', i), 1, i, 'n0', 'committee', 'province', 9, '虚构' || i || '省委'
from range(1, getvariable('provinces') + 1) as r(i)
union all
select printf('c%03d', i), 2, i, printf('p%02d', 1 + ((i - 1) * getvariable('provinces')) // getvariable('cities')),
    'committee', 'city', 9, '虚构' || i || '市委'
from range(1, getvariable('cities') + 1) as r(i)
union all
select printf('x%04d', i), 3, i, printf('c%03d', 1 + ((i - 1) * getvariable('cities')) // getvariable('counties')),
    'committee', 'county', 9, '虚构' || i || '县委'
from range(1, getvariable('counties') + 1) as r(i)
union all
select printf('t%05d', i), 4, i, printf('x%04d', 1 + ((i - 1) * getvariable('counties')) // getvariable('townships')),
    'committee', 'township', 9, '虚构' || i || '镇党委'
from range(1, getvariable('townships') + 1) as r(i)
union all
select printf('g%04d', i), 5, i, printf('x%04d', i), 'party_group', 'department', 5, '虚构' || i || '县财政局党组'
from range(1, getvariable('counties') + 1) as r(i);

-- organs: of the same level as their committee; townships have a discipline body alone, party groups none
create or replace table organ as
select c.id || o.suffix as id, c.id as home, c.lvl, o.kind, c.level, c.name || o.name as name, o.suffix
from committee as c
join (values ('j', 'discipline_body', '纪委', 4), ('z', 'organisation_department', '组织部', 3),
    ('w', 'work_department', '工作部', 3)) as o(suffix, kind, name, deepest) on c.lvl <= o.deepest;

create or replace table body as
select id, name, kind, sup as superior, level, date '2010-01-01' as "from", null::date as "to" from committee
union all
select id, name, kind, '', level, date '2010-01-01', null from organ
union all
select printf('d%04d', nth), name || '派驻组', 'dispatched_team', id || 'j', 'county', date '2010-01-01', null
from committee where lvl = 3;

-- seats: place 1 is the top leader, 4 the secretary of discipline, 5 the head of organisation
create or replace table seat as
select c.id || '.' || k as post, c.id as body, c.id as home, c.lvl, c.nth, c.sup, k::integer as place,
    k = 1 as leads, '' as held_by,
    case when k = 1 then 'top_leader' else 'member' end
    || case when k = 4 and c.lvl <= 4 then ';discipline_secretary' else '' end
    || case when c.lvl <= 3 or (c.lvl = 4 and k <= 3) then ';declarant' else '' end
    || case when c.lvl = 0 then ';central_member' else '' end
    || case when c.lvl <= 1 then ';senior_official' else '' end as roles,
    c.name || case when k = 1 then '书记' when k = 4 then '委员、纪委书记' else '委员' || k end as title
from committee as c, range(1, 10) as r(k) where k <= c.team
union all
select c.id || '.10', c.id, c.id, c.lvl, c.nth, c.sup, 10, false, '', 'leading_official', c.name || '二级巡视员'
from committee as c where c.lvl <= 3
union all
select o.id || '.1', o.id, o.home, o.lvl, 0, '', 11, false,
    o.home || case o.suffix when 'j' then '.4' when 'z' then '.5' else '.6' end,
    case o.suffix when 'j' then 'discipline_head' when 'z' then 'organisation_head' else '' end,
    o.name || '负责人'
from organ as o
union all
select o.id || '.2', o.id, o.home, o.lvl, 0, '', 12, false, '', '', o.name || '副职' from organ as o where o.lvl <= 3
union all
select printf('d%04d.%d', c.nth, k), printf('d%04d', c.nth), c.id, 6, c.nth, '', (12 + k)::integer, false, '',
    case when k = 1 then 'dispatched_head' else '' end, c.name || '派驻组' || k
from committee as c, range(1, 3) as r(k) where c.lvl = 3;

-- when a post changes hands (null: never), and whether two neighbours of one county change places on that day
create or replace table change as
with drawn as (
    select s.post, s.place, s.lvl, s.nth, s.sup,
        draw('swap', ((s.nth + 1) // 2) || '.' || s.place) < 0.04 and s.lvl = 4 as may_swap,
        draw('moves', s.post) as moves, draw('when', s.post) as whenever, draw('gap', s.post) as gap,
        draw('when', 'pair' || ((s.nth + 1) // 2) || '.' || s.place) as pair_when
    from seat as s where s.held_by = ''
),
paired as (
    select d.*, o.post as other
    from drawn as d
    left join drawn as o on d.may_swap and o.lvl = 4 and o.place = d.place and o.sup = d.sup
        and o.nth = d.nth + case when d.nth % 2 = 1 then 1 else -1 end
),
timed as (
    select *, case when other is not null then pair_when else whenever end as w,
        other is not null or moves < 0.34 as moved
    from paired
)
select post, other,
    case when not moved then null
        when w < 0.4 then date '2021-08-01' + (w * 2.5 * 95)::integer
        else (case when (w * 1000)::integer % 2 = 0 then date '2022-02-01' else date '2022-08-01' end)
            + ((w * 10000)::integer % 95)
            + case (w * 100000)::integer % 4 when 0 then 0 when 1 then 365 when 2 then 730 else 1096 end
    end as day,
    case when other is null and gap < 0.12 then 15 + (gap * 250)::integer else 0 end as gap
from timed;

create or replace table hold as
with first as (
    select s.post, 'h' || s.post || 'a' as person,
        case when s.place = 10 then date '2012-01-01' + (draw('since', s.post) * 3000)::integer
            else date '2016-02-01' + (draw('since', s.post) * 1900)::integer end as f,
        case when c.day <= date '2026-04-30' then c.day end as t, c.gap, c.other
    from seat as s join change as c using (post)
)
select post, 'k' || post || 'a' as id, person, f, t from first
union all
select post, 'k' || post || 'b', case when other is null then 'h' || post || 'b' else 'h' || other || 'a' end,
    t + gap, null
from first where t is not null;

create or replace table held as
select post, id, person, f, coalesce(t, date '9999-12-31') as t from hold
union all
select s.post, 'k' || s.post || right(h.id, 1), h.person, h.f, coalesce(h.t, date '9999-12-31')
from seat as s join hold as h on h.post = s.held_by where s.held_by <> '';

create or replace view bodies as select * from body;
create or replace view posts as
select post as id, body, title, roles, date '2010-01-01' as "from", null::date as "to" from seat;
create or replace view people as select person as id, named(person) as name from hold where right(person, 1) = right(id, 1)
    and person = 'h' || post || right(id, 1);
-- an end comes as a later version of the row; one in twenty is entered weeks late
create or replace view tenures as
select id, post, person, f as "from", null::date as "to", f + interval 8 hour as recorded_at from held
union all
select id, post, person, f, t - 1,
    t + interval 9 hour + interval 1 day * (case when draw('learnt', id) < 0.05 then 20 + (draw('learnt', id) * 500)::integer else 0 end)
from held where t < date '9999-12-31';

create or replace view links as
with linked as (
    select 'same_level' as kind, id as source, home as target, date '2021-01-01' as f, '' as note from organ
    union all
    select 'deputy', id || '.2', id || '.1', date '2021-01-01', '协助主要负责人' from organ where lvl <= 3
    union all
    select 'dispatched', printf('d%04d', nth), printf('g%04d', nth), date '2021-01-01', '派驻' from committee where lvl = 3
    union all
    select 'in_charge', 'n0.' || (2 + nth % 8), id, date '2021-01-01', '分管' from committee where lvl = 1
    union all
    select 'in_charge', home || '.' || (2 + lvl), id, date '2021-01-01', '分管' from organ where suffix = 'w'
    union all
    select 'dual', sup || 'w', id, date '2021-01-01', '主管' from committee where lvl = 5
    union all
    select 'assisting', sup || 'z', id, date '2021-01-01', '协管' from committee where lvl = 5
    union all
    select 'kin', 'h' || post || 'a', 'h' || home || '.1a', date '2015-05-01', '亲属' from seat
    where place between 2 and 9 and draw('kin', post) < 0.004
    union all
    select 'reports_to', home || '.9', home || '.2', date '2021-01-01', '' from seat
    where place = 9 and draw('reports', post) < 0.02
)
select 'l' || kind || '-' || source || '-' || target as id, kind, source, target, f as "from", null::date as "to",
    f + interval 8 hour as recorded_at, note
from linked
union all
select 'labsent-' || post, 'absent', person, post, date '2023-09-01', date '2023-11-30', timestamp '2023-09-01 08:00:00', ''
from hold where t is null and f < date '2022-01-01' and draw('absent', post) < 0.004 and post like '%.7'
union all
select 'lacting-' || h.post, 'acting', 'h' || h.home || '.2a', h.post, h.t, h.t + 10, h.t + interval 8 hour, '主持'
from (select hold.*, seat.home, seat.leads from hold join seat using (post)) as h
join change as c using (post) where h.t is not null and h.leads and c.gap > 20;
