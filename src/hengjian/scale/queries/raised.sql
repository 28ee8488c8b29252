-- What one stage raised, as rows of instances with the days on which each thing they rest on ends
-- (semantics 3; beside core/evaluate/engine.py: raise_instances, and periodic.py). `edge` rows begin a run: the day before in their frame had none.

create or replace table fresh_row as
select b.bid, o.norm, o.how, o.why,
       case when b.knower > 0 and o.bound = 'person' and not o.moved then 'knower'
            when o.why = 'event' and o.bound = 'person' and not o.moved then 'post' else o.bound end as bound,
       case when o.why = 'up' then b.cbody else o.body end as body, case when o.why = 'up' then b.cpost else o.post end as post,
       case when o.why = 'up' then b.person
            when o.why = 'event' and o.bound = 'person' and not o.moved and b.knower = 0 then 0 else o.person end as person,
       o.home, o.upper, o.lower, o.sbody, o.spost, o.sperson, not n.is_about as recipients,
       case when o.why = 'unset' then 'unset:' || b.param
            when o.why = 'edge' and r.what = 'since_last' then 'start:' || cast(o.day as varchar)
            when o.why = 'edge' then cast(o.day as varchar)
            when o.why in ('slot', 'up') then cast(b.s as varchar) else b.trigger end as trigger,
       b.root, b.matter, o.day as arises, b.occurred, b.s, b.e, b.label, b.year, true as opens, o.moved or o.why = 'up' as moved,
       b.retracted, b.lapsed_due, b.param,
       o.seat_end, case when o.why = 'up' then b.held_end else o.held_end end as held_end, o.frame_end, o.sseat_end, o.sheld_end, o.seq,
       b.ord, b.body as from_body, b.post as from_post, o.moved as same_up
from owed as o join bound as b on b.bid = o.bid
join norm as n on n.norm = o.norm
join trigger_rule as r on r.norm = o.norm and r.how = o.how;

create or replace table fresh_run as
select * from fresh_row where why <> 'edge'
union all
select * from (
  select * from fresh_row where why = 'edge'
  qualify coalesce(lag(seq) over (partition by norm, how, upper, lower, bound, body, post, person, sbody, spost, sperson order by seq), -1) <> seq - 1) as r;

-- Only of some could two be one: read in pairs, moved up, raised in several ways, or by seats that several roles reach.
create or replace table fresh_span as
select f.*, case when f.post > 0 then f.post else f.body end as seat, case when f.bound in ('person', 'knower') then f.person else 0 end as whose,
       case when f.sperson > 0 or f.spost > 0 then f.spost else f.sbody end as sseat,
       n.is_pair or n.per = 'unordered_pair' or f.moved or f.why <> 'slot' or h.cnt > 1 or q.size > 1 as may_repeat
from fresh_run as f
join norm as n on n.norm = f.norm
join (select norm, count(*) as cnt from trigger_rule group by norm) as h on h.norm = f.norm
join (select role_set, max(size) as size from role_set group by role_set) as q on q.role_set = n.by_set
where n.since <= f.arises and f.arises <= $as_of and n.f <= f.arises and f.arises < n.t;

create or replace table fresh_twin as
select norm, seat, trigger from fresh_span where may_repeat group by norm, seat, trigger;

create or replace table fresh_once as
select f.* from fresh_span as f left join fresh_twin as t on t.norm = f.norm and t.seat = f.seat and t.trigger = f.trigger where t.norm is null
union all
select r.* from (
  select f.* from fresh_span as f join fresh_twin as t on t.norm = f.norm and t.seat = f.seat and t.trigger = f.trigger
  qualify row_number() over (
    partition by f.norm, f.seat, f.whose, f.sperson, f.sseat, f.trigger, f.root, f.matter
    order by f.how, f.seq, f.arises, f.lower, f.upper, f.from_body, f.from_post, f.person, f.bid) = 1) as r;

create or replace table fresh as
select row_number() over (order by 1) + (select coalesce(max(iid), 0) from inst) as iid, f.* from fresh_once as f;
