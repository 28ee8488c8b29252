-- The register: every family of records in one file, each with the moment it was entered.
create or replace view records as
with said as (
    select * from family_records union all select * from people_records union all select * from event_records union all select * from account_records
)
select r.id, r.kind, r.day as occurred_on, entered(r.day, r.id) as recorded_at, r.body, r."by", r.about, r.re,
    '' as corrects, '' as reuse_of, r.fields
from said as r
union all
-- a talk turns out to have been by telephone, or is withdrawn, sixty days later
select 'later' || h.id, case h.later when 'mended' then 'talk.heart' else 'withdrawal' end, h.day,
    entered(h.day, h.id) + interval 60 day, h.home, h.home || '.1', case h.later when 'mended' then [h.post] else [] end, [], h.id, '',
    case h.later when 'mended' then '{"in_person":false,"topics":["分管工作"],"points":"电话里谈的","reply":"同意","invited":true}' else '{"reason":"记错了人"}' end
from heart as h where h.plan <> 'none' and h.later <> '';

-- relations between holders; some step aside from a matter, some are implicated in one
create or replace view relations as
select * from links
union all
select 'l' || r.kind || r.who || '-' || e.id, r.kind, 'h' || h.x || r.who || 'a', e.id, e.day, null, e.day + interval 10 hour, ''
from event_records as e
join happens as h on e.id = 'ev' || h.story || '-' || h.t || '-0',
(values ('recused', '.4', 0.02), ('recused', 'j.2', 0.02), ('implicated', '.1', 0.01)) as r(kind, who, share)
where e.kind in ('finding', 'petition.intake', 'lead.found', 'interference.report') and draw(r.kind || r.who, e.id) < r.share;
