-- The parts of which no fitting record was found, for the way that lacks the fewest (beside core/evaluate/combine.py: missing_parts).
-- Of a guard only ways that ask for the guarded record's own kind are looked at, if any does. Uses cand of the first gathering.

create or replace table guard_way as
select e.of_iid as iid, v.iid as ev_iid, w.way, max(case when o.kind is not null then 1 else 0 end) as is_own
from ev as v join ev_ask as e on e.iid = v.iid
join way as w on w.norm = v.norm and w.exempt = v.exempt
join part as p on p.way = w.way
join act as a on a.root = v.root
left join of_kind as o on o.wanted = p.kind and o.kind = a.kind
where v.is_guard
group by e.of_iid, v.iid, w.way;

create or replace table guard_miss as
select g.iid, g.way, p.kind, row_number() over (partition by g.iid, g.way order by p.place) as seq
from guard_way as g
join (select iid, max(is_own) as is_own from guard_way group by iid) as m on m.iid = g.iid and m.is_own = g.is_own
join part as p on p.way = g.way
left join (select distinct iid, way, place from cand) as c on c.iid = g.ev_iid and c.way = g.way and c.place = p.place
where c.way is null;

create or replace table guard_lack as
select g.iid, g.way, count(k.kind) as cnt, array_to_string(list_sort(list(lpad(cast(k.seq as varchar), 3, '0') || k.kind)), ',') as kinds
from guard_way as g
join (select iid, max(is_own) as is_own from guard_way group by iid) as m on m.iid = g.iid and m.is_own = g.is_own
left join guard_miss as k on k.iid = g.iid and k.way = g.way
group by g.iid, g.way;

create or replace table part_missing as
select distinct l.iid, k.kind
from (select iid, way from guard_lack qualify row_number() over (partition by iid order by cnt, kinds, way) = 1) as l
join guard_miss as k on k.iid = l.iid and k.way = l.way;
