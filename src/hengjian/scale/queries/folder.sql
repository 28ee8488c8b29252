-- An office folder of Parquet as the tables of load.py, without a look at single rows (beside scale/load.py).
-- raw_bodies ... raw_records are the files; used_field(field, valued) and kind_field say which fields rules ask for; office(zone, outside, level).

create or replace table record_id as
select id, row_number() over (order by id) as code from raw_records;

create or replace table holder_id as
select id, row_number() over (order by id) as code from (
  select id from raw_bodies union select superior from raw_bodies
  union select id from raw_posts union select body from raw_posts union select id from raw_people
  union select post from raw_tenures union select person from raw_tenures
  union select source from raw_relations union select target from raw_relations
  union select body from raw_records union select doer from raw_records union select outside from office) as i
where id is not null and id <> '';

create or replace table named_what as
select id, min(what) as what from (
  select id, 'body' as what from raw_bodies union all select id, 'post' as what from raw_posts union all select id, 'person' as what from raw_people) as w
group by id;

create or replace table name as
select cast(h.code as integer) as code, h.id, coalesce(w.what, '') as what,
       '"' || replace(replace(h.id, '\', '\\'), '"', '\"') || '"' as quoted,
       replace(replace(replace(replace(h.id, '%', '%25'), '/', '%2F'), '@', '%40'), '+', '%2B') as part
from holder_id as h left join named_what as w on w.id = h.id
union all
select 0 as code, '' as id, '' as what, '""' as quoted, '' as part;

create or replace table record_name as
select cast(code as integer) as code, id, '"' || replace(replace(id, '\', '\\'), '"', '\"') || '"' as quoted from record_id
union all
select 0 as code, '' as id, '""' as quoted;

create or replace table deployment as
select n.code as outside, o.level from office as o join name as n on n.id = o.outside;

create or replace table body_row as
select cast(row_number() over (order by 1) as integer) as place, n.code as body, coalesce(b.kind, '') as kind, s.code as superior, coalesce(b.level, '') as level,
       coalesce(b.f, $open) as f, coalesce(b.t + 1, $open) as t
from raw_bodies as b join name as n on n.id = b.id join name as s on s.id = coalesce(b.superior, '');

create or replace table post_file as
select cast(row_number() over (order by 1) as integer) as place, p.* from raw_posts as p;

create or replace table post_row as
select p.place, n.code as post, b.code as body, coalesce(p.f, $open) as f, coalesce(p.t + 1, $open) as t
from post_file as p join name as n on n.id = p.id join name as b on b.id = p.body;

create or replace table post_label as
select distinct p.place, n.code as post, trim(p.label) as label
from (select place, id, unnest(string_split(coalesce(roles, ''), chr(59))) as label from post_file) as p join name as n on n.id = p.id
where trim(p.label) <> '';

create or replace table tenure_row as
select cast(row_number() over (order by 1) as integer) as place, t.id, coalesce(p.code, 0) as post, coalesce(w.code, 0) as person,
       coalesce(t.f, cast(t.local_at as date), $open) as f,
       case when coalesce(t.post, '') = '' then coalesce(t.f, cast(t.local_at as date), $open) else coalesce(t.t + 1, $open) end as t,
       coalesce(t.known_at, t.f_at) as known_at, cast(coalesce(t.local_at, t.f) as date) as known_on,
       case when t.f is null then '/' || coalesce(cast(t.t as varchar), '') else '' end as written
from raw_tenures as t left join name as p on p.id = t.post left join name as w on w.id = t.person;

create or replace table relation_row as
select cast(row_number() over (order by 1) as integer) as place, r.id, r.kind, coalesce(s.code, 0) as source, coalesce(g.code, 0) as target,
       coalesce(r.f, cast(r.local_at as date), $open) as f,
       case when coalesce(r.source, '') = '' then coalesce(r.f, cast(r.local_at as date), $open) else coalesce(r.t + 1, $open) end as t,
       coalesce(r.known_at, r.f_at) as known_at, cast(coalesce(r.local_at, r.f) as date) as known_on
from raw_relations as r left join name as s on s.id = r.source left join name as g on g.id = r.target;

create or replace table record_file as
select cast(i.code as integer) as ver, r.* from raw_records as r join record_id as i on i.id = r.id;

create or replace table record_row as
select r.ver, r.kind, r.day, r.known_at, cast(r.local_at as date) as known_on, b.code as body, d.code as doer,
       cast(coalesce(c.code, 0) as integer) as corrects, cast(coalesce(u.code, 0) as integer) as reuse_of
from record_file as r
join name as b on b.id = coalesce(r.body, '')
join name as d on d.id = coalesce(r.doer, '')
left join record_id as c on c.id = r.corrects
left join record_id as u on u.id = r.reuse_of;

create or replace table record_about as
select a.ver, cast(a.pos - 1 as integer) as pos, n.code as who
from (select ver, unnest(about) as id, generate_subscripts(about, 1) as pos from record_file where len(about) > 0) as a join name as n on n.id = a.id;

create or replace table record_re as
select a.ver, cast(a.pos - 1 as integer) as pos, cast(coalesce(i.code, 0) as integer) as ref
from (select ver, unnest(re) as id, generate_subscripts(re, 1) as pos from record_file where len(re) > 0) as a left join record_id as i on i.id = a.id;

create or replace table entry as
select r.ver, r.kind, j.key as field, 0 as pos, j.type, j.value as value
from record_file as r, json_each(r.fields) as j
where j.type not in ('NULL', 'ARRAY') and j.key in (select field from used_field)
union all
select a.ver, a.kind, a.field, cast(a.pos - 1 as integer) as pos, json_type(a.value) as type, a.value
from (select r.ver, r.kind, j.key as field, unnest(from_json(j.value, '["JSON"]')) as value, generate_subscripts(from_json(j.value, '["JSON"]'), 1) as pos
      from record_file as r, json_each(r.fields) as j where j.type = 'ARRAY' and j.key in (select field from used_field)) as a;

create or replace table entry_typed as
select e.ver, e.field, e.pos, case when u.valued then json_extract_string(e.value, '$') else '-' end as value, json_extract_string(e.value, '$') = '' as is_empty,
       case e.type when 'BOOLEAN' then 'flag' when 'VARCHAR' then 'text' else 'number' end as type,
       case when k.type in ('holder', 'holders') or u.named then json_extract_string(e.value, '$') end as who_id,
       case when k.type in ('reference', 'references') then json_extract_string(e.value, '$') end as ref_id
from entry as e
join used_field as u on u.field = e.field
left join kind_field as k on k.kind = e.kind and k.field = e.field;

create or replace table record_field as
select e.ver, e.field, e.pos, e.value, e.type, coalesce(n.code, 0) as who, cast(coalesce(i.code, 0) as integer) as ref
from entry_typed as e
left join name as n on n.id = e.who_id
left join record_id as i on i.id = e.ref_id
where not (e.is_empty and e.pos = 0);
