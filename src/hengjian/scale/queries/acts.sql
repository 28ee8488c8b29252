-- What each chain says, completed from what it stands on (beside core/register/reuse.py and core/evaluate/world.py: field, names, label, persons_in).

create or replace table act as
select root, ver, kind, day, known_at, known_on, first_on, body, doer, retracted from act_ver;

create or replace table source_ver as
select root, 0 as step, ver from act_ver
union all
select l.root, l.step, a.ver from line as l join act_ver as a on a.root = l.base;

create or replace table about as
select x.root, b.pos, b.who
from source_ver as x
join record_about as b on b.ver = x.ver
join (select x.root, min(x.step) as step from source_ver as x join record_about as b on b.ver = x.ver group by x.root) as m
  on m.root = x.root and m.step = x.step;

create or replace table field_near as
select x.root, f.field, min(x.step) as step
from line_root as l join source_ver as x on x.root = l.root
join record_field as f on f.ver = x.ver
group by x.root, f.field;

create or replace table field_said as
select a.root, f.field, f.pos, f.value, f.type, f.who, f.ref
from act_ver as a join record_field as f on f.ver = a.ver left join line_root as l on l.root = a.root
where l.root is null
union all
select x.root, f.field, f.pos, f.value, f.type, f.who, f.ref
from field_near as n
join source_ver as x on x.root = n.root and x.step = n.step
join record_field as f on f.ver = x.ver and f.field = n.field;

-- An empty day field is read as the day of the act.
create or replace table field as
select f.root, f.field, f.pos, f.value, f.type, f.who, coalesce(case when s.root is null then 0 else w.top end, 0) as ref
from field_said as f
left join walk as w on w.ver = f.ref
left join shown as s on s.root = w.top
union all
select a.root, k.day_field as field, 0 as pos, cast(a.day as varchar) as value, 'day' as type, 0 as who, 0 as ref
from act as a join kind_of as k on k.kind = a.kind and k.day_field <> ''
left join field_said as f on f.root = a.root and f.field = k.day_field
where f.root is null;

create or replace table names as
select n.root, n.named from (
  select a.root, w.top as named from act_ver as a join record_re as r on r.ver = a.ver join walk as w on w.ver = r.ref
  union all
  select f.root, w.top as named
  from field_said as f join act_ver as a on a.root = f.root
  join kind_field as k on k.kind = a.kind and k.field = f.field and k.type in ('reference', 'references')
  join walk as w on w.ver = f.ref) as n
join shown as s on s.root = n.named
group by n.root, n.named;

create or replace table label_of as
select a.root, f.value as label
from act as a join kind_of as k on k.kind = a.kind and k.label_field <> ''
join field as f on f.root = a.root and f.field = k.label_field and f.pos = 0;

create or replace table matter_id as
select v.root, n.code as who
from version as v join record_name as r on r.code = v.ver join name as n on n.id = r.id;

-- Whom a record names, where: by, about, and its fields of holders; as ids, then as persons on the day of the act.
create or replace table id_in as
select root, 'by' as field, doer as who from act where doer > 0
union all
select root, 'about' as field, who from about where who > 0
union all
select f.root, f.field, f.who
from field as f join act as a on a.root = f.root
left join kind_field as k on k.kind = a.kind and k.field = f.field
where f.who > 0 and (k.type in ('holder', 'holders') or f.field = 'signed_by');

create or replace table who_in as
select i.root, i.field, coalesce(h.person, i.who) as person
from (select distinct root, field, who from id_in) as i
join act as a on a.root = i.root
join name as n on n.code = i.who
left join holding as h on h.post = i.who and h.f <= a.day and a.day < h.t
where n.what <> 'post' or h.post is not null
group by i.root, i.field, coalesce(h.person, i.who);

-- Every id a record names in a place, in the order it names them; common parts and fields alike.
create or replace table id_at as
select root, 'by' as field, 0 as pos, doer as who from act where doer > 0
union all
select root, 'about' as field, pos, who from about where who > 0
union all
select root, 'body' as field, 0 as pos, body as who from act where body > 0
union all
select root, field, pos, who from field where who > 0;
