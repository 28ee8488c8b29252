-- Which fitting records are tied to an instance, by each way of linking (semantics 5; beside core/evaluate/evidence.py: _is_linked).
-- ev, ev_party, fit_at -> linked(iid, part, root, is_own).

-- By the record that raised it: itself, what names it, and of a guard what it names or shares a name with.
create or replace table ev_source as
select iid, root from ev where root > 0
union
select iid, matter as root from ev where matter > 0
union
select e.iid, m.root from ev as e join ev_more as m on m.iid = e.iid;

create or replace table near_re as
select s.iid, n.root as near from ev_source as s join names as n on n.named = s.root
union
select e.iid, n.named as near from ev as e join names as n on n.root = e.root where e.is_guard
union
select e.iid, o.root as near from ev as e join names as n on n.root = e.root join names as o on o.named = n.named where e.is_guard;

create or replace table linked_re as
select e.iid, f.part, f.root, false as is_own
from ev as e join near_re as r on r.iid = e.iid and r.near <> e.root
join fit_at as f on f.root = r.near and f.norm = e.norm and f.how = e.how and f.exempt = e.exempt
left join of_kind as g on e.is_guard and e.what in ('new', 'before') and g.wanted = e.guarded and g.kind = f.kind
where not e.is_periodic and not f.standing and e.root > 0 and f.link in ('', 're') and g.kind is null
union all
select e.iid, f.part, f.root, true as is_own
from ev as e
join fit_at as f on f.root = e.root and f.norm = e.norm and f.how = e.how and f.exempt = e.exempt
left join (select root, who from id_in union select root, person as who from who_in union select root, body as who from act) as m
  on m.root = e.root and m.who > 0 and m.who in (e.sperson, e.spost, e.sbody) and f.link = 'subject' and not e.unnamed
where e.root > 0 and not f.standing and (f.link <> 'subject' or e.unnamed or m.root is not null)
group by e.iid, f.part, f.root;

-- By the chain of references, however far back.
create or replace table linked_matter as
select e.iid, f.part, f.root, false as is_own
from ev as e
join fit_at as f on f.norm = e.norm and f.how = e.how and f.exempt = e.exempt and f.skey = e.skey and f.link = 'matter'
join reach as r on r.root = f.root
join ev_source as s on s.iid = e.iid and s.root = r.of
left join of_kind as g on e.is_guard and e.what in ('new', 'before') and g.wanted = e.guarded and g.kind = f.kind
where not f.standing and f.root <> e.root and g.kind is null
group by e.iid, f.part, f.root
union all
select e.iid, f.part, f.root, false as is_own
from ev as e
join fit_at as f on f.norm = e.norm and f.how = e.how and f.exempt = e.exempt and f.skey = e.skey and f.link = 'matter'
join reach as r on r.root = f.root
join act as a on a.root = r.of
left join matter_named as m on m.part = f.part and m.root = r.of and m.who = case when e.sperson > 0 then e.sperson when e.spost > 0 then e.spost else e.sbody end
where not f.standing and e.root = 0 and (e.unnamed or m.root is not null)
group by e.iid, f.part, f.root;
