-- The rows as they join the instances, with what was said on the way (see recusal.sql, raised.sql).

create or replace table fresh_inst as
select f.* replace (
  case when a.iid is null or x.stays then f.bound when coalesce(c.person, 0) > 0 then 'person' else 'body' end as bound,
  case when a.iid is null or x.stays then f.body else coalesce(c.body, 0) end as body,
  case when a.iid is null or x.stays then f.post else coalesce(c.post, 0) end as post,
  case when a.iid is null or x.stays then f.person else coalesce(c.person, 0) end as person,
  case when a.iid is null or x.stays then f.held_end else coalesce(c.held_end, $open) end as held_end,
  f.moved or (a.iid is not null and not x.stays) as moved),
  a.iid is not null and x.stays as recused
from fresh_ended as f
left join all_recused as a on a.iid = f.iid
left join chief as c on c.ask = a.iid
left join (select a.iid, c.ask is null and d.outside = 0 as stays from all_recused as a left join chief as c on c.ask = a.iid join deployment as d on true) as x
  on x.iid = f.iid;

create or replace table fresh_note as
select f.iid, n.text from fresh_inst as f join note_of as n on n.bid = f.bid
union all
select f.iid, '{"code":"same_person_up","from_post":' || p.quoted || '}' as text
from fresh_inst as f join name as p on p.code = f.from_post where f.same_up
union all
select f.iid, '{"code":"no_outside_address"}' as text
from fresh_inst as f join owed as o on o.bid = f.bid and o.moved join deployment as d on d.outside = 0
where f.same_up and o.body = 0
union all
select f.iid, '{"code":"vacant_up","post":' || p.quoted || ',"since":"' || cast(f.s as varchar) || '"}' as text
from fresh_inst as f join name as p on p.code = f.from_post where f.why = 'up'
union all
select f.iid, '{"code":"no_outside_address"}' as text
from fresh_inst as f join deployment as d on d.outside = 0 join bound as b on b.bid = f.bid where f.why = 'up' and b.cbody = 0
union all
select f.iid, '{"code":"recused","matter":' || n.quoted || '}' as text
from fresh_inst as f join all_recused as a on a.iid = f.iid join name as n on n.code = a.matter where f.recused
union all
select f.iid, '{"code":"same_person_up","from_post":' || p.quoted || '}' as text
from fresh_inst as f join fresh_ended as e on e.iid = f.iid join all_recused as a on a.iid = f.iid join name as p on p.code = e.post
where not f.recused;

create or replace table fresh_candidate as
select f.iid, a.body, a.post, 0 as person from fresh_inst as f join able_of as a on a.bid = f.bid where not f.same_up;

create or replace table fresh_roster as
select f.iid, o.body, o.post, o.person
from fresh_inst as f join norm as n on n.norm = f.norm join other as o on o.bid = f.bid
where n.per = 'bearer' and n.group_on <> '';

create or replace table fresh_spoken as
select f.iid, o.body, o.post, o.person
from fresh_inst as f join norm as n on n.norm = f.norm join other as o on o.bid = f.bid
where n.per = 'bearer' and n.is_about and (n.single or f.why = 'event');

create or replace table fresh_also as
select f.iid, p.body, p.post, p.person
from fresh_inst as f join norm as n on n.norm = f.norm join bound_party as p on p.bid = f.bid
where f.same_up and n.per <> 'bearer' and not (p.body = f.sbody and p.post = f.spost and p.person = f.sperson);

create or replace table fresh_unset as
select iid, param as name from fresh_inst where param <> '';

create or replace table fresh_more as
select f.iid, m.root from fresh_inst as f join more_source as m on m.bid = f.bid;
