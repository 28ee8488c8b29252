-- Each bearer with the day the duty binds from; who does not know has none (see anchors.sql; semantics 10).

create or replace table anchored as
select w.fid, w.occurred as day, '' as note from anchor_way as w where w.way = 'occurred'
union all
select w.fid, coalesce(try_cast(case w.receipt when 'day' then cast(a.day as varchar) when 'recorded_on' then cast(a.known_on as varchar) else f.value end as date),
                       greatest(w.occurred, a.first_on)) as day,
       case when try_cast(case w.receipt when 'day' then cast(a.day as varchar) when 'recorded_on' then cast(a.known_on as varchar) else f.value end as date) is null
            then '{"code":"anchor_from_recording","field":"' || w.receipt || '"}' else '' end as note
from anchor_way as w join act as a on a.root = w.root
left join field as f on f.root = w.root and f.field = w.receipt and f.pos = 0
where w.way = 'receipt'
union all
select w.fid, greatest(w.occurred, a.first_on) as day, '' as note
from anchor_way as w join act as a on a.root = w.root where w.way = 'filed'
union all
select w.fid, greatest(w.occurred, k.day) as day, '' as note
from anchor_way as w
join know_ask as q on q.root = w.root and q.body = w.body and q.post = w.post and q.person = w.person
join known as k on k.ask = q.ask
where w.way = 'known';

-- Where the day is not that of the event, the roles are read again on it, and the same seat must bear.
create or replace table again as
select row_number() over (order by 1) as ask, q.* from (
  select f.norm, f.upper, f.lower, a.day, f.root
  from anchored as a join first_bear as f on f.fid = a.fid join raising as r on r.eid = f.eid
  where a.day <= $as_of and a.day <> r.occurred
  group by f.norm, f.upper, f.lower, a.day, f.root) as q;

create or replace table first_able as
select f.fid, b.body, b.post, b.ord, b.place from first_bear as f join bear_able as b on b.ask = f.ask;

create or replace table first_note as
select f.fid, b.text from first_bear as f join bear_note as b on b.ask = f.ask;
