"""YAML, TOML and Markdown as written: everything is text with its line, and no trick of a format gets in."""

import pytest

from hengjian.core.errors import Problem
from hengjian.core.rulebook.source import Entries, Items, Node, Scalar
from hengjian.exchange.rulebooks.article import read_article, split_locator
from hengjian.exchange.rulebooks.regulation import read_regulation
from hengjian.exchange.rulebooks.yaml_nodes import MOST_DEPTH, MOST_NODES, read_yaml


def plain(node: Node | None) -> object:
    match node:
        case Scalar():
            return node.text
        case Items():
            return [plain(item) for item in node.items]
        case Entries():
            return {key.text: plain(value) for key, value in node.pairs}
        case None:
            return None


def yaml(text: str) -> tuple[Node | None, list[tuple[int, str]]]:
    problems: list[Problem] = []
    node = read_yaml(text, "f.yaml", 10, problems)
    return node, [(one.place.line, one.code) for one in problems]


def test_days_no_yes_on_and_numbers_stay_as_written() -> None:
    text = "a: 2021-03-27\nb: no\nc: [yes, on, off, ~, null, 0x1F, 012, 1e3, 1_000, 12:30:00, .inf]\n"
    node, problems = yaml(text)
    assert problems == []
    words = ["yes", "on", "off", "~", "null", "0x1F", "012", "1e3", "1_000", "12:30:00", ".inf"]
    assert plain(node) == {"a": "2021-03-27", "b": "no", "c": words}


def test_lines_count_on_from_the_lines_before() -> None:
    node, _ = yaml("a: 1\n\nb:\n  - x\n  - y\n")
    assert isinstance(node, Entries)
    assert [(key.text, key.place.line) for key, _ in node.pairs] == [("a", 11), ("b", 13)]
    assert isinstance(node.pairs[1][1], Items)
    assert [item.place.line for item in node.pairs[1][1].items] == [14, 15]


def test_a_text_over_several_lines_is_one_text() -> None:
    assert plain(yaml("a: |\n  one\n  two\nb: >\n  one\n  two\n")[0]) == {"a": "one\ntwo", "b": "one two"}


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
REFUSED = {
    "anchor": (BOMB, 11, "rule_anchor"),
    "alias": ("a: 1\nb: *a\n", 12, "rule_alias"),
    "merge": ("a: &x {k: 1}\nb: {<<: *x}\n", 11, "rule_anchor"),
    "tag": ("a: 1\nb: !!python/object/apply:os.system [ls]\n", 12, "rule_tag"),
    "own tag": ("a: !x 1\n", 11, "rule_tag"),
    "second document": ("a: 1\n---\nb: 2\n", 12, "rule_second_document"),
    "list as key": ("? [a, b]\n: 1\n", 11, "rule_key_no_text"),
    "empty key": ('a: 1\n"": 2\n', 12, "rule_key_no_text"),
    "deep": ("a: 1\nb: " + "[" * MOST_DEPTH + "]" * MOST_DEPTH + "\n", 12, "rule_too_deep"),
    "many": ("a: [" + "x," * MOST_NODES + "]\n", 11, "rule_too_many_values"),
    "unclosed": ("a: 1\nb: [1, 2\n", 12, "rule_not_yaml"),
    "two values": ("a: b: c\n", 11, "rule_not_yaml"),
    "unprintable": ("a: \x81\n", 11, "rule_not_yaml"),
    "tab": ("a:\n\tb: 1\n", 12, "rule_not_yaml"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_yaml_could_be_misused_for_is_refused_with_its_line(name: str) -> None:
    text, line, code = REFUSED[name]
    node, problems = yaml(text)
    assert node is None
    assert problems == [(line, code)]


def test_a_key_that_stands_twice_is_noted_and_the_first_counts() -> None:
    node, problems = yaml("a: 1\nb: 2\na: 3\n")
    assert plain(node) == {"a": "1", "b": "2"}
    assert problems == [(13, "rule_key_twice")]


@pytest.mark.parametrize("text", ["", "# only a remark\n", "---\n"])
def test_nothing_is_nothing(text: str) -> None:
    node, problems = yaml(text)
    assert (plain(node), problems) in ((None, []), ("", []))


# --- TOML -----------------------------------------------------------------------------------------------------------


def toml(text: str) -> tuple[Node | None, list[tuple[int, str]]]:
    problems: list[Problem] = []
    return read_regulation(text, "regulation.toml", problems), [(one.place.line, one.code) for one in problems]


def test_a_toml_key_is_given_its_line() -> None:
    node, problems = toml(
        '# one\ntitle = { zh = "甲", en = "A" }\n\n"施行" = 2021-03-27\nlist = [1, true, 1.5]\n[issuer]\nzh = "乙"\n'
    )
    assert problems == []
    assert plain(node) == {
        "title": {"zh": "甲", "en": "A"},
        "施行": "2021-03-27",
        "list": ["1", "true", "1.5"],
        "issuer": {"zh": "乙"},
    }
    assert isinstance(node, Entries)
    assert [(key.text, key.place.line) for key, _ in node.pairs] == [
        ("title", 2),
        ("施行", 4),
        ("list", 5),
        ("issuer", 6),
    ]
    issuer = node.pairs[3][1]
    assert isinstance(issuer, Entries)
    assert issuer.pairs[0][0].place.line == 7


def test_a_key_written_in_a_way_no_line_is_found_for_is_placed_where_its_table_stands() -> None:
    node, _ = toml('"a\\u0062" = "x"\n')
    assert isinstance(node, Entries)
    assert node.pairs[0][0].place.line == 1


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = \n", 2), ("a = 1\na = 2\n", 2), ("a = 1\nb = '\n", 2)])
def test_what_is_no_toml_is_named_with_its_line(text: str, line: int) -> None:
    assert toml(text)[1] == [(line, "rule_not_toml")]


def test_toml_nested_beyond_reason_is_refused() -> None:
    assert toml("a = " + "[" * 5000 + "\n")[1][0][1] == "rule_not_toml"


# --- Markdown -------------------------------------------------------------------------------------------------------

LOCATORS = {
    "7.3 gist": ("7.3", "gist"),
    "7.3：大意": ("7.3", "大意"),
    "７．３：大意": ("7.3", "大意"),
    "７。３、大意": ("7.3", "大意"),
    "第7.3款 大意": ("7.3", "大意"),
    "第 7.3 条：大意": ("7.3", "大意"),
    "7.3, gist": ("7.3", "gist"),
    "10.8 第一句是": ("10.8", "第一句是"),
    "大意没有号": ("", "大意没有号"),
    "第一条是": ("", "第一条是"),
    "7.3": ("7.3", ""),
}


@pytest.mark.parametrize("quoted", sorted(LOCATORS))
def test_a_locator_may_be_written_as_people_write_it(quoted: str) -> None:
    assert split_locator(quoted) == LOCATORS[quoted]


def article(text: str) -> tuple[list[tuple[str, str, int]], list[tuple[int, str]]]:
    problems: list[Problem] = []
    read = read_article(text, "01", "01.md", problems)
    blocks = [(block.form, clause.locator, block.place.line) for clause in read.clauses for block in clause.blocks]
    return blocks, [(one.place.line, one.code) for one in problems]


def test_blocks_belong_to_the_clause_above_them_and_prose_is_free() -> None:
    head = "# T\n\nprose\n\n> 1.1 one\n> goes on\n```duty\na: 1\n```\nmore\n\n- list\n\n## sub\n\n"
    text = f"{head}> 1.2 two\n\n~~~ sets x\na: 1\n~~~\n"
    assert article(text) == ([("duty", "1.1", 7), ("sets", "1.2", 18)], [])
    problems: list[Problem] = []
    assert [clause.gist for clause in read_article(text, "01", "f", problems).clauses] == ["one goes on", "two"]


MARKUP = {
    "no title": ("> 1.1 one\n```duty\na: 1\n```\n", 1, "rule_no_title"),
    "two titles": ("# T\n\n# U\n", 3, "rule_title_twice"),
    "no clause": ("# T\n\n```duty\na: 1\n```\n", 3, "rule_block_without_clause"),
    "inside a list": ("# T\n\n> 1.1 one\n\n- x\n  ```duty\n  a: 1\n  ```\n", 6, "rule_block_without_clause"),
    "not closed": ("# T\n\n> 1.1 one\n```duty\na: 1\n", 4, "rule_block_not_closed"),
    "only opened": ("# T\n\n> 1.1 one\n```duty", 4, "rule_block_not_closed"),
    "empty": ("# T\n\n> 1.1 one\n```duty\n```\n", 4, "rule_block_empty"),
    "not yaml": ("# T\n\n> 1.1 one\n```duty\na: 1\nb: @\n```\n", 6, "rule_not_yaml"),
}


@pytest.mark.parametrize("name", sorted(MARKUP))
def test_what_is_wrong_with_the_markup_is_named_with_its_line(name: str) -> None:
    text, line, code = MARKUP[name]
    assert (line, code) in article(text)[1]
