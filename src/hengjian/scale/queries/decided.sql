-- The first outcome that fits (semantics 6; beside core/evaluate/judge.py: decide). -> decided, one row for each instance of the round.

create or replace table labelled as
select w.norm, w.exempt, bool_or(k.label_field <> '') as is_labelled
from way as w join part as p on p.way = w.way join of_kind as o on o.wanted = p.kind join kind_of as k on k.kind = o.kind
group by w.norm, w.exempt;

create or replace table unset_of as
select iid, name from unset
union
select iid, name from due_unset
union
select iid, name from answer_unset
union
select iid, name from param_unset;

create or replace table decided as
select t.*, case when t.outcome = 'needs_human' then case when t.wait_day is not null then 'waiting' when t.flaw_day is not null then 'flawed' else '' end
                 when t.outcome in ('met', 'met_late') then 'good' when t.outcome = 'not_good_enough' then 'flawed' else '' end as standing,
       t.outcome in ('lapsed', 'met_late') or (t.outcome = 'not_good_enough' and t.is_over) as missed
from (
  select i.iid, i.norm, i.how, i.arises, i.retracted, d.due_on, d.provisional, b.day as break_day, b.what as break_what, g.day as met_on, g.known_at as met_known_at,
         w.day as wait_day, f.day as flaw_day, coalesce(d.due_on < $as_of, false) as is_over, y.label as exempt_label, r.is_guard,
         r.is_guard or (r.what = 'calendar' and not coalesce(l.is_labelled, false)) as is_gone, n.test, n.force,
         case when i.retracted then 'not_applicable'
              when y.exempt is not null and not y.has_due and not y.has_met then 'not_applicable'
              when i.recused then 'not_applicable'
              when n.source = 'lost' then 'pending_text'
              when u.iid is not null then 'undetermined'
              when g.iid is not null then case when d.due_on is null or g.day <= d.due_on then 'met' else 'met_late' end
              when (n.kind in ('prohibition', 'consequence') and n.test <> 'fields') or w.iid is not null then 'needs_human'
              when f.iid is not null then 'not_good_enough'
              when n.kind = 'prohibition' or d.due_on is null then 'needs_human'
              when b.day <= d.due_on then 'not_applicable'
              when not coalesce(d.due_on < $as_of, false) then 'pending'
              when n.force in ('may', 'aim') then 'pending' else 'lapsed' end as outcome,
         case when i.retracted then 'trigger_retracted'
              when y.exempt is not null and not y.has_due and not y.has_met then 'excepted'
              when i.recused then 'recused'
              when n.source = 'lost' then 'lost'
              when u.iid is not null then 'unset'
              when g.iid is not null then 'good'
              when (n.kind in ('prohibition', 'consequence') and n.test <> 'fields') or w.iid is not null then 'human'
              when f.iid is not null then 'flawed'
              when n.kind = 'prohibition' or d.due_on is null then 'human'
              when b.day <= d.due_on then 'broken'
              when not coalesce(d.due_on < $as_of, false) then 'pending'
              when n.force in ('may', 'aim') then 'not_binding' else 'lapsed' end as because
  from break_ask as i
  join norm as n on n.norm = i.norm
  join trigger_rule as r on r.norm = i.norm and r.how = i.how
  left join due as d on d.iid = i.iid
  left join broken as b on b.iid = i.iid
  left join exempt_live as x on x.iid = i.iid
  left join exempt_rule as y on y.exempt = x.exempt
  left join labelled as l on l.norm = i.norm and l.exempt = case when y.has_met then y.exempt else -1 end
  left join (select distinct iid from unset_of) as u on u.iid = i.iid
  left join evidence as g on g.iid = i.iid and g.standing = 'good'
  left join evidence as w on w.iid = i.iid and w.standing = 'waiting'
  left join evidence as f on f.iid = i.iid and f.standing = 'flawed') as t;
