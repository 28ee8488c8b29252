-- What a round of judging begins with (semantics 6; beside core/evaluate/judge.py: judge). judge_ask(iid) -> exempt_live and broken of these.

create or replace table break_ask as
select i.* from inst as i join judge_ask as q on q.iid = i.iid;

create or replace table exempt_ask as
select row_number() over (order by 1) as ask, q.* from (
  select w.pred, i.root, 0 as iid
  from break_ask as i join norm as n on n.norm = i.norm join exempt_rule as x on x.norm_id = n.id join exempt_where as w on w.exempt = x.exempt
  where i.root > 0 group by w.pred, i.root) as q;

create or replace table pred_ask as
select ask, pred, root, iid from exempt_ask;
