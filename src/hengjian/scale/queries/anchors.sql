-- The day a deadline counts from, for each bearer of an event (semantics 4; beside core/evaluate/events.py: anchor_day).
-- Needs bear, bear_able, bear_note of the frames tried -> first_bear (the usable frames of the first kind that leads somewhere), know_ask.

create or replace table first_bear as
select row_number() over (order by 1) as fid, f.* from (
  select a.eid, a.grp, a.rank, a.ask, a.norm, a.upper, a.lower, a.root, b.ord, b.home, b.body, b.post, b.person
  from bear as b join bear_ask as a on a.ask = b.ask
  qualify a.grp = min(a.grp) over (partition by a.eid)) as f;

create or replace table anchor_way as
select f.fid, f.eid, f.body, f.post, f.person, r.root, r.occurred,
       case when t.is_guard or t.anchor in ('', 'occurrence') then 'occurred'
            when t.anchor = 'receipt' then 'receipt'
            when f.post = 0 then 'filed' else 'known' end as way,
       t.receipt
from first_bear as f
join raising as r on r.eid = f.eid
join trigger_rule as t on t.norm = r.norm and t.how = r.how;

create or replace table know_ask as
select min(fid) as ask, root, body, post, person from anchor_way where way = 'known' group by root, body, post, person;
