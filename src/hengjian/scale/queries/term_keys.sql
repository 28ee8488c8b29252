-- What a term counts (core/evaluate/predicates.py: _distinct, _means_holders), the day it says (_day), the number a
-- quantity has (_amount), and who is to be asked about sides. Needs the tables of terms.sql.

create or replace table term_mean as
select w.ask, w.place, bool_or(w.holders) as holders
from (
    select a.ask, a.place, m.holders from asked_term as a join term as m on m.term = a.term where a.as_key
    union all
    select a.ask, a.place, true as holders
    from asked_term as a
    join term as m on m.term = a.term and m.whose in ('record', 'trigger')
    join act as c on c.root = a.root
    join kind_field as k on k.kind = c.kind and k.field = m.field and k.type in ('holder', 'holders')
    where a.as_key
    union all
    select a.ask, a.place, true as holders
    from asked_term as a
    join term as m on m.term = a.term and m.whose = 'referred'
    join via_link as l on l.ask = a.ask and l.place = a.place
    join act as c on c.root = l.ref
    join kind_field as k on k.kind = case when c.retracted then 'withdrawal' else c.kind end
        and k.field = m.field and k.type in ('holder', 'holders')
    where a.as_key
) as w
group by w.ask, w.place;

create or replace table term_key as
select p.ask, p.place, p.person, p.other
from term_person as p
join term_mean as h on h.ask = p.ask and h.place = p.place and h.holders
union all
select v.ask, v.place, v.who as person, case when v.who > 0 then '' else v.value end as other
from term_value as v
join term_mean as h on h.ask = v.ask and h.place = v.place and not h.holders
group by v.ask, v.place, v.who, case when v.who > 0 then '' else v.value end;

create or replace table term_day as
select d.ask, d.place, max(d.day) as day
from (
    select v.ask, v.place,
        case when v.type not in ('text', 'day') or v.value < '0001' then null
            when length(v.value) = 10 and regexp_matches(v.value, '^[0-9]{4}-[0-9]{2}-[0-9]{2}') then try_cast(v.value as date)
            when length(v.value) = 8 and regexp_matches(v.value, '^[0-9]{8}')
                then try_cast(substr(v.value, 1, 4) || '-' || substr(v.value, 5, 2) || '-' || substr(v.value, 7, 2) as date)
        end as day
    from term_value as v
    join term_ask as a on a.ask = v.ask
    join pred as p on p.pred = a.pred and p.class in ('no_later', 'within', 'in_force')
) as d
group by d.ask, d.place
having count(*) = 1;

create or replace table pred_amount_of as
select a.ask, m.number, m.whole, m.unit
from term_ask as a
join pred_amount as m on m.pred = a.pred and m.param = ''
union all
select q.ask, v.number, v.whole, v.unit
from (
    select a.ask, m.param, coalesce(i.arises, c.day) as day,
        case when i.iid is null then c.body when n.what = 'body' then i.body else i.home end as body
    from term_ask as a
    join pred_amount as m on m.pred = a.pred and m.param <> ''
    join act as c on c.root = a.root
    left join inst as i on i.iid = a.iid
    left join name as n on n.code = i.body
) as q
left join sig_of as s on s.body = q.body and s.f <= q.day and q.day < s.t
join value as v on v.param = q.param and v.sig = coalesce(s.sig, '') and v.f <= q.day and q.day < v.t;

-- core/evaluate/sides.py: is_excluded, each pair of codes asked once.
create or replace table apart_ask as
select w.ask, w.person, w.other, s.person as subject, s.other as subject_other, c.day
from (
    select p.ask, p.person, p.other
    from term_person as p
    join term_ask as a on a.ask = p.ask
    join pred as q on q.pred = a.pred and q.class = 'none_excluded'
    where p.place = 0
    union all
    select k.ask, k.person, k.other
    from term_key as k
    join term_ask as a on a.ask = k.ask
    join pred as q on q.pred = a.pred and q.class = 'covers' and q.excludes
    where k.place = 1
) as w
join term_person as s on s.ask = w.ask and s.place >= 8
join term_ask as a on a.ask = w.ask
join act as c on c.root = a.root;

create or replace table side_ask as
select row_number() over (order by person, subject, day) as ask, person, subject, day
from apart_ask
where person > 0 and subject > 0
group by person, subject, day;
