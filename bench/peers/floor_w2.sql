-- The floor of W2, written by hand for this one question: every finding with its verdict, first day, evidence; only what is known.
create or replace table answer as
with hit as (
    select f, min(r) as first_d, arg_min(id, r) as evidence
    from rectified where known <= getvariable('known_on') and r <= getvariable('as_of') group by all
)
select finding.f, finding.t + 90 as due, hit.evidence, hit.first_d,
       case when hit.first_d <= finding.t + 90 then 'met' when hit.f is not null then 'met_late'
            when finding.t + 90 < getvariable('as_of') then 'lapsed' else 'pending' end as outcome
from finding left join hit on hit.f = finding.f
where finding.known <= getvariable('known_on') and finding.t <= getvariable('as_of');
