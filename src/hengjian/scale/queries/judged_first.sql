-- Which instances have their evidence looked at, and whose (see judge.py; beside core/evaluate/judge.py: _of_empty_post, _evidence).
-- `empty` are duties of a post that somebody else answers for, or nobody.

create or replace table answering as
select i.iid, coalesce(a.body, i.body) as body, coalesce(a.post, i.post) as post, coalesce(a.person, i.person) as person
from break_ask as i left join answer as a on a.iid = i.iid;

create or replace table empty_duty as
select i.iid from break_ask as i join answering as a on a.iid = i.iid
where i.bound = 'post' and (a.post <> i.post or a.person = 0);

create or replace table param_unset as
select distinct i.iid, p.name
from break_ask as i
join norm_param as p on p.norm = i.norm
join sig_of as g on g.body = case when i.body > 0 then i.body else i.home end and g.f <= i.arises and i.arises < g.t
left join value as v on v.param = p.name and v.sig = g.sig and v.f <= i.arises and i.arises < v.t
where v.param is null;

create or replace table settled as
select i.iid
from break_ask as i
join norm as n on n.norm = i.norm
left join exempt_live as x on x.iid = i.iid
left join exempt_rule as y on y.exempt = x.exempt and not y.has_due and not y.has_met
left join (select iid from unset union select iid from due_unset union select iid from param_unset) as u on u.iid = i.iid
where i.retracted or y.exempt is not null or i.recused or n.source = 'lost' or u.iid is not null;

create or replace table member as
select row_number() over (order by 1) + m.last as iid, q.* from (
  select i.iid as of_iid, r.body, r.post, r.person
  from break_ask as i join norm as n on n.norm = i.norm join roster as r on r.iid = i.iid
  where n.group_on <> '' and (n.group_on = 'opening' or i.root > 0)
  union all
  select i.iid as of_iid, p.body, p.post, p.person
  from break_ask as i join norm as n on n.norm = i.norm join due as d on d.iid = i.iid
  join party_line as p on p.role_set = n.other_set and p.upper = i.upper and p.lower = i.lower
  where n.group_on = 'due' and i.root = 0 and p.f <= least($as_of, coalesce(d.due_on, i.arises)) and least($as_of, coalesce(d.due_on, i.arises)) < p.t
    and (p.person = 0 or p.person <> i.person)) as q
join (select coalesce(max(iid), 0) as last from inst) as m on true;

-- A group is asked member by member; everything else as it is.
create or replace table ev_ask as
select i.*, i.iid as of_iid
from break_ask as i join norm as n on n.norm = i.norm
left join settled as s on s.iid = i.iid
left join empty_duty as e on e.iid = i.iid
where n.group_on = '' and (s.iid is null or e.iid is not null)
union all
select i.* replace (m.iid as iid, m.body as sbody, m.post as spost, m.person as sperson, false as recipients), m.of_iid
from member as m join break_ask as i on i.iid = m.of_iid
left join settled as s on s.iid = i.iid
left join empty_duty as e on e.iid = i.iid
where s.iid is null or e.iid is not null;

create or replace table ev_candidate as
select e.iid, c.body, c.post, c.person from ev_ask as e join candidate as c on c.iid = e.of_iid;

create or replace table ev_more as
select e.iid, m.root from ev_ask as e join more as m on m.iid = e.of_iid;
