-- The obligations table: columns and texts of semantics 12.

create or replace table subject_text as
select o.iid, case when s.code = 0 and p.code = 0 and b.code = 0 then '' when s.code > 0 and p.code > 0 then s.id || '@' || p.id when s.code > 0 then s.id
                   when p.code > 0 then p.id else b.id end as shown,
       case when s.code = 0 and p.code = 0 and b.code = 0 then '' when s.code > 0 and p.code > 0 then s.part || '@' || p.part when s.code > 0 then s.part
            when p.code > 0 then p.part else b.part end as key
from shown_obligation as o join name as b on b.code = o.sbody join name as p on p.code = o.spost join name as s on s.code = o.sperson;

create or replace table also_text as
select a.iid, array_to_string(list_sort(list(lpad(cast(a.body as varchar), 9, '0') || lpad(cast(a.post as varchar), 9, '0') || '+' || s.id || '@' || p.id)), '') as shown,
       array_to_string(list_sort(list(lpad(cast(a.body as varchar), 9, '0') || lpad(cast(a.post as varchar), 9, '0') || '+' || s.part || '@' || p.part)), '') as key
from also as a join name as p on p.code = a.post join name as s on s.code = a.person group by a.iid;

create or replace table obligations as
select o.iid, n.id || '@' || cast(n.version as varchar) || '/' ||
       case when o.post > 0 then bp.part when o.body > 0 then bb.part when o.person > 0 then bw.part else 'outside' end
       || case when o.bound in ('person', 'knower') and o.person > 0 then '+' || bw.part else '' end
       || '/' || t.key || coalesce(regexp_replace(a.key, '[0-9]{18}\+', '+', 'g'), '') || '/' || replace(replace(o.trigger, '%', '%25'), '/', '%2F') as id,
       n.rulebook, n.id as norm, n.article, sp.id as bearer_post, sw.id as bearer_person,
       case when o.shown_body = 0 then 'outside' else sb.id end as bearer_body,
       t.shown || coalesce(regexp_replace(a.shown, '[0-9]{18}\+', '+', 'g'), '') as subject, o.trigger, o.arises_on, o.due_on, o.provisional, o.outcome, o.met_on, o.met_known_at,
       case when o.evidence = '' then '[]' else '[' || regexp_replace(o.evidence, '(^|,)[0-9]{9}"', '\1"', 'g') || ']' end as evidence, o.reasons, o.tell
from shown_obligation as o
join norm as n on n.norm = o.norm
join subject_text as t on t.iid = o.iid
left join also_text as a on a.iid = o.iid
join name as bp on bp.code = o.post join name as bb on bb.code = o.body join name as bw on bw.code = o.person
join name as sp on sp.code = o.shown_post join name as sb on sb.code = o.shown_body join name as sw on sw.code = o.shown_person;
