-- CountAtLeast, CountAtMost, ShareAtLeast.

create or replace table held_count as
select a.ask
from term_ask as a
join pred as p on p.pred = a.pred and p.class in ('count_at_least', 'count_at_most')
join pred_amount_of as m on m.ask = a.ask
left join (select ask, count(*) as n from term_key where place = 0 group by ask) as k on k.ask = a.ask
where case when p.class = 'count_at_least' then coalesce(k.n, 0) >= m.whole else coalesce(k.n, 0) <= m.whole end
union all
select a.ask
from term_ask as a
join pred as p on p.pred = a.pred and p.class = 'share_at_least'
join pred_amount_of as m on m.ask = a.ask
join term_mean as h on h.ask = a.ask and h.place = 1
join (select ask, count(*) as n from term_key where place = 1 group by ask) as w on w.ask = a.ask
left join (
    select k.ask, count(*) as n, sum(case when o.ask is null then 0 else 1 end) as inside
    from term_key as k
    left join term_key as o on o.ask = k.ask and o.place = 1 and o.person = k.person and o.other = k.other
    where k.place = 0
    group by k.ask
) as k on k.ask = a.ask
where case when h.holders then coalesce(k.inside, 0) else coalesce(k.n, 0) end >= cast(m.number as decimal(18, 9)) * w.n;
