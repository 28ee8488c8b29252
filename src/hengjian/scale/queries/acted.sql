-- Records tied to an instance by whom they are about and who did them (semantics 5; beside core/evaluate/evidence.py: names_subjects, is_produced_by).
-- ev, ev_party, fit_at, fit_named, actor -> linked_subject(iid, part, root).

create or replace table fit_by as
select f.part, f.norm, f.how, f.exempt, f.skey, f.root, f.day, f.body, f.produced
from fit_at as f where f.link in ('', 'subject') and not f.standing;

-- Whom the parts that name a role let act for the bearer, seen from the organisation the duty is read from.
create or replace table role_seat as
select r.part, r.role, q.pair, s.home, s.body, s.post, s.f, s.t, false as is_near
from part_role as r join role as q on q.role = r.role join seat as s on s.role = r.role
union all
select r.part, r.role, q.pair, u.body as home, s.body, s.post, greatest(s.f, u.f) as f, least(s.t, u.t) as t, true as is_near
from part_role as r join role as q on q.role = r.role and q.pair = 'upper' join seat as s on s.role = r.role
join sup as u on u.above = s.home and greatest(s.f, u.f) < least(s.t, u.t);

create or replace table role_act as
select f.part, f.norm, f.how, f.exempt, f.skey, f.root, s.pair, s.home, s.is_near
from fit_by as f join role_seat as s on s.part = f.part and s.body = f.body and s.f <= f.day and f.day < s.t
where f.produced > 0
union
select f.part, f.norm, f.how, f.exempt, f.skey, f.root, s.pair, s.home, s.is_near
from fit_by as f join actor as a on a.root = f.root
join role_seat as s on s.part = f.part and s.f <= f.day and f.day < s.t
  and a.who = case when s.post > 0 then s.post else s.body end
where f.produced > 0 and (a.way = 'doer' or (s.post > 0 and a.way in ('deputy', 'seat')));

create or replace table role_done as
select e.iid, a.part, a.root
from role_act as a join ev as e on e.norm = a.norm and e.how = a.how and e.exempt = a.exempt and e.skey = a.skey
  and a.home = case when a.pair = 'lower' then e.lower when a.pair = 'upper' and e.upper <> e.lower then e.upper else e.home end
where e.root = 0 and a.is_near = (a.pair = 'upper' and e.upper = e.lower)
group by e.iid, a.part, a.root;

create or replace table acted as
select e.iid, f.part, f.root
from ev as e join ev_party as p on p.iid = e.iid
join fit_by as f on f.norm = e.norm and f.how = e.how and f.exempt = e.exempt and f.skey = e.skey and f.body = p.body
where e.root = 0 and e.unnamed and p.body > 0
union
select e.iid, f.part, f.root
from ev as e join ev_party as p on p.iid = e.iid and p.person > 0
join actor as a on a.who = p.person and a.way in ('doer', 'person', 'deputy')
join fit_by as f on f.norm = e.norm and f.how = e.how and f.exempt = e.exempt and f.skey = e.skey and f.root = a.root
where e.root = 0 and e.unnamed
union
select e.iid, f.part, f.root
from ev as e join ev_party as p on p.iid = e.iid and p.post > 0
join actor as a on a.who = p.post and (a.way in ('doer', 'deputy') or (a.way = 'seat' and p.person = 0))
join fit_by as f on f.norm = e.norm and f.how = e.how and f.exempt = e.exempt and f.skey = e.skey and f.root = a.root
where e.root = 0 and e.unnamed
union
select e.iid, f.part, f.root
from ev as e join ev_party as p on p.iid = e.iid and p.post = 0 and p.person = 0
join actor as a on a.who = p.body and a.way = 'doer'
join fit_by as f on f.norm = e.norm and f.how = e.how and f.exempt = e.exempt and f.skey = e.skey and f.root = a.root
where e.root = 0 and e.unnamed
union
select d.iid, d.part, d.root from role_done as d join ev as e on e.iid = d.iid where e.unnamed
union
select e.iid, f.part, f.root
from ev as e join fit_by as f on f.norm = e.norm and f.how = e.how and f.exempt = e.exempt and f.skey = e.skey
where e.unnamed and e.root = 0 and e.per = 'unordered_pair'
union
select e.iid, f.part, f.root
from ev as e join fit_by as f on f.norm = e.norm and f.how = e.how and f.exempt = e.exempt
join part as p on p.part = f.part and p.link = 'subject'
where e.unnamed and e.root > 0;

create or replace table reached as
select a.iid, a.part, a.root
from acted as a join ev as e on e.iid = a.iid
left join fit_addressed as q on q.part = a.part and q.root = a.root
left join fit_address as d on d.part = a.part and d.root = a.root and d.body = e.sbody
where e.sbody = 0 or q.root is null or d.root is not null;

create or replace table naming as
select e.iid, f.part, f.root, f.body
from ev as e
join fit_by as f on f.norm = e.norm and f.how = e.how and f.exempt = e.exempt and (f.skey = e.skey)
join fit_named as m on m.part = f.part and m.root = f.root and m.who = case when e.sperson > 0 then e.sperson when e.spost > 0 then e.spost else e.sbody end
where not e.unnamed and (e.root = 0 or f.part in (select part from part where link = 'subject')) and e.per <> 'unordered_pair';

create or replace table fit_two as
select f.* from fit_by as f join norm as n on n.norm = f.norm and n.per = 'unordered_pair';

create or replace table both_named as
select f.part, f.root, f.norm, f.how, f.exempt, f.skey, m.who from fit_two as f join fit_named as m on m.part = f.part and m.root = f.root
union
select f.part, f.root, f.norm, f.how, f.exempt, f.skey, a.doer as who from fit_two as f join act as a on a.root = f.root where a.doer > 0
union
select f.part, f.root, f.norm, f.how, f.exempt, f.skey, w.person as who from fit_two as f join who_in as w on w.root = f.root and w.field = 'by';

create or replace table named_both as
select e.iid, b.part, b.root
from ev as e
join both_named as b on b.norm = e.norm and b.how = e.how and b.exempt = e.exempt and b.skey = e.skey
  and b.who = case when e.sperson > 0 then e.sperson when e.spost > 0 then e.spost else e.sbody end
join both_named as c on c.part = b.part and c.root = b.root and c.norm = b.norm and c.how = b.how and c.exempt = b.exempt and c.skey = b.skey
  and c.who = case when e.person > 0 then e.person when e.post > 0 then e.post else e.body end
where not e.unnamed and e.per = 'unordered_pair'
group by e.iid, b.part, b.root;

create or replace table named_done as
select n.iid, n.part, n.root from naming as n join ev_party as p on p.iid = n.iid and p.body = n.body and p.body > 0
union
select n.iid, n.part, n.root
from naming as n join ev_party as p on p.iid = n.iid
join actor as a on a.root = n.root
where (a.who = p.person and p.person > 0 and a.way in ('doer', 'person', 'deputy'))
   or (a.who = p.post and p.post > 0 and (a.way in ('doer', 'deputy') or (a.way = 'seat' and p.person = 0)))
   or (a.who = p.body and p.post = 0 and p.person = 0 and a.way = 'doer')
union
select n.iid, n.part, n.root from naming as n join role_done as d on d.iid = n.iid and d.part = n.part and d.root = n.root
union
select n.iid, n.part, n.root from naming as n join ev as e on e.iid = n.iid where e.root > 0;

create or replace table linked_subject as
select iid, part, root from reached
union all
select iid, part, root from named_both
union all
select iid, part, root from named_done;

-- Whom a standing part names, or who did it, where two sides are asked for (linked_standing of cand.sql).
create or replace table standing_both as
select f.part, f.root, m.who from fit_at as f join fit_named as m on m.part = f.part and m.root = f.root where f.standing
union
select f.part, f.root, a.doer as who from fit_at as f join act as a on a.root = f.root where f.standing and a.doer > 0
union
select f.part, f.root, w.person as who from fit_at as f join who_in as w on w.root = f.root and w.field = 'by' where f.standing;
