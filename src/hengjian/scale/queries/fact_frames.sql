-- The frames in which the subject of a fact could stand on the other side of a norm (semantics 8; beside core/evaluate/reading.py: frames_for_subject).
-- raised_fact(eid, norm, how, fact, key, subject, person, day, root, read_root, retracted, due_on) -> fact_frame(eid, rank, upper, lower).

create or replace table stand_ask as
select distinct subject as who, day from raised_fact;
