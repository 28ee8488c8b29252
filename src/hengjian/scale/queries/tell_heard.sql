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

create or replace table tell_new as
select iid, post
from (
    select t.iid, t.post, t.pos, min(t.pos) over (partition by t.iid) as first
    from tell_try as t
    left join tell_shut as s on s.iid = t.iid and s.post = t.post
    where s.iid is null
) as r
where pos = first
group by iid, post;

create or replace table told as
select iid, post from told
union all
select iid, post from tell_new;

create or replace table tell_open as
select o.*
from tell_open as o
left join (select iid from tell_new group by iid) as n on n.iid = o.iid
where n.iid is null;
