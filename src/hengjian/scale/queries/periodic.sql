-- Who is bound by a periodic norm, on the days it is asked (semantics 3; beside core/evaluate/periodic.py: bindings_on).
-- Days are the first days of slots, the day asked where a period has no value, and the days on which a frame changed.

create or replace table edge_norm as
select n.norm, r.how, n.by_set, n.other_set, n.has_other, n.since, n.t
from trigger_rule as r join norm as n on n.norm = r.norm where r.what in ('always', 'since_last');

-- Where a duty may move up, whoever stands above matters too.
create or replace table edge_frame as
select distinct n.norm, n.how, b.upper, b.lower, n.since, n.t
from edge_norm as n join norm as m on m.norm = n.norm and m.single join bearer_line as b on b.role_set = n.by_set;

create or replace table edge_day as
select norm, how, upper, lower, day, row_number() over (partition by norm, how, upper, lower order by day) as seq from (
  select n.norm, n.how, b.upper, b.lower, greatest(b.f, n.since) as day, n.since, n.t
  from edge_norm as n join bearer_line as b on b.role_set = n.by_set
  union select n.norm, n.how, b.upper, b.lower, b.t as day, n.since, n.t
  from edge_norm as n join bearer_line as b on b.role_set = n.by_set
  union select n.norm, n.how, p.upper, p.lower, p.f as day, n.since, n.t
  from edge_norm as n join party_line as p on p.role_set = n.other_set where n.has_other
  union select n.norm, n.how, p.upper, p.lower, p.t as day, n.since, n.t
  from edge_norm as n join party_line as p on p.role_set = n.other_set where n.has_other
  union select e.norm, e.how, e.upper, e.lower, h.f as day, e.since, e.t
  from edge_frame as e join up as u on u.body = e.lower and u.lvl > 0 join head as h on h.body = u.above
  union select e.norm, e.how, e.upper, e.lower, h.t as day, e.since, e.t
  from edge_frame as e join up as u on u.body = e.lower and u.lvl > 0 join head as h on h.body = u.above
  union select e.norm, e.how, e.upper, e.lower, u.f as day, e.since, e.t
  from edge_frame as e join up as u on u.body = e.lower and u.lvl > 0) as d
where day >= since and day <= $as_of and day < t;

create or replace table slot_day as
select distinct l.norm, l.how, l.s as day from slot as l join norm as n on n.norm = l.norm where n.mode <> 'each';

-- Each role owes: a seat that several roles reach counts once, for the first of them.
create or replace table bound_slot as
select n.norm, l.how, b.upper, b.lower, b.ord, b.home, b.body, b.post, b.person, l.s as day, l.s, l.e, l.label, l.year,
       b.seat_end, b.held_end, b.frame_end
from norm as n
join bearer_line as b on b.role_set = n.by_set
join sig_of as g on g.body = b.body
join slot as l on l.norm = n.norm and l.sig = g.sig
where n.mode = 'each' and b.f <= l.s and l.s < b.t and g.f <= l.s and l.s < g.t
qualify b.size = 1 or b.ord = min(b.ord) over (partition by n.norm, l.how, b.upper, b.lower, l.s, b.body, b.post);

create or replace table could as
select n.norm, d.how, 'slot' as why, n.mode, 0 as seq, d.day, b.size, b.ord, b.upper, b.lower, b.home, b.body, b.post, b.person,
       b.seat_end, b.held_end, b.frame_end
from norm as n join bearer_line as b on b.role_set = n.by_set join slot_day as d on d.norm = n.norm
where b.f <= d.day and d.day < b.t
union all
select n.norm, u.how, 'unset' as why, n.mode, 0 as seq, $as_of as day, b.size, b.ord, b.upper, b.lower, b.home, b.body, b.post, b.person,
       b.seat_end, b.held_end, b.frame_end
from norm as n join bearer_line as b on b.role_set = n.by_set join (select distinct norm, how from slot_unset) as u on u.norm = n.norm
where b.f <= $as_of and $as_of < b.t and n.f <= $as_of and $as_of < n.t
union all
select n.norm, d.how, 'edge' as why, n.mode, d.seq, d.day, b.size, b.ord, b.upper, b.lower, b.home, b.body, b.post, b.person,
       b.seat_end, b.held_end, b.frame_end
from edge_day as d join norm as n on n.norm = d.norm
join bearer_line as b on b.role_set = n.by_set and b.upper = d.upper and b.lower = d.lower
where b.f <= d.day and d.day < b.t;

-- Each: the first role of a seat. Whichever is competent: the first seat that somebody holds, else the first there is.
create or replace table chosen as
select * from could where mode = 'each'
qualify size = 1 or ord = min(ord) over (partition by norm, how, why, upper, lower, day, body, post)
union all
select * from could where mode <> 'each'
qualify row_number() over (partition by norm, how, why, upper, lower, day
                           order by case when post > 0 and person = 0 then 1 else 0 end, ord, body, post, person) = 1;

-- All that could have borne it, where more than one could.
create or replace table able as
select norm, how, why, upper, lower, day, body, post from could where mode <> 'each'
group by norm, how, why, upper, lower, day, body, post;

create or replace table able_note as
select c.norm, c.how, c.why, c.upper, c.lower, c.day,
       '{"code":"any_of","roles":["' || array_to_string(list_sort(list(distinct r.name)), '","') || '"]}' as text
from could as c
join norm as n on n.norm = c.norm
join role_set as s on s.role_set = n.by_set and s.ord = c.ord
join role as r on r.role = s.role
where c.mode <> 'each'
group by c.norm, c.how, c.why, c.upper, c.lower, c.day
having count(distinct c.body * 4294967296 + c.post) > 1;

create or replace table bound_rows as
select norm, how, 'slot' as why, 0 as seq, upper, lower, ord, home, body, post, person, day, s, e, label, year, seat_end, held_end, frame_end, '' as param
from bound_slot
union all
select c.norm, c.how, c.why, c.seq, c.upper, c.lower, c.ord, c.home, c.body, c.post, c.person, c.day, l.s, l.e, l.label, l.year,
       c.seat_end, c.held_end, c.frame_end, '' as param
from chosen as c join sig_of as g on g.body = c.body
join slot as l on l.norm = c.norm and l.how = c.how and l.sig = g.sig and l.s = c.day
where c.why = 'slot' and g.f <= c.day and c.day < g.t
union all
select c.norm, c.how, c.why, c.seq, c.upper, c.lower, c.ord, c.home, c.body, c.post, c.person, c.day, null as s, null as e, '' as label, '' as year,
       c.seat_end, c.held_end, c.frame_end, u.param
from chosen as c join sig_of as g on g.body = c.body
join slot_unset as u on u.norm = c.norm and u.how = c.how and u.sig = g.sig
where c.why = 'unset' and g.f <= c.day and c.day < g.t and not (c.post > 0 and c.person = 0)
union all
select norm, how, why, seq, upper, lower, ord, home, body, post, person, day, null as s, null as e, '' as label, '' as year,
       seat_end, held_end, frame_end, '' as param
from chosen where why = 'edge' and not (post > 0 and person = 0);

-- An empty post on the first day of a slot: with no number of days set it is left open, else it moves up after so many.
create or replace table empty_slot as
select b.*, v.whole as wait
from bound_rows as b
join norm as n on n.norm = b.norm
join sig_of as g on g.body = b.body and g.f <= b.day and b.day < g.t
left join value as v on v.param = 'vacancy' and v.sig = g.sig and v.f <= b.day and b.day < v.t
where b.why = 'slot' and b.post > 0 and b.person = 0 and not n.personal;

create or replace table up_slot as
select e.norm, e.how, 'up' as why, e.seq, e.upper, e.lower, e.ord, e.home, e.body, e.post, e.day + e.wait as day, e.s, e.e, e.label, e.year,
       e.seat_end, e.held_end, e.frame_end
from empty_slot as e
join norm as n on n.norm = e.norm
where e.wait is not null and e.day + e.wait <= $as_of and e.day + e.wait < e.e and e.day + e.wait < n.t and e.day + e.wait >= n.f
  and (e.held_end >= e.day + e.wait);
