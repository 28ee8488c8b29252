-- The register: every family of records in one file.
create or replace view records as
select 'r0' as id, 'meeting.study' as kind, date '2022-02-02' as occurred_on, timestamp '2022-02-02 10:00:00' as recorded_at,
    'n0' as body, 'n0' as "by", ['n0']::varchar[] as about, []::varchar[] as re, '' as corrects, '' as reuse_of, '{}' as fields;
