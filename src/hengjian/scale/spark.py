"""The base on Spark: the same queries, transpiled by sqlglot, on this machine or on a cluster that is already there.

- A table is worked out when it is made, never later: a loop may make a table from itself.
- What is small stays with the driver as rows; what is not goes to Parquet in `folder`, which every executor must reach.
- Distribution is Spark's own: nothing here knows how many machines there are.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.errors import QuestionWrong
from hengjian.core.evaluate.obligation import Evaluation
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Register
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import Row, fill, statements
from hengjian.scale.java import check_java

TYPES = {"int": "INT", "text": "STRING", "day": "DATE", "moment": "TIMESTAMP_NTZ", "flag": "BOOLEAN", "long": "BIGINT"}
WRITTEN = "databricks"  # Spark's own dialect in sqlglot does not know that Spark has `qualify`
SMALL = 200_000
"""As many rows as a query may read in all and still be answered into the driver's memory."""
MEANING = {
    "spark.sql.ansi.enabled": "true",  # overflow and bad casts stop, as in DuckDB
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.datetime.java8API.enabled": "true",  # so that days before 1582 stay what they are
    "spark.sql.parser.escapedStringLiterals": "false",
}
"""What every result rests on; set in each session."""
FEW = {
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
    "spark.sql.codegen.wholeStage": "false",  # compiling takes longer than running
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
MANY = {
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.codegen.wholeStage": "true",
    "spark.sql.codegen.factoryMode": "FALLBACK",
}
"""How a query over few rows is run, and one over many (where partitions and broadcasts are the cluster's own)."""
ON_ONE_MACHINE = {
    "spark.app.name": "hengjian",
    "spark.driver.memory": "3g",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.driver.extraJavaOptions": "-XX:+UseSerialGC -Dlog4j2.level=error",
}
"""Without a cluster; nothing listens beyond loopback."""


Columns = tuple[tuple[str, tuple[str, ...]], ...]


@cache
def reads(query: str) -> tuple[frozenset[str], bool]:
    """The tables a query reads, and whether it has a `* replace`, for which their columns must be known."""
    from sqlglot import exp

    tree = _parsed(query)
    own = {each.alias for each in tree.find_all(exp.CTE)}
    read = frozenset(each.name.lower() for each in tree.find_all(exp.Table)) - own
    return read, any(star.args.get("replace") for star in tree.find_all(exp.Star))


@cache
def transpiled(query: str, columns: Columns = ()) -> str:
    """A query of DuckDB as Spark writes it. `columns` are those of the tables it reads, where `reads` asks for them."""
    from sqlglot import ErrorLevel, exp

    tree = _parsed(query)
    for star in [*tree.find_all(exp.Star)]:
        if star.args.get("replace"):
            _write_out(star, dict(columns))
    said = tree.sql(dialect=WRITTEN, unsupported_level=ErrorLevel.RAISE)
    return re.sub(r"\bfilled_(as_of|known_at|open)\b", r"$\1", said)


def _parsed(query: str) -> Any:
    """The query as a tree; what is filled in later stands there as a name, since `$a$` would open a string."""
    from sqlglot import parse_one

    return parse_one(re.sub(r"\$(as_of|known_at|open)\b", r"filled_\1", query), read="duckdb")


def _write_out(star: Any, columns: Mapping[str, tuple[str, ...]]) -> None:
    """`t.* replace (x as a)`, which Spark lacks, as the columns one by one."""
    from sqlglot import exp

    select = star.find_ancestor(exp.Select)
    shown = star.parent if isinstance(star.parent, exp.Column) else star
    tables = {each.alias_or_name: each.name.lower() for each in select.find_all(exp.Table)}
    alias = shown.table if isinstance(shown, exp.Column) else next(iter(tables))
    instead = {each.alias: each for each in star.args["replace"]}
    written = [instead.get(name) or exp.column(name, table=alias) for name in columns[tables[alias]]]
    place = next(n for n, each in enumerate(select.expressions) if each is shown)
    select.set("expressions", [*select.expressions[:place], *written, *select.expressions[place + 1 :]])


class SparkBase:
    """The base on Spark. `given` is a session to use (a cluster's); without it one starts on this machine.

    `folder` is where tables that outgrow the driver go meanwhile: on a cluster a path that all machines share.
    """

    def __init__(
        self, as_of: Day, known_at: Moment, *, given: Any = None, folder: str = "", small: int = SMALL
    ) -> None:
        check_spark()
        self.as_of, self.known_at, self.small = as_of, known_at, small
        self.session = (given or start()).newSession()
        self._own = "" if folder else mkdtemp(prefix="hengjian-spark-")
        self._folder, self._made = folder or Path(self._own).as_uri(), 0
        self._rows: dict[str, int] = {}
        self._usual = {name: self.session.conf.get(name, None) for name in FEW}
        self._set(MEANING)
        self._few: bool | None = None

    def load(self, table: str, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
        """See Base."""
        schema = ", ".join(f"`{name}` {TYPES[type]}" for name, type in columns.items())
        kept = [tuple(row) for row in rows]
        few = self._run_for(len(kept))
        self._show(table, *self._worked_out(table, self.session.createDataFrame(kept, schema), few=few))

    def open(self, table: str, path: str) -> None:
        """A table of Parquet that is already there, with the columns its folders are named by (level=.../year=...)."""
        self._show(table, self.session.read.parquet(path), self.small + 1)

    def make(self, table: str, query: str) -> None:
        """See Base."""
        frame, few = self._asked(query)
        spans = [field.name for field in frame.schema.fields if "interval" in field.dataType.simpleString()]
        if spans:
            raise ValueError(f"{table}: write date_diff('day', a, b) for the days from a to b, not b - a: {spans}")
        self._show(table, *self._worked_out(table, frame, few=few))

    def grow(self, table: str, query: str) -> None:
        """See Base."""
        frame, few = self._asked(query)
        old = self.session.table(table)
        fresh = frame.toDF(*old.columns)
        typed = fresh.select([fresh[field.name].cast(field.dataType) for field in old.schema.fields])
        added, count = self._worked_out(table, typed, few=few)
        self._show(table, old.union(added), self._rows[table.lower()] + count)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """See Base."""
        frame, _ = self._asked(query)
        return [tuple(_days(value) for value in row) for row in frame.collect()]

    def play(self, file: str) -> None:
        """See Base."""
        for table, query in statements(file):
            self.make(table, query)

    def close(self) -> None:
        """Give everything back; the session's Spark itself stays for the next."""
        for table in self._rows:
            self.session.catalog.dropTempView(table)
        if self._own:
            shutil.rmtree(self._own, ignore_errors=True)

    def _asked(self, query: str) -> tuple[Any, bool]:
        """The query's frame, and whether what it reads is few rows."""
        read, replaces = reads(query)
        known = [name for name in sorted(read) if replaces and name in self._rows]
        text = transpiled(query, tuple((name, tuple(self.session.table(name).columns)) for name in known))
        few = self._run_for(sum(self._rows.get(name, self.small + 1) for name in read))
        return self.session.sql(fill(text, self.as_of, self.known_at)), few

    def _worked_out(self, table: str, frame: Any, *, few: bool) -> tuple[Any, int]:
        """The frame's rows as a frame that no longer rests on what it came from, and their number."""
        from pyspark.sql import DataFrame

        if few:
            found = frame._jdf.collectAsList()
            java = self.session._jsparkSession.createDataFrame(found, frame._jdf.schema())
            return DataFrame(java, self.session), found.size()
        self._made += 1
        path = f"{self._folder}/{table}-{self._made}"
        frame.write.parquet(path)
        stored = self.session.read.schema(frame.schema).parquet(path)
        return stored, stored.count()

    def _show(self, table: str, frame: Any, count: int) -> None:
        """Few rows are in one partition, so that nothing is shuffled."""
        self._rows[table.lower()] = count
        (frame.coalesce(1) if count <= self.small else frame).createOrReplaceTempView(table)

    def _run_for(self, count: int) -> bool:
        few = count <= self.small
        if few is not self._few:
            self._set(FEW if few else self._usual | MANY)
            self._few = few
        return few

    def _set(self, settings: Mapping[str, str | None]) -> None:
        for name, value in settings.items():
            if value is None:
                self.session.conf.unset(name)
            else:
                self.session.conf.set(name, value)


def _days(value: object) -> object:
    return value.days if isinstance(value, timedelta) else value


def evaluate(rules: Rules, chart: Chart, register: Register, as_of: Day, known_at: Moment) -> Evaluation:
    """The obligations table as of a day, as known at a moment, on Spark. Raises QuestionWrong without Spark or Java."""
    from hengjian.scale.engine import answer

    base = SparkBase(as_of, known_at)
    try:
        return answer(base, rules, chart, register, as_of, known_at)
    finally:
        base.close()


def check_spark() -> None:
    """Raises QuestionWrong if Spark, sqlglot or a Java that runs them is not here."""
    if find_spec("pyspark") is None or find_spec("sqlglot") is None:
        raise QuestionWrong("spark_missing")
    check_java()


def start() -> Any:
    """The running session, or one as spark-submit describes it, or one on this machine."""
    from pyspark.conf import SparkConf
    from pyspark.sql import SparkSession

    told = SparkConf().get("spark.master")
    builder = SparkSession.builder
    if told is None:
        builder = builder.master("local[2]")
        for name, value in ON_ONE_MACHINE.items():
            builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session
