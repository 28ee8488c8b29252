-- The reasons of each row as canonical texts (semantics 11). `shown` is who answers; flaws and marks were asked of predicates before.

create or replace table backfill as
select i.iid, v.whole as days
from break_ask as i
join sig_of as g on g.body = case when i.body > 0 then i.body else i.home end and g.f <= i.arises and i.arises < g.t
join value as v on v.param = 'backfill' and v.sig = g.sig and v.f <= i.arises and i.arises < v.t;

create or replace table said_first as
select n.iid, n.text from note as n join break_ask as i on i.iid = n.iid
union all
select n.iid, n.text from due_note as n join decided as d on d.iid = n.iid join break_ask as i on i.iid = n.iid
where d.outcome <> 'pending_text' and not d.retracted and i.trigger not like 'unset:%'
union all
select iid, text from answer_note
union all
select i.iid, '{"code":"partly_dated","post":' || p.quoted || ',"written":"' || t.written || '"}' as text
from break_ask as i
join tenure as t on t.post = i.post and t.person = i.person and t.f <= i.arises and i.arises < t.t and t.written <> ''
join name as p on p.code = i.post
where i.bound <> 'post' and i.person > 0
union all
select d.iid, '{"code":"trigger_retracted","record":' || r.quoted || '}' as text
from decided as d join break_ask as i on i.iid = d.iid join record_name as r on r.code = i.root where d.because = 'trigger_retracted'
union all
select iid, '{"code":"excepted","label":"' || exempt_label || '"}' as text from decided where because = 'excepted'
union all
select d.iid, '{"code":"unset","parameter":"' || u.name || '"}' as text from decided as d join unset_of as u on u.iid = d.iid where d.because = 'unset'
union all
select iid, '{"code":"proxy"}' as text from decided where because = 'good' and test = 'proxy'
union all
select iid, '{"code":"late","days":' || cast(met_on - due_on as varchar) || '}' as text from decided where outcome = 'met_late'
union all
select c.iid, '{"code":"late_recorded","days":' || cast(max(a.first_on - a.day) as varchar) || '}' as text
from decided as d join evidence_cand as c on c.iid = d.iid and c.standing = 'good' and d.because = 'good'
join act as a on a.root = c.root join backfill as b on b.iid = d.iid
group by c.iid, b.days having max(a.first_on - a.day) > b.days
union all
select iid, '{"code":"due_passed","days":' || cast($as_of - due_on as varchar) || '}' as text
from decided where is_over and because in ('human', 'flawed', 'not_binding')
union all
select iid, '{"code":"bound_ended","what":"' || break_what || '","day":"' || cast(break_day as varchar) || '"}' as text from decided where because = 'broken'
union all
select iid, '{"code":"days_left","days":' || cast(due_on - $as_of as varchar) || '}' as text from decided where because = 'pending'
union all
select iid, '{"code":"not_binding","force":"' || force || '"}' as text from decided where because = 'not_binding'
union all
select d.iid, '{"code":"part_missing","part":"' || m.kind || '"}' as text
from decided as d join part_missing as m on m.iid = d.iid where d.because = 'lapsed' and d.is_guard
union all
select iid, case when is_gone then '{"code":"irrecoverable"}' else '{"code":"still_owed","days":' || cast($as_of - due_on as varchar) || '}' end as text
from decided where because = 'lapsed'
union all
select d.iid, '{"code":"record_may_still_come","until":"' || cast(d.due_on + b.days as varchar) || '"}' as text
from decided as d join backfill as b on b.iid = d.iid where d.because = 'lapsed' and $as_of <= d.due_on + b.days
union all
select g.iid, g.text from group_short as g join decided as d on d.iid = g.iid and d.because in ('flawed');
