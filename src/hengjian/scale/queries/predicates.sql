-- Which predicates hold: pred_held(ask) (beside core/evaluate/predicates.py: holds). Needs held_any, the cases that hold.

create or replace table held_case as
select c.pred, c.root, c.iid
from pred_case as c
semi join held_any as h on h.ask = c.ask;

create or replace table pred_held as
select a.ask
from pred_ask as a
join pred as p on p.pred = a.pred and p.always
union all
select a.ask
from pred_ask as a
semi join plain_held as h on h.root = a.root and h.pred = a.pred
union all
select a.ask
from pred_ask as a
join pred as p on p.pred = a.pred
join held_case as h on h.pred = a.pred and h.root = a.root and h.iid = case when p.alone then 0 else a.iid end;
