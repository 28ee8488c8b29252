-- Who is shown as the bearer (semantics 2 and 3; beside core/evaluate/binding.py: who_answers).
-- ans_ask(iid, due_on) of duties bound to a post -> ans_case; those that move up are asked of chief.

create or replace table ans_day as
select i.iid, i.post, i.body, i.home, i.arises, i.recipients, greatest(least($as_of, coalesce(a.due_on, $as_of)), i.arises) as day
from ans_ask as a join inst as i on i.iid = a.iid;

create or replace table apart as
select iid, sperson as person from inst where sperson > 0 and bound = 'post'
union
select s.iid, s.person from spoken as s join inst as i on i.iid = s.iid where s.person > 0 and i.bound = 'post';

create or replace table ans_holder as
select a.iid, count(*) as cnt, min(case when a.recipients or p.iid is null then h.person end) as person
from ans_day as a
join holding as h on h.post = a.post and h.f <= a.day and a.day < h.t
left join apart as p on p.iid = a.iid and p.person = h.person
group by a.iid;

create or replace table ans_empty as
select a.iid, a.day, coalesce(e.f, a.day) as since, v.whole as wait
from ans_day as a
left join ans_holder as h on h.iid = a.iid
left join empty_post as e on e.post = a.post and e.f <= a.day and a.day < e.t
join sig_of as g on g.body = a.body and g.f <= a.arises and a.arises < g.t
left join value as v on v.param = 'vacancy' and v.sig = g.sig and v.f <= a.arises and a.arises < v.t
where h.iid is null;

create or replace table ans_case as
select a.iid, a.body, a.post, a.home, a.day, h.person, f.person as first_person, case when q.person = h.person then q.f else a.day end as since,
       case when e.iid is not null and e.wait is null then 'open'
            when e.iid is not null and e.since + e.wait <= a.day then 'up'
            when e.iid is not null then 'vacant'
            when h.person is null then 'self'
            when f.person is not null and f.person <> h.person then 'handed' else 'same' end as way,
       e.since as empty_since
from ans_day as a
left join ans_holder as h on h.iid = a.iid
left join ans_empty as e on e.iid = a.iid
left join first_holder as f on f.post = a.post and f.f <= a.arises and a.arises < f.t
left join first_holder as q on q.post = a.post and q.f <= a.day and a.day < q.t;

create or replace table chief_ask as
select iid as ask, home, day from ans_case where way in ('up', 'self');

create or replace table chief_besides as
select c.iid as ask, p.person from ans_case as c join apart as p on p.iid = c.iid where c.way in ('up', 'self');
