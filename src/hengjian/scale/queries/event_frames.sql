-- The frames a record speaks of, by the bodies it binds, is about, or was filed in (see events.sql).

create or replace table event_frame_any as
select eid, grp, upper, lower, min(place) as rank from (
  select i.eid, i.grp, s.upper, s.lower,
         row_number() over (partition by i.eid, i.grp order by i.rank, s.body, s.near, s.house) as place
  from event_id as i
  join raising as r on r.eid = i.eid
  join norm as n on n.norm = r.norm
  join stand_frame as s on s.who = i.who and s.day = i.day and s.is_pair = n.is_pair) as f
group by eid, grp, upper, lower;
