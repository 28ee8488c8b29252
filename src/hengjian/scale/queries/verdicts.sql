-- What a person said of a combination where only a person can judge (semantics 6; beside core/evaluate/choose.py: _judgement).

create or replace table verdict as
select b.kid, coalesce(case when j.says = 'ok' then 'ok' when j.says is not null then 'not_ok' end, 'missing') as says
from (select distinct b.kid from combo_cand as b join ev as e on e.iid = b.iid where e.test = 'human') as b
left join (
  select b.kid, coalesce(f.value, '') as says
  from combo_cand as b
  join ev as e on e.iid = b.iid and e.test = 'human'
  join names as n on n.named = b.root
  join act as a on a.root = n.root and a.kind = 'judgement' and not a.retracted
  left join field as f on f.root = a.root and f.field = 'verdict' and f.pos = 0
  qualify row_number() over (partition by b.kid order by a.day desc, a.root desc) = 1) as j on j.kid = b.kid;
