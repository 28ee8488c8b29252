-- Unlike: an unset share never speaks against a text.

create or replace table held_unlike as
select a.ask
from term_ask as a
join pred as p on p.pred = a.pred and p.class = 'unlike'
left join pred_amount_of as m on m.ask = a.ask
left join alike as l on l.root = a.root
where m.number is null or coalesce(l.num, 0) < cast(m.number as decimal(18, 9)) * coalesce(l.den, 1);
