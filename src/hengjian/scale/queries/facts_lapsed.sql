-- Facts that are lapses of a duty, on the day after the one missed (semantics 8; beside core/evaluate/facts.py: _lapsed).
-- Needs lapse(norm_id, trigger, body, post, due_on, root, matter) and the facts of load_facts.

create or replace table lapse_keyed as
select r.fact, 'lapse:' || l.norm_id || ':' || l.trigger as key, case when l.post > 0 then l.post else l.body end as subject,
       l.due_on + 1 as day, l.root, l.matter, l.due_on
from fact_rule as r join lapse as l on l.norm_id = r.of_norm
where r.kind = 'lapse';

create or replace table lapse_ordered as
select fact, key, subject, day, root, matter, due_on,
       row_number() over (partition by fact order by key, subject, due_on, root, matter) as seq
from lapse_keyed;

create or replace table lapse_fact as
select fact, key, subject, day, root, false as retracted, due_on, 0 as person, seq
from lapse_ordered;

create or replace table lapse_source as
select fact, key, subject, seq, 0 as pos, root from lapse_ordered where root > 0
union all
select fact, key, subject, seq, 1 as pos, matter as root from lapse_ordered where matter > 0;
