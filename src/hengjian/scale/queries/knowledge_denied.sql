-- The sight that is left when V4 has denied its own side (beside core/register/visibility.py: can_see).

create or replace table sight_day as
select d.ask, d.ver, d.via, d.day
from sight_day as d
left join (
    select p.ver, p.via, p.day
    from sight_pair as p
    join side_ask as a on a.person = p.person and a.subject = p.subject and a.day = p.day
    join on_side as s on s.ask = a.ask
    group by p.ver, p.via, p.day
) as x on x.ver = d.ver and x.via = d.via and x.day = d.day
where x.ver is null;
