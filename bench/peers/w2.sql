-- W2: every finding is to be rectified within 90 days of it: 85 in 100 are, 10 late, 5 never; 1 in 100 rectifications is learnt of 400 days later.
-- One draw for each finding; what is written down and what is true are both read from the draws.
create or replace view seat as
select printf('s%07d', p) as id, printf('b%06d', p // 10) as body, 'official' as role from range((getvariable('n') + 9) // 10) as r(p)
union all
select printf('c%06d', b), printf('b%06d', b), 'chair' from range((getvariable('n') + 99) // 100) as r(b);

create or replace view draw as
select f, DATE '2020-01-01' + (h % 1627)::INTEGER as t, u < 950 as done,
       case when u < 850 then 1 + (v % 90)::INTEGER else 91 + (v % 109)::INTEGER end as took, case when w = 0 then 400 else 1 end as wait
from (select f, h, h // 10000 % 1000 as u, h // 10000000 % 100000 as v, h // 1000000000000 % 100 as w
      from (select f::INTEGER as f, hash(f, getvariable('seed')) as h from range(getvariable('n')) as r(f)));

create or replace view finding as
select f, t, t + 1 as known from draw;

create or replace view rectified as
select f as id, f, t + took as r, t + took + wait as known from draw where done;

create or replace view office_record as
select printf('f%08d', f) as id, 'finding' as kind, strftime(t, '%Y-%m-%d') as occurred_on,
       strftime(t + 1, '%Y-%m-%dT04:00:00Z') as recorded_at, printf('b%06d', f // 100) as body, printf('c%06d', f // 100) as "by",
       [printf('s%07d', f // 10)] as about, []::VARCHAR[] as re, '' as corrects, '' as reuse_of, '{}' as fields
from draw
union all
select printf('r%08d', f), 'rectification', strftime(t + took, '%Y-%m-%d'),
       strftime(t + took + wait, '%Y-%m-%dT04:00:00Z'), printf('b%06d', f // 100), printf('s%07d', f // 10),
       []::VARCHAR[], [printf('f%08d', f)], '', '', '{}'
from draw where done;

create or replace view truth as
select case when not done or t + took + wait > getvariable('known_on') then 'lapsed' when took <= 90 then 'met' else 'met_late' end as outcome,
       count(*) as n
from draw group by outcome
union all
select 'overdue', count(*) from draw where not done or took > 90;
