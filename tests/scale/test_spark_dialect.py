"""Every construct that the queries may use gives the same rows on DuckDB and on Spark."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from hengjian.core.errors import QuestionWrong
from hengjian.scale import java, spark
from hengjian.scale.base import Base, DuckBase

AS_OF, KNOWN_AT = date(2024, 1, 31), datetime(2024, 1, 31, 23, 59, 59, 999999, tzinfo=UTC)

ACT = {"a": "int", "b": "int", "s": "text", "d": "day", "e": "day", "ok": "flag", "m": "moment"}
ACTS = [
    (1, 7, "县委", date(2024, 1, 31), date(2024, 2, 29), True, datetime(2024, 1, 31, 8, 0, 0, 123456)),
    (2, -7, "乡镇", date(2023, 12, 31), None, False, datetime(2024, 1, 31, 8)),
    (3, None, "a'b\"c\\d/%@+", None, date(9999, 12, 31), None, None),
    (4, 0, "", date(1, 1, 1), date(2024, 2, 28), True, datetime(2020, 2, 29, 23, 59, 59, 999999)),
    (5, 3, "Z", date(2024, 1, 31), date(2024, 2, 29), False, datetime(2024, 1, 31, 8)),
    (6, 3, "é", date(2024, 1, 31), None, None, datetime(1, 1, 1)),
    (7, 100, "纪\u0301𠮷", date(2024, 12, 1), date(2023, 1, 1), None, None),
    (8, -1, "ﬁ", date(1582, 10, 10), date(1900, 2, 28), None, None),
]
SPAN = {"k": "int", "f": "day", "t": "day", "x": "text"}
SPANS = [
    (1, date(2024, 1, 1), date(2024, 2, 1), "p"),
    (2, date(2024, 1, 31), date(9999, 12, 31), "q"),
    (3, date(1, 1, 1), date(2024, 1, 31), "r"),
    (1, date(2023, 1, 1), date(2024, 1, 1), None),
]
SAID = ["2024-02-29", "2023-02-29", "20240101", "2024-1-5", "x", "", None, "12", "-3.50", "2024-01-05 x", "0000-01-01"]
DAY_TEXT = "regexp_matches(v, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') and v >= '0001'"
ISLAND = "rows between unbounded preceding and 1 preceding"

QUERIES = {
    "spans joined by days": "select a, k from act join span on d >= f and d < t",
    "filled in": "select a from act where d <= $as_of and m <= $known_at and coalesce(e, $open) = $open",
    "two filled in side by side": "select a, greatest(d, $as_of)as x, $open as y, $as_of as z from act",
    "qualify": "select a from act qualify row_number() over (partition by d order by a desc) = 1",
    "qualify, nulls last": "select a from act qualify row_number() over (order by b, a) > 6",
    "qualify, by a table's column": "select act.a from act join span on k = a qualify act.b = 7 or act.a = min(act.a) over ()",
    "qualify inside a union": "select a from (select a from act qualify a = min(a) over (partition by d) union all select 9 as a) as x",
    "sorted lists of text": "select d, array_to_string(list_sort(list(distinct s)), ',') as x from act group by d",
    "sorted lists of numbers": "select array_to_string(list_sort(list(distinct b)), ',') as x from act",
    "lists keep doubles": "select array_to_string(list_sort(list(b)), ',') as x from act",
    "lists of nothing": "select coalesce(array_to_string(list_sort(list(s) filter (where a > 90)), ','), '') as x from act",
    "greatest and least skip nulls": "select a, greatest(d, e) as x, least(b, 0, a) as y from act",
    "is distinct from": "select a, b is distinct from 3 as x, ok is not true as y from act",
    "days added": "select a, d + 1 as x, d - a as y, a + d as z from act where d > DATE '0001-01-10'",
    "days between": "select a, date_diff('day', d, e) as x from act",
    "days between, far": "select date_diff('day', DATE '0001-01-01', $open) as x",
    "made days": "select a, make_date(year(d) + 1, month(d), 1) as x, last_day(d) as y, day(last_day(d)) as z from act",
    "parts of days": "select a, year(d) as x, month(d) as y, day(d) as z from act",
    "days as text": "select a, cast(d as varchar) as x, strftime(e, '%Y-%m-%d') as y from act",
    "moments": "select a, cast(m as date) as x, m, cast(m as varchar) as z from act where m > TIMESTAMP '2000-01-01'",
    "months added": "select a, cast(d + interval 1 month as date) as x from act",
    "text replaced": "select a, replace(replace(s, '%', '%25'), '/', '%2F') as x, replace(s, '\"', '\\\"') as y from act",
    "text quoted": "select '{\"s\":\"' || s || '\"}' as x, 'it''s' as y, '\\n' as z, chr(1) || chr(59) as u from act",
    "text cut": "select s, length(s) as x, substr(s, 1, 1) as y, lower(s) as z, lpad(cast(a as varchar), 4, '0') as u from act",
    "text split": "select split_part('a.b.c', '.', 1) as x, split_part('a', '.', 1) as y, split_part('a', '.', 2) as z",
    "text in order of bytes": "select s, row_number() over (order by s) as x, s < '中' as y from act",
    "least and greatest text": "select min(s) as x, max(s) as y from act",
    "text matched": "select v, regexp_matches(v, '^[0-9]{8}$') as x, v like '2024%' as y from said",
    "text replaced by a pattern": "select regexp_replace(s, '[a-c]', '_', 'g') as x from act",
    "text read as days": f"select v, case when {DAY_TEXT} then try_cast(v as date) end as x from said",
    "text beside null": "select a, s || cast(b as varchar) as x, concat(s, cast(b as varchar)) as y from act",
    "whole numbers divided": "select a, b // 2 as x, b % 2 as y, -7 // 2 as z, -7 % 3 as u from act",
    "floor of a quotient": "select cast(floor(b / 12.0) as integer) as x from act",
    "decimals compared": "select a from act where b >= cast('0.6' as decimal(18, 9)) * 5",
    "flags": "select d, bool_or(ok) as x, bool_and(ok) as y, max(case when ok then 1 else 0 end) as z from act group by d",
    "flags as text": "select a, cast(ok as varchar) as x, cast(ok as integer) as y from act",
    "the other of the least": "select d, arg_min(s, a) as x, arg_max(s, a) as y from act group by d",
    "counts": "select count(*) as x, count(b) as y, count(distinct b) as z, count(*) filter (where ok) as u from act",
    "sums of nothing": "select sum(a) as x, max(d) as y, count(*) as z from act where a > 90",
    "semi joins": "select a from act semi join span on k = a",
    "anti joins": "select a from act anti join span on k = a",
    "not exists": "select a from act where not exists (select 1 from span where k = a)",
    "in": "select a from act where a in (select k from span) or s in ('', 'Z')",
    "left join without": "select a from act left join span on k = a where k is null",
    "union": "select d from act union select e from act",
    "except": "select d from act except select e from act",
    "lag and lead": "select a, lag(d) over (order by a) as x, lead(d, 1, $open) over (order by a) as y from act",
    "sums over rows": f"select a, max(e) over (order by d, a {ISLAND}) as x, dense_rank() over (order by d) as y from act",
    "first value": "select a, first_value(s) over (partition by d order by a) as x from act",
    "with": "with z as (select a from act where a < 3) select a from z",
    "columns left out": "select * exclude (s, m) from act",
    "columns replaced": "select t.* replace (a + 1 as b, coalesce(t.e, $open) as e) from act as t",
    "names that are words": 'select a as first, b as "end", d as day, s as value, e as date from act',
    "nulls of a type": "select cast(null as date) as x, cast(null as integer) as y union all select d, a from act",
}


@pytest.fixture(scope="module")
def bases() -> Iterator[tuple[DuckBase, Base]]:
    spark.check_spark()
    logging.getLogger("SQLQueryContextLogger").disabled = True
    duck, far = DuckBase(AS_OF, KNOWN_AT), spark.SparkBase(AS_OF, KNOWN_AT)
    for base in (duck, far):
        base.load("act", ACT, ACTS)
        base.load("span", SPAN, SPANS)
        base.load("said", {"v": "text"}, [(text,) for text in SAID])
    yield duck, far
    duck.close()
    far.close()


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_both_give_the_same_rows(bases: tuple[DuckBase, Base], query: str) -> None:
    duck, far = bases
    expected = sorted(duck.rows(query), key=repr)
    assert sorted(far.rows(query), key=repr) == expected
    far.make("made", query)
    assert sorted(far.rows("select * from made"), key=repr) == expected


@pytest.mark.parametrize("small", [0, spark.SMALL], ids=["in Parquet", "with the driver"])
def test_a_table_is_made_from_itself_and_grows(bases: tuple[DuckBase, Base], small: int) -> None:
    duck, far = bases[0], spark.SparkBase(AS_OF, KNOWN_AT, small=small)
    far.load("act", ACT, ACTS)
    for base in (duck, far):
        base.make("walk", "select a, b, s, d, m from act")
        for _ in range(2):
            base.make("walk", "select w.a, w.b + v.a as b, w.s, w.d, v.m from walk as w join walk as v on v.a = w.a")
            base.grow("walk", "select a + 10, 1, s, d, m from walk where a < 3")
        base.make("act", "select * from act where a < 5")
        base.make("none", "select * from act where a > 90")
    for table in ("walk", "act", "none"):
        assert sorted(far.rows(f"select * from {table}"), key=repr) == sorted(
            duck.rows(f"select * from {table}"), key=repr
        )
    far.close()
    duck.load("act", ACT, ACTS)


def test_a_span_of_days_is_not_kept(bases: tuple[DuckBase, Base]) -> None:
    with pytest.raises(ValueError, match="date_diff"):
        bases[1].make("gap", "select e - d as x from act")


def test_two_bases_do_not_see_each_other(bases: tuple[DuckBase, Base]) -> None:
    other = spark.SparkBase(AS_OF, KNOWN_AT)
    other.load("act", {"a": "int"}, [(1,)])
    assert other.rows("select a from act") == [(1,)]
    assert len(bases[1].rows("select a from act")) == len(ACTS)
    other.close()


def test_without_spark_or_java_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "find_spec", lambda name: None)
    with pytest.raises(QuestionWrong) as wrong:
        spark.check_spark()
    assert wrong.value.code == "spark_missing"
    monkeypatch.setenv("JAVA_HOME", "/nowhere")
    assert java.java_version() == 0
    with pytest.raises(QuestionWrong) as wrong:
        java.check_java()
    assert (wrong.value.code, wrong.value.facts["oldest"]) == ("java_missing", "17")
