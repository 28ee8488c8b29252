-- Which ids of a record a norm takes its other side from (beside core/evaluate/reading.py: read_role). Then `named` gives their seats.

create or replace table named_ask as
select distinct i.who, b.day
from bound as b join side as s on s.norm = b.norm and not s.is_by and s.bound <> '' join id_at as i on i.root = b.read_root and i.field = s.bound
where b.read_root > 0;
