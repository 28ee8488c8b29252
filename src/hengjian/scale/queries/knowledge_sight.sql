-- When who of `sight_look` could see what: `sight_seen(ask, ver, via, f, t)` (semantics 10; beside
-- core/register/visibility.py: can_see, body_can_see, and core/evaluate/knowledge.py: _holders).
-- Spans reach into the days from `since` to `until` alone. `via` > 0: through this holder by class V4, which a side of
-- the record is denied.

-- A body looks through each of its posts.
create or replace table sight_eye as
select ask, ver, body, doer, class, since, until, holder as eye, since as f, $open as t from sight_look where not is_body
union all
select l.ask, l.ver, l.body, l.doer, l.class, l.since, l.until, p.post as eye, greatest(p.f, l.since) as f, p.t
from sight_look as l
join sight_post as p on p.body = l.holder and p.f <= l.until and p.t > l.since
where l.is_body;

create or replace table sight_seen as
with found as (
    select ask, ver, 0 as via, until, f, t from sight_eye where class = 'V0' or doer = eye
    union all
    select e.ask, e.ver, 0 as via, e.until, greatest(e.f, s.f) as f, least(e.t, s.t) as t
    from sight_eye as e
    join sight_stands as s on s.named = e.doer and s.holder = e.eye
    union all
    select e.ask, e.ver, 0 as via, e.until, e.f, e.t
    from sight_eye as e
    join sight_named as n on n.ver = e.ver and n.who = e.eye
    union all
    select e.ask, e.ver, 0 as via, e.until, greatest(e.f, s.f) as f, least(e.t, s.t) as t
    from sight_eye as e
    join sight_named as n on n.ver = e.ver
    join sight_stands as s on s.named = n.who and s.holder = e.eye
    union all
    select e.ask, e.ver, 0 as via, e.until, greatest(e.f, h.f, m.f) as f, least(e.t, h.t, m.t) as t
    from sight_eye as e
    join sight_home as m on m.holder = e.eye
    join sight_house as h on h.body = e.body and h.other = m.body
    where e.class = 'V1'
    union all
    select e.ask, e.ver, 0 as via, e.until, greatest(e.f, s.f, l.f) as f, least(e.t, s.t, l.t) as t
    from sight_eye as e
    join sight_seat as s on s.holder = e.eye
    join sight_lead as l on l.body = e.body and l.post = s.post
    where e.class = 'V2'
    union all
    select e.ask, e.ver, 0 as via, e.until, greatest(e.f, s.f, l.f) as f, least(e.t, s.t, l.t) as t
    from sight_eye as e
    join sight_seat as s on s.holder = e.eye
    join sight_lead_over as l on l.body = e.body and l.post = s.post
    where e.class in ('V2', 'V3')
    union all
    select e.ask, e.ver, 0 as via, e.until, e.f, e.t
    from sight_eye as e
    join sight_about as b on b.ver = e.ver and b.who = e.eye
    where e.class = 'V3'
    union all
    select e.ask, e.ver, 0 as via, e.until, greatest(e.f, s.f) as f, least(e.t, s.t) as t
    from sight_eye as e
    join sight_about as b on b.ver = e.ver
    join sight_stands as s on s.named = b.who and s.holder = e.eye
    where e.class = 'V3'
    union all
    select e.ask, e.ver, e.eye as via, e.until, greatest(e.f, s.f, u.f, l.f) as f, least(e.t, s.t, u.t, l.t) as t
    from sight_eye as e
    join sight_under as u on u.ver = e.ver
    join sight_seat as s on s.holder = e.eye
    join sight_lead_over as l on l.body = u.body and l.post = s.post
    where e.class = 'V4'
    union all
    select ask, ver, 0 as via, until, since as f, $open as t
    from sight_look
    where is_body and (class = 'V0' or holder in (body, doer))
    union all
    select l.ask, l.ver, 0 as via, l.until, l.since as f, $open as t
    from sight_look as l
    join sight_named as n on n.ver = l.ver and n.who = l.holder
    where l.is_body
    union all
    select l.ask, l.ver, 0 as via, l.until, greatest(h.f, l.since) as f, h.t
    from sight_look as l
    join sight_house as h on h.body = l.body and h.other = l.holder
    where l.is_body and l.class in ('V1', 'V2')
    union all
    select l.ask, l.ver, 0 as via, l.until, greatest(h.f, l.since) as f, h.t
    from sight_look as l
    join sight_house_over as h on h.body = l.body and h.other = l.holder
    where l.is_body and l.class in ('V2', 'V3')
    union all
    select l.ask, l.ver, 0 as via, l.until, l.since as f, $open as t
    from sight_look as l
    join sight_about as b on b.ver = l.ver and b.who = l.holder
    where l.is_body and l.class = 'V3'
    union all
    select l.ask, l.ver, 0 as via, l.until, greatest(u.f, h.f, l.since) as f, least(u.t, h.t) as t
    from sight_look as l
    join sight_under as u on u.ver = l.ver
    join sight_house_over as h on h.body = u.body and h.other = l.holder
    where l.is_body and l.class = 'V4'
)
select ask, ver, via, f, t from found where f < t and f <= until;
