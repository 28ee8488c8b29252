-- The yearly account of each leader before the committee above: report, meeting, evaluation, publication; and what a team
-- keeps in force. An account is for the year before; all leaders below one committee speak on one day.
create or replace view accounted as
with held_on as (
    select m.home, m.post, m.sup, m.s, m.e, m.label, m.t as brk, c.care,
        weekday_of(m.s + 42 + (draw('account', m.sup || m.s) * 20)::integer) as day, m.post || '-' || m.label as key
    from sitting as m join care_of as c on c.home = m.home
    where m.place = 1 and m.sup <> '' and m.period = 'year_before'
)
select *, case when day >= brk then 'none' else planned(draw('account?', key), care, false) end as plan,
    day - 3 - (draw('account written', key) * 8)::integer as written,
    case when draw('evaluated', key) < 0.9 then day + (draw('evaluated', key) * 2.2)::integer end as evaluated,
    case when draw('evaluated', key) < 0.9 then planned(draw('published', key), 0.85, false) end as public_plan,
    day + 4 + (draw('published on', key) * 8)::integer as published,
    case when draw('judged', key) < 0.5 then 'ok' when draw('judged', key) < 0.55 then 'not_ok' else '' end as verdict
from held_on;

create or replace view enlarged as
select distinct sup, s, day from accounted;

create or replace view account_records as
select 'report-' || key as id, 'accountability.report' as kind, written as day, home as body, post as "by", [post] as about, []::varchar[] as re,
    '{"year":' || label || ',"political":"' || phrase(key || 1) || '","responsibility":"' || phrase(key || 2) || '","integrity":"' || phrase(key || 3)
    || '","initiative":"' || phrase(key || 4) || '","supervision_received":["' || phrase(key || 5) || '"]'
    || case plan when 'bad' then '' else ',"open_items":["无"]' end || '}' as fields
from accounted where plan <> 'none'
union all
select 'account-' || key, 'accountability.meeting', day, sup, post, [post], ['report-' || key],
    '{"year":' || label || ',"host":"' || sup || '","form":"enlarged","manner":"oral","held_on":"' || day || '"}'
from accounted where plan <> 'none'
union all
select 'evaluation-' || key, 'accountability.evaluation', evaluated, sup, sup, [post], ['report-' || key, 'account-' || key],
    '{"year":' || label || ',"votes":["好' || (hash(key) % 9 + 20) || '","较好3"],"grade":"好","comments":"' || phrase(key || 6)
    || '","feedback_on":"' || evaluated || '","invited":true}'
from accounted where plan <> 'none' and evaluated is not null
union all
select 'publication-' || key, 'accountability.publication', published, sup, sup, [post], ['report-' || key, 'account-' || key, 'evaluation-' || key],
    '{"year":' || label || ',"scope":["委员","干部"],"notified":' || (public_plan = 'met') || ',"published_on":"' || published || '"}'
from accounted where plan <> 'none' and evaluated is not null and public_plan <> 'none'
union all
-- where only a person can judge, the leader above signs what they think of some
select 'judged-' || key, 'judgement', day + 6, sup, sup || '.1', [post], ['report-' || key], '{"verdict":"' || verdict || '","reason":"' || phrase(key || 7) || '"}'
from accounted where plan <> 'none' and verdict <> ''
union all
select 'enlarged-' || sup || '-' || s, 'meeting.enlarged', day, sup, sup, list(post order by post) filter (where plan <> 'none'), [],
    '{"host":"' || sup || '","chair":"' || sup || '.1","attendees":["' || sup || '.1","' || sup || '.2","' || sup || '.3"],"agenda":["述责述廉"],"minutes":"'
    || phrase(sup || s) || '","held_on":"' || day || '"}'
from accounted group by sup, s, day having count(*) filter (where plan <> 'none') > 0
union all
select 'settled-' || post || '-' || label, 'declaration.settlement', make_date(year(s), 6, 1), sup || 'z', sup || 'z', [post], [d.id],
    '{"ground":"not_drawn","to_team":true,"second_reader":"' || sup || '.6","approved_by":["' || sup || '.2","' || sup || '.3"]}'
from declared as d where d.fam = 'declaration' and d.place = 1 and d.sup <> '' and d.plan = 'met' and d.s < date '2026-01-01' and draw('settled', d.id) < 0.2
union all
select 'disclosed-' || post || '-' || label, 'declaration.disclosure', make_date(year(s), 6, 15), home, home, [post], [d.id, 'settled-' || post || '-' || label],
    '{"team":["' || home || '.2","' || home || '.3"],"extract":"' || phrase(d.id) || '","scope":"班子","notified":true,"disclosed_on":"' || make_date(year(s), 6, 15) || '"}'
from declared as d where d.fam = 'declaration' and d.place = 1 and d.sup <> '' and d.plan = 'met' and d.s < date '2026-01-01' and draw('settled', d.id) < 0.15
union all
select 'explained-' || home || '-' || s, 'explanation.meeting', day, home, home || '.5', [home || '.5'], [fam || '-' || body || '-' || s],
    '{"text":"' || phrase(home || s) || '","source":"本人","not_known":"无","served_on":"' || (day - 9) || '","item":"personal_matters"}'
from drawn where fam = 'life_meeting' and plan = 'met' and draw('explains', home || s) < 0.08
union all
-- the organisation department above appraises how each leader answers for the team, and looks at each life meeting
select 'answers-' || post || '-' || label, 'appraisal.responsibility', s + 60, sup || 'z', sup || 'z', [post], [],
    '{"year":' || label || ',"items":["管党治党"],"grade":"好","informed_on":"' || (s + 60) || '","invited":true}'
from sitting where place = 1 and sup <> '' and period = 'year_before' and draw('answers', post || label) < 0.9
union all
select 'looked-' || home || '-' || s, 'life_meeting_review.review', day + 8, sup || 'z', sup || 'z', [home], [fam || '-' || body || '-' || s],
    '{"verdict":"good","signed_by":["' || sup || 'j","' || sup || 'z"],"leader_attitude":"' || phrase(home || s) || '","frank":"有具体事"}'
from drawn where fam = 'life_meeting' and plan <> 'none' and sup <> '' and draw('looked', home || s) < 0.85
union all
-- standing papers, issued in the first autumn: the whole country's, a county's or a province's own, each team's powers
select 'paper-' || c.id || '-' || p.kind, p.kind, date '2021-09-01' + (draw('paper', c.id || p.kind) * 60)::integer, c.id, c.id, [], [],
    '{"title":"' || p.title || '","issued_on":"' || (date '2021-09-01' + (draw('paper', c.id || p.kind) * 60)::integer)
    || '","valid_from":"2021-11-01","reviewed_on":"2021-11-01","stricter_top_leader":true,"intake_apart":true,"answers":true,'
    || case p.kind when 'rule_document.petition' then '"keeper":"' || c.id || '.4",'
        when 'rule_document.dual_management' then '"main_tasks":["' || phrase(c.id) || '"],"assisting_tasks":["' || phrase(c.id) || '"],'
        when 'rule_document.local' then '"approved_by":["' || c.id || '.2","' || c.id || '.3"],' else '' end
    || '"clause_map":["4","5","7","9","10","12","13","14","16","19","21","23","24"]}'
from committee as c, (values
    ('rule_document.assessment', '考核办法', true), ('rule_document.internal_control', '内控办法', true), ('rule_document.political_life', '组织生活', false),
    ('rule_document.interference', '插手干预', false), ('rule_document.power', '权力制约', false), ('rule_document.recusal', '回避', true),
    ('rule_document.rotation', '轮岗', false), ('rule_document.exchange', '交流', false), ('rule_document.petition', '信访', false),
    ('rule_document.personal_matters', '个人事项', false), ('rule_document.members_channel', '直报渠道', false),
    ('rule_document.meeting_rules', '议事规则', false), ('rule_document.local', '本地办法', false), ('rule_document.profile', '监督要点', false),
    ('rule_document.dual_management', '双重管理', false), ('rule_document.major_list', '重大事项', false)) as p(kind, title, whole)
where (p.whole and c.lvl = 0) or (not p.whole and c.lvl in (1, 3) and draw('issues', c.id || p.kind) < 0.7)
union all
select 'powers-' || c.id, 'power_map.assignment', date '2021-09-06', c.id, c.id, list_concat([c.id || '.1'], s.members), [],
    '{"powers":["' || phrase(c.id) || '"],"incompatible":["采购与验收"],"valid_from":"2021-10-01","reviewed_on":"2021-09-06"}'
from committee as c join site as s using (id) where draw('powers', c.id) < 0.9;
