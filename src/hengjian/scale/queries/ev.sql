-- What is asked of the register: instances with the ways open to them, the window and who may act (see evidence.sql).
-- ev_ask: rows of inst -> ev, ev_party.

create or replace table ev as
select i.iid, i.norm, i.how, t.what, t.is_guard, t.kind as guarded, n.per, n.mode, n.test, i.body, i.post, i.person, i.home, i.upper, i.lower,
       i.sbody, i.spost, i.sperson, i.recipients or i.sbody = 0 as unnamed, i.root, i.matter, i.arises, i.occurred, i.s, i.e, i.opens,
       coalesce(i.s, DATE '0001-01-01') as skey, coalesce(y.exempt, -1) as exempt, coalesce(b.day, $open) as last_bound,
       t.what in ('calendar', 'since_last', 'always') as is_periodic
from ev_ask as i
join norm as n on n.norm = i.norm
join trigger_rule as t on t.norm = i.norm and t.how = i.how
left join exempt_live as x on x.iid = i.of_iid
left join exempt_rule as y on y.exempt = x.exempt and y.has_met
left join broken as b on b.iid = i.of_iid;

create or replace table ev_party as
select e.iid, c.body, c.post, c.person from ev as e join ev_candidate as c on c.iid = e.iid
union all
select e.iid, e.body, e.post, e.person
from ev as e left join (select distinct iid from ev_candidate) as c on c.iid = e.iid where c.iid is null;
