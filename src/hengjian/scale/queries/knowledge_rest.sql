-- Those who could see on the day, and the rest, whose sight is sought on the days after it.

create or replace table sight_found as
select ask, ver, min(day) as day from sight_day group by ask, ver;

create or replace table sight_look as
select l.ask, l.ver, l.body, l.doer, l.class, l.since, $as_of as until, l.holder, l.is_body
from sight_look as l
left join sight_found as s on s.ask = l.ask and s.ver = l.ver
where s.ask is null and l.since < $as_of;
