-- From which day each is bound, and the roles read again on it (see fact_first.sql).

create or replace table anchored as
select f.fid, f.day from first_bear as f left join (select distinct fid from fact_knows) as k on k.fid = f.fid where k.fid is null
union all
select f.fid, greatest(f.day, k.day) as day
from first_bear as f
join (select q.fid, count(*) as asked, count(n.day) as cnt, max(n.day) as day
      from (select distinct fid, root, body, post, person from fact_knows) as q
      join know_ask as a on a.root = q.root and a.body = q.body and a.post = q.post and a.person = q.person
      left join known as n on n.ask = a.ask
      group by q.fid) as k on k.fid = f.fid and k.cnt = k.asked;

create or replace table again as
select row_number() over (order by 1) as ask, q.* from (
  select f.norm, f.upper, f.lower, a.day, f.root
  from anchored as a join first_bear as f on f.fid = a.fid
  where a.day <= $as_of and a.day <> f.day
  group by f.norm, f.upper, f.lower, a.day, f.root) as q;

create or replace table same_day as
select a.fid, a.day, f.ask from anchored as a join first_bear as f on f.fid = a.fid where a.day <= $as_of and a.day = f.day;

create or replace table same_bear as
select b.* from bear as b join (select distinct ask from same_day) as s on s.ask = b.ask;

create or replace table same_able as
select b.* from bear_able as b join (select distinct ask from same_day) as s on s.ask = b.ask;

create or replace table same_note as
select b.* from bear_note as b join (select distinct ask from same_day) as s on s.ask = b.ask;
