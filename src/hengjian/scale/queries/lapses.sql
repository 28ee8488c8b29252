-- The duties missed so far, as facts of the next stratum (semantics 8; beside core/evaluate/engine.py: lapse_of).

create or replace table lapse as
select n.id as norm_id, o.trigger, o.body, o.post, coalesce(o.due_on, o.arises) as due_on, o.root, o.matter
from obligation as o join norm as n on n.norm = o.norm
where o.missed;
