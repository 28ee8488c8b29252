-- By which day something is owed (semantics 4; beside core/evaluate/due.py and core/calendar/deadline.py).
-- judge_ask(iid) chooses the instances -> due(iid, due_on, provisional), due_note(iid, text), due_unset(iid, name).

create or replace table due_base as
select i.iid, i.s, i.e, i.arises, i.occurred, t.is_guard, r.form, r.param, r.rounding, r.roll, g.sig,
       case when r.param = '' then r.number else v.number end as number, case when r.param = '' then r.whole else v.whole end as whole,
       case when r.param = '' then r.unit else v.unit end as unit, coalesce(v.floored, '') as floored, v.shown, r.param <> '' and v.param is null as is_unset,
       coalesce(i.s, i.arises) as anchor
from inst as i
join judge_ask as q on q.iid = i.iid
join trigger_rule as t on t.norm = i.norm and t.how = i.how
left join exempt_live as x on x.iid = i.iid
left join exempt_rule as y on y.exempt = x.exempt and y.has_due
join due_rule as r on r.norm = i.norm and r.how = i.how and r.exempt = coalesce(y.exempt, -1)
join sig_of as g on g.body = case when i.body > 0 then i.body else i.home end
  and g.f <= case when r.form = 'slot' then coalesce(i.s, i.arises) else i.arises end and case when r.form = 'slot' then coalesce(i.s, i.arises) else i.arises end < g.t
left join value as v on v.param = r.param and v.sig = g.sig
  and v.f <= case when r.form = 'slot' then coalesce(i.s, i.arises) else i.arises end and case when r.form = 'slot' then coalesce(i.s, i.arises) else i.arises end < v.t;

create or replace table due_sum as
select iid, anchor, rounding, roll, unit, floored, param, whole, number, s,
       case when unit = 'd' then anchor + cast(least(whole, $open - anchor) as integer)
            when unit = 'date' and s is null then null
            when unit in ('mo', 'date') then case when want <= size then first + cast(want - 1 as integer) when rounding = 'up' and unit = 'mo' then first + size else first + cast(size - 1 as integer) end
       end as day,
       unit in ('mo', 'date') and want > size and not (unit = 'date' and s is null) as is_rounded
from (
  select iid, anchor, rounding, roll, unit, floored, param, whole, number, s, want, first,
         case when month(first) = 12 then 31 else cast(make_date(year(first), month(first) + 1, 1) - first as integer) end as size
  from (
    select iid, anchor, rounding, roll, unit, floored, param, whole, number, s,
           case when unit = 'date' then cast(substring(number, 4, 2) as integer) else day(anchor) end as want,
           case when unit = 'date' then make_date(year(anchor), cast(substring(number, 1, 2) as integer), 1)
                when unit = 'mo' then make_date(cast(floor((year(anchor) * 12 + month(anchor) - 1 + whole) / 12.0) as integer),
                                                cast((year(anchor) * 12 + month(anchor) - 1 + whole) % 12 + 1 as integer), 1)
                else anchor end as first
    from due_base where form in ('after', 'period') and not is_unset and unit <> 'wd') as a) as b;

-- The n-th working day strictly after the anchor, and the first year on the way whose calendar is not known.
create or replace table due_worked as
select b.iid, b.anchor, case when b.whole = 0 then b.anchor else d.day end as day, b.floored, b.param, b.whole
from due_base as b
join cal as c on c.day = b.anchor
left join (select no, min(day) as day from cal where working group by no) as d on d.no = c.no + b.whole
where b.form in ('after', 'period') and not b.is_unset and b.unit = 'wd';

create or replace table due_rolled as
select s.iid, s.day as before, case when s.roll = 'next_working' then coalesce(c.next_working, s.day) else s.day end as day,
       case when s.roll <> 'next_working' or s.day is null then null
            when year(s.day) < k.first or year(s.day) > k.last then year(s.day)
            when year(coalesce(c.next_working, s.day)) > k.last then k.last + 1 end as unknown,
       s.is_rounded, s.anchor, s.unit, s.number, s.floored, s.param
from due_sum as s left join cal as c on c.day = s.day join known_years as k on true
union all
select w.iid, w.day as before, w.day,
       case when w.whole = 0 then null
            when year(w.anchor + 1) < k.first or year(w.anchor + 1) > k.last then year(w.anchor + 1)
            when year(w.day) > k.last then k.last + 1 end as unknown,
       false as is_rounded, w.anchor, 'wd' as unit, '' as number, w.floored, w.param
from due_worked as w join known_years as k on true;

create or replace table due as
select b.iid, case b.form when 'slot' then b.e - 1 when 'fact_day' then b.arises when 'occurred' then b.occurred when 'arises' then b.arises
                          when 'continuous' then case when b.is_guard then b.arises else b.occurred end else r.day end as due_on,
       r.unknown is not null as provisional
from due_base as b left join due_rolled as r on r.iid = b.iid;

create or replace table due_note as
select b.iid, '{"code":"floor_applied","parameter":"' || b.param || '","values":[' ||
       least('"' || b.floored || '"', '"' || b.shown || '"') || ',' || greatest('"' || b.floored || '"', '"' || b.shown || '"') || ']}' as text
from due_base as b where b.floored <> '' and b.form in ('slot', 'after', 'period') and not (b.form = 'slot' and b.s is null)
union all
select iid, '{"code":"rounded","before":"' || case when unit = 'date' then number else cast(anchor as varchar) end || '","after":"' || cast(before as varchar) || '"}' as text
from due_rolled where is_rounded
union all
select iid, '{"code":"rolled","before":"' || cast(before as varchar) || '","after":"' || cast(day as varchar) || '"}' as text
from due_rolled where before <> day
union all
select iid, '{"code":"provisional","year":' || cast(unknown as varchar) || '}' as text from due_rolled where unknown is not null;

create or replace table due_unset as
select iid, param as name from due_base where is_unset and form in ('after', 'period');
