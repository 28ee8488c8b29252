-- The evidence where no norm asks for a group: what was found, as it was found (see groups.sql).

create or replace table evidence as
select iid, standing, day, known_at from found_best;

create or replace table evidence_cand as
select iid, member, standing, place, root from found_cand;

create or replace table evidence_flaw as
select iid, member, standing, name, root, pred, expected, found from found_flaw;

create or replace table group_short as
select iid, '' as text from found_best where false;
