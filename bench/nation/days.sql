-- Slots of the five years, days and sentences drawn from the seed, and what each body can name: its people and bodies.
create or replace macro weekday_of(day) as day - greatest(isodow(day) - 5, 0)::integer;
create or replace macro phrase(key) as
    ['村级道路养护', '集镇排水改造', '防汛沙石采购', '扶持资金台账', '学校食堂进货', '安置房分配', '集体林地发包', '环卫车辆租用',
    '灌渠清淤', '公墓迁移补偿', '敬老院护理费', '危房改造名册', '茶园补贴核对', '桥梁加固招标', '水厂药剂采购', '临时用工名单'][1 + (hash(key, 4) % 16)::integer]
    || ['对不上', '要补单据', '已先上会', '换两人共管', '重列清单', '月底回话', '已退多付', '贴了七天', '复核一遍', '逐封答复'][1 + (hash(key, 5) % 10)::integer]
    || (hash(key, 6) % 97)::varchar || ['处', '笔', '件', '人'][1 + (hash(key, 7) % 4)::integer]
    || ['；经手人签名', '；附了说明', '；约定再看', '；写进台账', '；两周后看原件', '；按年装订', '；另定复核人'][1 + (hash(key, 8) % 7)::integer];
create or replace macro lag_of(key) as
    (case when hash(key, 9) % 100 < 2 then 32 + (hash(key, 10) % 40) else [0, 0, 0, 1, 1, 2, 3][1 + (hash(key, 11) % 7)::integer] end)::integer;
-- day and hour of recording in the office's zone; what is recorded after the last day is not known on it
create or replace macro entered(day, key) as
    day::timestamp + interval 1 day * lag_of(key) + interval 1 minute * (540 + (hash(key, 12) % 500)::integer);
create or replace macro is_known(day, key) as day + lag_of(key) <= date '2026-05-31';

create or replace table slot as
with starts as (
    select unnest(generate_series(timestamp '2021-07-01', timestamp '2026-04-01', interval 3 month))::date as s
)
select 'quarter' as period, s, (s + interval 3 month)::date as e, year(s) || 'Q' || quarter(s) as label from starts
union all
select 'half', s, (s + interval 6 month)::date, year(s) || 'H' || (1 + month(s) // 7) from starts where month(s) in (1, 7)
union all
select 'year', s, (s + interval 12 month)::date, year(s)::varchar from starts where month(s) = 1
union all
select 'year_before', s, (s + interval 12 month)::date, (year(s) - 1)::varchar from starts where month(s) = 1;

-- who holds a post when, with the months in which somebody was absent cut out
create or replace table holder as
with away as (
    select post, person from hold
    where t is null and f < date '2022-01-01' and draw('absent', post) < 0.004 and post like '%.7'
)
select h.post, h.person, h.f, h.t from held as h anti join away as a on a.post = h.post and a.person = h.person
union all
select post, person, f, date '2023-09-01' from held semi join away using (post, person)
union all
select post, person, date '2023-12-01', t from held semi join away using (post, person);

-- who sits where when a slot begins, and until when; members of a team only
create or replace table sitting as
select s.post, s.home, s.place, s.lvl, s.sup, s.roles, l.period, l.s, l.e, l.label, h.person, h.t
from seat as s
join holder as h using (post)
join (select * from slot where period in ('half', 'year', 'year_before')) as l on h.f <= l.s and l.s < h.t
where s.place <= 9;

create or replace table site as
with below as (
    select sup as id, list(id order by id) as subs, list(id || '.1' order by id) as leaders
    from committee where sup <> '' group by sup
)
select c.id, c.id as home, 'committee' as who, c.lvl, c.sup, c.id || '.1' as acting, c.team,
    coalesce(b.subs, []) as subs, coalesce(b.leaders, []) as leaders
from committee as c left join below as b using (id)
union all
select o.id, o.home, o.suffix, o.lvl, case when c.sup = '' then '' else c.sup || o.suffix end, o.id || '.1', c.team,
    coalesce(b.subs, []), coalesce(b.leaders, [])
from organ as o join committee as c on c.id = o.home left join below as b on b.id = o.home;
alter table site add column care double;
update site set care = 0.80 + 0.19 * draw('care', home);
alter table site add column members varchar[];
update site set members = list_transform(range(2, team + 1), lambda k: home || '.' || k);
