-- The records and states that raise duties (semantics 3; beside core/evaluate/events.py: record_instances, state_instances).

create or replace table raising as
select row_number() over (order by 1) as eid, r.* from (
  select t.norm, t.how, a.root, 0 as matter, n.id as trigger, a.day as occurred, a.retracted, '' as note
  from trigger_rule as t
  join of_kind as k on k.wanted = t.kind
  join act as a on a.kind = k.kind
  join record_name as n on n.code = a.root
  left join (select w.norm, w.how, h.root, count(*) as cnt from trigger_where as w join held as h on h.pred = w.pred group by w.norm, w.how, h.root) as h
    on h.norm = t.norm and h.how = t.how and h.root = a.root
  where t.what in ('new', 'before') and coalesce(h.cnt, 0) = t.conditions
  union all
  select t.norm, t.how, v.root, case when v.matter = v.root then 0 else v.matter end as matter,
         m.id || '#' || v.state || '#' || n.id as trigger, v.day as occurred, v.gone as retracted,
         case when v.in_order then '' else '{"code":"out_of_order","step":"' || v.step || '"}' end as note
  from trigger_rule as t
  join visit as v on v.procedure = t.kind and v.state = t.state
  join record_name as n on n.code = v.root
  join record_name as m on m.code = v.matter
  where t.what = 'state') as r;
