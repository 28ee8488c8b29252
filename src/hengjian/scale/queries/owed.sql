-- The instances of each bound bearer: one, one for each other, or one moved up (semantics 2; beside core/evaluate/spread.py).
-- A body of 0 stands for the outside address. `pos` numbers what one bearer owes, in the order core gives it.

create or replace table owed as
select b.bid, 0 as pos, b.norm, b.how, b.why, b.seq, case when b.post > 0 then 'person' else 'body' end as bound,
       b.body, b.post, b.person, b.home, b.upper, b.lower, 0 as sbody, 0 as spost, 0 as sperson, b.day,
       b.seat_end, b.held_end, b.frame_end, $open as sseat_end, $open as sheld_end, false as moved
from bound as b join norm as n on n.norm = b.norm
left join alone as a on a.bid = b.bid
where not n.has_other or (n.per = 'bearer' and a.bid is null)
union all
select b.bid, 0 as pos, b.norm, b.how, b.why, b.seq, case when b.post > 0 then 'person' else 'body' end as bound,
       b.body, b.post, b.person, b.home, b.upper, b.lower, o.body as sbody, o.post as spost, o.person as sperson, b.day,
       b.seat_end, b.held_end, b.frame_end, o.seat_end as sseat_end, o.held_end as sheld_end, false as moved
from bound as b join norm as n on n.norm = b.norm
join other as o on o.bid = b.bid
where n.has_other and n.per = 'pair'
union all
select b.bid, 0 as pos, b.norm, b.how, b.why, b.seq, case when b.post > 0 then 'person' else 'body' end as bound,
       case when x.mine then b.body else o.body end as body, case when x.mine then b.post else o.post end as post,
       case when x.mine then b.person else o.person end as person, b.home, b.upper, b.lower,
       case when x.mine then o.body else b.body end as sbody, case when x.mine then o.post else b.post end as spost,
       case when x.mine then o.person else b.person end as sperson, b.day,
       case when x.mine then b.seat_end else o.seat_end end as seat_end, case when x.mine then b.held_end else o.held_end end as held_end, b.frame_end,
       case when x.mine then o.seat_end else b.seat_end end as sseat_end, case when x.mine then o.held_end else b.held_end end as sheld_end, false as moved
from bound as b join norm as n on n.norm = b.norm
join other as o on o.bid = b.bid
join (select b.bid, o.body, o.post, o.person,
             b.why = 'up' or b.person < o.person or (b.person = o.person and (b.post < o.post or (b.post = o.post and b.body <= o.body))) as mine
      from bound as b join other as o on o.bid = b.bid) as x on x.bid = b.bid and x.body = o.body and x.post = o.post and x.person = o.person
where n.has_other and n.per = 'unordered_pair'
union all
select b.bid, 0 as pos, b.norm, b.how, b.why, b.seq, case when coalesce(c.person, 0) > 0 then 'person' else 'body' end as bound,
       coalesce(c.body, 0) as body, coalesce(c.post, 0) as post, coalesce(c.person, 0) as person, b.home, b.upper, b.lower,
       coalesce(p.body, 0) as sbody, coalesce(p.post, 0) as spost, coalesce(p.person, 0) as sperson, b.day,
       $open as seat_end, coalesce(c.held_end, $open) as held_end, b.frame_end, coalesce(e.seat_end, $open) as sseat_end, coalesce(e.held_end, $open) as sheld_end, true as moved
from bound as b join norm as n on n.norm = b.norm
join alone as a on a.bid = b.bid and a.is_up
left join chief as c on c.ask = b.bid
left join (select * from bound_party qualify row_number() over (partition by bid order by body, post, person) = 1) as p on p.bid = b.bid and n.per <> 'bearer'
left join (select bid, min(seat_end) as seat_end, min(held_end) as held_end from bound_party group by bid) as e on e.bid = b.bid and n.per <> 'bearer';
