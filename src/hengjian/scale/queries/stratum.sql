-- The instances of a stratum, each id once: of one norm the first trigger that gives it (beside core/evaluate/engine.py: judge_all).

create or replace table judge_any as
select i.iid, i.norm, i.how, i.bound, i.body, i.post, i.person, i.sbody, i.spost, i.sperson, i.trigger, h.cnt > 1 as may_repeat
from inst as i join stratum as s on s.norm = i.norm
join (select norm, count(*) as cnt from trigger_rule group by norm) as h on h.norm = i.norm;

create or replace table judge_ask as
select iid from judge_any where not may_repeat
union all
select iid from (
  select iid from judge_any where may_repeat
  qualify row_number() over (
    partition by norm, case when post > 0 then post else body end, case when bound in ('person', 'knower') then person else 0 end,
                 sperson, case when sperson > 0 or spost > 0 then spost else sbody end, trigger
    order by how, iid) = 1) as j;
