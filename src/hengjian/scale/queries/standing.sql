-- The bodies an id stands in on a day, with the houses each is an organ of, and their frames (beside core/evaluate/reading.py: _frames_at).
-- stand_ask(who, day) -> stand_frame(who, day, body, near, house, is_pair, upper, lower).

create or replace table stand_body as
select a.who, a.day, a.who as body from stand_ask as a join name as n on n.code = a.who and n.what = 'body'
union all
select a.who, a.day, p.body from stand_ask as a join post_home as p on p.post = a.who
union all
select distinct a.who, a.day, p.body
from stand_ask as a
join name as n on n.code = a.who and n.what not in ('body', 'post')
join holding as h on h.person = a.who and h.f <= a.day and a.day < h.t
join post_home as p on p.post = h.post;

create or replace table stand_house as
select who, day, body, 0 as near, body as house from stand_body
union all
select s.who, s.day, s.body, 1 as near, h.house
from stand_body as s join house as h on h.body = s.body and h.f <= s.day and s.day < h.t;

create or replace table stand_frame as
select s.who, s.day, s.body, s.near, s.house, f.is_pair, f.upper, f.lower
from stand_house as s join frame as f on f.lower = s.house and f.f <= s.day and s.day < f.t;
