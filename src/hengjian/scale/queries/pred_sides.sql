-- Who is to be asked about sides: is_excluded, each pair of codes once (beside core/evaluate/sides.py).

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
