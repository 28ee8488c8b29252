-- Whom the records a matter reaches are about, as a part with link matter asks (beside core/evaluate/evidence.py: _through_matter).

create or replace table matter_named as
select p.part, r.of as root, i.who
from (select part, kind from part where link = 'matter') as p
join (select distinct of from reach) as r on true
join id_in as i on i.root = r.of
left join part_field as q on q.part = p.part and q.field = i.field
left join act as a on a.root = r.of
left join kind_field as k on k.kind = a.kind and k.field = i.field and k.type in ('holder', 'holders')
where i.field = 'about' or (q.part is not null and k.field is not null)
group by p.part, r.of, i.who
union
select p.part, r.of as root, i.person as who
from (select part, kind from part where link = 'matter') as p
join (select distinct of from reach) as r on true
join who_in as i on i.root = r.of
left join part_field as q on q.part = p.part and q.field = i.field
left join act as a on a.root = r.of
left join kind_field as k on k.kind = a.kind and k.field = i.field and k.type in ('holder', 'holders')
where i.field = 'about' or (q.part is not null and k.field is not null);
