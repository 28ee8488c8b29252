-- Which evidence decides (semantics 5, choice; beside core/evaluate/choose.py: gather).
-- combo_cand(kid, iid, way, place, cid, root), joint_flaw(kid, ord, name, root, expected, found), verdict(kid, says) -> best(iid, standing, kid).

create or replace table combo_roots as
select kid, min(root) as first_root, array_to_string(list_sort(list(lpad(cast(root as varchar), 9, '0'))), ',') as roots
from (select distinct kid, root from combo_cand) as r
group by kid;

create or replace table combo_codes as
select kid, array_to_string(list_sort(list(name)), ',') as codes
from (
  select b.kid, f.ord, f.name, b.place from combo_cand as b join cand_flaw as f on f.cid = b.cid
  union all
  select kid, ord, name, 0 as place from joint_flaw
  union all
  select kid, 0 as ord, 'judged_not_ok' as name, 0 as place from verdict where says = 'not_ok') as f
group by kid;

create or replace table combo_all as
select b.kid, b.iid, b.way, b.day, b.known_at, r.roots, c.codes,
       case when c.codes is not null then 'flawed' when v.says = 'missing' then 'waiting' else 'good' end as standing
from (select b.kid, b.iid, b.way, max(c.day) as day, max(c.known_at) as known_at
      from combo_cand as b join cand_judged as c on c.cid = b.cid group by b.kid, b.iid, b.way) as b
join combo_roots as r on r.kid = b.kid
left join combo_codes as c on c.kid = b.kid
left join verdict as v on v.kid = b.kid;

create or replace table best as
select kid, iid, standing, day, known_at, roots, codes from combo_all
qualify row_number() over (partition by iid, standing
                           order by day, case when standing = 'flawed' then null else known_at end, roots, codes, way, kid) = 1;
