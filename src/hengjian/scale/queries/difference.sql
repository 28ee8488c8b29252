-- Two runs side by side: run_before as run_row was after the first, run_row of the second; only rows whose outcome differs.
-- A row that one run lacks has no outcome there; what is shown of a row is the second run's where it has it.

create or replace table change_coded as
select b.outcome as before, a.outcome as after, b.due_on as due_before, a.due_on as due_after,
       coalesce(a.norm, b.norm) as norm, coalesce(a.version, b.version) as version, coalesce(a.article, b.article) as article,
       coalesce(a.seat, b.seat) as seat, coalesce(a.whose, b.whose) as whose, coalesce(a.sperson, b.sperson) as sperson,
       coalesce(a.sseat, b.sseat) as sseat, coalesce(a.also, b.also) as also, coalesce(a.trigger, b.trigger) as trigger,
       coalesce(a.body, b.body) as body, coalesce(a.post, b.post) as post, coalesce(a.person, b.person) as person,
       coalesce(a.arises_on, b.arises_on) as arises_on
from run_before as b
full outer join run_row as a
  on a.norm = b.norm and a.seat = b.seat and a.whose = b.whose and a.sperson = b.sperson and a.sseat = b.sseat
 and a.also = b.also and a.trigger = b.trigger and a.nth = b.nth
where a.outcome is distinct from b.outcome;

create or replace table change as
select c.norm || '@' || cast(c.version as varchar) || '/' || case when c.seat > 0 then s.part else 'outside' end
       || case when c.whose > 0 then '+' || w.part else '' end || '/'
       || case when c.sperson > 0 and c.sseat > 0 then sp.part || '@' || ss.part when c.sperson > 0 then sp.part else ss.part end
       || c.also || '/' || replace(replace(c.trigger, '%', '%25'), '/', '%2F') as id,
       c.norm, c.article, coalesce(l.level, '') as level,
       case when c.body = 0 then 'outside' else b.id end as bearer_body, p.id as bearer_post, m.id as bearer_person,
       c.arises_on, c.due_before, c.due_after, c.before, c.after
from change_coded as c
join name as s on s.code = c.seat join name as w on w.code = c.whose
join name as sp on sp.code = c.sperson join name as ss on ss.code = c.sseat
join name as b on b.code = c.body join name as p on p.code = c.post join name as m on m.code = c.person
left join bearer_level as l on l.body = c.body;

create or replace table change_count as
select article, level, bearer_body, before, after, count(*) as number from change group by article, level, bearer_body, before, after;
