-- Outcomes of the last day as the generator planned them; whoever is bound, until when, and what was drawn - no engine.
create or replace macro judged(plan, day, due, brk, known) as
    case when plan <> 'none' and known and day < brk then
            case when plan in ('met', 'late') then case when day <= due then 'met' else 'met_late' end
                when plan = 'bad' then 'not_good_enough' else plan end
        when brk <= due then 'not_applicable' when due >= date '2026-05-31' then 'pending' else 'lapsed' end;
-- where a bad record lacks a field the part asks for, it is no record at all; where nobody asks for it, it is a good one
create or replace macro unless_bad(plan) as case plan when 'bad' then 'none' else plan end;
create or replace macro even_bad(plan) as case plan when 'bad' then 'met' else plan end;
create or replace macro heart_plan(plan, later, day, id) as
    case when plan = 'none' or later = '' or not is_known(day + 60, id) then plan when later = 'mended' then 'bad' else 'none' end;

create or replace table of_family as
select * from (values
    ('Y13.1', 'ecology', 'bad'), ('Y25.5', 'experience', 'bad'), ('Y15.4', 'experience', 'bad'), ('Y22.1', 'study', 'none'),
    ('Y22.3', 'coordination', 'bad'), ('Y24.8', 'coordination_j', 'bad'),
    ('Y24.11', 'own_report', 'bad'), ('Y24.12', 'access', 'bad'), ('Y20.4', 'petitions_j', 'bad'), ('Y20.4', 'petitions_z', 'bad'),
    ('Y20.1', 'hearing', 'none'), ('Y13.2', 'hearing', 'none'), ('Y13.5', 'sector', 'bad'), ('Y18.1', 'life_meeting', 'bad')
) as v(norm, fam, bad);

create or replace view truth as
with outcomes as (
    select n.norm, judged(case when d.plan = 'bad' then n.bad else d.plan end, d.day, d.e - 1, date '9999-12-31',
        is_known(d.day, d.fam || '-' || d.body || '-' || d.s)) as outcome
    from drawn as d join of_family as n using (fam)
    where n.norm <> 'Y13.2' or d.lvl <= 4
    union all
    select 'Y23.5', case when lvl > 3 then 'not_applicable'
        else judged(unless_bad(plan), day, e - 1, date '9999-12-31', is_known(day, fam || '-' || body || '-' || s)) end
    from drawn where fam = 'all_kinds'
    union all
    select 'Y11.1', judged(plan, day, make_date(year(s), 2, 28), date '9999-12-31', is_known(day, fam || '-' || body || '-' || s))
    from drawn where fam = 'responsibility'
    union all
    select 'Y08.2', judged(heart_plan(plan, later, day, id), day, e - 1, brk, is_known(day, id)) from heart
    union all
    select 'Y11.3', judged(even_bad(heart_plan(plan, later, day, id)), day, e - 1, brk, is_known(day, id)) from heart
    union all
    select 'Y16.5', judged(unless_bad(plan), day, make_date(year(s), 1, 31), brk, is_known(day, id)) from declared where fam = 'declaration'
    union all
    select 'Y17.2', judged(unless_bad(plan), day, make_date(year(s), 1, 31), brk, is_known(day, id)) from declared where fam = 'kin'
    union all
    select 'Y02.9', judged(even_bad(plan), day, e - 1, brk, is_known(day, id)) from declared where fam = 'kin'
    union all
    select 'Y08.3', judged(plan, day, e - 1, brk, is_known(day, id) and day <= date '2026-05-31') from duty where place = 1
    union all
    select 'Y19.3', judged(plan, day, e - 1, brk, is_known(day, id)) from appraised
    union all
    select 'Y11.5', judged(plan, day, e - 1, brk, is_known(day, id)) from noticed
    union all
    select case fam when 'talk_j' then 'Y07.3' when 'talk_z' then 'Y07.4' else 'Y03.6' end, judged(plan, day, e - 1, brk, is_known(day, id)) from talked
    union all
    select 'Y00.3', judged(even_bad(plan), day, e - 1, brk, is_known(day, id)) from talked where fam = 'talk_l'
    union all
    select 'Y07.1', judged(even_bad(plan), day, e - 1, brk, is_known(day, id)) from visited
    union all
    select 'Y07.7', judged(plan, day, e - 1, brk, is_known(written, 'report-' || key) and is_known(day, 'account-' || key)) from accounted
    union all
    select n.norm, case judged(even_bad(plan), written, e - 1, brk, is_known(written, 'report-' || key))
            when 'met' then case when not is_known(day + 6, 'judged-' || key) or verdict = '' then 'needs_human'
                when verdict = 'ok' then 'met' else 'not_good_enough' end
            else judged(even_bad(plan), written, e - 1, brk, is_known(written, 'report-' || key)) end
    from accounted, (values ('Y02.3'), ('Y02.4')) as n(norm)
    union all
    select 'Y07.10', judged(even_bad(plan), day, e - 1, brk, is_known(day, 'enlarged-' || sup || '-' || s)) from accounted
    union all
    select 'Y07.8', judged(case when evaluated is null then 'none' else 'met' end, evaluated, day + 1, brk, is_known(evaluated, 'evaluation-' || key))
    from accounted where plan <> 'none' and is_known(day, 'account-' || key) and is_known(written, 'report-' || key)
    union all
    select 'Y07.9', judged(public_plan, published, day + 15, date '9999-12-31', is_known(published, 'publication-' || key))
    from accounted where plan <> 'none' and evaluated is not null and is_known(day, 'account-' || key)
        and is_known(written, 'report-' || key) and is_known(evaluated, 'evaluation-' || key)
    union all
    select 'Y07.2', judged(plan, day, day, date '9999-12-31', true) from visits where is_known(day, id)
)
select norm, outcome, count(*) as n from outcomes group by all;
