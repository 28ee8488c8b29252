-- The first step of each open way on which a post is left is told, whole; the others stay open
-- (beside core/evaluate/tell.py: `whom_to_tell`). Stands after sides.sql has answered `tell_round`.

create or replace table tell_shut as
with beside as (
    select a.person, a.subject
    from side_ask as a
    join on_side as s on s.ask = a.ask
)
select iid, post from tell_try where shut
union
select t.iid, t.post
from tell_try as t
join beside as b on b.person = t.person and b.subject = t.subject
union
select t.iid, t.post
from tell_try as t
join tell_spoken as s on s.iid = t.iid
join beside as b on b.person = t.person and b.subject = s.who;

create or replace table tell_kept as
select t.iid, t.pos, t.post
from tell_try as t
left join tell_shut as s on s.iid = t.iid and s.post = t.post
where s.iid is null and t.leads;

-- Where one step alone was looked at, none has to be chosen.
create or replace table tell_new as
select k.iid, k.post
from tell_kept as k
left join (
    select r.iid, min(r.pos) as pos
    from tell_kept as r
    join tell_span as n on n.lo < n.hi
    group by r.iid
) as f on f.iid = k.iid
where f.iid is null or f.pos = k.pos;

create or replace table told as
select iid, post from told
union all
select iid, post from tell_new;

create or replace table tell_open as
select o.*
from tell_open as o
left join tell_new as n on n.iid = o.iid
where n.iid is null;
