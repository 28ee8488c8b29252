-- since_last where the period had no value when the binding began: it opens with the first value there is; with none, one row without dates
-- (semantics 7; beside core/evaluate/engine.py: _without_period). Needs broken of fresh_ended.

create or replace table no_period as
select f.iid, f.norm, f.arises, t.param, case when f.body > 0 then f.body else f.home end as body, coalesce(b.day, $open) as until, b.day is not null as is_broken
from fresh_ended as f
join trigger_rule as t on t.norm = f.norm and t.how = f.how and t.what = 'since_last' and t.param <> ''
left join broken as b on b.iid = f.iid
join sig_of as g on g.body = case when f.body > 0 then f.body else f.home end and g.f <= f.arises and f.arises < g.t
left join value as v on v.param = t.param and v.sig = g.sig and v.f <= f.arises and f.arises < v.t
where v.param is null;

create or replace table first_period as
select p.iid, min(d.day) as day
from no_period as p
join setting_start as d on d.param = p.param and p.arises < d.day and d.day <= $as_of
join sig_of as g on g.body = p.body and g.f <= d.day and d.day < g.t
join value as v on v.param = p.param and v.sig = g.sig and v.f <= d.day and d.day < v.t
group by p.iid;

create or replace table fresh_periods as
select f.* replace (
  case when p.iid is null or d.day is null then f.arises else d.day end as arises,
  case when p.iid is null or d.day is null then f.occurred else d.day end as occurred,
  case when p.iid is null then f.trigger when d.day is not null then 'start:' || cast(d.day as varchar) else 'unset:' || p.param end as trigger,
  case when p.iid is null or d.day is not null then f.param else p.param end as param)
from fresh_ended as f
left join no_period as p on p.iid = f.iid
left join first_period as d on d.iid = f.iid
join norm as n on n.norm = f.norm
where p.iid is null or (d.day is not null and d.day < p.until and d.day < n.t) or (d.day is null and not p.is_broken);

create or replace table fresh_ended as
select * from fresh_periods;
