-- What the terms of predicates mean: term_value(ask, place, pos, value, type, who, ref) and term_person(ask, place,
-- person, other), only where they are asked (beside core/evaluate/predicates.py: values_of, persons_of).
-- Input: term_ask(ask, pred, root, iid, told). `other` is the text of an id that nothing declares, where person is 0.
-- A person may be there twice.
-- Places 8 and 9 are whom a matter is about (_about): the subject, else those the record names.

-- _referred, through a field of the record.
create or replace table via_link as
select l.ask, l.place, l.field, min(l.pos) as pos, l.ref
from (
    select a.ask, u.place, u.field, f.pos, f.ref
    from term_ask as a
    join term_use as u on u.pred = a.pred and u.whose = 'referred'
    join field as f on f.root = a.root and f.field = u.via and f.ref > 0
    union all
    select a.ask, u.place, u.field, r.pos, v.root as ref
    from term_ask as a
    join term_use as u on u.pred = a.pred and u.whose = 'referred' and u.via = 're'
    join act as c on c.root = a.root
    join record_re as r on r.ver = c.ver
    join version as v on v.ver = r.ref
) as l
group by l.ask, l.place, l.field, l.ref;

-- Which sheet is read for a term: what a chain says, by its root; what takes it back, by the root below zero.
-- `bound`: the seats of a role that the trigger names (core/evaluate/reading.py: seats_for).
create or replace table asked_sheet as
select a.ask, a.root, u.place, 0 as ord, a.root as sheet, u.field, u.as_person, false as bound
from term_ask as a
join term_use as u on u.pred = a.pred and u.whose = 'record' and u.place < 8
where a.told or u.as_value or u.field not in ('by', 'about')
union all
select a.ask, a.root, u.place, 0 as ord, i.root as sheet, u.field, u.as_person, false as bound
from term_ask as a
join term_use as u on u.pred = a.pred and u.whose = 'trigger'
join inst as i on i.iid = a.iid and i.root > 0
union all
select a.ask, a.root, u.place, 1 as ord, i.matter as sheet, u.field, u.as_person, false as bound
from term_ask as a
join term_use as u on u.pred = a.pred and u.whose = 'trigger'
join inst as i on i.iid = a.iid and i.matter > 0
union all
select a.ask, a.root, u.place, 2 as ord, m.root as sheet, u.field, u.as_person, false as bound
from term_ask as a
join term_use as u on u.pred = a.pred and u.whose = 'trigger'
join more as m on m.iid = a.iid
union all
select a.ask, a.root, u.place, l.pos as ord, case when c.retracted then -l.ref else l.ref end as sheet, u.field, u.as_person,
    false as bound
from via_link as l
join act as c on c.root = l.ref
join term_ask as a on a.ask = l.ask
join term_use as u on u.pred = a.pred and u.place = l.place
union all
select a.ask, a.root, u.place, 0 as ord, i.root as sheet, coalesce(b.field, 'by') as field, u.as_person, true as bound
from term_ask as a
join term_use as u on u.pred = a.pred and u.whose = 'role'
join inst as i on i.iid = a.iid and i.root > 0
left join norm_bind as b on b.norm = i.norm and b.role = u.role
where u.recorded or b.role is not null;

create or replace table sheet_need as
select sheet, field from asked_sheet group by sheet, field;

create or replace table sheet_at as
select s.sheet, c.ver, c.day, c.known_on, c.body, c.doer
from (select sheet from sheet_need group by sheet) as s
join act as c on c.root = s.sheet
union all
select s.sheet, v.ver, v.day, v.known_on, v.body, v.doer
from (select sheet from sheet_need where sheet < 0 group by sheet) as s
join version as v on v.root = -s.sheet and v.back = 1;

-- core/evaluate/world.py: field, as a list.
create or replace table sheet_value as
select q.sheet, q.field, f.pos, case when f.type <> 'flag' then f.value when f.value = 'true' then 'True' else 'False' end as value,
    f.type, case when f.type = 'flag' then 0 else f.who end as who, f.ref
from sheet_need as q
join field as f on f.root = q.sheet and f.field = q.field
union all
select q.sheet, q.field, f.pos, case when f.type <> 'flag' then f.value when f.value = 'true' then 'True' else 'False' end as value,
    f.type, case when f.type = 'flag' then 0 else f.who end as who, coalesce(v.root, 0) as ref
from sheet_need as q
join sheet_at as s on s.sheet = q.sheet
join record_field as f on f.ver = s.ver and f.field = q.field
left join version as v on v.ver = f.ref
where q.sheet < 0
union all
select p.sheet, p.field, p.pos, n.id as value, 'text' as type, p.who, 0 as ref
from (
    select q.sheet, q.field, 0 as pos, case when q.field = 'by' then s.doer else s.body end as who
    from sheet_need as q
    join sheet_at as s on s.sheet = q.sheet
    where q.field in ('by', 'body')
    union all
    select q.sheet, q.field, b.pos, b.who
    from sheet_need as q
    join about as b on b.root = q.sheet
    where q.field = 'about'
    union all
    select q.sheet, q.field, b.pos, b.who
    from sheet_need as q
    join sheet_at as s on s.sheet = q.sheet
    join record_about as b on b.ver = s.ver
    where q.field = 'about' and q.sheet < 0
) as p
join name as n on n.code = p.who
where p.who > 0
union all
select q.sheet, q.field, r.pos, coalesce(n.id, '') as value, 'text' as type, 0 as who, coalesce(v.root, 0) as ref
from sheet_need as q
join sheet_at as s on s.sheet = q.sheet
join record_re as r on r.ver = s.ver
left join record_name as n on n.code = r.ref
left join version as v on v.ver = r.ref
where q.field = 're'
union all
select q.sheet, q.field, 0 as pos, cast(case when q.field = 'day' then s.day else s.known_on end as varchar) as value,
    'day' as type, 0 as who, 0 as ref
from sheet_need as q
join sheet_at as s on s.sheet = q.sheet
where q.field in ('day', 'recorded_on');

create or replace table term_entry as
select a.ask, a.place, a.bound, a.as_person, c.day, cast(a.ord as bigint) * 1000000 + s.pos as pos, s.value, s.type, s.who, s.ref
from asked_sheet as a
join sheet_value as s on s.sheet = a.sheet and s.field = a.field
join act as c on c.root = a.root;

-- core/evaluate/reading.py: seats_seen.
create or replace table asked_home as
select h.ask, h.place, h.day, h.role, case when h.climbs then coalesce(s.above, 0) else h.home end as home
from (
    select a.ask, u.place, c.day, u.role, u.pair = 'upper' and i.upper = i.lower as climbs,
        case when u.pair = 'upper' and i.upper <> i.lower then i.upper when u.pair = 'lower' then i.lower else i.home end as home
    from term_ask as a
    join term_use as u on u.pred = a.pred and u.whose = 'role'
    join inst as i on i.iid = a.iid
    join act as c on c.root = a.root
    left join norm_bind as b on b.norm = i.norm and b.role = u.role
    where i.root = 0 or (not u.recorded and b.role is null)
    union all
    select a.ask, u.place, c.day, u.role, u.pair = 'upper' as climbs, c.body as home
    from term_ask as a
    join term_use as u on u.pred = a.pred and u.whose = 'role'
    join act as c on c.root = a.root
    where a.iid = 0
) as h
left join sup as s on h.climbs and s.body = h.home and s.f <= h.day and h.day < s.t;

-- named_seats: the post, the body, or a person's first post.
create or replace table bound_seat as
select e.ask, e.place, e.day, e.who as body, 0 as post
from term_entry as e
join name as n on n.code = e.who and n.what = 'body'
where e.bound
union all
select e.ask, e.place, e.day, h.body, h.post
from term_entry as e
join name as n on n.code = e.who and n.what = 'post'
join post_home as h on h.post = e.who
where e.bound
union all
select p.ask, p.place, p.day, p.body, p.post
from (
    select e.ask, e.place, e.day, h.body, h.post, row_number() over (partition by e.ask, e.place, e.pos order by h.body, h.post) as nth
    from term_entry as e
    join name as n on n.code = e.who and n.what not in ('body', 'post')
    join holding as g on g.person = e.who and g.f <= e.day and e.day < g.t
    join post_home as h on h.post = g.post
    where e.bound
) as p
where p.nth = 1;

-- Sides of an obligation: the bearer or whoever could bear it; the subject, in place 8 only where it is one.
create or replace table owed_party as
select a.ask, a.root, u.place, i.body, i.post, i.person
from term_ask as a
join term_use as u on u.pred = a.pred and u.whose = 'bearer'
join inst as i on i.iid = a.iid
left join (select iid from candidate group by iid) as c on c.iid = a.iid
where c.iid is null
union all
select a.ask, a.root, u.place, c.body, c.post, 0 as person
from term_ask as a
join term_use as u on u.pred = a.pred and u.whose = 'bearer'
join candidate as c on c.iid = a.iid
union all
select a.ask, a.root, u.place, i.sbody as body, i.spost as post, i.sperson as person
from term_ask as a
join term_use as u on u.pred = a.pred and u.whose = 'subject'
join inst as i on i.iid = a.iid and greatest(i.sbody, i.spost, i.sperson) > 0 and not (u.place = 8 and i.recipients);

create or replace table asked_party as
select p.ask, p.place, c.day, p.body, p.post
from owed_party as p
join act as c on c.root = p.root
where p.person = 0
union all
select h.ask, h.place, h.day, s.body, s.post
from asked_home as h
join seat as s on s.role = h.role and s.home = h.home and s.f <= h.day and h.day < s.t
where h.home > 0
union all
select ask, place, day, body, post from bound_seat;

-- view.persons for what a term names; _party_persons for who stands somewhere.
create or replace table term_person as
select a.ask, u.place, w.person, '' as other
from term_ask as a
join term_use as u on u.pred = a.pred and u.whose = 'record' and u.field in ('by', 'about') and u.place < 8
join who_in as w on w.root = a.root and w.field = u.field
where not a.told and not u.as_value
union all
select a.ask, u.place, w.person, '' as other
from term_ask as a
join term_use as u on u.pred = a.pred and u.place = 9
join who_in as w on w.root = a.root and w.field = 'about'
left join inst as i on i.iid = a.iid and greatest(i.sbody, i.spost, i.sperson) > 0 and not i.recipients
where i.iid is null
union all
select e.ask, e.place, coalesce(h.person, e.who) as person, case when e.who > 0 then '' else e.value end as other
from term_entry as e
join name as n on n.code = e.who
left join holding as h on n.what = 'post' and h.post = e.who and h.f <= e.day and e.day < h.t
where e.as_person and not e.bound and (n.what <> 'post' or h.post is not null)
union all
select ask, place, person, '' as other from owed_party where person > 0
union all
select p.ask, p.place, h.person, '' as other
from asked_party as p
join holding as h on h.post = p.post and h.f <= p.day and p.day < h.t
where p.post > 0
union all
select ask, place, body as person, case when body > 0 then '' else 'outside' end as other
from asked_party
where post = 0
union all
select p.ask, p.place, h.person, '' as other
from asked_party as p
join label as l on l.body = p.body and l.label = 'top_leader' and l.f <= p.day and p.day < l.t
join holding as h on h.post = l.post and h.f <= p.day and p.day < h.t
where p.post = 0 and p.body > 0;

create or replace table term_value as
select ask, place, pos, value, type, who, ref from term_entry where not bound
union all
select p.ask, p.place, p.person as pos, case when p.person > 0 then n.id else p.other end as value, 'text' as type, p.person as who, 0 as ref
from term_person as p
join term_ask as a on a.ask = p.ask
join term_use as u on u.pred = a.pred and u.place = p.place and u.whose in ('bearer', 'subject', 'role') and (a.told or u.as_value)
join name as n on n.code = p.person
group by p.ask, p.place, p.person, p.other, n.id;
