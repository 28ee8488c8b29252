-- SamePerson, Apart.

create or replace table met as
select l.ask, p.class
from term_ask as a
join pred as p on p.pred = a.pred and p.class in ('same_person', 'apart')
join term_person as l on l.ask = a.ask and l.place = 0
join term_person as r on r.ask = l.ask and r.place = 1 and r.person = l.person and r.other = l.other;

create or replace table held_person as
select ask from met where class = 'same_person'
union all
select a.ask
from term_ask as a
join pred as p on p.pred = a.pred and p.class = 'apart'
semi join term_person as l on l.ask = a.ask and l.place = 0
semi join term_person as r on r.ask = a.ask and r.place = 1
anti join met as m on m.ask = a.ask;
