-- Which deciding checks look at which candidate, and which of them it fails (semantics 5; beside core/evaluate/checks.py: looked_at, find_flaws).
-- cand -> look(cid, ord), and what is asked of predicates.

create or replace table look as
select c.cid, c.iid, c.root, k.norm, k.ord, k.name
from cand as c
join ev as e on e.iid = c.iid
join check_rule as k on k.norm = e.norm and k.deciding
join act as a on a.root = c.root
left join (select q.norm, q.ord, o.kind from check_kind as q join of_kind as o on o.wanted = q.kind group by q.norm, q.ord, o.kind) as m
  on m.norm = k.norm and m.ord = k.ord and m.kind = a.kind
where case when k.has_on then m.kind is not null else c.place = 0 end;

create or replace table look_need as
select l.cid, l.ord, n.pos, n.pred, l.root, case when d.alone then 0 else l.iid end as iid
from look as l join check_need as n on n.norm = l.norm and n.ord = l.ord join pred as d on d.pred = n.pred and not d.always;

create or replace table look_ask as
select row_number() over (order by 1) as ask, q.* from (select pred, root, iid from look_need group by pred, root, iid) as q;

create or replace table pred_ask as
select ask, pred, root, iid from look_ask;
