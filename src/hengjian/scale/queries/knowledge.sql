-- What is asked of whom: the versions of the chains of `know_ask`, each with its class and those it names, and whose
-- sight is wanted (semantics 10; beside core/evaluate/knowledge.py: seen_as, _holders). Only versions learnt by as_of.

create or replace table sight_ver as
select v.root, v.ver, v.known_on, v.body, v.doer, v.kind, v.back = 1 as latest, coalesce(k.visibility, 'V7') as class
from version as v
join (select distinct root from know_ask) as a on a.root = v.root
left join kind_of as k on k.kind = v.kind
where v.known_on <= $as_of;

-- A current version that stands on others is completed from them, itself first (core/register/reuse.py).
create or replace table sight_source as
with based as (
    select v.ver, v.kind, l.step, b.ver as source
    from sight_ver as v
    join line as l on l.root = v.root
    join version as b on b.root = l.base and b.back = 1
    where v.latest
)
select ver, kind, step, source from based
union all
select ver, kind, 0 as step, ver as source from based group by ver, kind;

create or replace table sight_alone as
select v.ver, v.kind
from sight_ver as v
left join (select distinct ver from sight_source) as s on s.ver = v.ver
where s.ver is null;

create or replace table sight_about as
select v.ver, b.who from sight_alone as v join record_about as b on b.ver = v.ver
union all
select ver, who
from (
    select s.ver, b.who, s.step, min(s.step) over (partition by s.ver) as nearest
    from sight_source as s
    join record_about as b on b.ver = s.source
) as f
where step = nearest;

-- Addressees and readers.
create or replace table sight_named as
with wanted as (
    select kind, field from kind_field where (addressee or reader) and type in ('holder', 'holders')
)
select v.ver, f.who
from sight_alone as v
join wanted as w on w.kind = v.kind
join record_field as f on f.ver = v.ver and f.field = w.field
where f.who > 0
union all
select ver, who
from (
    select s.ver, f.who, s.step, min(s.step) over (partition by s.ver, f.field) as nearest
    from sight_source as s
    join wanted as w on w.kind = s.kind
    join record_field as f on f.ver = s.source and f.field = w.field
) as f
where step = nearest and who > 0;

-- Whoever stands for one of these sees: the doer, the named, in V3 those it is about.
create or replace table sight_reader as
select ver, doer as who from sight_ver where doer > 0
union all
select ver, who from sight_named
union all
select b.ver, b.who from sight_about as b join sight_ver as v on v.ver = b.ver where v.class = 'V3';

-- The bodies whose superiors see: in V4 those of whom it is about, and while there is none the body of the record.
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
select g.ver, v.body, g.f, g.t from gap as g join sight_ver as v on v.ver = g.ver where g.f < g.t
union all
select ver, body, date '0001-01-01' as f, $open as t from sight_ver where class in ('V2', 'V3');

-- Whose sight of which version is still sought, from the day `since` to the day `until`. First: on the day it was learnt.
create or replace table sight_look as
select
    a.ask, v.ver, v.body, v.doer, v.class, v.known_on as since, v.known_on as until,
    case when a.post > 0 then a.post when a.person > 0 then a.person else a.body end as holder,
    a.post = 0 and a.person = 0 as is_body
from know_ask as a
join sight_ver as v on v.root = a.root;
