-- What is asked of whom: the versions of the chains of `know_ask`, each with its class and those it names, and whose
-- sight is wanted (semantics 10; beside core/evaluate/knowledge.py: seen_as, _holders). Only versions learnt by as_of.

create or replace table sight_ver as
select v.root, v.ver, v.known_on, v.body, v.doer, v.kind, v.back = 1 as latest, coalesce(k.visibility, 'V7') as class
from version as v
join (select distinct root from know_ask) as a on a.root = v.root
left join kind_of as k on k.kind = v.kind
where v.known_on <= $as_of;

-- What a current version is completed from, nearest first (core/register/reuse.py).
create or replace table sight_source as
select v.ver, v.kind, l.step, b.ver as source
from sight_ver as v
join line as l on l.root = v.root
join version as b on b.root = l.base and b.back = 1
where v.latest;

create or replace table sight_about as
with far as (
    select s.ver, s.step, b.who, min(s.step) over (partition by s.ver) as nearest
    from sight_source as s
    join record_about as b on b.ver = s.source
)
select v.ver, b.who from sight_ver as v join record_about as b on b.ver = v.ver
union all
select f.ver, f.who
from far as f
left join (select distinct ver from record_about) as o on o.ver = f.ver
where f.step = f.nearest and o.ver is null;

-- Addressees and readers.
create or replace table sight_named as
with wanted as (
    select kind, field from kind_field where (addressee or reader) and type in ('holder', 'holders')
),
far as (
    select s.ver, s.step, f.field, f.who, min(s.step) over (partition by s.ver, f.field) as nearest
    from sight_source as s
    join wanted as w on w.kind = s.kind
    join record_field as f on f.ver = s.source and f.field = w.field
)
select v.ver, f.who
from sight_ver as v
join wanted as w on w.kind = v.kind
join record_field as f on f.ver = v.ver and f.field = w.field
where f.who > 0
union all
select f.ver, f.who
from far as f
left join (select distinct ver, field from record_field) as o on o.ver = f.ver and o.field = f.field
where f.step = f.nearest and o.ver is null and f.who > 0;

-- V4: the bodies whose superiors see: those of whom it is about, and while there is none the body of the record.
create or replace table sight_under as
with subject as (
    select v.ver, h.body, h.f, h.t
    from sight_ver as v
    join sight_about as b on b.ver = v.ver
    join sight_home as h on h.holder = b.who
    where v.class = 'V4'
),
edge as (
    select ver, f, t from subject
    union all
    select ver, date '0001-01-01' as f, date '0001-01-01' as t from sight_ver where class = 'V4'
),
gap as (
    select
        ver,
        max(t) over (partition by ver order by f, t rows between unbounded preceding and current row) as f,
        coalesce(lead(f) over (partition by ver order by f, t), $open) as t
    from edge
)
select ver, body, f, t from subject
union all
select g.ver, v.body, g.f, g.t from gap as g join sight_ver as v on v.ver = g.ver where g.f < g.t;

-- Whose sight of which version is still sought, from the day `since` to the day `until`. First: on the day it was learnt.
create or replace table sight_look as
select
    a.ask, v.ver, v.body, v.doer, v.class, v.known_on as since, v.known_on as until,
    case when a.post > 0 then a.post when a.person > 0 then a.person else a.body end as holder,
    a.post = 0 and a.person = 0 as is_body
from know_ask as a
join sight_ver as v on v.root = a.root;
