-- NoLater, Within, RecordedWithin. Counted without adding: a day is within months if it lies in an earlier month, or in
-- that month on no later a day; within working days if fewer lie before it (core/calendar/deadline.py: end_of, down).

create or replace table day_pair as
select a.ask, p.class, s.day as since, u.day as until
from term_ask as a
join pred as p on p.pred = a.pred and p.class in ('no_later', 'within')
join term_day as s on s.ask = a.ask and s.place = 0
join term_day as u on u.ask = a.ask and u.place = 1
where s.day <= u.day
union all
select a.ask, p.class, c.day as since, greatest(c.day, c.first_on) as until
from term_ask as a
join pred as p on p.pred = a.pred and p.class = 'recorded_within'
join act as c on c.root = a.root;

-- How many days were worked up to each: its weekdays (0001-01-01 was a Monday), and what holidays make more or fewer.
create or replace table worked as
select w.day, (w.since // 7) * 5 + least(w.since % 7, 5) + s.more as no
from (
    select d.day, date_diff('day', DATE '0001-01-01', d.day) + 1 as since
    from (
        select d.since as day from day_pair as d join pred_amount_of as m on m.ask = d.ask and m.unit = 'wd'
        union
        select d.until - 1 as day from day_pair as d join pred_amount_of as m on m.ask = d.ask and m.unit = 'wd'
    ) as d
) as w
join work_shift as s on s.f <= w.day and w.day < s.t;

create or replace table held_day as
select d.ask from day_pair as d where d.class = 'no_later' and d.since is not null
union all
select d.ask
from (
    select d.ask, d.since, d.until, m.whole, m.unit,
        (year(d.until) - year(d.since)) * 12 + month(d.until) - month(d.since) as months
    from day_pair as d
    join pred_amount_of as m on m.ask = d.ask
    where d.class <> 'no_later'
) as d
left join worked as s on d.unit = 'wd' and s.day = d.since
left join worked as u on d.unit = 'wd' and u.day = d.until - 1
where case d.unit
    when 'd' then date_diff('day', d.since, d.until) <= d.whole
    when 'wd' then d.until = d.since or u.no - s.no < d.whole
    else d.months < d.whole or (d.months = d.whole and day(d.until) <= day(d.since)) end;
