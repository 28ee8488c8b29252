-- See answers.sql: the shown bearers of ans_ask, what is said of them, and an unset vacancy.

create or replace table answer as
select c.iid, case when c.way in ('up', 'self') then coalesce(u.body, 0) else c.body end as body,
       case when c.way in ('up', 'self') then coalesce(u.post, 0) else c.post end as post,
       case when c.way in ('up', 'self') then coalesce(u.person, 0) else coalesce(c.person, 0) end as person
from ans_case as c left join chief as u on u.ask = c.iid;

create or replace table answer_note as
select c.iid, '{"code":"same_person_up","from_post":' || p.quoted || '}' as text
from ans_case as c join name as p on p.code = c.post where c.way = 'self'
union all
select c.iid, '{"code":"vacant' || case when c.way = 'up' then '_up' else '' end || '","post":' || p.quoted || ',"since":"' || cast(c.empty_since as varchar) || '"}' as text
from ans_case as c join name as p on p.code = c.post where c.way in ('open', 'up', 'vacant')
union all
select a.iid, '{"code":"no_outside_address"}' as text
from ans_case as c join answer as a on a.iid = c.iid join deployment as d on d.outside = 0
where c.way in ('up', 'self') and a.body = 0
union all
select c.iid, '{"code":"handed_over","from":' || f.quoted || ',"to":' || t.quoted || ',"day":"' || cast(c.since as varchar) || '"}' as text
from ans_case as c join name as f on f.code = c.first_person join name as t on t.code = c.person where c.way = 'handed';

create or replace table answer_unset as
select iid, 'vacancy' as name from ans_case where way = 'open';
