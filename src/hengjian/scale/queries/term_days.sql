-- The day a term says, where it says just one thing: _day (beside core/evaluate/predicates.py, world.py: as_day).

create or replace table term_day as
select d.ask, d.place, max(d.day) as day
from (
    select v.ask, v.place,
        case when v.type not in ('text', 'day') or v.value < '0001' then null
            when length(v.value) = 10 and regexp_matches(v.value, '^[0-9]{4}-[0-9]{2}-[0-9]{2}') then try_cast(v.value as date)
            when length(v.value) = 8 and regexp_matches(v.value, '^[0-9]{8}')
                then try_cast(substr(v.value, 1, 4) || '-' || substr(v.value, 5, 2) || '-' || substr(v.value, 7, 2) as date)
        end as day
    from term_value as v
    join term_ask as a on a.ask = v.ask
    join pred as p on p.pred = a.pred and p.class in ('no_later', 'within', 'in_force')
) as d
group by d.ask, d.place
having count(*) = 1;
