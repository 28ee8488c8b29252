-- Who holds these seats, narrowed to the persons the record is about where it names any of them (beside core/evaluate/events.py: _narrowed).

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
