-- Asks of predicates, each once; Filled, Equals, OneOf and Contains of the record's own fields are answered here
-- (beside core/evaluate/predicates.py: holds). Input: pred_ask(ask, pred, root, iid).

-- What looks at the record alone is asked once for all obligations.
create or replace table pred_case as
select min(a.ask) as ask, a.pred, a.root, case when p.alone then 0 else a.iid end as iid
from pred_ask as a join pred as p on p.pred = a.pred
where not p.always
group by a.pred, a.root, case when p.alone then 0 else a.iid end;

create or replace table term_ask as
select c.ask, c.pred, c.root, c.iid, false as told
from pred_case as c join pred as p on p.pred = c.pred
where not p.plain;

create or replace table plain_hit as
select c.ask, w.pos
from pred_case as c
join plain_value as w on w.pred = c.pred
join field as f on f.root = c.root and f.field = w.field
where f.value = w.value or ((w.flag or f.type = 'flag') and lower(f.value) = lower(w.value))
union all
select c.ask, w.place as pos
from pred_case as c
join plain_term as w on w.pred = c.pred
join field as f on f.root = c.root and f.field = w.field and f.pos = 0;
