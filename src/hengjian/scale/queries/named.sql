-- The seat an id of a record means on a day: the body, the post, or a person's first post (beside core/evaluate/reading.py: named_seats).
-- named_ask(who, day) -> named_seat(who, day, body, post).

create or replace table named_seat as
select a.who, a.day, a.who as body, 0 as post
from named_ask as a join name as n on n.code = a.who and n.what = 'body'
union all
select a.who, a.day, p.body, a.who as post
from named_ask as a join post_home as p on p.post = a.who
union all
select who, day, body, post from (
  select a.who, a.day, p.body, p.post
  from named_ask as a
  join name as n on n.code = a.who and n.what not in ('body', 'post')
  join holding as h on h.person = a.who and h.f <= a.day and a.day < h.t
  join post_home as p on p.post = h.post
  qualify row_number() over (partition by a.who, a.day order by p.body, p.post) = 1) as s;
