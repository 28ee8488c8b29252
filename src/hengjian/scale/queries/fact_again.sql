-- The bearers of facts as bound rows: each, or of a shared duty the first that knows (see fact_bound.sql).

create or replace table read_bear as
select false as is_again, * from same_bear union all select true as is_again, * from bear;

create or replace table read_able as
select false as is_again, * from same_able union all select true as is_again, * from bear_able;

create or replace table read_note as
select false as is_again, * from same_note union all select true as is_again, * from bear_note;

create or replace table reading as
select fid, day, false as is_again, ask from same_day
union all
select f.fid, a.day, true as is_again, g.ask
from anchored as a join first_bear as f on f.fid = a.fid
join again as g on g.norm = f.norm and g.upper = f.upper and g.lower = f.lower and g.root = f.root and g.day = a.day
where a.day <= $as_of and a.day <> f.day;

create or replace table knowing as
select f.fid, f.eid, f.norm, f.rank, f.upper, f.lower, f.place, r.day, r.is_again, r.ask, b.home, f.body, f.post, b.person
from reading as r join first_bear as f on f.fid = r.fid join norm as n on n.norm = f.norm
join read_bear as b on b.is_again = r.is_again and b.ask = r.ask and b.body = f.body and b.post = f.post
where n.mode = 'each'
union all
select * from (
  select f.fid, f.eid, f.norm, f.rank, f.upper, f.lower, f.place, r.day, r.is_again, r.ask, b.home, f.body, f.post, b.person
  from reading as r join first_bear as f on f.fid = r.fid join norm as n on n.norm = f.norm
  join read_able as c on c.is_again = r.is_again and c.ask = r.ask and c.body = f.body and c.post = f.post
  join read_bear as b on b.is_again = r.is_again and b.ask = r.ask
  where n.mode <> 'each'
  qualify row_number() over (partition by f.eid, f.rank order by f.place, f.body, f.post) = 1) as k;

create or replace table smallest_holder as
select q.post, q.day, min(h.person) as person
from (select distinct post, day from knowing where post > 0) as q
join holding as h on h.post = q.post and h.f <= q.day and q.day < h.t
group by q.post, q.day;

create or replace table bound as
select row_number() over (order by 1) as bid, b.* from (
  select k.norm, r.how, 'event' as why, k.rank as seq, k.upper, k.lower, k.rank as ord, k.home, k.body, k.post,
         case when k.person > 0 then k.person else coalesce(h.person, 0) end as person, k.day, cast(null as date) as s, cast(null as date) as e,
         '' as label, '' as year, $open as seat_end, $open as held_end, $open as frame_end, '' as param, r.root, r.matter, r.key as trigger, r.day as occurred,
         r.retracted, k.person as knower, r.due_on as lapsed_due, 0 as cbody, 0 as cpost, r.eid, k.is_again, k.ask, r.read_root
  from knowing as k join raised_fact as r on r.eid = k.eid
  left join smallest_holder as h on h.post = k.post and h.day = k.day) as b;

create or replace table able_of as
select b.bid, a.body, a.post, a.place from bound as b join norm as n on n.norm = b.norm and n.mode <> 'each'
join read_able as a on a.is_again = b.is_again and a.ask = b.ask;

create or replace table note_of as
select b.bid, a.text from bound as b join read_note as a on a.is_again = b.is_again and a.ask = b.ask;
