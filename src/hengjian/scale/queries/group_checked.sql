-- What fails over the year, said of its last row (see group_rows.sql; beside core/evaluate/group.py: _checked).

create or replace table group_seen as
select distinct g.last, g.pred, v.value
from group_sight as g join term_value as v on v.ask = g.ask
where g.class = 'all_seen';

create or replace table group_day as
select g.last, g.pred, g.ask, a.day, row_number() over (partition by g.last, g.pred order by a.day, g.ask) as place,
       count(*) over (partition by g.last, g.pred) as cnt
from group_sight as g join act as a on a.root = g.root
where g.class = 'no_later_than_median';

create or replace table group_own as
select d.last, d.pred, min(d.day) as day
from group_day as d
join group_sight as g on g.ask = d.ask
join term_person as t on t.ask = d.ask
join who_in as w on w.root = g.root and w.field = 'by' and w.person = t.person
group by d.last, d.pred;

create or replace table group_held as
select l.last, l.ord, l.pos
from (select distinct last, ord, pos, pred from group_sight where class = 'all_seen') as l
left join (select last, pred, count(*) as cnt from (
             select distinct s.last, s.pred, v.value from group_seen as s join pred_value as v on v.pred = s.pred and v.value = s.value) as x
           group by last, pred) as h on h.last = l.last and h.pred = l.pred
left join (select pred, count(distinct value) as cnt from pred_value group by pred) as w on w.pred = l.pred
where coalesce(h.cnt, 0) = coalesce(w.cnt, 0)
union all
select l.last, l.ord, l.pos
from (select distinct last, ord, pos, pred from group_sight where class = 'no_later_than_median') as l
join group_own as o on o.last = l.last and o.pred = l.pred
join group_day as d on d.last = l.last and d.pred = l.pred and d.place = cast(floor((d.cnt + 1) / 2.0) as integer)
where o.day <= d.day;

create or replace table group_flaw as
select l.iid, l.due_on, k.name, r.quoted as record, w.wanted
from group_last as l
join check_rule as k on k.norm = l.norm and k.judged = 'group'
join (select n.last, n.ord, min(n.pos) as pos
      from (select distinct last, ord, pos from group_sight) as n
      left join group_held as h on h.last = n.last and h.ord = n.ord and h.pos = n.pos
      where h.last is null group by n.last, n.ord) as b on b.last = l.iid and b.ord = k.ord
join check_need as q on q.norm = l.norm and q.ord = k.ord and q.pos = b.pos
join (select p.pred, case when p.class = 'all_seen' then p.wanted else '' end as wanted from pred as p) as w on w.pred = q.pred
join obligation as o on o.iid = l.iid
join record_name as r on r.code = o.first_root;

create or replace table group_reasons as
select iid, '[' || array_to_string(list_sort(list(distinct text)), ',') || ']' as reasons from (
  select s.iid, s.text from group_said as s join (select distinct iid from group_flaw) as f on f.iid = s.iid where s.text not like '{"code":"late",%'
  union all
  select iid, '{"code":"' || name || '","record":' || record || ',"expected":"' || wanted || '","found":""}' as text from group_flaw) as t
group by iid;

create or replace table obligation_checked as
select o.* replace (
  case when g.iid is null then o.outcome else 'not_good_enough' end as outcome,
  case when g.iid is null then o.met_on end as met_on,
  case when g.iid is null then o.met_known_at end as met_known_at,
  case when g.iid is null then o.reasons else g.reasons end as reasons,
  case when g.iid is null then o.missed else coalesce(o.due_on < $as_of, false) end as missed)
from obligation as o left join group_reasons as g on g.iid = o.iid;

create or replace table obligation as
select * from obligation_checked;
