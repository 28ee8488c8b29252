-- Who stands on the other side of an event, narrowed to the persons its record is about where it names any of them.

create or replace table party_seat as
select distinct bid, day, body, post from (
  select b.bid, b.day, p.body, p.post
  from bound as b join norm as n on n.norm = b.norm
  join side as s on s.norm = b.norm and not s.is_by and (s.bound = '' or b.root = 0)
  join spot as p on p.role_set = n.other_set and p.ord = s.ord and p.upper = b.upper and p.lower = b.lower
  where n.has_other and p.f <= b.day and b.day < p.t
  union all
  select b.bid, b.day, p.body, p.post
  from bound as b
  join side as s on s.norm = b.norm and not s.is_by and s.bound <> ''
  join id_at as i on i.root = b.root and i.field = s.bound
  join named_seat as p on p.who = i.who and p.day = b.day
  where b.root > 0) as p;

create or replace table party_any as
select s.bid, s.body, s.post, h.person from party_seat as s join holding as h on h.post = s.post and h.f <= s.day and s.day < h.t where s.post > 0
union all
select bid, body, 0 as post, 0 as person from party_seat where post = 0;

create or replace table party_named as
select p.bid, p.body, p.post, p.person
from party_any as p join bound as b on b.bid = p.bid
join who_in as w on w.root = b.root and w.field = 'about' and w.person = p.person
where p.person > 0;

create or replace table bound_party as
select p.bid, p.body, p.post, p.person, $open as seat_end, $open as held_end
from party_any as p
left join (select distinct bid from party_named) as k on k.bid = p.bid
left join party_named as m on m.bid = p.bid and m.body = p.body and m.post = p.post and m.person = p.person
where k.bid is null or p.person = 0 or m.bid is not null;
