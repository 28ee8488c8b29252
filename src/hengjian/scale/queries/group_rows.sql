-- Rows whose checks look at a bearer's whole year (semantics 5, class G; beside core/evaluate/group.py).
-- group_last: the last of each group, if it is done; group_sight: every record of the done rows, as each need sees it.

create or replace table group_member as
select o.iid, n.id as norm_id, o.norm, case when o.post > 0 then o.post else o.body end as seat, o.post > 0 as is_post,
       case when o.bound in ('person', 'knower') then o.person else 0 end as person, year(o.arises) as year, o.arises, s.id, o.outcome, o.due_on
from obligation as o
join norm as n on n.norm = o.norm
join stratum as t on t.norm = o.norm
join obligations as s on s.iid = o.iid;

create or replace table group_last as
select iid, norm_id, norm, seat, is_post, person, year, due_on from (
  select g.*, row_number() over (partition by norm_id, seat, is_post, person, year order by arises desc, id desc) as back from group_member as g) as r
where back = 1 and outcome in ('met', 'met_late');

create or replace table group_sight as
select row_number() over (order by 1) as ask, l.iid as last, k.ord, q.pos, q.pred, e.root, m.iid, p.class
from group_last as l
join check_rule as k on k.norm = l.norm and k.judged = 'group'
join check_need as q on q.norm = k.norm and q.ord = k.ord
join pred as p on p.pred = q.pred
join group_member as m on m.norm_id = l.norm_id and m.seat = l.seat and m.is_post = l.is_post and m.person = l.person and m.year = l.year
  and m.outcome in ('met', 'met_late')
join group_evidence as e on e.iid = m.iid
where p.class in ('all_seen', 'no_later_than_median');

create or replace table term_ask as
select ask, pred, root, iid, true as told from group_sight;
