-- Filled, Equals, OneOf, Contains, where other things than the record's own fields are looked at: how much of what is
-- wanted is there.

create or replace table case_hit as
select a.ask, a.pred, w.pos
from term_ask as a
join pred_value as w on w.pred = a.pred
join term_value as v on v.ask = a.ask and v.place = 0
where v.value = w.value or ((w.flag or v.type = 'flag') and lower(v.value) = lower(w.value))
union all
select a.ask, a.pred, v.place as pos
from term_ask as a
join pred as p on p.pred = a.pred and p.class = 'filled'
join term_value as v on v.ask = a.ask;

create or replace table held_fill as
select h.ask
from case_hit as h
join pred as p on p.pred = h.pred
group by h.ask, p.need
having count(distinct h.pos) >= p.need;
