-- One level more of view.chain_up: from the bodies reached last to those above them.

create or replace table up_next as
select u.body, s.above, u.lvl + 1 as lvl, greatest(u.f, s.f) as f, least(u.t, s.t) as t
from up_new as u
join sup as s on s.body = u.above
where greatest(u.f, s.f) < least(u.t, s.t);

create or replace table up_new as
select body, above, lvl, f, t from up_next;

create or replace table up as
select body, above, lvl, f, t from up
union all
select body, above, lvl, f, t from up_new;
