-- W1: the chair talks with every post once each calendar half-year of five years, 5 in 100 never; of the talks 1 in 100 is learnt of 400 days later.
-- One draw for each post and half-year; what is written down and what is true are both read from the draws.
create or replace view period as
select k::INTEGER as k, (DATE '2020-01-01' + to_months(6 * k))::DATE as s, (DATE '2020-01-01' + to_months(6 * k + 6))::DATE - 1 as e
from range(10) as r(k);

create or replace view seat as
select printf('s%07d', p) as id, printf('b%06d', p // 10) as body, 'member' as role from range(getvariable('n')) as r(p)
union all
select printf('c%06d', b), printf('b%06d', b), 'chair' from range((getvariable('n') + 9) // 10) as r(b);

create or replace view post as
select p::INTEGER as p from range(getvariable('n')) as r(p);

create or replace view draw as
select p, k, s, e, h % 1000 < 950 as made, s + (h // 1000 % (e - s + 1)::UBIGINT)::INTEGER as d,
       case when h // 1000000 % 100 = 0 then 400 else (h // 100000000 % 30)::INTEGER end as wait
from (select p, k, s, e, hash(p, k, getvariable('seed')) as h from post cross join period);

create or replace view talk as
select p * 10 + k as id, p, d, d + wait as known from draw where made;

create or replace view office_record as
select printf('t%07d-%d', p, k) as id, 'supervision_talk' as kind, strftime(d, '%Y-%m-%d') as occurred_on,
       strftime(d + wait, '%Y-%m-%dT04:00:00Z') as recorded_at, printf('b%06d', p // 10) as body, printf('c%06d', p // 10) as "by",
       [printf('s%07d', p)] as about, []::VARCHAR[] as re, '' as corrects, '' as reuse_of, '{}' as fields
from draw where made;

create or replace view truth as
select case when made and d + wait <= getvariable('known_on') then 'met' when e < getvariable('as_of') then 'lapsed' else 'pending' end as outcome,
       count(*) as n
from draw group by outcome
union all
select 'gaps', count(*) from draw where not made;
