-- What each body does once a slot: kind, who signs, about whom, on which days, what it says - and what it says badly.
-- fields: {b} body {h} committee {y} label {d} day {e} the day before {t} {u} sentences {m} members {k} team {l} leader {n} two members
-- bad: the same with what a check asks for left out. Norms that count a family are listed in truth.sql.
create or replace table family as
select * from (values
    ('ecology', 'analysis.ecology', 'committee', 'body', 'none', 'year', 9, 20, 100, true,
        '{"period":"{y}","scope":["班子"],"method":"个别谈话","findings":"{t}","measures":["{u}"],"approved_by":{m},"adopted_on":"{d}","effect":"{u}"}',
        '{"period":"{y}","scope":["班子"],"method":"个别谈话","findings":"{t}","adopted_on":"{d}"}'),
    ('experience', 'analysis.experience', 'committee', 'body', 'none', 'year', 9, 40, 90, true,
        '{"period":"{y}","findings":"{t}","measures":["{u}"],"burden":"两人三天","effect":"{u}"}',
        '{"period":"{y}","findings":"{t}","measures":["{u}"],"burden":"两人三天"}'),
    ('study', 'meeting.study', 'committee', 'body', 'team', 'half', 9, 10, 120, false,
        '{"host":"{b}","chair":"{l}","attendees":{k},"agenda":["监督工作"],"minutes":"{t}","held_on":"{d}"}',
        '{"host":"{b}","chair":"{l}","attendees":{k},"minutes":"{t}","held_on":"{d}"}'),
    ('coordination', 'plan.coordination', 'committee', 'body', 'none', 'year', 9, 12, 100, true,
        '{"year":{y},"items":["{t}"],"owner":{n},"due":["{y}年底"],"valid_from":"{d}"}', '{"year":{y},"items":["{t}"],"valid_from":"{d}"}'),
    ('coordination_j', 'plan.coordination', 'j', 'body', 'none', 'year', 9, 12, 100, true,
        '{"year":{y},"items":["{t}"],"owner":{n},"due":["{y}年底"],"valid_from":"{d}"}', '{"year":{y},"items":["{t}"],"valid_from":"{d}"}'),
    ('all_kinds', 'data_exchange.hearing', 'committee', 'body', 'none', 'year', 9, 30, 100, false,
        '{"source":"九类监督","findings":"{t}"}', '{"source":"九类监督"}'),
    ('own_report', 'internal_control.annual_report', 'j', 'body', 'self', 'year', 9, 8, 60, false,
        '{"reported_to":["{h}"],"notified":true,"scope":["本机关"],"findings":"{t}","second_reader":"{h}"}',
        '{"reported_to":["{h}"],"notified":false,"scope":["本机关"],"findings":"{t}"}'),
    ('access', 'internal_control.access_review', 'j', 'body', 'none', 'quarter', 9, 5, 40, false,
        '{"scope":["查阅日志"],"findings":"{t}","second_reader":"{h}","recused":["{h}.9"]}', '{"scope":["查阅日志"],"findings":"{t}","second_reader":"{h}"}'),
    ('own_review', 'internal_control.review', 'j', 'body', 'self', 'year', 9, 60, 70, false,
        '{"scope":["本机关"],"findings":"{t}","second_reader":"{h}"}', '{"scope":["本机关"],"findings":"{t}"}'),
    ('petitions_j', 'analysis.petition', 'j', 'body', 'none', 'quarter', 9, 5, 40, true,
        '{"period":"{y}","scope":["来信来访"],"method":"台账","findings":"{t}","common_problems":["{u}"],"single_cases":["另册"],"delivered_to":["{h}"]}',
        '{"period":"{y}","scope":["来信来访"],"method":"台账","findings":"{t}","delivered_to":["{h}"]}'),
    ('petitions_z', 'analysis.petition', 'z', 'body', 'none', 'quarter', 3, 5, 40, true,
        '{"period":"{y}","scope":["来信来访"],"method":"台账","findings":"{t}","common_problems":["{u}"],"single_cases":["另册"],"delivered_to":["{h}"]}',
        '{"period":"{y}","scope":["来信来访"],"method":"台账","findings":"{t}","delivered_to":["{h}"]}'),
    ('hearing', 'meeting.hearing', 'committee', 'body', 'organs', 'half', 9, 15, 110, false,
        '{"host":"{b}","chair":"{l}","attendees":{k},"agenda":["信访举报","日常监督"],"minutes":"{t}","held_on":"{d}"}',
        '{"host":"{b}","chair":"{l}","attendees":{k},"agenda":["信访举报","日常监督"],"held_on":"{d}"}'),
    ('sector', 'analysis.sector', 'j', 'body', 'none', 'year', 9, 20, 80, true,
        '{"period":"{y}","scope":["金融信贷","资源开发","工程建设","审批监管"],"method":"抽样","findings":"{t}","common_problems":["{u}"],"single_cases":["另册"],"delivered_to":["{h}.2"],"invited":true,"adopted_on":"{d}"}',
        '{"period":"{y}","scope":["工程建设"],"method":"抽样","findings":"{t}","common_problems":["{u}"],"single_cases":["另册"],"delivered_to":["{h}.2"],"adopted_on":"{d}"}'),
    ('responsibility', 'plan.responsibility', 'committee', 'body', 'none', 'year', 9, 8, 45, true,
        '{"year":{y},"items":["{t}","{u}"],"owner":{m},"due":["{y}年底"],"section_top_leader":"{t}","approved_by":{m},"adopted_on":"{d}"}',
        '{"year":{y},"items":["{t}"],"owner":["{l}"],"due":["{y}年底"],"section_top_leader":"{t}","adopted_on":"{d}"}'),
    ('life_meeting', 'life_meeting.regular', 'committee', 'leader', 'team', 'year', 9, 325, 30, false,
        '{"host":"{b}","entitled":{k},"theme":"{t}","theme_by":"n0","theme_approved_on":"{e}","speak_order":{k},"self_criticism":"{t}","criticism":"{u}","criticism_of_leader":"{u}","named_acts":["{t}"],"rectify_list":["{u}"],"held_on":"{d}"}',
        '{"host":"{b}","theme":"{t}","theme_by":"{b}","theme_approved_on":"{e}","speak_order":{m},"self_criticism":"{t}","criticism":"{u}","rectify_list":["{u}"],"held_on":"{d}"}'),
    ('org_life', 'meeting.org_life', 'committee', 'body', 'team', 'year', 9, 70, 60, false,
        '{"host":"{b}","attendees":{k},"entitled":{k},"minutes":"{t}","held_on":"{d}"}', '{"host":"{b}","held_on":"{d}"}'),
    ('implementation', 'supervisory_check.implementation', 'committee', 'body', 'subs', 'year', 3, 30, 100, false,
        '{"findings":"{t}","sample_basis":"轮到","invited":true}', '{"sample_basis":"轮到"}'),
    ('implementation_j', 'supervisory_check.implementation', 'j', 'body', 'subs_j', 'year', 3, 30, 100, false,
        '{"findings":"{t}","sample_basis":"轮到","invited":true}', '{"sample_basis":"轮到"}'),
    ('supervision', 'plan.supervision', 'committee', 'body', 'subs_all', 'year', 9, 10, 70, true,
        '{"year":{y},"items":["{t}"],"methods":["查看","谈话"],"top_down":["{t}"],"peer":["{u}"],"owner":{n},"due":["{y}年底"],"section_top_leader":"{u}","focus":["对党忠诚","重大决策","新发展阶段","治理责任","集中与廉洁"],"valid_from":"{d}"}',
        '{"year":{y},"items":["{t}"],"methods":["查看","谈话"],"valid_from":"{d}"}'),
    ('supervision_j', 'plan.supervision', 'j', 'body', 'team_and_official', 'year', 9, 10, 70, true,
        '{"year":{y},"items":["{t}"],"methods":["查看"],"owner":{n},"due":["{y}年底"],"section_top_leader":"{u}","focus":["对党忠诚","重大决策","新发展阶段","治理责任","集中与廉洁"],"valid_from":"{d}"}',
        '{"year":{y},"items":["{t}"],"methods":["查看"],"valid_from":"{d}"}'),
    ('petition_leaders', 'analysis.petition_leaders', 'j', 'body', 'subs', 'half', 3, 10, 100, true,
        '{"period":"{y}","scope":["下级一把手"],"findings":"{t}","measures":["{u}"]}', '{"period":"{y}","findings":"{t}"}'),
    ('spot', 'supervisory_check.spot', 'committee', 'body', 'subs', 'year', 3, 40, 90, false,
        '{"sample_basis":"抽签","findings":"{t}"}', '{"findings":"{t}"}'),
    ('clean_ties', 'supervisory_check.clean_ties', 'committee', 'body', 'none', 'year', 9, 20, 110, false,
        '{"findings":"{t}","sample_basis":"抽签"}', '{"findings":"{t}"}'),
    ('clean_ties_j', 'supervisory_check.clean_ties', 'j', 'body', 'team', 'year', 9, 20, 110, false,
        '{"findings":"{t}","sample_basis":"抽签"}', '{"findings":"{t}"}'),
    ('own_team', 'supervisory_check.responsibility', 'j', 'body', 'team', 'year', 9, 15, 110, false,
        '{"findings":"{t}","section_top_leader":"{u}"}', '{"sample_basis":"轮到"}'),
    ('below', 'supervisory_check.responsibility', 'committee', 'body', 'leaders', 'year', 3, 15, 110, false,
        '{"findings":"{t}","section_top_leader":"{u}"}', '{"sample_basis":"轮到"}'),
    ('centralism', 'supervisory_check.centralism', 'z', 'body', 'leaders', 'year', 3, 25, 105, false,
        '{"findings":"{t}","section_decisions":"{u}"}', '{"findings":"{t}"}'),
    ('mending', 'supervisory_check.rectification', 'committee', 'body', 'subs', 'half', 3, 20, 110, false,
        '{"findings":"{t}"}', '{"sample_basis":"轮到"}'),
    ('petition_leaders_z', 'analysis.petition_leaders', 'z', 'body', 'subs', 'half', 3, 10, 100, true,
        '{"period":"{y}","scope":["下级一把手"],"findings":"{t}","measures":["{u}"]}', '{"period":"{y}","findings":"{t}"}'),
    ('zero', 'statement.zero', 'committee', 'secretary', 'team', 'year', 4, 30, 90, true,
        '{"period":"{y}","text":"今年没有要报告的重要问题。","signed_on":"{d}"}', '{"period":"{y}","signed_on":"{d}"}')
) as f(fam, kind, who, signs, about, period, deepest, first, span, labelled, fields, bad);

-- the draw of each body and slot: done well, done badly, done after the slot (where a label says for which), or not
create or replace table drawn as
with sited as (
    select f.fam, f.kind, f.labelled, f.first, f.span, s.id as body, s.home, s.lvl, s.sup, s.care, l.s, l.e, l.label,
        draw(f.fam, s.id || l.s) as d
    from family as f
    join site as s on s.who = f.who and s.lvl <= f.deepest
    join slot as l on l.period = f.period
),
planned as (
    select * exclude (care, d),
        case when d < care then 'met'
            when d < care + (1 - care) * 0.3 then 'bad'
            when d < care + (1 - care) * 0.5 and labelled and e < date '2026-04-01' then 'late'
            else 'none' end as plan
    from sited
)
select fam, body, home, lvl, sup, s, e, label, plan,
    weekday_of(case plan when 'late' then e + 4 + (draw(fam || 'late', body || s) * 40)::integer
        else s + first + (draw(fam || 'day', body || s) * span)::integer end) as day
from planned;
-- what would lie after the last day has not happened yet
update drawn set plan = 'none' where day > date '2026-05-29';

create or replace view family_records as
select * replace (
    case when kind = 'analysis.ecology' and draw('names', id) < 0.03 then [body || '.3'] else about end as about,
    case when kind = 'analysis.ecology' and draw('names', id) < 0.03 then replace(fields, '{"period"', '{"members_concerned":true,"period"')
        when kind = 'life_meeting.regular' and draw('explains', body || id[-10:]) < 0.08 then replace(fields, '{"host"', '{"to_explain":["' || body || '.5"],"host"')
        else fields end as fields)
from (select f.fam || '-' || d.body || '-' || d.s as id, f.kind, d.day, d.body,
    case f.signs when 'leader' then d.home || '.1' when 'secretary' then d.home || '.4' else d.body end as "by",
    case f.about
        when 'none' then [] when 'self' then [d.body] when 'team' then list_concat([d.home || '.1'], s.members)
        when 'team_and_official' then list_concat(list_concat([d.home || '.1'], s.members), case when d.lvl <= 3 then [d.home || '.10'] else [] end)
        when 'subs' then s.subs when 'leaders' then s.leaders when 'subs_all' then list_concat(s.subs, s.leaders)
        when 'subs_j' then list_transform(list_filter(s.subs, lambda b: b[1] <> 'g'), lambda b: b || 'j')
        when 'organs' then case when d.lvl <= 3 then [d.home || 'j', d.home || 'w', d.home || 'z'] when d.lvl = 4 then [d.home || 'j'] else [] end
        else []
    end::varchar[] as about,
    []::varchar[] as re,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        case d.plan when 'bad' then f.bad else f.fields end,
        '{y}', d.label), '{d}', d.day::varchar), '{e}', (d.day - 9)::varchar), '{t}', phrase(d.fam || d.body || d.s)),
        '{u}', phrase(d.body || d.s || d.fam)), '{b}', d.body), '{h}', d.home), '{l}', d.home || '.1'),
        '{m}', to_json(s.members)::varchar), '{n}', '["' || d.home || '.2","' || d.home || '.3"]'),
        '{k}', to_json(list_concat([d.home || '.1'], s.members))::varchar) as fields
from drawn as d join family as f using (fam) join site as s on s.id = d.body
where d.plan <> 'none');
