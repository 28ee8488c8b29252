"""Named kinds of damage to an office folder. Each changes one thing and says on which line of which file it stands.

A kind is a function of the folder and dice; it returns the file and the line it was put at (0: the whole file).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from random import Random

from tests.exchange.office.stage import Folder

Damage = Callable[[Folder, Random], tuple[str, int]]
TABLES = ("bodies.csv", "posts.csv", "people.csv", "tenures.csv", "relations.csv")
RECORDS = "records.jsonl"
MEBIBYTE = 1024 * 1024


def any_line(folder: Folder, dice: Random, file: str) -> int:
    """The number of a random line with data."""
    first = 1 if file == RECORDS else 2
    return dice.randint(first, len(folder.text(file).splitlines()))


def set_line(folder: Folder, file: str, number: int, text: str | bytes) -> tuple[str, int]:
    """Put another text on a line."""
    lines = (folder.path / file).read_bytes().split(b"\n")
    lines[number - 1] = text if isinstance(text, bytes) else text.encode()
    folder.put(file, b"\n".join(lines))
    return file, number


def cells(folder: Folder, file: str, number: int) -> list[str]:
    """The cells of a line (none needs quotes)."""
    return folder.text(file).splitlines()[number - 1].split(",")


def set_cell(folder: Folder, file: str, number: int, column: str, value: str) -> tuple[str, int]:
    """Put another value in a cell."""
    row, place = cells(folder, file, number), cells(folder, file, 1).index(column)
    row[place] = value
    return set_line(folder, file, number, ",".join(row))


def set_value(folder: Folder, number: int, key: str, value: object) -> tuple[str, int]:
    """Put another value under a key of a record."""
    record = json.loads(folder.text(RECORDS).splitlines()[number - 1])
    return set_line(folder, RECORDS, number, json.dumps(record | {key: value}, ensure_ascii=False))


def replace_json(folder: Folder, dice: Random, written: str) -> tuple[str, int]:
    """Put JSON text that Python would not write as a field."""
    number = any_line(folder, dice, RECORDS)
    set_value(folder, number, "fields", {"minutes": "HERE"})
    line = folder.text(RECORDS).splitlines()[number - 1]
    return set_line(folder, RECORDS, number, line.replace('"HERE"', written))


def truncated_table(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice(TABLES)
    number = any_line(folder, dice, file)
    lines = folder.text(file).splitlines()
    kept = dice.randint(1, lines[number - 1].rindex(","))
    folder.put(file, "\n".join([*lines[: number - 1], lines[number - 1][:kept]]))
    return file, number


def truncated_register(folder: Folder, dice: Random) -> tuple[str, int]:
    number = any_line(folder, dice, RECORDS)
    lines = folder.text(RECORDS).splitlines()
    kept = dice.randint(1, len(lines[number - 1]) - 1)
    folder.put(RECORDS, "\n".join([*lines[: number - 1], lines[number - 1][:kept]]))
    return RECORDS, number


def other_encoding(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice((*TABLES, RECORDS))
    number = any_line(folder, dice, file)
    line = folder.text(file).splitlines()[number - 1]
    return set_line(folder, file, number, line.encode() + dice.choice(["单位", "谈话", "记录"]).encode("gb18030"))


def nul(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice((*TABLES, RECORDS))
    number = any_line(folder, dice, file)
    line = folder.text(file).splitlines()[number - 1]
    place = dice.randint(0, len(line))
    return set_line(folder, file, number, f"{line[:place]}\0{line[place:]}")


def huge_cell(folder: Folder, dice: Random) -> tuple[str, int]:
    number = any_line(folder, dice, "people.csv")
    return set_cell(folder, "people.csv", number, "name", "长" * (MEBIBYTE + dice.randint(1, 9)))


def huge_line(folder: Folder, dice: Random) -> tuple[str, int]:
    return set_value(folder, any_line(folder, dice, RECORDS), "fields", {"points": "x" * MEBIBYTE})


def huge_file(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice(TABLES)
    os.truncate(folder.path / file, 64 * MEBIBYTE + dice.randint(1, 9))
    return file, 0


def circle_of_superiors(folder: Folder, dice: Random) -> tuple[str, int]:
    upper, lower = sorted(any_line(folder, dice, "bodies.csv") for _ in range(2))
    return set_cell(folder, "bodies.csv", upper, "superior", cells(folder, "bodies.csv", lower)[0])


def ends_before_it_starts(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice(("bodies.csv", "posts.csv", "tenures.csv", "relations.csv"))
    return set_cell(folder, file, any_line(folder, dice, file), "to", dice.choice(["1950-01-01", "1950-02", "1950"]))


def year_out_of_range(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice(("bodies.csv", "posts.csv", "tenures.csv", "relations.csv"))
    day = dice.choice(["0001-01-01", "9999-12-31", "0000", "9999", "1899-12-31"])
    return set_cell(folder, file, any_line(folder, dice, file), dice.choice(["from", "to"]), day)


def day_that_is_none(folder: Folder, dice: Random) -> tuple[str, int]:
    day = dice.choice(["2024-02-30", "2024-13-01", "2024-00-00", "24-1-1", "二〇二四年", "2024-05", "2024-05-01T00:00"])
    return set_value(folder, any_line(folder, dice, RECORDS), "occurred_on", day)


def no_number(folder: Folder, dice: Random) -> tuple[str, int]:
    return replace_json(
        folder, dice, dice.choice(["NaN", "Infinity", "-Infinity", "1e999", "9" * 400, "0." + "1" * 40])
    )


def key_twice(folder: Folder, dice: Random) -> tuple[str, int]:
    return replace_json(folder, dice, '1, "minutes": 1')


def nested_deeply(folder: Folder, dice: Random) -> tuple[str, int]:
    depth = dice.choice([20, 500, 100_000])
    return replace_json(folder, dice, "[" * depth + "]" * depth)


def no_object(folder: Folder, dice: Random) -> tuple[str, int]:
    number = any_line(folder, dice, RECORDS)
    return set_line(folder, RECORDS, number, dice.choice(["[]", "null", '"r1"', "1", "]", "记录", "{}}"]))


def record_id_twice(folder: Folder, dice: Random) -> tuple[str, int]:
    line = folder.text(RECORDS).splitlines()[any_line(folder, dice, RECORDS) - 1]
    return RECORDS, folder.append(RECORDS, line)


def person_twice(folder: Folder, dice: Random) -> tuple[str, int]:
    line = folder.text("people.csv").splitlines()[any_line(folder, dice, "people.csv") - 1]
    return "people.csv", folder.append("people.csv", line)


def two_versions_at_one_moment(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice(("tenures.csv", "relations.csv"))
    return file, folder.append(file, folder.text(file).splitlines()[any_line(folder, dice, file) - 1])


def id_in_two_tables(folder: Folder, dice: Random) -> tuple[str, int]:
    other = dice.choice(("bodies.csv", "posts.csv"))
    (id, *_) = cells(folder, other, any_line(folder, dice, other))
    return "people.csv", folder.append("people.csv", f"{id},同名")


def id_not_allowed(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice(TABLES)
    id = dice.choice(["", " a", "a ", "a\tb", "a\x7f", "a\u202eb", "长" * 201])
    return set_cell(folder, file, any_line(folder, dice, file), "id", id)


def unknown_reference(folder: Folder, dice: Random) -> tuple[str, int]:
    file, column = dice.choice(
        [
            ("bodies.csv", "superior"),
            ("posts.csv", "body"),
            ("tenures.csv", "post"),
            ("tenures.csv", "person"),
            ("relations.csv", "source"),
            ("relations.csv", "target"),
        ]
    )
    return set_cell(folder, file, any_line(folder, dice, file), column, "nobody")


def record_names_nobody(folder: Folder, dice: Random) -> tuple[str, int]:
    key, value = dice.choice(
        [("by", "x"), ("body", "x"), ("about", ["x"]), ("re", ["x"]), ("corrects", "x"), ("reuse_of", "x")]
    )
    return set_value(folder, any_line(folder, dice, RECORDS), key, value)


def corrects_in_a_circle(folder: Folder, dice: Random) -> tuple[str, int]:
    number = any_line(folder, dice, RECORDS)
    id = json.loads(folder.text(RECORDS).splitlines()[number - 1])["id"]
    return set_value(folder, number, "corrects", id)


def corrects_a_later_record(folder: Folder, dice: Random) -> tuple[str, int]:
    *earlier, last = folder.text(RECORDS).splitlines()
    return set_value(folder, dice.randint(1, len(earlier)), "corrects", json.loads(last)["id"])


def wrong_type(folder: Folder, dice: Random) -> tuple[str, int]:
    field, value = dice.choice(
        [
            ("points", 5),
            ("minutes", "long"),
            ("in_person", "yes"),
            ("outcome", "fair"),
            ("present", "p0"),
            ("words", {}),
        ]
    )
    return set_value(folder, any_line(folder, dice, RECORDS), "fields", {field: value})


def other_day_of_the_act(folder: Folder, dice: Random) -> tuple[str, int]:
    return set_value(folder, any_line(folder, dice, RECORDS), "fields", {"held_on": "1999-12-31"})


def no_moment(folder: Folder, dice: Random) -> tuple[str, int]:
    moment = dice.choice([None, "", "2024-05-01", "yesterday", "2024-05-01T25:00", 1714521600])
    return set_value(folder, any_line(folder, dice, RECORDS), "recorded_at", moment)


def unknown_key(folder: Folder, dice: Random) -> tuple[str, int]:
    return set_value(folder, any_line(folder, dice, RECORDS), dice.choice(["ID", "对象", "abuot", "field"]), "x")


def row_of_other_length(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice(TABLES)
    number = any_line(folder, dice, file)
    line = folder.text(file).splitlines()[number - 1]
    return set_line(folder, file, number, dice.choice([f"{line},", f"{line},,x", line[: line.rindex(",")]]))


def open_quote(folder: Folder, dice: Random) -> tuple[str, int]:
    number = any_line(folder, dice, "people.csv")
    return set_line(folder, "people.csv", number, dice.choice(['p,"name', '"p,name', 'p,"a"b']))


def unknown_column(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice(TABLES)
    columns = cells(folder, file, 1)
    columns[dice.randrange(len(columns))] = dice.choice(["Id", "姓名", "", "id "])
    return set_line(folder, file, 1, ",".join(columns))


def missing_file(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice(("bodies.csv", "posts.csv", "people.csv", "tenures.csv", RECORDS))
    (folder.path / file).unlink()
    return file, 0


def empty_file(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice(TABLES)
    folder.put(file, dice.choice(["", "\n", "\r\n\r\n", "\ufeff"]))
    return file, 1


def link_out(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice((*TABLES, RECORDS))
    (folder.path / file).unlink()
    (folder.path / file).symlink_to(dice.choice(["/etc/passwd", "/dev/zero", "../..", "../none"]))
    return file, 0


def two_formats(folder: Folder, dice: Random) -> tuple[str, int]:
    file = dice.choice((*TABLES, RECORDS)).split(".")[0] + ".parquet"
    folder.put(file, b"PAR1")
    return file, 0


def broken_settings(folder: Folder, dice: Random) -> tuple[str, int]:
    line = dice.choice(['zone = "Mars"', "zone = 8", "zone =", 'zone = "Asia/Shanghai', "zones = 1", "adopted = 2024"])
    return "office.toml", folder.append("office.toml", line)


KINDS: Mapping[str, Damage] = {
    kind.__name__: kind
    for kind in (
        truncated_table, truncated_register, other_encoding, nul, huge_cell, huge_line, huge_file, circle_of_superiors,
        ends_before_it_starts, year_out_of_range, day_that_is_none, no_number, key_twice, nested_deeply, no_object,
        record_id_twice, person_twice, two_versions_at_one_moment, id_in_two_tables, id_not_allowed, unknown_reference,
        record_names_nobody, corrects_in_a_circle, corrects_a_later_record, wrong_type, other_day_of_the_act, no_moment,
        unknown_key, row_of_other_length, open_quote, unknown_column, missing_file, empty_file, link_out, two_formats,
        broken_settings,
    )
}  # fmt: skip
