"""The attached text is kept whole, once, and comes back as it was."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hengjian.core.errors import InputWrong
from hengjian.core.regulation.examine import examine_guide, examine_text, sentences_of
from hengjian.core.regulation.spoken import check_counts
from hengjian.exchange.texts import SourceText, keep_beside, keep_text, read_kept, read_source, texts_folder
from tests.exchange.texts.files import ARTICLES, plain

MORNING, EVENING = datetime(2025, 7, 1, 1, tzinfo=UTC), datetime(2025, 7, 1, 12, tzinfo=UTC)


def source_of(folder: Path, text: str, name: str = "a.txt") -> SourceText:
    (folder / name).write_text(text, encoding="utf-8")
    return read_source(folder / name)


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    source = source_of(tmp_path, plain(*ARTICLES, "第五条 本办法自公布之日起施行。"))
    text = examine_text(source.text, ["渡口负责人"])
    assert text.anomalies
    kept = keep_text(texts_folder(tmp_path, "ferry"), source, text, None, MORNING)
    back = read_kept(tmp_path / "texts" / "ferry")
    assert back is not None
    assert (back.text, back.digest, back.attached_at, back.source) == (text, source.digest, MORNING, "a.txt")
    assert (kept.fresh, kept.before, kept.path) == (True, None, back.path)


def test_the_page_holds_the_text_and_offsets_into_it(tmp_path: Path) -> None:
    source = source_of(tmp_path, plain())
    path = keep_text(tmp_path / "ferry", source, examine_text(source.text, []), source, MORNING).path
    page = json.loads(path.read_text(encoding="utf-8"))
    assert sorted(page) == [
        "against", "anomalies", "attached_at", "blocks", "format", "rulebook", "source", "text",
    ]  # fmt: skip
    spans = [(block["start"], block["stop"]) for block in page["blocks"] if block["kind"] == "article"]
    assert [page["text"][start:stop] for start, stop in spans] == [f"{each}\n" for each in ARTICLES[1:]]
    assert page["source"] == page["against"] == {"file": "a.txt", "form": "txt", "digest": source.digest}
    assert (page["rulebook"], page["attached_at"]) == ("ferry", "2025-07-01T01:00:00+00:00")


def test_the_same_text_again_changes_nothing(tmp_path: Path) -> None:
    source = source_of(tmp_path, plain())
    text = examine_text(source.text, [])
    first = keep_text(tmp_path / "ferry", source, text, None, MORNING)
    before = first.path.read_bytes()
    again = keep_text(tmp_path / "ferry", source, text, None, EVENING)
    assert (again.fresh, again.attached_at) == (False, MORNING)
    assert first.path.read_bytes() == before
    assert [path.name for path in (tmp_path / "ferry").iterdir()] == ["text.json"]


def test_another_text_takes_its_place_and_the_first_is_kept(tmp_path: Path) -> None:
    for text, moment in ((plain(), MORNING), (plain(*ARTICLES[:3]), EVENING)):
        source = source_of(tmp_path, text)
        kept = keep_text(tmp_path / "ferry", source, examine_text(source.text, []), None, moment)
    assert kept.before is not None
    assert kept.before.name.startswith("text-")
    assert json.loads(kept.before.read_text(encoding="utf-8"))["text"] == plain()
    back = read_kept(tmp_path / "ferry")
    assert back is not None
    assert (len(back.text.articles), back.attached_at) == (2, EVENING)


def test_an_interpretation_is_kept_beside_with_what_it_counts(tmp_path: Path) -> None:
    source = source_of(tmp_path, plain())
    regulation = examine_text(source.text, [])
    told = source_of(tmp_path, "第二条提出2项要求，包括每半年听取报告，十日内书面告知。\n", "b.txt")
    guide = examine_guide(told.text)
    counts = check_counts(sentences_of(guide.blocks), regulation)
    for moment in (MORNING, EVENING):
        kept = keep_beside(tmp_path / "ferry", told, guide, counts, moment)
        assert kept.attached_at == MORNING
    page = json.loads(kept.path.read_text(encoding="utf-8"))
    assert [(count["stated"], count["found"], count["where"]) for count in page["counts"]] == [(2, 2, "2")]
    assert read_kept(tmp_path / "ferry") is None


@pytest.mark.parametrize(
    "damage",
    ["", "[]", "{", '{"format": 2}', '{"format": 1, "source": {"digest": "sha256:../../x"}, "attached_at": "2025"}'],
)
def test_a_kept_file_that_is_broken_is_refused_and_left_alone(damage: str, tmp_path: Path) -> None:
    source = source_of(tmp_path, plain())
    path = tmp_path / "text.json"
    path.write_text(damage, encoding="utf-8")
    for ask in (
        lambda: read_kept(tmp_path),
        lambda: keep_text(tmp_path, source, examine_text(source.text, []), None, MORNING),
    ):
        with pytest.raises(InputWrong, match="text_kept_broken"):
            ask()
    assert path.read_text(encoding="utf-8") == damage


def test_a_kept_file_with_other_blocks_is_refused(tmp_path: Path) -> None:
    source = source_of(tmp_path, plain())
    path = keep_text(tmp_path, source, examine_text(source.text, []), None, MORNING).path
    path.write_text(path.read_text(encoding="utf-8").replace('"kind": "article"', '"kind": "novel"'), encoding="utf-8")
    with pytest.raises(InputWrong, match="text_kept_broken"):
        read_kept(tmp_path)


def test_nothing_half_written_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    source = source_of(tmp_path, plain())
    monkeypatch.setattr("hengjian.exchange.texts.kept.os.replace", full)
    with pytest.raises(OSError, match="No space"):
        keep_text(tmp_path / "ferry", source, examine_text(source.text, []), None, MORNING)
    assert list((tmp_path / "ferry").iterdir()) == []
