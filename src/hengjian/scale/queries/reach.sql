-- What a record's current version names: nothing but its `re` where it was taken back (beside core/evaluate/world.py: names).
-- Needs act, names, version, record_re, and reach_ask: the records asked of.

create or replace table names_now as
select n.root, n.named from names as n join act as a on a.root = n.root where not a.retracted
union all
select v.root, w.root as named
from act as a
join version as v on v.root = a.root and v.back = 1
join record_re as r on r.ver = v.ver
join version as w on w.ver = r.ref
where a.retracted
group by v.root, w.root;

create or replace table reach as
select root, root as of from reach_ask group by root;

create or replace table reach_new as
select root, of from reach;
