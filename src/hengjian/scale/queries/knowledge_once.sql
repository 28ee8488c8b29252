-- Who could see a version on the day it was learnt: most do (semantics 10; beside core/evaluate/knowledge.py: _first_sight).

create or replace table sight_day as
select ask, ver, via, f as day from sight_seen group by ask, ver, via, f;
