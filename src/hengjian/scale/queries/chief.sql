-- The top leader of the nearest body above who is none of some people; nobody: no row, and the outside address answers
-- (beside core/evaluate/reading.py: climb_to_chief). chief_ask(ask, home, day), chief_besides(ask, person) -> chief(ask, body, post, person, held_end).

create or replace table chief as
select a.ask, h.body, h.post, h.person, h.held_end
from chief_ask as a
join up as u on u.body = a.home and u.lvl > 0 and u.f <= a.day and a.day < u.t
join head as h on h.body = u.above and h.f <= a.day and a.day < h.t
left join chief_besides as b on b.ask = a.ask and b.person = h.person
where b.ask is null
qualify row_number() over (partition by a.ask order by u.lvl, h.person, h.post) = 1;
