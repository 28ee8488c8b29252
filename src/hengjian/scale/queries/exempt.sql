-- The exception that governs an instance, if one does (semantics 7; beside core/evaluate/exempt.py). Needs held for the conditions of exceptions.

create or replace table exempt_live as
select i.iid, x.exempt
from inst as i
join norm as n on n.norm = i.norm
join exempt_rule as x on x.norm_id = n.id and x.f <= i.arises and i.arises < x.t
join body as b on b.body = i.home and b.f <= i.arises and i.arises < b.t
left join exempt_kind as k on k.exempt = x.exempt and k.kind = b.kind
left join exempt_level as l on l.exempt = x.exempt and l.level = b.level
left join (select w.exempt, h.root, count(*) as cnt from exempt_where as w join exempt_held as h on h.pred = w.pred group by w.exempt, h.root) as h
  on h.exempt = x.exempt and h.root = i.root
where (not x.has_kinds or k.kind is not null) and (not x.has_levels or l.level is not null)
  and (x.conditions = 0 or (i.root > 0 and coalesce(h.cnt, 0) = x.conditions))
qualify row_number() over (partition by i.iid order by x.rank desc, x.label desc) = 1;
