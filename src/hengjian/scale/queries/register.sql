-- The register cut to the two times, as chains (semantics 1; beside core/register/chains.py, reuse.py and core/evaluate/world.py).
-- Needs walk (every visible record and the first of its chain) and line (what a record stands on); both are loops of register.py.

create or replace table ranked as
select w.top as root, r.ver, r.kind, r.day, r.known_at, r.known_on, r.body, r.doer, r.reuse_of,
       row_number() over (partition by w.top order by r.known_at desc, r.ver desc) as back,
       row_number() over (partition by w.top order by case when r.kind = 'withdrawal' then 1 else 0 end, r.known_at desc, r.ver desc) as said,
       first_value(r.known_on) over (partition by w.top order by r.known_at, r.ver rows between unbounded preceding and unbounded following) as first_on
from record_row as r join walk as w on w.ver = r.ver;

create or replace table shown as
select root from ranked where said = 1 and day <= $as_of;

create or replace table version as
select r.root, r.ver, r.kind, r.day, r.known_at, r.known_on, r.body, r.doer, r.back
from ranked as r join shown as s on s.root = r.root;

create or replace table act_ver as
select r.root, r.ver, r.kind, r.day, r.known_at, r.known_on, r.first_on, r.body, r.doer, r.back > 1 or r.kind = 'withdrawal' as retracted
from ranked as r join shown as s on s.root = r.root
where r.said = 1;

create or replace table stands_on as
select a.root, w.top as base
from act_ver as a
join ranked as r on r.root = a.root and r.back = 1 and r.reuse_of > 0
join walk as w on w.ver = r.reuse_of
join ranked as b on b.root = w.top and b.back = 1
join shown as s on s.root = w.top
where split_part(r.kind, '.', 1) = split_part(b.kind, '.', 1) and w.top <> a.root;
