-- `known(ask, day)`: from which day each of `know_ask` knew; no row where they never did (semantics 10; beside
-- core/evaluate/knowledge.py: known_on, _proven_days).

create or replace table know_proof as
select n.named as root, n.root as proof, try_cast(f.value as date) as day
from field as f
join act as a on a.root = f.root
join names as n on n.root = f.root
where f.field = 'knew_on' and f.pos = 0 and f.type <> 'day' and not a.retracted and try_cast(f.value as date) is not null;

create or replace table know_proven as
with whom as (
    select b.root, b.who from about as b join (select distinct proof from know_proof) as p on p.proof = b.root
    union
    select w.root, w.person as who
    from who_in as w
    join (select distinct proof from know_proof) as p on p.proof = w.root
    where w.field = 'about'
),
mine as (
    select a.ask, p.proof, p.day, case when a.post > 0 then a.post else a.body end as who
    from know_ask as a
    join know_proof as p on p.root = a.root
    union
    select a.ask, p.proof, p.day, a.person as who from know_ask as a join know_proof as p on p.root = a.root
    union
    select a.ask, p.proof, p.day, h.person as who
    from know_ask as a
    join know_proof as p on p.root = a.root
    join holding as h on h.post = a.post and h.f <= p.day and h.t > p.day
)
select m.ask, min(m.day) as day
from mine as m
join whom as w on w.root = m.proof and w.who = m.who
where m.who > 0
group by m.ask;

create or replace table known as
with seen as (
    select s.ask, min(s.day) as day, bool_or(v.latest) as latest
    from (select ask, ver, day from sight_found union all select ask, ver, day from sight_day) as s
    join sight_ver as v on v.ver = s.ver
    group by s.ask
)
select a.ask, least(s.day, p.day) as day
from know_ask as a
join version as v on v.root = a.root and v.back = 1
left join seen as s on s.ask = a.ask
left join know_proven as p on p.ask = a.ask
where (v.kind = 'withdrawal' or s.latest) and (s.day is not null or p.day is not null);
