-- What a term counts, as ids of persons or texts: _means_holders and _distinct (beside core/evaluate/predicates.py).

create or replace table term_mean as
select w.ask, w.place, bool_or(w.holders) as holders
from (
    select a.ask, u.place, u.holders from term_ask as a join term_use as u on u.pred = a.pred and u.as_key
    union all
    select a.ask, u.place, true as holders
    from term_ask as a
    join term_use as u on u.pred = a.pred and u.as_key and u.whose in ('record', 'trigger')
    join act as c on c.root = a.root
    join kind_field as k on k.kind = c.kind and k.field = u.field and k.type in ('holder', 'holders')
    union all
    select a.ask, u.place, true as holders
    from term_ask as a
    join term_use as u on u.pred = a.pred and u.as_key and u.whose = 'referred'
    join via_link as l on l.ask = a.ask and l.place = u.place
    join act as c on c.root = l.ref
    join kind_field as k on k.kind = case when c.retracted then 'withdrawal' else c.kind end
        and k.field = u.field and k.type in ('holder', 'holders')
) as w
group by w.ask, w.place;

create or replace table term_key as
select p.ask, p.place, p.person, p.other
from term_person as p
join term_mean as h on h.ask = p.ask and h.place = p.place and h.holders
group by p.ask, p.place, p.person, p.other
union all
select v.ask, v.place, v.who as person, case when v.who > 0 then '' else v.value end as other
from term_value as v
join term_mean as h on h.ask = v.ask and h.place = v.place and not h.holders
group by v.ask, v.place, v.who, case when v.who > 0 then '' else v.value end;
