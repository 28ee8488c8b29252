"""The published schemas are those of the reader, key for key, and take what the reader takes."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from hengjian.core.rulebook.vocabulary import KEYS
from hengjian.core.rulebook.wording import FORMS, PREDICATES, WORDS, find_word
from hengjian.exchange.rulebooks.regulation import read_regulation
from hengjian.exchange.rulebooks.schema import BLOCKS, SHIPPED, schema_of, schema_text, write_schemas
from hengjian.exchange.rulebooks.yaml_nodes import read_yaml
from tests.exchange.rulebooks.stage import BUNDLED, DATA, FULL, MEASURES
from tests.exchange.rulebooks.test_markup import plain

FOLDERS = [FULL, MEASURES, DATA / "chinese" / "filing-deadline", *sorted(BUNDLED.glob("*/regulation.toml"))]
FILES = {"roles", "facts", "checks", "ladders", "parameters", "words"}


def test_the_shipped_files_are_the_schemas_of_the_reader() -> None:
    assert {path.stem for path in SHIPPED.iterdir()} == set(BLOCKS)
    for block in BLOCKS:
        assert (SHIPPED / f"{block}.json").read_text(encoding="utf-8") == schema_text(block), "call write_schemas()"


@pytest.mark.parametrize("block", sorted(BLOCKS))
def test_every_schema_is_a_schema(block: str) -> None:
    Draft202012Validator.check_schema(schema_of(block))


def test_every_key_of_the_reader_stands_in_a_schema_in_both_languages_and_no_other() -> None:
    seen: set[str] = set()
    for block in BLOCKS:
        for name, table in schema_of(block)["$defs"].items():
            if name in KEYS:
                seen.add(name)
                keys = KEYS[name]
                assert set(table["properties"]) == {*keys, *(key.zh for key in keys.values())}
    assert set(KEYS) - seen == {"filled", "none_excluded", "same_person", "apart", "no_later"}


def test_every_predicate_stands_in_the_schema_of_checks() -> None:
    known = schema_of("checks")["$defs"]["predicate"]["properties"]
    assert set(known) == {*PREDICATES, *PREDICATES.values()}


def as_data(value: Any) -> Any:
    """Written text as an editor would read it: true words as booleans, whole numbers as numbers."""
    if isinstance(value, dict):
        return {key: as_data(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_data(item) for item in value]
    if value in ("true", "false"):
        return value == "true"
    return int(value) if value.isdigit() and not value.startswith("0") else value


def blocks_of(folder: Path) -> list[tuple[str, str, Any]]:
    """Each file and block of a folder: its schema, where it stands, what is written."""
    found = [
        ("regulation", "regulation.toml", read_regulation((folder / "regulation.toml").read_text("utf-8"), "f", []))
    ]
    for path in sorted(folder.rglob("*.yaml")):
        name = {"kinds": "kinds", "procedures": "procedure"}.get(path.parent.name, path.stem)
        found.append((name, path.name, read_yaml(path.read_text("utf-8"), "f", 0, [])))
    for path in sorted(folder.glob("articles/*.md")):
        for token in MarkdownIt("commonmark").parse(path.read_text("utf-8")):
            if token.type == "fence":
                form = find_word(FORMS, token.info) or ""
                block = form if form in ("exception", "sets", "not-encoded") else "norm"
                found.append((block, f"{path.name}:{(token.map or [0])[0]}", read_yaml(token.content, "f", 0, [])))
    return [(block, where, as_data(plain(node))) for block, where, node in found]


@pytest.mark.parametrize("folder", [path if path.is_dir() else path.parent for path in FOLDERS], ids=lambda p: p.name)
def test_what_check_accepts_the_schemas_accept(folder: Path) -> None:
    wrong = []
    for block, where, content in blocks_of(folder):
        validator = Draft202012Validator(schema_of(block))
        wrong += [f"{where} {error.json_path} {error.message[:80]}" for error in validator.iter_errors(content)]
    assert wrong == []


@pytest.mark.parametrize(
    ("block", "content"),
    [
        ("norm", {"id": "X"}),
        ("sets", {"talks": {"value": "6mo"}}),
        ("roles", {"role": {}}),
        ("ladders", {"up": {"rungs": "head"}}),
        ("parameters", {"p": {"unit": "week", "stricter": "lower"}}),
    ],
)
def test_what_check_refuses_for_its_shape_the_schemas_refuse(block: str, content: Any) -> None:
    assert list(Draft202012Validator(schema_of(block)).iter_errors(content))


def test_no_word_of_a_table_is_written_in_two_ways() -> None:
    tables = {name: {code: key.zh for code, key in keys.items()} for name, keys in KEYS.items()}
    tables |= {f"words {name}": dict(words) for name, words in WORDS.items()}
    tables |= {"predicates": dict(PREDICATES), "forms": dict(FORMS)}
    for name, table in tables.items():
        written = [*table, *table.values()]
        assert sorted(set(written)) == sorted(written), name
        assert all(find_word(table, word) for word in written)


def test_the_schemas_are_written_as_they_are_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hengjian.exchange.rulebooks.schema.SHIPPED", tmp_path)
    write_schemas()
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        path.name: path.read_text("utf-8") for path in SHIPPED.iterdir()
    }
