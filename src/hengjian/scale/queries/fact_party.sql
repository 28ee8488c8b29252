-- Only whom the fact is about stands on the other side; where nobody does, nothing is raised (beside core/evaluate/facts.py: _stands_for).

create or replace table meant as
select distinct f.eid, coalesce(case when f.person > 0 then f.person end, h.person, f.subject) as person
from raised_fact as f join name as n on n.code = f.subject
left join holding as h on f.person = 0 and h.post = f.subject and h.f <= f.day and f.day < h.t
where f.person > 0 or n.what <> 'post' or h.post is not null;

create or replace table bound_party as
select s.bid, s.body, s.post, h.person, $open as seat_end, $open as held_end
from party_seat as s join holding as h on h.post = s.post and h.f <= s.day and s.day < h.t
join bound as b on b.bid = s.bid
join meant as m on m.eid = b.eid and m.person = h.person
where s.post > 0
union all
select s.bid, s.body, 0 as post, 0 as person, $open as seat_end, $open as held_end
from party_seat as s join bound as b on b.bid = s.bid join raised_fact as f on f.eid = b.eid and f.subject = s.body
where s.post = 0;

create or replace table bound_kept as
select b.* from bound as b join (select distinct bid from bound_party) as p on p.bid = b.bid;

create or replace table bound as
select * from bound_kept;
