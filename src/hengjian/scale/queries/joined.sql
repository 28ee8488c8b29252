-- The combinations whose parts name one another as their way asks (beside core/evaluate/combine.py: _are_joined).

create or replace table ref_at as
select root, field, ref from field where ref > 0 group by root, field, ref
union all
select a.root, 're' as field, w.top as ref from act as a join record_re as r on r.ver = a.ver join walk as w on w.ver = r.ref group by a.root, w.top;

create or replace table join_asked as
select k.kid, j.lefts, j.field, j.rights, l.root as left_root, r.root as right_root
from (select distinct kid, way from combo_any where way in (select way from join_rule)) as k
join join_rule as j on j.way = k.way
join combo_any as l on l.kid = k.kid and l.place = j.lefts
join combo_any as r on r.kid = k.kid and r.place = j.rights;

create or replace table combo_cand as
select c.kid, c.iid, c.way, c.place, c.cid, c.root
from combo_any as c
left join (select distinct a.kid from join_asked as a left join ref_at as f on f.root = a.left_root and f.field = a.field and f.ref = a.right_root
           where f.ref is null) as b on b.kid = c.kid
where b.kid is null;
