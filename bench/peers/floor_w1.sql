-- The floor of W1, written by hand for this one question: every slot with its verdict, first day, evidence; only what is known.
create or replace table answer as
with hit as (
    select p, datediff('month', DATE '2020-01-01', d) // 6 as k, min(d) as first_d, arg_min(id, d) as evidence, count(*) as n
    from talk where known <= getvariable('known_on') and d <= getvariable('as_of') group by all
)
select post.p, period.k, period.e as due, hit.evidence, hit.first_d,
       case when hit.p is not null then 'met' when period.e < getvariable('as_of') then 'lapsed' else 'pending' end as outcome
from post cross join period left join hit on hit.p = post.p and hit.k = period.k;
