-- One round: what a record reached in the last round names is reached too (semantics 5; beside core/evaluate/evidence.py: _through_matter).

create or replace table reach_found as
select l.root, n.named as of
from reach_new as l
join names_now as n on n.root = l.of
left join reach as r on r.root = l.root and r.of = n.named
where r.root is null
group by l.root, n.named;

create or replace table reach as
select root, of from reach
union all
select root, of from reach_found;

create or replace table reach_new as
select root, of from reach_found;
