-- Stories put into the country: each happens in some bodies, on days drawn from the seed; most answers come, some late.
-- Every story happens in at least one township (a central one in at least one province), whatever the share.
create or replace table happens as
select distinct s.story, c.id as t, case c.sup when '' then c.id else c.sup end as x, s.central,
    date '2021-09-01' + (draw('happens on', s.story || c.id) * 1560)::integer as day
from (select story, bool_or(central) as central from story group by story) as s
join committee as c on c.lvl <= 4
where (c.lvl > 0 and draw('happens' || s.story, c.id) < 0.02)
    or (c.lvl = 4 and c.nth = 1 + (s.story * 7) % getvariable('townships'))
    or (s.central and c.lvl = 0) or (s.central and c.lvl = 1 and c.nth = 1 + s.story % getvariable('provinces'));

create or replace macro put_in(text, story, t, x, day, key) as
    replace(replace(replace(replace(replace(replace(replace(text, '@t', t), '@x', x), '@d', day::varchar), '@e', (day - 1)::varchar),
        '@r', 'ev' || story || '-' || t || '-'), '@p', phrase(key)), '@q', phrase(key || 'q'));

create or replace view event_records as
with told as (
    select h.story, h.t, h.x, s.part, s.kind, s.signed, s.body, s.about, s.re, s.fields, s.ahead,
        'ev' || h.story || '-' || h.t || '-' || s.part as id, draw('answer', h.story || h.t || s.part) as d, h.day
    from happens as h join story as s using (story)
)
select id, kind, day + ahead + case when ahead > 0 and d < 0.05 then 70 else 0 end as day,
    put_in(body, story, t, x, day, id) as body, put_in(signed, story, t, x, day, id) as "by",
    list_transform(about, lambda a: replace(replace(a, '@t', t), '@x', x)) as about,
    list_transform(re, lambda r: 'ev' || story || '-' || t || '-' || r) as re,
    put_in(fields, story, t, x, day + ahead + case when ahead > 0 and d < 0.05 then 70 else 0 end, id) as fields
from told
union all
select 'judged' || id, 'judgement', day + ahead + 80, x, x || '.1', [t], [id], '{"verdict":"ok","reason":"' || phrase(id) || '"}'
from told where ahead > 0 and draw('judged', id) < 0.3;
