-- The records that fit each part of each way open to an instance, in its window (semantics 5; beside core/evaluate/evidence.py: _is_in_window).
-- linked_re, linked_matter, linked_subject, standing -> cand_open(cid, iid, way, place, part, root, day, known_at); conditions on both sides come after.

create or replace table ev_standing as
select e.iid, e.norm, e.how, e.exempt, e.per, e.unnamed, e.arises, e.sbody, e.spost, e.sperson, e.body as own_body, e.post, e.person, b.body
from (select e.* from ev as e join (select norm, how, exempt from fit_at where standing group by norm, how, exempt) as w
        on w.norm = e.norm and w.how = e.how and w.exempt = e.exempt) as e
join (select iid, home as body from ev union all select iid, body from ev where body <> home) as b on b.iid = e.iid;

create or replace table linked_standing as
select e.iid, f.part, f.root
from ev_standing as e
join chain as c on c.body = e.body and c.f <= e.arises and e.arises < c.t
join fit_at as f on f.norm = e.norm and f.how = e.how and f.exempt = e.exempt and f.standing and f.body = c.above
left join (select distinct part, root from fit_named) as k on k.part = f.part and k.root = f.root
left join fit_named as m on m.part = f.part and m.root = f.root
  and m.who = case when e.sperson > 0 then e.sperson when e.spost > 0 then e.spost else e.sbody end
where e.per <> 'unordered_pair' and (e.unnamed or k.root is null or m.root is not null)
group by e.iid, f.part, f.root
union all
select e.iid, f.part, f.root
from ev_standing as e
join chain as c on c.body = e.body and c.f <= e.arises and e.arises < c.t
join fit_at as f on f.norm = e.norm and f.how = e.how and f.exempt = e.exempt and f.standing and f.body = c.above
left join (select distinct part, root from fit_named) as k on k.part = f.part and k.root = f.root
left join standing_both as m on m.part = f.part and m.root = f.root
  and m.who = case when e.sperson > 0 then e.sperson when e.spost > 0 then e.spost else e.sbody end
left join standing_both as o on o.part = f.part and o.root = f.root
  and o.who = case when e.person > 0 then e.person when e.post > 0 then e.post else e.own_body end
where e.per = 'unordered_pair' and (e.unnamed or k.root is null or (m.root is not null and o.root is not null))
group by e.iid, f.part, f.root;

create or replace table cand_open as
select row_number() over (order by 1) as cid, c.* from (
  select l.iid, p.way, p.place, l.part, l.root, a.day as day, a.known_at, p.conditions
  from (select iid, part, root, is_own from linked_re union all select iid, part, root, is_own from linked_matter
        union all select iid, part, root, false as is_own from linked_subject) as l
  join ev as e on e.iid = l.iid join part as p on p.part = l.part join act as a on a.root = l.root
  left join label_of as b on b.root = l.root and e.s is not null
  where case
    when e.what = 'since_last' then (a.day > e.arises or (e.opens and a.day = e.arises)) and a.day < e.last_bound
    when e.what = 'calendar' and b.root is not null then a.day < e.last_bound
    when e.what = 'calendar' then e.arises <= a.day and a.day < least(coalesce(e.e, $open), e.last_bound)
    when e.what = 'always' then e.arises <= a.day and a.day < e.last_bound
    when l.is_own then true
    when e.is_guard then a.day <= e.occurred
    else e.occurred <= a.day and a.day < e.last_bound end
  union all
  select l.iid, p.way, p.place, l.part, l.root, s.since as day, a.known_at, p.conditions
  from linked_standing as l
  join ev as e on e.iid = l.iid join part as p on p.part = l.part join act as a on a.root = l.root join standing_from as s on s.root = l.root
  where s.since <= case when e.what = 'calendar' and e.e is not null then least(e.e - 1, $as_of)
                        when e.is_periodic then least($as_of, e.last_bound - 1) else e.occurred end
    and (s.until is null or case when e.what = 'calendar' and e.e is not null then least(e.e - 1, $as_of)
                                 when e.is_periodic then least($as_of, e.last_bound - 1) else e.occurred end < s.until)) as c;

create or replace table cand_ask as
select row_number() over (order by 1) as ask, c.cid, w.pred, c.root, c.iid
from cand_open as c join part_where as w on w.part = c.part join pred as d on d.pred = w.pred and not d.alone;

create or replace table cand_need as
select part, count(*) as cnt from part_where as w join pred as d on d.pred = w.pred and not d.alone group by part;

create or replace table pred_ask as
select ask, pred, root, iid from cand_ask;
