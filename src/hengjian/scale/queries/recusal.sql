-- A bearer who is recused from a matter does not act in it (beside core/evaluate/recusal.py).
-- fresh_ended -> chief_ask and chief_besides for those whose every bearer is recused.

create or replace table fresh_source as
select iid, arises, root from fresh_ended where root > 0
union
select iid, arises, matter as root from fresh_ended where matter > 0
union
select f.iid, f.arises, m.root from fresh_ended as f join more_source as m on m.bid = f.bid;

create or replace table recused_from as
select distinct s.iid, m.who as matter, r.source as person
from fresh_source as s
join matter_id as m on m.root = s.root
join relation as r on r.kind = 'recused' and r.target = m.who and r.f <= s.arises and s.arises < r.t;

create or replace table bearing_person as
select f.iid, f.person
from fresh_ended as f join (select distinct iid from recused_from) as r on r.iid = f.iid where f.person > 0
union all
select f.iid, h.person
from fresh_ended as f join (select distinct iid from recused_from) as r on r.iid = f.iid
join holding as h on h.post = f.post and h.f <= f.arises and f.arises < h.t
where f.person = 0 and f.post > 0;

create or replace table all_recused as
select b.iid, min(x.matter) as matter
from bearing_person as b left join recused_from as x on x.iid = b.iid and x.person = b.person
group by b.iid
having count(distinct b.person) = count(distinct x.person);

create or replace table chief_ask as
select f.iid as ask, f.home, f.arises as day from fresh_ended as f join all_recused as a on a.iid = f.iid;

create or replace table chief_besides as
select r.iid as ask, r.person from recused_from as r join all_recused as a on a.iid = r.iid
union
select f.iid as ask, f.sperson as person from fresh_ended as f join all_recused as a on a.iid = f.iid;
