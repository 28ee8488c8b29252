-- Who bears a norm in a frame on a day, for a record or without one (beside core/evaluate/reading.py: bearings_in).
-- bear_ask(ask, norm, upper, lower, day, root, said_on) -> bear(ask, ord, rank, home, body, post, person, size), bear_able(ask, body, post), bear_note(ask, text).
-- A role the norm takes from the record is read from the field it names; every other is read off the chart.

create or replace table bear_named as
select a.ask, s.ord, i.pos, i.who, a.day
from bear_ask as a
join side as s on s.norm = a.norm and s.is_by and s.bound <> ''
join id_at as i on i.root = a.root and i.field = s.bound
where a.root > 0;

create or replace table named_ask as
select distinct who, day from bear_named;
