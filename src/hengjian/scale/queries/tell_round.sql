-- The steps from `lo` to `hi` of each way that is still open: who would hear, and whether that may be asked of sides.sql
-- (beside core/evaluate/tell.py: `_may_hear`, `_is_shut_out`).

create or replace table tell_try as
select
    o.iid, s.pos, s.post, s.person, s.leads, o.subject,
    s.post = o.post or s.post = o.own_post or s.person = o.person or s.person = o.own_person
    or x.root is not null or y.root is not null or c.iid is not null as shut
from tell_open as o
join tell_step as s on s.way = o.way
join tell_span as n on s.pos >= n.lo and s.pos <= n.hi
left join tell_aside as x on x.root = o.root and x.person = s.person
left join tell_aside as y on y.root = o.matter and y.person = s.person
left join tell_counted as c on c.iid = o.iid and c.person = s.person;

create or replace table side_ask as
select row_number() over (order by person, subject) as ask, person, subject, $as_of as day
from (
    select person, subject from tell_try where subject <> 0 and not shut
    union
    select t.person, s.who as subject
    from tell_try as t
    join tell_spoken as s on s.iid = t.iid
    where not t.shut
) as p;
