-- The seats on the other side of a duty raised by a record or a fact (beside core/evaluate/reading.py: subjects_in). `read_root` is the record
-- that roles are taken from, 0 where all are read off the chart.

create or replace table party_seat as
select distinct bid, day, body, post from (
  select b.bid, b.day, p.body, p.post
  from bound as b join norm as n on n.norm = b.norm
  join side as s on s.norm = b.norm and not s.is_by and (s.bound = '' or b.read_root = 0)
  join spot as p on p.role_set = n.other_set and p.ord = s.ord and p.upper = b.upper and p.lower = b.lower
  where n.has_other and p.f <= b.day and b.day < p.t
  union all
  select b.bid, b.day, p.body, p.post
  from bound as b
  join side as s on s.norm = b.norm and not s.is_by and s.bound <> ''
  join id_at as i on i.root = b.read_root and i.field = s.bound
  join named_seat as p on p.who = i.who and p.day = b.day
  where b.read_root > 0) as p;

