-- The roles of a joint act of which nobody signed its first record (beside core/evaluate/checks.py: _unsigned).

create or replace table joint_party as
select f.kid, f.root, f.day, f.doer, s.ord, s.role, t.body, t.post
from joint_first as f join side as s on s.norm = f.norm and s.is_by and (s.bound = '' or f.source = 0)
join role as r on r.role = s.role
left join sup as u on r.pair = 'upper' and f.upper = f.lower and u.body = f.home and u.f <= f.day and f.day < u.t
join seat as t on t.role = s.role and t.f <= f.day and f.day < t.t
  and t.home = case when r.pair = 'lower' then f.lower when r.pair = 'upper' and f.upper <> f.lower then f.upper when r.pair = 'upper' then u.above else f.home end
union all
select f.kid, f.root, f.day, f.doer, s.ord, s.role, n.body, n.post
from joint_first as f join side as s on s.norm = f.norm and s.is_by and s.bound <> ''
join id_at as i on i.root = f.source and i.field = s.bound
join named_seat as n on n.who = i.who and n.day = f.day
where f.source > 0;

create or replace table signer as
select f.kid, f.doer as who from joint_first as f where f.doer > 0
union
select f.kid, w.person as who from joint_first as f join who_in as w on w.root = f.root and w.field in ('by', 'signed_by')
union
select f.kid, i.who from joint_first as f join id_in as i on i.root = f.root and i.field = 'signed_by';

create or replace table joint_signed as
select p.kid, p.ord from joint_party as p join signer as s on s.kid = p.kid and s.who = case when p.post > 0 then p.post else p.body end
union
select p.kid, p.ord
from joint_party as p join holding as h on h.post = p.post and h.f <= p.day and p.day < h.t join signer as s on s.kid = p.kid and s.who = h.person
where p.post > 0
union
select p.kid, p.ord
from joint_party as p join actor as a on a.root = p.root
where (p.post > 0 and a.who = p.post and a.way in ('doer', 'deputy', 'seat')) or (p.post = 0 and a.way = 'doer' and a.who = p.body);

create or replace table joint_flaw as
select p.kid, 1000 + p.ord as ord, 'joint' as name, p.root, r.name as expected, d.id as found
from (select kid, ord, role, root, doer from joint_party group by kid, ord, role, root, doer) as p
join role as r on r.role = p.role
join name as d on d.code = p.doer
left join joint_signed as s on s.kid = p.kid and s.ord = p.ord
where s.kid is null;
