-- From who is bound to what is owed (semantics 2; beside core/evaluate/spread.py).
-- bound, bound_party, able_of, note_of, chief (asked by bid for those left alone) -> owed, owed_note, owed_roster, owed_spoken, owed_also, lonely.

create or replace table other as
select p.bid, p.body, p.post, p.person, p.seat_end, p.held_end
from bound_party as p join bound as b on b.bid = p.bid
where p.person = 0 or p.person <> b.person;

create or replace table alone as
select b.bid, n.single and p.bid is not null as is_up
from bound as b join norm as n on n.norm = b.norm
left join (select distinct bid from other) as o on o.bid = b.bid
left join (select distinct bid from bound_party) as p on p.bid = b.bid
where n.has_other and o.bid is null;
