-- What was opened ahead stands only as far as each one before it was met (see openings_ahead.sql).

create or replace table opened_run as
select o.iid, o.met_on, coalesce(q.old, o.iid) as first, o.arises
from round_row as o
left join opened as q on q.iid = o.iid
join (select iid as first from steady_first) as s on s.first = coalesce(q.old, o.iid);

create or replace table opened_stop as
select first, min(arises) as arises from opened_run where met_on is null group by first;

create or replace table opened_beyond as
select r.iid from opened_run as r join opened_stop as s on s.first = r.first and r.arises > s.arises;
