-- The instances of a stratum, each id once: of one norm the first trigger that gives it (beside core/evaluate/engine.py: judge_all).

create or replace table judge_ask as
select i.iid
from inst as i join stratum as s on s.norm = i.norm
qualify row_number() over (
  partition by i.norm, case when i.post > 0 then i.post else i.body end, case when i.bound in ('person', 'knower') then i.person else 0 end,
               i.sperson, case when i.sperson > 0 or i.spost > 0 then i.spost else i.sbody end, i.trigger
  order by i.how, i.iid) = 1;
