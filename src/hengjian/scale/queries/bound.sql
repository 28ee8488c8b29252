-- The bearers of periodic norms on their days as one table, numbered (beside core/evaluate/periodic.py).

create or replace table bound as
select row_number() over (order by 1) as bid, b.* from (
  select norm, how, why, seq, upper, lower, ord, home, body, post, person, day, s, e, label, year, seat_end, held_end, frame_end,
         param, 0 as root, 0 as matter, '' as trigger, day as occurred, false as retracted, 0 as knower, cast(null as date) as lapsed_due, 0 as cbody, 0 as cpost
  from bound_rows where not (why = 'slot' and post > 0 and person = 0)
  union all
  select norm, how, why, seq, upper, lower, ord, home, body, post, person, day, s, e, label, year, seat_end, held_end, frame_end,
         'vacancy' as param, 0 as root, 0 as matter, '' as trigger, day as occurred, false as retracted, 0 as knower, cast(null as date) as lapsed_due, 0 as cbody, 0 as cpost
  from empty_slot where wait is null
  union all
  select u.norm, u.how, u.why, u.seq, u.upper, u.lower, u.ord, u.home, u.body, u.post, coalesce(c.person, 0) as person, u.day, u.s, u.e, u.label, u.year,
         u.seat_end, coalesce(c.held_end, $open) as held_end, u.frame_end,
         '' as param, 0 as root, 0 as matter, '' as trigger, u.day as occurred, false as retracted, 0 as knower, cast(null as date) as lapsed_due,
         coalesce(c.body, 0) as cbody, coalesce(c.post, 0) as cpost
  from up_slot_asked as u left join chief as c on c.ask = u.ask) as b;

create or replace table bound_party as
select b.bid, p.body, p.post, p.person, p.seat_end, p.held_end
from bound as b join norm as n on n.norm = b.norm
join party_line as p on p.role_set = n.other_set and p.upper = b.upper and p.lower = b.lower
where n.has_other and b.why <> 'up' and p.f <= b.day and b.day < p.t
union all
select b.bid, p.body, p.post, p.person, p.seat_end, p.held_end
from bound as b join norm as n on n.norm = b.norm
join party_line as p on p.role_set = n.other_set and p.upper = b.upper and p.lower = b.lower
join (select distinct b.bid, p.body, p.post, p.person from bound as b join norm as n on n.norm = b.norm
      join party_line as p on p.role_set = n.other_set and p.upper = b.upper and p.lower = b.lower
      where b.why = 'up' and p.f <= b.s and b.s < p.t) as q on q.bid = b.bid and q.body = p.body and q.post = p.post and q.person = p.person
where n.has_other and b.why = 'up' and p.f <= b.day and b.day < p.t;

create or replace table able_of as
select b.bid, a.body, a.post
from bound as b join able as a on a.norm = b.norm and a.how = b.how and a.upper = b.upper and a.lower = b.lower
  and a.why = case when b.why = 'up' then 'slot' else b.why end and a.day = case when b.why = 'up' then b.s else b.day end;

create or replace table note_of as
select b.bid, a.text
from bound as b join able_note as a on a.norm = b.norm and a.how = b.how and a.upper = b.upper and a.lower = b.lower
  and a.why = case when b.why = 'up' then 'slot' else b.why end and a.day = case when b.why = 'up' then b.s else b.day end;
