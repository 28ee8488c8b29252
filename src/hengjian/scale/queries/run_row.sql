-- The rows of one run by what makes their id, without the version: a duty stays the same duty when its rule is amended.
-- Only where a norm has several versions could two rows be told apart by the version alone; those are counted.

create or replace table bearer_level as
select body, level from body_row qualify row_number() over (partition by body order by f desc, place desc) = 1;

create or replace table norm_amended as
select id from norm group by id having count(*) > 1;

create or replace table run_keyed as
select o.iid, n.id as norm, n.version, n.article,
       case when o.post > 0 then o.post when o.body > 0 then o.body else o.person end as seat,
       case when o.bound in ('person', 'knower') then o.person else 0 end as whose,
       o.sperson, case when o.sperson > 0 or o.spost > 0 then o.spost else o.sbody end as sseat,
       coalesce(regexp_replace(a.key, '[0-9]{18}\+', '+', 'g'), '') as also, o.trigger,
       o.shown_body as body, o.shown_post as post, o.shown_person as person, o.arises_on, o.due_on, o.outcome
from obligation as o
join norm as n on n.norm = o.norm
left join also_text as a on a.iid = o.iid;

create or replace table run_row as
select r.* exclude (iid), cast(1 as bigint) as nth from run_keyed as r left join norm_amended as m on m.id = r.norm where m.id is null
union all
select r.* exclude (iid), row_number() over (
         partition by r.norm, r.seat, r.whose, r.sperson, r.sseat, r.also, r.trigger order by r.version, r.iid) as nth
from run_keyed as r join norm_amended as m on m.id = r.norm;
