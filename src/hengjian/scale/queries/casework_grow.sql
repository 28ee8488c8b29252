-- One round: what names a record that came into a matter in the last round comes in too, but for openings (beside core/casework/matters.py: _follow).

create or replace table member_found as
select l.procedure, l.matter, n.root
from matter_member_new as l
join names as n on n.named = l.root
left join matter_opening as o on o.procedure = l.procedure and o.root = n.root
left join matter_member as m on m.procedure = l.procedure and m.matter = l.matter and m.root = n.root
where o.root is null and m.root is null
group by l.procedure, l.matter, n.root;

create or replace table matter_member as
select procedure, matter, root from matter_member
union all
select procedure, matter, root from member_found;

create or replace table matter_member_new as
select procedure, matter, root from member_found;
