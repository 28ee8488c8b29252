-- Whom V4 may deny: on each day of sight by that class, whoever looks and whoever the record is about, as persons
-- (beside core/register/visibility.py: is_side_of). What is asked of `sides` is asked of each two persons once a day.

create or replace table sight_pair as
with sought as (
    select distinct ver, via, day from sight_day where via > 0
),
mine as (
    select s.ver, s.via, s.day, coalesce(h.person, s.via) as person
    from sought as s
    left join name as n on n.code = s.via
    left join holding as h on h.post = s.via and h.f <= s.day and h.t > s.day
    where h.post is not null or n.what is distinct from 'post'
),
subject as (
    select d.ver, d.day, coalesce(h.person, b.who) as person
    from (select distinct ver, day from sought) as d
    join sight_about as b on b.ver = d.ver
    left join name as n on n.code = b.who
    left join holding as h on h.post = b.who and h.f <= d.day and h.t > d.day
    where n.what is distinct from 'body' and (h.post is not null or n.what is distinct from 'post')
)
select m.ver, m.via, m.day, m.person, s.person as subject
from mine as m
join subject as s on s.ver = m.ver and s.day = m.day;

create or replace table side_ask as
select row_number() over (order by person, subject, day) as ask, person, subject, day
from sight_pair
group by person, subject, day;
