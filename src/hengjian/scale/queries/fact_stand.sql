-- See fact_frames.sql; needs stand_frame.

create or replace table fact_frame as
select eid, upper, lower, min(place) as rank from (
  select f.eid, s.upper, s.lower, row_number() over (partition by f.eid order by s.body, s.near, s.house, s.lower) as place
  from raised_fact as f join norm as n on n.norm = f.norm
  join stand_frame as s on s.who = f.subject and s.day = f.day and s.is_pair = n.is_pair
  where not (n.is_pair and n.other_pair = 'upper')
  union all
  select f.eid, s.upper, p.lower, row_number() over (partition by f.eid order by s.body, s.near, s.house, p.lower) as place
  from raised_fact as f join norm as n on n.norm = f.norm
  join stand_frame as s on s.who = f.subject and s.day = f.day and not s.is_pair
  join frame as p on p.is_pair and p.upper = s.upper and p.f <= f.day and f.day < p.t
  where n.is_pair and n.other_pair = 'upper') as x
group by eid, upper, lower;

create or replace table bear_ask as
select row_number() over (order by 1) as ask, f.norm, x.eid, 0 as grp, x.rank, x.upper, x.lower, f.day, f.read_root as root
from fact_frame as x join raised_fact as f on f.eid = x.eid;
