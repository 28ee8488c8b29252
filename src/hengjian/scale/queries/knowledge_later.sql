-- Who could see a version only later, on the first day that core looks at: where a row begins or ends that names one of
-- those concerned (semantics 10; beside core/evaluate/knowledge.py: _first_sight).

create or replace table sight_wait as
select ask, ver from sight_seen group by ask, ver;

create or replace table sight_concerned as
with version_of as (
    select v.ver, v.known_on, v.body, v.doer from sight_ver as v join (select distinct ver from sight_wait) as w on w.ver = v.ver
),
stood as (
    select ver, known_on, body from version_of
    union all
    select v.ver, v.known_on, h.body
    from version_of as v
    join sight_about as b on b.ver = v.ver
    join sight_home as h on h.holder = b.who and h.f <= v.known_on and h.t > v.known_on
)
select ver, body as id from stood
union
select s.ver, c.above as id from stood as s join chain as c on c.body = s.body and c.f <= s.known_on and c.t > s.known_on
union
select ver, doer as id from version_of
union
select v.ver, b.who as id from version_of as v join sight_about as b on b.ver = v.ver;

create or replace table sight_day as
with span as (
    select s.ask, s.ver, s.via, v.known_on, s.f, s.t from sight_seen as s join sight_ver as v on v.ver = s.ver
),
concerned as (
    select w.ask, w.ver, c.id from sight_wait as w join sight_concerned as c on c.ver = w.ver
    union
    select w.ask, w.ver, a.body as id from sight_wait as w join know_ask as a on a.ask = w.ask
    union
    select w.ask, w.ver, a.post as id from sight_wait as w join know_ask as a on a.ask = w.ask
    union
    select w.ask, w.ver, a.person as id from sight_wait as w join know_ask as a on a.ask = w.ask
)
select s.ask, s.ver, s.via, d.day
from span as s
join concerned as c on c.ask = s.ask and c.ver = s.ver
join sight_bound as d on d.id = c.id and d.day > s.known_on and d.day >= s.f and d.day < s.t
group by s.ask, s.ver, s.via, d.day;
