-- What persons do for a slot, and what is done towards each: talks, declarations, duty reports, appraisals, notices, visits.
-- One row a draw: who is bound and until when (brk), what was planned, on which day; records and truth read the same draws.
create or replace macro planned(d, care, late) as
    case when d < care then 'met' when d < care + (1 - care) * 0.35 then 'bad'
        when d < care + (1 - care) * 0.55 and late then 'late' else 'none' end;
create or replace macro day_in(fam, key, s, first, span) as weekday_of(s + first + (draw(fam, key) * span)::integer);
create or replace macro day_after(fam, key, e) as weekday_of(e + 4 + (draw(fam, key) * 40)::integer);

create or replace table care_of as select home, max(care) as care from site group by home;

-- the leader with each other member, each half-year: badly = on the telephone; some entries are mended or withdrawn later
create or replace view heart as
select m.home, m.post, m.s, m.e, least(m.t, l.t) as brk, 'heart-' || m.post || '-' || m.s as id,
    day_in('heart', m.post || m.s, m.s, 4, 130) as day,
    planned(draw('heart?', m.post || m.s), 0.06 + 0.94 * c.care, false) as plan,
    case when draw('mend', m.post || m.s) < 0.002 then 'mended' when draw('mend', m.post || m.s) < 0.003 then 'withdrawn' else '' end as later
from sitting as m
join sitting as l on l.home = m.home and l.place = 1 and l.period = m.period and l.s = m.s
join care_of as c on c.home = m.home
where m.place > 1 and m.period = 'half';

-- declarations of the year before, due by 31 January: badly counts as not at all (a field the part asks for is empty)
create or replace view declared as
select f.fam, m.home, m.sup, m.post, m.place, m.lvl, m.s, m.e, m.label, m.t as brk, f.fam || '-' || m.post || '-' || m.label as id,
    planned(draw(f.fam, m.post || m.s), 0.3 + 0.7 * c.care, true) as plan,
    case when plan = 'late' then day_in(f.fam || 'late', m.post || m.s, m.s, 33, 70) else day_in(f.fam || 'day', m.post || m.s, m.s, 4, 26) end as day
from sitting as m join care_of as c on c.home = m.home, (values ('declaration'), ('kin')) as f(fam)
where m.period = 'year_before' and m.roles like '%declarant%';

-- the yearly duty report of the first three of a team, above the townships of all: badly = no measures
create or replace view duty as
select m.home, m.post, m.place, m.s, m.e, m.label, m.t as brk, 'duty-' || m.post || '-' || m.label as id,
    planned(draw('duty', m.post || m.s), c.care, m.e < date '2026-04-01') as plan,
    case when plan = 'late' then day_after('duty late', m.post || m.s, m.e) else day_in('duty day', m.post || m.s, m.s, 325, 38) end as day
from sitting as m join care_of as c on c.home = m.home
where m.period = 'year' and (m.place <= 3 or m.lvl <= 3);

-- the organisation department above appraises each team for the year before, on one sheet for its leader and one for the
-- others: badly = the grades were not told
create or replace view appraised as
with sheets as (
    select m.home, m.sup, m.post, m.place, m.s, m.e, m.label, m.t as brk,
        'appraisal-' || m.home || case when m.place = 1 then '-1-' else '-2-' end || m.label as id
    from sitting as m where m.period = 'year_before' and m.sup <> ''
)
select m.*, planned(draw('appraisal', m.id), c.care, m.e < date '2026-04-01') as plan,
    case when plan = 'late' then day_after('appraisal late', m.id, m.e) else day_in('appraisal day', m.id, m.s, 30, 100) end as day
from sheets as m join care_of as c on c.home = m.sup;

-- the discipline body tells each other member what was found in the field, in one township of eight and everywhere above
create or replace view noticed as
select m.home, m.post, m.home || 'j' as body, m.s, m.e, m.t as brk, 'notice-' || m.post || '-' || m.s as id,
    day_in('notice', m.post || m.s, m.s, 10, 115) as day,
    case when draw('told', m.home) < 0.125 or m.lvl <= 3 then planned(draw('notice?', m.post || m.s), c.care, false) else 'none' end as plan,
    draw('replied', m.post || m.s) < 0.9 as replied
from sitting as m join care_of as c on c.home = m.home
where m.place > 1 and m.lvl <= 4 and m.period = 'half';

-- the level above with each leader: three heads talk, three bodies visit
create or replace view talked as
with talks as (
    select * from (values ('talk_j', 'j.1', 'half', 130), ('talk_z', 'z.1', 'year', 130), ('talk_l', '.1', 'year', 130)) as v(fam, seat, period, span)
)
select t.fam, m.post, m.sup || t.seat as bearer, m.sup || rtrim(t.seat, '.1') as body, m.s, m.e, least(m.t, h.t) as brk,
    t.fam || '-' || m.post || '-' || m.s as id, day_in(t.fam, m.post || m.s, m.s, 4, t.span) as day,
    planned(draw(t.fam || '?', m.post || m.s), c.care, false) as plan,
    draw('deputy', m.post || m.s) < 0.1 and t.fam <> 'talk_l' as by_deputy
from sitting as m
join talks as t on t.period = m.period
join holder as h on h.post = m.sup || t.seat and h.f <= m.s and m.s < h.t
join care_of as c on c.home = m.sup
where m.place = 1 and m.sup <> '';

create or replace view visited as
select 'visit' || o.suffix as fam, m.post, m.sup || o.suffix as body, m.s, m.e, m.t as brk, 'visit' || o.suffix || '-' || m.post || '-' || m.s as id,
    day_in('visit' || o.suffix, m.post || m.s, m.s, 8, 125) as day,
    planned(draw('visit' || o.suffix || '?', m.post || m.s), c.care, false) as plan
from sitting as m join care_of as c on c.home = m.sup, (values (''), ('j'), ('z')) as o(suffix)
where m.place = 1 and m.sup <> '' and m.period = 'year';

-- nobody is visited while the post stands empty
create or replace view visits as
select v.* from visited as v join holder as h on h.post = v.post and h.f <= v.day and v.day < h.t where v.plan <> 'none';

create or replace view people_records as
select id, 'talk.heart' as kind, day, home as body, home || '.1' as "by", [post] as about, []::varchar[] as re,
    '{"in_person":' || (plan = 'met') || ',"topics":["' || phrase(id) || '","分管工作"],"points":"' || phrase(id || 'p') || '","reply":"' || phrase(id || 'r') || '","invited":true}' as fields
from heart where plan <> 'none'
union all
select id, case fam when 'kin' then 'kin_business.annual' else 'declaration.annual' end, day, home, post, [post], [],
    case fam when 'kin' then '{"year":' || label || ',"to":["' || home || '"],"kin":"无","relation":"none","company":"无","role":"none",'
        || case plan when 'bad' then '' else '"share":"无","region":"无",' end || '"filed_on":"' || day || '"}'
    else '{"year":' || label || ',"to":["' || home || '"],' || case plan when 'bad' then '' else '"items":["房产","' || phrase(id) || '"],' end || '"filed_on":"' || day || '"}' end
from declared where plan <> 'none'
union all
select id, 'duty_report.annual', day, home, post, case when place = 1 then [home || '.2'] else [] end, [],
    '{"year":' || label || ',' || case plan when 'bad' then '' else '"measures":["' || phrase(id || 'm') || '"],' end
    || case when place = 1 then '"section_team":"' || phrase(id) || '","section_subordinate_leaders":"' || phrase(id || 's') || '",' else '' end || '"presented_on":"' || day || '"}'
from duty where plan <> 'none' and day <= date '2026-05-29'
union all
select id, 'appraisal.annual', day, sup || 'z', sup || 'z', list(post order by post), [],
    '{"year":' || label || ',"items":["德能勤绩廉"],"grade":"' || case when draw('grade', id) < 0.2 then '优秀' else '称职' end || '","invited":true,'
    || case plan when 'bad' then '' else '"informed_on":"' || day || '",' end
    || case when id like '%-1-%' and draw('answers', home || '.1' || label) < 0.9 then '"assessment_cited":"answers-' || home || '.1-' || label || '",' else '' end
    || '"about_leader":' || (id like '%-1-%') || '}'
from appraised where plan <> 'none' group by id, day, sup, label, plan, home
union all
select id, 'notice.to_member', day, body, body, [post], [],
    '{"to":["' || post || '"],"field":["分管领域"],"content":"' || phrase(id) || '","only_served":' || (plan = 'met') || ',"invited":true}'
from noticed where plan <> 'none'
union all
select 're' || id, 'response.reply', day + 2 + (draw('replied on', id) * 30)::integer, home, post, [body], [id],
    '{"text":"' || phrase(id || 'a') || '","measures":["' || phrase(id || 'b') || '"],"told_on":"' || (day + 2 + (draw('replied on', id) * 30)::integer) || '"}'
from noticed where plan <> 'none' and replied and day < date '2026-04-20'
union all
select id, 'talk.supervision', day, body, case when by_deputy then body || '.2' else bearer end, [post], [],
    '{"in_person":' || (plan = 'met') || ',"topics":["' || phrase(id) || '"],"points":"' || phrase(id || 'p') || '","reply":"' || phrase(id || 'r') || '","invited":true}'
from talked where plan <> 'none'
union all
select id, 'supervisory_check.onsite', day, body, body, [post], [],
    '{"from":"' || (day - 2) || '","to":"' || day || '","aspects":' || case plan when 'bad' then '["思想","工作","作风"]' else '["思想","工作","作风","生活"]' end
    || ',"findings":"' || phrase(id) || '","section_top_leader":"' || phrase(id || 's') || '"}'
from visits;
