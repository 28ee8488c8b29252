-- What one gathering found, kept by the instance it was asked for (member: the pseudo-instance of a group or of another actor).

create or replace table got_best as
select e.of_iid as iid, b.iid as member, b.standing, b.day, b.known_at, b.roots from best as b join ev as v on v.iid = b.iid join ev_ask as e on e.iid = b.iid;

create or replace table got_cand as
select e.of_iid as iid, b.iid as member, b.standing, c.place, c.root
from best as b join ev_ask as e on e.iid = b.iid join combo_cand as c on c.kid = b.kid;

create or replace table got_flaw as
select e.of_iid as iid, b.iid as member, b.standing, f.ord, c.place, f.name, f.root, f.pred, '' as expected, '' as found
from best as b join ev_ask as e on e.iid = b.iid join combo_cand as c on c.kid = b.kid join cand_flaw as f on f.cid = c.cid
where b.standing = 'flawed'
union all
select e.of_iid as iid, b.iid as member, b.standing, f.ord, 0 as place, f.name, f.root, -1 as pred, f.expected, f.found
from best as b join ev_ask as e on e.iid = b.iid join joint_flaw as f on f.kid = b.kid
where b.standing = 'flawed'
union all
select e.of_iid as iid, b.iid as member, b.standing, 2000 as ord, 0 as place, 'judged_not_ok' as name, r.first_root as root, -2 as pred, '' as expected, '' as found
from best as b join ev_ask as e on e.iid = b.iid join verdict as v on v.kid = b.kid and v.says = 'not_ok' join combo_roots as r on r.kid = b.kid
where b.standing = 'flawed';
