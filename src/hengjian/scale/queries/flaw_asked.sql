-- What is asked of the deciding records once an outcome stands: what a failed need wanted, and which marks they carry
-- (beside core/evaluate/checks.py: _flaw, find_marks).

create or replace table flaw_shown as
select row_number() over (order by 1) as ask, f.iid, f.member, f.name, f.root, f.pred, f.expected, f.found
from evidence_flaw as f join decided as d on d.iid = f.iid and d.because = 'flawed';

create or replace table flaw_ask as
select ask, pred, root, member as iid from flaw_shown where pred >= 0;

create or replace table mark_need as
select row_number() over (order by 1) as ask, c.iid, c.root, k.name, q.form, q.pred
from evidence_cand as c
join decided as d on d.iid = c.iid and d.because = 'good' and c.standing = 'good'
join check_rule as k on k.norm = d.norm and k.judged = 'mark'
join check_need as q on q.norm = k.norm and q.ord = k.ord and q.form <> 'recorded'
join act as a on a.root = c.root
left join (select z.norm, z.ord, o.kind from check_kind as z join of_kind as o on o.wanted = z.kind group by z.norm, z.ord, o.kind) as m
  on m.norm = k.norm and m.ord = k.ord and m.kind = a.kind
where case when k.has_on then m.kind is not null else c.place = 0 end;

create or replace table pred_ask as
select ask, pred, root, iid from mark_need;
