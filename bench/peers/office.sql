-- The office folder of a workload: one body per ten seats, one person a seat for the whole time. Needs the views seat and office_record.
create or replace view bodies as
select body as id, '单位' || body as name, 'office' as kind, '' as superior, 'county' as level, '2020-01-01' as "from", '' as "to"
from seat where role = 'chair';

create or replace view posts as
select id, body, '席位' || id as title, role as roles, '2020-01-01' as "from", '' as "to" from seat;

create or replace view people as
select 'p' || id as id, '某' || id as name from seat;

create or replace view tenures as
select 't' || id as id, id as post, 'p' || id as person, '2020-01-01' as "from", '' as "to", '2020-01-01T04:00:00Z' as recorded_at from seat;

create or replace view records as from office_record;
