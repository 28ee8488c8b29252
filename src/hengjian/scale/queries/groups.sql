-- The evidence of a group of others: good once all of them, or at least so many, are covered (semantics 2; beside core/evaluate/choose.py: gather_group).
-- found_best, found_cand, found_flaw by member -> evidence(iid, standing, day, known_at) and evidence_cand, evidence_flaw of every instance.

create or replace table group_size as
select i.iid, count(m.iid) as size, case when n.group_least > 0 then n.group_least else count(m.iid) end as wanted
from break_ask as i join norm as n on n.norm = i.norm and n.group_on <> ''
left join member as m on m.of_iid = i.iid
group by i.iid, n.group_least;

create or replace table group_good as
select b.iid, b.member, b.standing, b.day, b.known_at, b.roots,
       row_number() over (partition by b.iid order by b.day, b.known_at, b.roots, b.member) as place, count(*) over (partition by b.iid) as cnt
from found_best as b join group_size as g on g.iid = b.iid
where b.standing = 'good';

create or replace table group_ready as
select iid, member, standing, day, roots, row_number() over (partition by iid order by case when standing = 'good' then 0 else 1 end, day, roots, member) as place,
       count(*) over (partition by iid) as cnt
from (select b.* from found_best as b join group_size as g on g.iid = b.iid where b.standing in ('good', 'waiting')
      qualify row_number() over (partition by b.iid, b.member order by case b.standing when 'good' then 0 else 1 end) = 1) as r;

create or replace table group_any as
select b.iid, b.member, b.standing
from found_best as b join group_size as g on g.iid = b.iid
qualify row_number() over (partition by b.iid, b.member order by case b.standing when 'good' then 0 when 'waiting' then 1 else 2 end) = 1;

create or replace table group_taken as
select g.iid, g.member, g.standing, 'good' as becomes from group_good as g join group_size as s on s.iid = g.iid where g.cnt >= s.wanted and g.place <= s.wanted
union all
select r.iid, r.member, r.standing, 'waiting' as becomes
from group_ready as r join group_size as s on s.iid = r.iid
left join (select iid, count(*) as cnt from group_good group by iid) as g on g.iid = r.iid
where coalesce(g.cnt, 0) < s.wanted and r.cnt >= s.wanted and r.place <= s.wanted
union all
select a.iid, a.member, a.standing, 'flawed' as becomes
from group_any as a join group_size as s on s.iid = a.iid
left join (select iid, count(*) as cnt from group_good group by iid) as g on g.iid = a.iid
left join (select iid, count(*) as cnt from group_ready group by iid) as r on r.iid = a.iid
where coalesce(g.cnt, 0) < s.wanted and coalesce(r.cnt, 0) < s.wanted;

create or replace table evidence as
select b.iid, b.standing, b.day, b.known_at from found_best as b left join group_size as g on g.iid = b.iid where g.iid is null
union all
select t.iid, t.becomes as standing, max(b.day) as day, max(b.known_at) as known_at
from group_taken as t join found_best as b on b.iid = t.iid and b.member = t.member and b.standing = t.standing
group by t.iid, t.becomes;

create or replace table evidence_cand as
select c.iid, c.member, c.standing, c.place, c.root from found_cand as c left join group_size as g on g.iid = c.iid where g.iid is null
union all
select t.iid, t.member, t.becomes as standing, c.place, c.root
from group_taken as t join found_cand as c on c.iid = t.iid and c.member = t.member and c.standing = t.standing;

create or replace table evidence_flaw as
select f.iid, f.member, f.standing, f.name, f.root, f.pred, f.expected, f.found from found_flaw as f left join group_size as g on g.iid = f.iid where g.iid is null
union all
select t.iid, t.member, t.becomes as standing, f.name, f.root, f.pred, f.expected, f.found
from group_taken as t join found_flaw as f on f.iid = t.iid and f.member = t.member and f.standing = t.standing
where t.becomes = 'flawed';

create or replace table group_short as
select s.iid, '{"code":"group_short","covered":' || cast(coalesce(g.cnt, 0) as varchar) || ',"wanted":' || cast(s.wanted as varchar) || '}' as text
from group_size as s
join (select distinct iid from group_taken where becomes = 'flawed') as t on t.iid = s.iid
left join (select iid, count(*) as cnt from group_good group by iid) as g on g.iid = s.iid;
