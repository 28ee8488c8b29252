-- Which predicates hold: pred_held(ask) (beside core/evaluate/predicates.py: holds). Each class once, over all its asks.
-- Needs the tables of pred_asked.sql, terms.sql and term_keys.sql, and on_side of sides.sql.

-- Filled, Equals, OneOf, Contains: how much of what is wanted is there.
create or replace table case_hit as
select ask, pos from plain_hit
union all
select a.ask, w.pos
from term_ask as a
join pred_value as w on w.pred = a.pred
join term_value as v on v.ask = a.ask and v.place = 0
where v.value = w.value or ((w.flag or v.type = 'flag') and lower(v.value) = lower(w.value))
union all
select a.ask, v.place as pos
from term_ask as a
join pred as p on p.pred = a.pred and p.class = 'filled'
join term_value as v on v.ask = a.ask;

create or replace table held_fill as
select h.ask
from case_hit as h
join pred_case as c on c.ask = h.ask
join pred as p on p.pred = c.pred
group by h.ask, p.need
having count(distinct h.pos) >= p.need;

-- CountAtLeast, CountAtMost, ShareAtLeast.
create or replace table held_count as
select a.ask
from term_ask as a
join pred as p on p.pred = a.pred and p.class in ('count_at_least', 'count_at_most')
join pred_amount_of as m on m.ask = a.ask
left join (select ask, count(*) as n from term_key where place = 0 group by ask) as k on k.ask = a.ask
where case when p.class = 'count_at_least' then coalesce(k.n, 0) >= m.whole else coalesce(k.n, 0) <= m.whole end
union all
select a.ask
from term_ask as a
join pred as p on p.pred = a.pred and p.class = 'share_at_least'
join pred_amount_of as m on m.ask = a.ask
join term_mean as h on h.ask = a.ask and h.place = 1
join (select ask, count(*) as n from term_key where place = 1 group by ask) as w on w.ask = a.ask
left join (
    select k.ask, count(*) as n, sum(case when o.ask is null then 0 else 1 end) as inside
    from term_key as k
    left join term_key as o on o.ask = k.ask and o.place = 1 and o.person = k.person and o.other = k.other
    where k.place = 0
    group by k.ask
) as k on k.ask = a.ask
where case when h.holders then coalesce(k.inside, 0) else coalesce(k.n, 0) end >= cast(m.number as decimal(18, 9)) * w.n;

-- SamePerson, Apart.
create or replace table person_met as
select l.ask, sum(case when r.ask is null then 0 else 1 end) as common
from term_ask as a
join pred as p on p.pred = a.pred and p.class in ('same_person', 'apart')
join term_person as l on l.ask = a.ask and l.place = 0
left join term_person as r on r.ask = l.ask and r.place = 1 and r.person = l.person and r.other = l.other
group by l.ask;

create or replace table held_person as
select m.ask
from person_met as m
join term_ask as a on a.ask = m.ask
join pred as p on p.pred = a.pred and p.class = 'same_person'
where m.common > 0
union all
select m.ask
from person_met as m
join term_ask as a on a.ask = m.ask
join pred as p on p.pred = a.pred and p.class = 'apart'
join (select ask from term_person where place = 1 group by ask) as r on r.ask = m.ask
where m.common = 0;

-- FirstIs, LastIs: an entry is read as persons on the day of the act.
create or replace table held_entry as
select e.ask
from (
    select v.ask, v.value, v.who, a.root,
        case when p.class = 'first_is' then row_number() over (partition by v.ask order by v.pos)
            else row_number() over (partition by v.ask order by v.pos desc) end as nth
    from term_ask as a
    join pred as p on p.pred = a.pred and p.class in ('first_is', 'last_is')
    join term_value as v on v.ask = a.ask and v.place = 0
) as e
join act as c on c.root = e.root
join name as n on n.code = e.who
left join holding as h on n.what = 'post' and h.post = e.who and h.f <= c.day and c.day < h.t
join term_person as w on w.ask = e.ask and w.place = 1 and w.person = coalesce(h.person, e.who)
    and w.other = case when e.who > 0 then '' else e.value end
where e.nth = 1 and (n.what <> 'post' or h.post is not null)
group by e.ask;

-- NoLater, Within, RecordedWithin. Counted without adding: a day is within months if it lies in an earlier month, or in
-- that month on no later a day; within working days if fewer lie before it (core/calendar/deadline.py: end_of, down).
create or replace table day_pair as
select a.ask, p.class, s.day as since, u.day as until
from term_ask as a
join pred as p on p.pred = a.pred and p.class in ('no_later', 'within')
join term_day as s on s.ask = a.ask and s.place = 0
join term_day as u on u.ask = a.ask and u.place = 1
where s.day <= u.day
union all
select a.ask, p.class, c.day as since, greatest(c.day, c.first_on) as until
from term_ask as a
join pred as p on p.pred = a.pred and p.class = 'recorded_within'
join act as c on c.root = a.root;

create or replace table held_day as
select d.ask from day_pair as d where d.class = 'no_later' and d.since is not null
union all
select d.ask
from (
    select d.ask, d.since, d.until, m.whole, m.unit,
        (year(d.until) - year(d.since)) * 12 + month(d.until) - month(d.since) as months
    from day_pair as d
    join pred_amount_of as m on m.ask = d.ask
    where d.class <> 'no_later'
) as d
left join cal as s on d.unit = 'wd' and s.day = d.since
left join cal as u on d.unit = 'wd' and u.day = d.until - 1
where case d.unit
    when 'd' then d.until - d.since <= d.whole
    when 'wd' then d.until = d.since or u.no - s.no < d.whole
    else d.months < d.whole or (d.months = d.whole and day(d.until) <= day(d.since)) end;

-- OfKind, InForce (stands_on).
create or replace table refers as
select v.ask, v.ref
from term_ask as a
join pred as p on p.pred = a.pred and p.class in ('of_kind', 'in_force')
join term_value as v on v.ask = a.ask and v.place = 0 and v.ref > 0
group by v.ask, v.ref;

create or replace table standing as
select d.root, max(case when d.field = 'valid_from' then d.day end) as since, max(case when d.field = 'valid_to' then d.day end) as until
from (
    select f.root, f.field, max(case when f.type in ('text', 'day') and f.value >= '0001' and length(f.value) = 10
        and regexp_matches(f.value, '^[0-9]{4}-[0-9]{2}-[0-9]{2}') then try_cast(f.value as date) end) as day
    from (select ref from refers group by ref) as r
    join field as f on f.root = r.ref and f.field in ('valid_from', 'valid_to')
    group by f.root, f.field
    having count(*) = 1
) as d
group by d.root;

create or replace table held_refer as
select r.ask
from refers as r
join term_ask as a on a.ask = r.ask
join pred as p on p.pred = a.pred and p.class = 'of_kind'
join act as c on c.root = r.ref
left join pred_kind as k on k.pred = a.pred and k.kind = c.kind
group by r.ask
having sum(case when c.retracted or k.pred is null then 1 else 0 end) = 0
union all
select r.ask
from refers as r
join term_ask as a on a.ask = r.ask
join pred as p on p.pred = a.pred and p.class = 'in_force'
join term_day as d on d.ask = r.ask and d.place = 1 and d.day is not null
join act as c on c.root = r.ref
left join standing as f on f.root = r.ref
group by r.ask
having sum(case when c.retracted or coalesce(f.since, c.day) > d.day or f.until <= d.day then 1 else 0 end) = 0;

-- NoneExcluded, Covers: who stands on the side of one the matter is about.
create or replace table excluded as
select e.ask, e.person, e.other
from apart_ask as e
left join side_ask as s on s.person = e.person and s.subject = e.subject and s.day = e.day
left join on_side as o on o.ask = s.ask
where o.ask is not null or (e.person = e.subject and e.other = e.subject_other)
group by e.ask, e.person, e.other;

create or replace table held_apart as
select a.ask
from term_ask as a
join pred as p on p.pred = a.pred and p.class = 'none_excluded'
left join excluded as e on e.ask = a.ask
where e.ask is null
union all
select k.ask
from term_key as k
join term_ask as a on a.ask = k.ask
join pred as p on p.pred = a.pred and p.class = 'covers'
left join term_key as o on o.ask = k.ask and o.place = 0 and o.person = k.person and o.other = k.other
left join excluded as e on e.ask = k.ask and e.person = k.person and e.other = k.other
where k.place = 1
group by k.ask
having sum(case when o.ask is null and e.ask is null then 1 else 0 end) = 0;

-- Unlike: an unset share never speaks against a text.
create or replace table held_unlike as
select a.ask
from term_ask as a
join pred as p on p.pred = a.pred and p.class = 'unlike'
left join pred_amount_of as m on m.ask = a.ask
left join alike as l on l.root = a.root
where m.number is null or coalesce(l.num, 0) < cast(m.number as decimal(18, 9)) * coalesce(l.den, 1);

create or replace table pred_held as
select a.ask
from pred_ask as a
join pred as p on p.pred = a.pred and p.always
union all
select a.ask
from pred_ask as a
join pred as p on p.pred = a.pred
join pred_case as c on c.pred = a.pred and c.root = a.root and c.iid = case when p.alone then 0 else a.iid end
join (
    select ask from held_fill union all select ask from held_count union all select ask from held_person
    union all select ask from held_entry union all select ask from held_day union all select ask from held_refer
    union all select ask from held_apart union all select ask from held_unlike
) as h on h.ask = c.ask;
