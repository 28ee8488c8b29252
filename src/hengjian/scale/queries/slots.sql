-- The slots a record may count in, by its day or by the label it carries (semantics 5; beside core/evaluate/evidence.py: _is_in_window).
-- fit_at: each fit once for every trigger of its norm; of a calendar norm once for each slot. A label beats the day.

create or replace table slot_any as
select norm, how, s, e, label, year from slot group by norm, how, s, e, label, year;

create or replace table slot_month as
select l.norm, l.how, l.s, m.month
from (select norm, how, s, e, year(s) * 12 + month(s) as first, year(e - 1) * 12 + month(e - 1) as last from slot_any group by norm, how, s, e) as l
join (select distinct year(day) * 12 + month(day) as month from cal) as m on m.month between l.first and l.last;

create or replace table fit_way as
select f.part, f.way, f.place, f.root, f.kind, f.day, f.known_at, f.body, f.doer, w.norm, w.exempt, t.how, t.what, p.link, p.standing, p.produced, p.conditions,
       coalesce(l.label, '') as label
from fit as f
join part as p on p.part = f.part
join way as w on w.way = f.way
join trigger_rule as t on t.norm = w.norm
left join label_of as l on l.root = f.root;

create or replace table fit_at as
select f.*, m.s as skey
from fit_way as f
join slot_month as m on m.norm = f.norm and m.how = f.how and m.month = year(f.day) * 12 + month(f.day)
where f.what = 'calendar' and f.label = '' and not f.standing
union all
select f.*, l.s as skey
from fit_way as f
join slot_any as l on l.norm = f.norm and l.how = f.how and (l.label = f.label or l.year = f.label)
where f.what = 'calendar' and f.label <> '' and not f.standing
union all
select f.*, DATE '0001-01-01' as skey
from fit_way as f
where f.what <> 'calendar' or f.standing;
