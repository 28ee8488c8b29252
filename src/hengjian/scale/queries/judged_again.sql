-- What was done before a post stood empty stays done; else whoever is shown one level up may do it (beside core/evaluate/judge.py: _of_empty_post).

create or replace table done_before as
select e.iid, min(least(b.day, coalesce(d.due_on, b.day))) as due_on
from empty_duty as e join found_best as b on b.iid = e.iid and b.standing = 'good' left join due as d on d.iid = e.iid
group by e.iid;

create or replace table acting_duty as
select e.iid from empty_duty as e left join done_before as d on d.iid = e.iid where d.iid is null;
