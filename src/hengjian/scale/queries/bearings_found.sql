-- The seats found, and which of them bear the norm (see bearings.sql).

create or replace table bear_found as
select a.ask, a.norm, s.ord, 0 as pos, p.home, p.body, p.post, 0 as person, a.day
from bear_ask as a
join norm as n on n.norm = a.norm
join side as s on s.norm = a.norm and s.is_by and (s.bound = '' or a.root = 0)
join spot as p on p.role_set = n.by_set and p.ord = s.ord and p.upper = a.upper and p.lower = a.lower
where p.f <= a.day and a.day < p.t
union all
select m.ask, a.norm, m.ord, m.pos, coalesce(h.house, s.body) as home, s.body, s.post,
       case when n.what = 'person' then m.who else 0 end as person, m.day
from bear_named as m
join bear_ask as a on a.ask = m.ask
join named_seat as s on s.who = m.who and s.day = m.day
join name as n on n.code = m.who
left join (select d.body, d.day, min(h.house) as house
           from (select distinct body, day from named_seat) as d join house as h on h.body = d.body and h.f <= d.day and d.day < h.t
           group by d.body, d.day) as h on h.body = s.body and h.day = m.day;

create or replace table bear_held as
select f.*, f.post = 0 or h.post is not null as is_held
from bear_found as f
left join (select distinct q.post, q.day from (select distinct post, day from bear_found where post > 0) as q
           join holding as h on h.post = q.post and h.f <= q.day and q.day < h.t) as h on h.post = f.post and h.day = f.day;

create or replace table bear as
select f.ask, f.ord, f.home, f.body, f.post, f.person
from bear_held as f join norm as n on n.norm = f.norm
where n.mode = 'each'
qualify row_number() over (partition by f.ask, f.body, f.post order by f.ord, f.pos, f.person) = 1
union all
select f.ask, f.ord, f.home, f.body, f.post, 0 as person
from bear_held as f join norm as n on n.norm = f.norm
where n.mode <> 'each'
qualify row_number() over (partition by f.ask order by case when f.is_held then 0 else 1 end, f.ord, f.pos, f.body, f.post) = 1;

create or replace table bear_able as
select f.ask, f.body, f.post, min(f.ord) as ord, min(f.ord * 65536 + f.pos) as place
from bear_held as f join norm as n on n.norm = f.norm
where n.mode <> 'each'
group by f.ask, f.body, f.post;

create or replace table bear_note as
select f.ask, '{"code":"any_of","roles":["' || array_to_string(list_sort(list(distinct r.name)), '","') || '"]}' as text
from bear_held as f
join norm as n on n.norm = f.norm
join role_set as s on s.role_set = n.by_set and s.ord = f.ord
join role as r on r.role = s.role
where n.mode <> 'each'
group by f.ask
having count(distinct f.body * 4294967296 + f.post) > 1;
