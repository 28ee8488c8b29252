-- The candidates with what is wrong with them: the first need of each check that is not met (see looked.sql).

create or replace table look_bad as
select n.cid, n.ord, min(n.pos) as pos
from look_need as n
join look_ask as a on a.pred = n.pred and a.root = n.root and a.iid = n.iid
left join pred_held as h on h.ask = a.ask
where h.ask is null
group by n.cid, n.ord;

create or replace table cand_flaw as
select b.cid, l.ord, l.name, l.root, n.pred
from look_bad as b
join look as l on l.cid = b.cid and l.ord = b.ord
join check_need as n on n.norm = l.norm and n.ord = b.ord and n.pos = b.pos;

create or replace table cand_judged as
select c.cid, c.iid, c.way, c.place, c.root, c.day, c.known_at, f.cid is not null as is_flawed
from cand as c left join (select distinct cid from cand_flaw) as f on f.cid = c.cid;
