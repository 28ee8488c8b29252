-- The reasons that rest on records: flaws, marks, and deputies who acted (see said.sql; beside core/evaluate/judge.py: _deputy_notes).

create or replace table flaw_text as
select f.iid, f.name, r.quoted as record, coalesce(q.expected, f.expected) as expected, coalesce(q.found, f.found) as found, f.pred
from flaw_shown as f join record_name as r on r.code = f.root left join flaw_said as q on q.ask = f.ask;

create or replace table flaw_quoted as
select iid, name, record, pred,
       '"' || replace(replace(replace(replace(replace(expected, '\', '\\'), '"', '\"'), chr(10), '\n'), chr(13), '\r'), chr(9), '\t') || '"' as expected,
       '"' || replace(replace(replace(replace(replace(found, '\', '\\'), '"', '\"'), chr(10), '\n'), chr(13), '\r'), chr(9), '\t') || '"' as found
from flaw_text;

create or replace table deputy_first as
select c.iid, c.member, c.root, s.body, s.post, s.person, a.day, a.doer
from evidence_cand as c
join decided as d on d.iid = c.iid and d.because = 'good' and c.standing = 'good'
join answering as s on s.iid = c.iid and s.post > 0
join act as a on a.root = c.root
where c.place = 0;

create or replace table deputy_own as
select f.iid, f.root from deputy_first as f join who_in as w on w.root = f.root and w.field = 'by' and w.person = f.person
union
select iid, root from deputy_first where doer > 0 and (doer = post or doer = body);

create or replace table deputy_of as
select f.iid, f.root, f.day, f.doer, r.source as deputy
from deputy_first as f
left join deputy_own as o on o.iid = f.iid and o.root = f.root
join relation as r on r.kind = 'deputy' and (r.target = f.post or (f.person > 0 and r.target = f.person)) and r.f <= f.day and f.day < r.t
where o.iid is null
group by f.iid, f.root, f.day, f.doer, r.source;

create or replace table deputy_acting as
select distinct iid, deputy from (
  select d.iid, d.root, d.deputy from deputy_of as d where d.deputy = d.doer
  union
  select d.iid, d.root, d.deputy from deputy_of as d join who_in as w on w.root = d.root and w.field = 'by' and w.person = d.deputy
  union
  select iid, root, deputy from (
    select d.iid, d.root, d.deputy, p.person
    from (select d.iid, d.root, d.doer, d.deputy, coalesce(h.person, d.deputy) as person
          from deputy_of as d join name as n on n.code = d.deputy
          left join holding as h on n.what = 'post' and h.post = d.deputy and h.f <= d.day and d.day < h.t
          where n.what <> 'post' or h.post is not null) as p
    join deputy_of as d on d.iid = p.iid and d.root = p.root and d.deputy = p.deputy
    left join who_in as w on w.root = p.root and w.field = 'by' and w.person = p.person
    where w.root is not null or p.person = p.doer
    qualify row_number() over (partition by d.iid, d.root, p.person order by d.deputy desc) = 1) as q) as a;

create or replace table said as
select iid, text from said_first
union
select iid, '{"code":"' || name || '","record":' || record || case when pred = -2 then '}' else ',"expected":' || expected || ',"found":' || found || '}' end as text
from flaw_quoted
union
select m.iid, case when m.form = 'unlike'
                   then '{"code":"look_similar","record":' || r.quoted || ',"share":"' || cast(floor(coalesce(l.num * 100 / l.den, 0) / 100) as integer) || '.'
                        || lpad(cast(cast(floor(coalesce(l.num * 100 / l.den, 0)) as integer) % 100 as varchar), 2, '0') || '"}'
                   else '{"code":"' || m.name || '","record":' || r.quoted || '}' end as text
from mark_need as m
left join pred_held as h on h.ask = m.ask
join record_name as r on r.code = m.root
left join alike as l on l.root = m.root
where h.ask is null
union
select a.iid, '{"code":"by_deputy","deputy":' || n.quoted || '}' as text
from deputy_acting as a join name as n on n.code = a.deputy
union
select iid, text from told_note;
