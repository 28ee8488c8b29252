-- When who of `sight_look` could see what: `sight_seen(ask, ver, via, f, t)` (semantics 10; beside
-- core/register/visibility.py: can_see, body_can_see, and core/evaluate/knowledge.py: _holders).
-- Spans reach into the days from `since` to `until` alone. `via` > 0: through this holder by class V4, which a side of
-- the record is denied.

-- A body looks as itself and through each of its posts.
create or replace table sight_eye as
select ask, ver, body, doer, class, until, holder as eye, is_body, since as f, $open as t from sight_look
union all
select l.ask, l.ver, l.body, l.doer, l.class, l.until, p.post as eye, false as is_body, greatest(p.f, l.since) as f, p.t
from sight_look as l
join sight_post as p on p.body = l.holder and p.f <= l.until and p.t > l.since
where l.is_body;

-- In order: everybody and who filed it; the readers; who stands for one; the house; the team; who is above; bodies above.
create or replace table sight_seen as
select ask, ver, via, f, t
from (
    select ask, ver, 0 as via, until, f, t
    from sight_eye
    where class = 'V0' or doer = eye or (is_body and body = eye)
    union all
    select e.ask, e.ver, 0 as via, e.until, e.f, e.t
    from sight_eye as e
    join sight_reader as r on r.ver = e.ver and r.who = e.eye
    union all
    select e.ask, e.ver, 0 as via, e.until, greatest(e.f, s.f) as f, least(e.t, s.t) as t
    from sight_eye as e
    join sight_reader as r on r.ver = e.ver
    join sight_stands as s on s.named = r.who and s.holder = e.eye
    where not e.is_body
    union all
    select e.ask, e.ver, 0 as via, e.until, greatest(e.f, h.f, m.f) as f, least(e.t, h.t, m.t) as t
    from sight_eye as e
    join sight_home as m on m.holder = e.eye
    join sight_house as h on h.body = e.body and h.other = m.body
    where e.class = 'V1' or (e.class = 'V2' and e.is_body)
    union all
    select e.ask, e.ver, 0 as via, e.until, greatest(e.f, s.f, l.f) as f, least(e.t, s.t, l.t) as t
    from sight_eye as e
    join sight_seat as s on s.holder = e.eye
    join sight_lead as l on l.body = e.body and l.post = s.post
    where e.class = 'V2' and not e.is_body
    union all
    select
        e.ask, e.ver, case when e.class = 'V4' then e.eye else 0 end as via, e.until,
        greatest(e.f, s.f, u.f, l.f) as f, least(e.t, s.t, u.t, l.t) as t
    from sight_eye as e
    join sight_under as u on u.ver = e.ver
    join sight_seat as s on s.holder = e.eye
    join sight_lead_over as l on l.body = u.body and l.post = s.post
    where not e.is_body
    union all
    select e.ask, e.ver, 0 as via, e.until, greatest(e.f, u.f, h.f) as f, least(e.t, u.t, h.t) as t
    from sight_eye as e
    join sight_under as u on u.ver = e.ver
    join sight_house_over as h on h.body = u.body and h.other = e.eye
    where e.is_body
) as found
where f < t and f <= until;
