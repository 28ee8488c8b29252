-- The first record of each joint act, and the ids its roles are taken from (see joint.sql).

create or replace table joint_first as
select b.kid, b.iid, b.root, e.norm, e.home, e.upper, e.lower, e.root as source, a.day, a.doer
from combo_cand as b join ev as e on e.iid = b.iid and e.mode = 'joint' join act as a on a.root = b.root
where b.place = 0;

create or replace table named_ask as
select distinct i.who, f.day
from joint_first as f join side as s on s.norm = f.norm and s.is_by and s.bound <> '' join id_at as i on i.root = f.source and i.field = s.bound
where f.source > 0;
