-- Where nobody is left, the outside address, or what has to be said (semantics 9; core/evaluate/tell.py).

create or replace table told as
select iid, post from told
union all
select o.iid, d.outside as post
from tell_open as o
cross join deployment as d
where d.outside <> 0;

create or replace table told_note as
select iid, '{"code":"nobody_above"}' as text from tell_ask where body = 0
union all
select o.iid, '{"code":"no_outside_address"}' as text
from tell_open as o
cross join deployment as d
where d.outside = 0;
