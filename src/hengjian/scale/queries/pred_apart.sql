-- NoneExcluded, Covers: who stands on the side of one the matter is about.

create or replace table excluded as
select e.ask, e.person, e.other
from apart_ask as e
left join side_ask as s on s.person = e.person and s.subject = e.subject and s.day = e.day
left join on_side as o on o.ask = s.ask
where o.ask is not null or (e.person = e.subject and e.other = e.subject_other)
group by e.ask, e.person, e.other;

create or replace table held_apart as
select a.ask
from term_ask as a
join pred as p on p.pred = a.pred and p.class = 'none_excluded'
left join excluded as e on e.ask = a.ask
where e.ask is null
union all
select k.ask
from term_key as k
join term_ask as a on a.ask = k.ask
join pred as p on p.pred = a.pred and p.class = 'covers'
left join term_key as o on o.ask = k.ask and o.place = 0 and o.person = k.person and o.other = k.other
left join excluded as e on e.ask = k.ask and e.person = k.person and e.other = k.other
where k.place = 1
group by k.ask
having sum(case when o.ask is null and e.ask is null then 1 else 0 end) = 0;
