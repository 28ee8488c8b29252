-- The same questions with the bearer's post and whoever is shown one level up as those who may act (see judged_again.sql).

create or replace table acting_new as
select e.iid as old, row_number() over (order by e.iid) + m.last as iid, e.of_iid
from ev_ask as e join acting_duty as a on a.iid = e.of_iid
left join settled as s on s.iid = e.of_iid
join (select greatest(coalesce(max(iid), 0), (select coalesce(max(iid), 0) from inst)) as last from member) as m on true
where s.iid is null;

create or replace table ev_acting as
select e.* replace (n.iid as iid) from ev_ask as e join acting_new as n on n.old = e.iid;

create or replace table ev_ask as
select * from ev_acting;

create or replace table ev_candidate as
select e.iid, i.body, i.post, i.person from ev_ask as e join inst as i on i.iid = e.of_iid
union
select e.iid, a.body, a.post, a.person from ev_ask as e join answering as a on a.iid = e.of_iid;

create or replace table ev_more as
select e.iid, m.root from ev_ask as e join more as m on m.iid = e.of_iid;
