create or replace view truth as select 'Y' as norm, 'met' as outcome, 0 as n where false;
