-- Facts that records say, that counts of records reach, and that the chart gives (semantics 8; beside core/evaluate/facts.py: _recorded, _counted, _charted).
-- Needs act, field, about, held, value, sig_of, tenure, post_home, seat, house, and the facts of load_facts. A subject nobody knows is 0.

create or replace table fact_act as
select r.fact, r.kind, r.subject_field, r.distinct_field, a.root, a.ver, a.day, a.known_on, a.body, a.doer, a.retracted
from fact_rule as r
join of_kind as k on k.wanted = r.record
join act as a on a.kind = k.kind
left join (select fact, count(*) as wanted from fact_where group by fact) as w on w.fact = r.fact
left join (
  select w.fact, h.root, count(*) as met
  from fact_where as w join held as h on h.pred = w.pred
  group by w.fact, h.root) as m
  on m.fact = r.fact and m.root = a.root
where r.kind in ('recorded', 'counted') and (r.kind = 'recorded' or not a.retracted)
  and coalesce(w.wanted, 0) = coalesce(m.met, 0);

-- What the fields that facts read say, common parts included; `said` as core writes a value in text.
create or replace table fact_read as
select root, ver, day, known_on, body, doer, field
from (
  select root, ver, day, known_on, body, doer, subject_field as field from fact_act
  union all
  select root, ver, day, known_on, body, doer, distinct_field as field from fact_act where kind = 'counted') as r
group by root, ver, day, known_on, body, doer, field;

create or replace table fact_entry as
select r.root, r.field, f.pos,
       case when f.type = 'flag' then case when f.value = 'true' then 'True' else 'False' end else f.value end as said, f.who
from fact_read as r join field as f on f.root = r.root and f.field = r.field
where r.field not in ('by', 'about', 're', 'body', 'day', 'recorded_on')
union all
select r.root, r.field, a.pos, n.id as said, a.who
from fact_read as r join about as a on a.root = r.root join name as n on n.code = a.who
where r.field = 'about'
union all
select r.root, r.field, 0 as pos, n.id as said, n.code as who
from fact_read as r join name as n on n.code = case when r.field = 'by' then r.doer else r.body end
where r.field in ('by', 'body') and n.code > 0
union all
select r.root, r.field, x.pos, n.id as said, coalesce(h.code, 0) as who
from fact_read as r
join record_re as x on x.ver = r.ver
join record_name as n on n.code = x.ref
left join name as h on h.id = n.id
where r.field = 're'
union all
select r.root, r.field, 0 as pos, cast(case when r.field = 'day' then r.day else r.known_on end as varchar) as said, 0 as who
from fact_read as r
where r.field in ('day', 'recorded_on');

-- The tenures a fact could be about: those of posts that its role ever leads to.
create or replace table fact_tenure as
select r.fact, r.event, r.role, t.post, t.person, t.f, t.t, t.learnt, h.body as home
from fact_rule as r
join (select role, post from seat group by role, post) as s on s.role = r.role
join tenure as t on t.post = s.post
join post_home as h on h.post = t.post
where r.kind = 'chart';

-- The numbers of a fact for a body, with the days on which they hold (beside core/evaluate/world.py: amount).
create or replace table fact_body as
select fact, body from fact_act where kind = 'counted' group by fact, body
union all
select fact, home as body from fact_tenure where event = 'tenure_reaches' group by fact, home;

create or replace table fact_worth as
select q.fact, q.what, b.body, greatest(coalesce(s.f, v.f), v.f) as f, least(coalesce(s.t, v.t), v.t) as t, v.whole as number, v.unit
from fact_amount as q
join fact_body as b on b.fact = q.fact
left join sig_of as s on s.body = b.body
join value as v on v.param = q.param and v.sig = coalesce(s.sig, '')
where q.param <> '' and greatest(coalesce(s.f, v.f), v.f) < least(coalesce(s.t, v.t), v.t)
union all
select q.fact, q.what, b.body, DATE '0001-01-01' as f, $open as t, q.number, q.unit
from fact_amount as q join fact_body as b on b.fact = q.fact
where q.param = '';

create or replace table fact_found as
select a.fact, n.id as key, e.who as subject, e.said, a.day, a.root, a.retracted, 0 as person, e.pos as place
from fact_act as a
join fact_entry as e on e.root = a.root and e.field = a.subject_field
join record_name as n on n.code = a.root
where a.kind = 'recorded';
