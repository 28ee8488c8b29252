-- On which day each thing an event's instance rests on ends (beside core/evaluate/binding.py: _ended); periodic rows carried theirs along.

create or replace table fresh_seat as
select f.iid, l.t as seat_end
from fresh as f join norm as n on n.norm = f.norm
join seat_line as l on l.role_set = n.by_set and l.upper = f.upper and l.lower = f.lower and l.body = f.body and l.post = f.post
where f.why = 'event' and l.f <= f.arises and f.arises < l.t;

create or replace table fresh_sseat as
select f.iid, l.t as seat_end
from fresh as f join norm as n on n.norm = f.norm
join seat_line as l on l.role_set = n.other_set and l.upper = f.upper and l.lower = f.lower and l.body = f.sbody and l.post = f.spost
where f.why = 'event' and f.sbody > 0 and l.f <= f.arises and f.arises < l.t;

create or replace table boundary as
select id, day from (
  select body as id, f as day from body_row union select body, t from body_row union select superior, f from body_row union select superior, t from body_row
  union select post, f from post_row union select post, t from post_row union select body, f from post_row union select body, t from post_row
  union select post, f from tenure union select post, t from tenure union select person, f from tenure union select person, t from tenure
  union select source, f from relation union select source, t from relation union select target, f from relation union select target, t from relation) as b
where id > 0 and day <= $as_of;

create or replace table stray as
select f.iid, f.arises, i.id
from (select f.iid, f.arises, f.upper, f.lower, f.body, f.post, f.person, f.sbody, f.spost, f.sperson
      from fresh as f join norm as n on n.norm = f.norm
      left join fresh_seat as s on s.iid = f.iid left join fresh_sseat as o on o.iid = f.iid
      where f.why = 'event' and not n.has_bind and ((s.iid is null and not f.moved) or (o.iid is null and f.sbody > 0))) as f
join (select 1 as which union all select 2 as which union all select 3 as which union all select 4 as which union all select 5 as which
      union all select 6 as which union all select 7 as which union all select 8 as which) as w on true
join (select code as id from name) as i on i.id = case w.which when 1 then f.upper when 2 then f.lower when 3 then f.body when 4 then f.post
      when 5 then f.person when 6 then f.sbody when 7 then f.spost else f.sperson end;

create or replace table stray_day as
select s.iid, min(b.day) as day from stray as s join boundary as b on b.id = s.id and b.day > s.arises group by s.iid;

create or replace table fresh_held as
select f.iid, h.t as held_end
from fresh as f join holding as h on h.post = f.post and h.person = f.person and h.f <= f.arises and f.arises < h.t
where f.why = 'event' and f.bound in ('person', 'knower') and f.person > 0
union all
select f.iid, p.t as held_end
from fresh as f join post_alive as p on p.post = f.post and p.f <= f.arises and f.arises < p.t
where f.why = 'event' and f.bound = 'post'
union all
select f.iid, a.t as held_end
from fresh as f join existence as a on a.body = f.body and a.f <= f.arises and f.arises < a.t
where f.why = 'event' and f.bound = 'body' and f.body > 0;

create or replace table fresh_sheld as
select f.iid, h.t as held_end
from fresh as f join holding as h on h.post = f.spost and h.person = f.sperson and h.f <= f.arises and f.arises < h.t
where f.why = 'event' and f.sperson > 0
union all
select f.iid, a.t as held_end
from fresh as f join existence as a on a.body = f.sbody and a.f <= f.arises and f.arises < a.t
where f.why = 'event' and f.sperson = 0 and f.sbody > 0;

create or replace table fresh_frame as
select f.iid, r.t as frame_end
from fresh as f join frame as r on r.is_pair and r.upper = f.upper and r.lower = f.lower and r.f <= f.arises and f.arises < r.t
where f.why = 'event' and f.upper <> f.lower;

create or replace table fresh_ended as
select f.* replace (
  case when f.why <> 'event' then f.seat_end when n.has_bind then $open else coalesce(s.seat_end, d.day, $open) end as seat_end,
  case when f.why <> 'event' then f.sseat_end when n.has_bind or f.sbody = 0 then $open else coalesce(o.seat_end, d.day, $open) end as sseat_end,
  case when f.why <> 'event' then f.held_end else coalesce(h.held_end, $open) end as held_end,
  case when f.why <> 'event' then f.sheld_end else coalesce(q.held_end, $open) end as sheld_end,
  case when f.why <> 'event' then f.frame_end else coalesce(r.frame_end, $open) end as frame_end)
from fresh as f join norm as n on n.norm = f.norm
left join fresh_seat as s on s.iid = f.iid
left join fresh_sseat as o on o.iid = f.iid
left join stray_day as d on d.iid = f.iid
left join fresh_held as h on h.iid = f.iid
left join fresh_sheld as q on q.iid = f.iid
left join fresh_frame as r on r.iid = f.iid;
