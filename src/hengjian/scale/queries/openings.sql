-- since_last: each day with a good act opens the next (semantics 3; beside core/evaluate/engine.py: _next_openings).

create or replace table opening as
select q.iid as old, row_number() over (order by q.iid) + m.last as iid, r.id as trigger, q.met_on
from round_row as q
join trigger_rule as t on t.norm = q.norm and t.how = q.how and t.what = 'since_last'
join norm as n on n.norm = q.norm
join record_name as r on r.code = q.first_root
join (select coalesce(max(iid), 0) as last from inst) as m on true
left join steady as y on y.norm = q.norm and y.how = q.how
where y.norm is null and q.met_on is not null and n.f <= q.met_on and q.met_on < n.t;

create or replace table opening_inst as
select i.* replace (o.iid as iid, o.trigger as trigger, o.met_on as arises, o.met_on as occurred, false as opens)
from inst as i join opening as o on o.old = i.iid;
