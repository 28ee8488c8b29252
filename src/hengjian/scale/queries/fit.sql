-- Which records could fit a part whoever asks: live, of the kind, filled, and what can be said of them alone
-- (semantics 5; beside core/evaluate/evidence.py: _fits). Needs held_alone (pred, root) for the conditions of parts that look at the record alone.

create or replace table filled as
select root, field from field group by root, field
union all
select root, 'by' as field from act where doer > 0
union all
select root, 'body' as field from act where body > 0
union all
select root, 'about' as field from about group by root
union all
select root, 're' as field from (select a.root from act as a join record_re as r on r.ver = a.ver group by a.root) as r
union all
select root, 'day' as field from act
union all
select root, 'recorded_on' as field from act;

create or replace table part_kind as
select p.part, p.way, p.place, p.link, p.standing, p.fields, p.produced, k.kind, coalesce(w.cnt, 0) as alone
from part as p join of_kind as k on k.wanted = p.kind
left join (select w.part, count(*) as cnt from part_where as w join pred as d on d.pred = w.pred where d.alone group by w.part) as w on w.part = p.part;

create or replace table fit as
select p.part, p.way, p.place, a.root, a.kind, a.day, a.known_at, a.body, a.doer
from part_kind as p
join act as a on a.kind = p.kind and not a.retracted
left join (select f.part, d.root, count(*) as cnt from part_field as f join filled as d on d.field = f.field
           join part_kind as k on k.part = f.part join act as a on a.root = d.root and a.kind = k.kind group by f.part, d.root) as f
  on f.part = p.part and f.root = a.root
left join (select w.part, h.root, count(*) as cnt from part_where as w join pred as d on d.pred = w.pred and d.alone
           join held_alone as h on h.pred = w.pred group by w.part, h.root) as h
  on h.part = p.part and h.root = a.root
where (p.fields = 0 or coalesce(f.cnt, 0) = p.fields) and (p.alone = 0 or coalesce(h.cnt, 0) = p.alone);

-- Whom a record is about, as a part asks (named_holders): ids and the persons they meant that day.
create or replace table fit_named as
select f.part, f.root, i.who from fit as f join id_in as i on i.root = f.root and i.field = 'about'
union
select f.part, f.root, i.person as who from fit as f join who_in as i on i.root = f.root and i.field = 'about'
union
select f.part, f.root, i.who
from fit as f join part_field as q on q.part = f.part
join kind_field as k on k.kind = f.kind and k.field = q.field and k.type in ('holder', 'holders')
join id_in as i on i.root = f.root and i.field = q.field
union
select f.part, f.root, i.person as who
from fit as f join part_field as q on q.part = f.part
join kind_field as k on k.kind = f.kind and k.field = q.field and k.type in ('holder', 'holders')
join who_in as i on i.root = f.root and i.field = q.field;

-- The bodies of its addressees, where the part asks for one (reaches_recipients).
create or replace table fit_addressed as
select f.part, f.root
from fit as f join part_field as q on q.part = f.part
join kind_field as k on k.kind = f.kind and k.field = q.field and k.addressee
group by f.part, f.root;

create or replace table fit_address as
select f.part, f.root, case n.what when 'body' then i.who when 'post' then p.body else s.body end as body
from fit as f join part_field as q on q.part = f.part
join kind_field as k on k.kind = f.kind and k.field = q.field and k.addressee
join id_at as i on i.root = f.root and i.field = q.field
join name as n on n.code = i.who
left join post_home as p on n.what = 'post' and p.post = i.who
left join holding as h on n.what not in ('body', 'post') and h.person = i.who and h.f <= f.day and f.day < h.t
left join post_home as s on s.post = h.post
where n.what in ('body', 'post') or s.body is not null
group by f.part, f.root, case n.what when 'body' then i.who when 'post' then p.body else s.body end;

-- Who could have done it: as it says, the persons meant, the posts these held, and those they stood in for (acts_for).
create or replace table actor as
select root, who, 'doer' as way from (select root, doer as who from act where doer > 0 and not retracted) as d
union
select w.root, w.person as who, 'person' as way from who_in as w where w.field = 'by'
union
select w.root, h.post as who, 'seat' as way
from who_in as w join act as a on a.root = w.root join holding as h on h.person = w.person and h.f <= a.day and a.day < h.t
where w.field = 'by'
union
select a.root, r.target as who, 'deputy' as way
from act as a join relation as r on r.kind = 'deputy' and r.source = a.doer and r.f <= a.day and a.day < r.t
union
select w.root, r.target as who, 'deputy' as way
from who_in as w join act as a on a.root = w.root join relation as r on r.kind = 'deputy' and r.source = w.person and r.f <= a.day and a.day < r.t
where w.field = 'by'
union
select a.root, r.target as who, 'deputy' as way
from (select root, doer as id from act union select root, person as id from who_in where field = 'by') as g
join act as a on a.root = g.root
join holding as h on h.person = g.id and h.f <= a.day and a.day < h.t
join relation as r on r.kind = 'deputy' and r.source = h.post and r.f <= a.day and a.day < r.t;

create or replace table standing_from as
select a.root, coalesce(try_cast(f.value as date), a.day) as since, try_cast(t.value as date) as until
from act as a
left join field as f on f.root = a.root and f.field = 'valid_from' and f.pos = 0
left join field as t on t.root = a.root and t.field = 'valid_to' and t.pos = 0
where not a.retracted;
