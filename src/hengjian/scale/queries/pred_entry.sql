-- FirstIs, LastIs: an entry is read as persons on the day of the act.

create or replace table held_entry as
select e.ask
from (
    select v.ask, v.value, v.who, a.root,
        case when p.class = 'first_is' then row_number() over (partition by v.ask order by v.pos)
            else row_number() over (partition by v.ask order by v.pos desc) end as nth
    from term_ask as a
    join pred as p on p.pred = a.pred and p.class in ('first_is', 'last_is')
    join term_value as v on v.ask = a.ask and v.place = 0
) as e
join act as c on c.root = e.root
join name as n on n.code = e.who
left join holding as h on n.what = 'post' and h.post = e.who and h.f <= c.day and c.day < h.t
join term_person as w on w.ask = e.ask and w.place = 1 and w.person = coalesce(h.person, e.who)
    and w.other = case when e.who > 0 then '' else e.value end
where e.nth = 1 and (n.what <> 'post' or h.post is not null)
group by e.ask;
