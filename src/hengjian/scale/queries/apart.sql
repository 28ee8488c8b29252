-- Parts that nothing joins, chosen one by one: of combinations that differ in nothing an outcome could rest on, only the one that would win
-- (beside core/evaluate/combine.py: _winning). cand_judged -> cand_kept: all candidates that may still take part.

create or replace table apart_way as
select way, parts from way where parts > 1 and apart;

create or replace table apart_place as
select c.iid, c.way, w.parts, c.place, min(case when c.is_flawed then null else c.day end) as good_day, min(c.day) as any_day
from cand_judged as c join apart_way as w on w.way = c.way
group by c.iid, c.way, w.parts, c.place;

create or replace table apart_full as
select iid, way, count(good_day) = parts as is_good, max(case when good_day is null then any_day else good_day end) as worst,
       max(good_day) as good_done, max(any_day) as any_done
from apart_place group by iid, way, parts having count(*) = parts;

create or replace table apart_pool as
select c.cid, c.iid, c.way, c.place, c.root, c.known_at, f.is_good
from cand_judged as c join apart_full as f on f.iid = c.iid and f.way = c.way
where (not f.is_good or not c.is_flawed) and c.day <= case when f.is_good then f.good_done else f.any_done end;

create or replace table apart_known as
select iid, way, max(first_known) as known_at from (
  select iid, way, place, min(known_at) as first_known from apart_pool where is_good group by iid, way, place) as p
group by iid, way;

create or replace table apart_pick as
select cid from (
  select p.cid, row_number() over (partition by p.iid, p.way, p.place order by p.root, p.cid) as rank
  from apart_pool as p left join apart_known as k on k.iid = p.iid and k.way = p.way
  where not p.is_good or p.known_at <= k.known_at) as q
where rank = 1;

create or replace table cand_kept as
select c.* from cand_judged as c left join apart_way as w on w.way = c.way where w.way is null
union all
select c.* from cand_judged as c join apart_pick as p on p.cid = c.cid;
