-- The rows of a round as they join the obligations (semantics 12): codes for ids, reasons and lists as canonical JSON texts.

create or replace table reasons_of as
select iid, '[' || array_to_string(list_sort(list(text)), ',') || ']' as reasons from said group by iid;

create or replace table evidence_of as
select c.iid, min(c.root) as first_root,
       array_to_string(list_sort(list(distinct lpad(cast(c.root as varchar), 9, '0') || r.quoted)), ',') as coded
from evidence_cand as c join decided as d on d.iid = c.iid and d.standing = c.standing
join record_name as r on r.code = c.root
group by c.iid;

create or replace table tell_of as
select t.iid, '[' || array_to_string(list_sort(list(distinct n.quoted)), ',') || ']' as tell
from told as t join name as n on n.code = t.post group by t.iid;

create or replace table round_row as
select i.iid, i.norm, i.how, i.bound, i.body, i.post, i.person, a.body as shown_body, a.post as shown_post, a.person as shown_person, i.sbody, i.spost, i.sperson,
       case when i.trigger <> '' then i.trigger when i.s is not null then cast(i.s as varchar) else '' end as trigger, i.root, i.matter,
       case when i.trigger like 'unset:%' then null else i.arises end as arises_on,
       case when d.outcome = 'pending_text' or i.retracted or i.trigger like 'unset:%' then null else d.due_on end as due_on,
       coalesce(d.provisional and not (d.outcome = 'pending_text' or i.retracted or i.trigger like 'unset:%'), false) as provisional, d.outcome,
       case when d.outcome in ('met', 'met_late') then d.met_on end as met_on, case when d.outcome in ('met', 'met_late') then d.met_known_at end as met_known_at,
       coalesce(e.coded, '') as evidence, coalesce(e.first_root, 0) as first_root, coalesce(r.reasons, '[]') as reasons, coalesce(t.tell, '[]') as tell, d.missed, i.arises
from break_ask as i
join decided as d on d.iid = i.iid
join answering as a on a.iid = i.iid
left join evidence_of as e on e.iid = i.iid
left join reasons_of as r on r.iid = i.iid
left join tell_of as t on t.iid = i.iid;
