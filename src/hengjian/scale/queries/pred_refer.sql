-- OfKind, InForce (stands_on).

create or replace table refers as
select v.ask, v.ref
from term_ask as a
join pred as p on p.pred = a.pred and p.class in ('of_kind', 'in_force')
join term_value as v on v.ask = a.ask and v.place = 0 and v.ref > 0
group by v.ask, v.ref;

create or replace table standing as
select d.root, max(case when d.field = 'valid_from' then d.day end) as since, max(case when d.field = 'valid_to' then d.day end) as until
from (
    select f.root, f.field, max(case when f.type in ('text', 'day') and f.value >= '0001' and length(f.value) = 10
        and regexp_matches(f.value, '^[0-9]{4}-[0-9]{2}-[0-9]{2}') then try_cast(f.value as date) end) as day
    from (select ref from refers group by ref) as r
    join field as f on f.root = r.ref and f.field in ('valid_from', 'valid_to')
    group by f.root, f.field
    having count(*) = 1
) as d
group by d.root;

create or replace table held_refer as
select r.ask
from refers as r
join term_ask as a on a.ask = r.ask
join pred as p on p.pred = a.pred and p.class = 'of_kind'
join act as c on c.root = r.ref
left join pred_kind as k on k.pred = a.pred and k.kind = c.kind
group by r.ask
having sum(case when c.retracted or k.pred is null then 1 else 0 end) = 0
union all
select r.ask
from refers as r
join term_ask as a on a.ask = r.ask
join pred as p on p.pred = a.pred and p.class = 'in_force'
join term_day as d on d.ask = r.ask and d.place = 1 and d.day is not null
join act as c on c.root = r.ref
left join standing as f on f.root = r.ref
group by r.ask
having sum(case when c.retracted or coalesce(f.since, c.day) > d.day or f.until <= d.day then 1 else 0 end) = 0;
