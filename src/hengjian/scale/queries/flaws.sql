-- What a failed predicate wanted and what it found: flaw_said(ask, expected, found), texts of core/evaluate/checks.py
-- (_flaw, expectation). Input: flaw_ask(ask, pred, root, iid); needs what terms.sql and pred_amounts.sql make of it.

-- The values of a term in their order, with a semicolon between them.
create or replace table flaw_values as
select ask, place,
    regexp_replace(substr(array_to_string(list_sort(list(lpad(cast(pos as varchar), 18, '0') || chr(1) || value)), chr(2)), 20),
        chr(2) || '[0-9]{18}' || chr(1), chr(59), 'g') as text
from term_value
group by ask, place;

create or replace table flaw_lacks as
select w.ask, w.field
from (
    select a.ask, u.field, row_number() over (partition by a.ask order by u.place) as nth
    from term_ask as a
    join pred as p on p.pred = a.pred and p.class = 'filled'
    join term_use as u on u.pred = a.pred
    left join flaw_values as v on v.ask = a.ask and v.place = u.place
    where v.ask is null
) as w
where w.nth = 1;

-- Covers: values of the whole that are no persons of the part.
create or replace table flaw_missing as
select w.ask, array_to_string(list_sort(list(distinct w.value)), chr(59)) as text
from term_ask as a
join pred as p on p.pred = a.pred and p.class = 'covers'
join term_value as w on w.ask = a.ask and w.place = 1
left join term_person as o on o.ask = w.ask and o.place = 0 and o.person = w.who
    and o.other = case when w.who > 0 then '' else w.value end
where o.ask is null
group by w.ask;

create or replace table flaw_said as
select a.ask,
    coalesce(case
        when p.class = 'filled' then l.field
        when p.class in ('same_person', 'no_later', 'first_is', 'last_is') then s.text
        when p.class = 'covers' then w.text
        when p.class in ('count_at_least', 'count_at_most', 'within', 'share_at_least', 'unlike', 'recorded_within')
            then m.number || case when m.unit in ('d', 'wd', 'mo') then m.unit else '' end
        else p.wanted end, '') as expected,
    coalesce(case when p.class <> 'filled' then f.text end, '') as found
from flaw_ask as a
join pred as p on p.pred = a.pred
left join flaw_lacks as l on l.ask = a.ask
left join flaw_values as f on f.ask = a.ask and f.place = 0
left join flaw_values as s on s.ask = a.ask and s.place = 1
left join flaw_missing as w on w.ask = a.ask
left join pred_amount_of as m on m.ask = a.ask;
