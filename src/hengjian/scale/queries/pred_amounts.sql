-- The number a quantity has where a record is looked at: _amount (beside core/evaluate/predicates.py).

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
