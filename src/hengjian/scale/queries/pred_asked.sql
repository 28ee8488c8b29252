-- Asks of predicates, each once; Filled, Equals, OneOf and Contains of the record's own fields are answered here
-- (beside core/evaluate/predicates.py: holds). Input: pred_ask(ask, pred, root, iid).

-- Of what records a plain predicate holds, whoever asks: no table grows with the asks. Of most, one entry decides.
create or replace table plain_asked as
select v.pred, p.need, v.pos, v.field, v.value, v.flag
from plain_value as v
join pred as p on p.pred = v.pred
join (select pred from pred_ask group by pred) as a on a.pred = v.pred;

create or replace table plain_hit as
select f.root, w.pred, w.need, w.pos
from field as f
join plain_asked as w on w.field = f.field and w.need > 1
where (w.value is null and f.pos = 0) or f.value = w.value
    or ((w.flag or f.type = 'flag') and lower(f.value) = lower(w.value));

create or replace table plain_held as
select f.root, w.pred
from field as f
join plain_asked as w on w.field = f.field and w.need = 1
where (w.value is null and f.pos = 0) or f.value = w.value
    or ((w.flag or f.type = 'flag') and lower(f.value) = lower(w.value))
union all
select root, pred
from plain_hit
group by root, pred, need
having count(distinct pos) >= need;

-- What looks at the record alone is asked once for all obligations.
create or replace table pred_case as
select min(a.ask) as ask, a.pred, a.root, case when p.alone then 0 else a.iid end as iid
from pred_ask as a join pred as p on p.pred = a.pred
where not p.always and not p.plain
group by a.pred, a.root, case when p.alone then 0 else a.iid end;

create or replace table term_ask as
select ask, pred, root, iid, false as told from pred_case;
