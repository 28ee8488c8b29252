"""`text attach` splits, examines and keeps a copy of the text; nothing is mended, and bad files end with 1."""

import json
from pathlib import Path

import pytest

from tests.cli.stage import Run
from tests.cli.texts import DAMAGED, INTERPRETATION, SOUND, text_of
from tests.exchange.texts.files import LOCKED, docx, docx_of_xml, pdf
from tests.exchange.texts.files import run as words

KEPT = Path("var/texts/my-rules/text.json")


def write(run: Run, name: str, paragraphs: tuple[str, ...]) -> str:
    (run.folder / name).write_text(text_of(paragraphs), encoding="utf-8")
    return name


def test_a_sound_text_is_a_table_of_its_articles(run: Run) -> None:
    done = run("text", "attach", write(run, "a.txt", SOUND), run.rules)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "已附在《谈话办法（样例）》旁边：var/texts/my-rules/text.json",
        "",
        "哪里      句  项   字  疑点  哪些疑点  题目",
        "条文之前   1   0    4     0",
        "第1条      2   0   42     0",
        "第2条      2   0   91     0",
        "第3条      1   0   26     0",
        "第4条      1   0   12     0",
        "第5条      1   0   20     0",
        "共5条      8   0  195     0",
        "",
        "没有看出疑点；人还是要看一遍。",
    ]
    assert json.loads(KEPT.read_text(encoding="utf-8"))["attached_at"] == "2025-07-01T04:00:00+00:00"


def test_what_is_doubtful_is_named_with_its_place_and_a_remedy(run: Run) -> None:
    sound = write(run, "a.txt", SOUND)
    done = run("text", "attach", write(run, "b.txt", DAMAGED), run.rules, "--against", sound)
    lines = done.out.splitlines()
    flags = lines[lines.index(next(line for line in lines if line.startswith("疑点"))) + 1 :]
    seen = [tuple(line.split(maxsplit=1)[1].split("：", 1)[0].split("，")) for line in flags]
    assert {("第3条", "第4行", "缺文"), ("第3条", "第4行", "串文"), ("第4条", "第5行", "编号")} < set(seen)
    assert {("第4条", "第5行", "疑字"), ("第4条", "第5行", "异文"), ("第6条", "第7行", "缺文")} < set(seen)
    assert ("条文之后", "第8行", "范围") in seen
    assert not [place for place in seen if place[0] in ("第1条", "第2条")]
    assert all(" - " in line for line in flags)
    assert f"疑点{len(flags)}处，由人来定：" in lines
    assert json.loads(KEPT.read_text(encoding="utf-8"))["text"] == text_of(DAMAGED)


def test_english_has_the_same_table_and_flags(run: Run) -> None:
    done = run("--lang", "en", "text", "attach", write(run, "b.txt", DAMAGED), run.rules)
    lines = done.out.splitlines()
    assert lines[2].split() == ["where", "sentences", "items", "letters", "flags", "which", "title"]
    assert any("article 3, line 4, spliced" in line for line in lines)
    assert any("the number 4 is used twice" in line for line in lines)


@pytest.mark.parametrize("make", [docx, pdf])
def test_docx_and_pdf_split_like_plain_text(run: Run, make: object) -> None:
    path = docx(run.folder / "a.docx", *SOUND) if make is docx else pdf(run.folder / "a.pdf", "\n".join(SOUND))
    done = run("text", "attach", path.name, run.rules)
    assert done.code == 0
    assert [line.split()[:2] for line in done.out.splitlines()[4:9]] == [
        ["第1条", "2"], ["第2条", "2"], ["第3条", "1"], ["第4条", "1"], ["第5条", "1"],
    ]  # fmt: skip


def test_attached_twice_changes_nothing_and_another_text_takes_its_place(run: Run) -> None:
    sound = write(run, "a.txt", SOUND)
    run("text", "attach", sound, run.rules)
    before = KEPT.read_bytes()
    again = run("text", "attach", sound, run.rules)
    assert again.out.startswith("a.txt 早已附上（2025-07-01 04:00 UTC），没有变：")
    assert KEPT.read_bytes() == before
    other = run("text", "attach", write(run, "b.txt", DAMAGED), run.rules)
    assert other.out.splitlines()[1].startswith("原先附的一份留在：var/texts/my-rules/text-")


def test_it_is_kept_where_the_deployment_keeps_everything(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HENGJIAN_HOME", "elsewhere")
    run("text", "attach", write(run, "a.txt", SOUND), run.rules)
    assert sorted(path.name for path in Path("elsewhere/texts/my-rules").iterdir()) == ["text.json"]
    assert not Path("var").exists()


def test_an_interpretation_stands_beside_and_its_counts_are_checked(run: Run) -> None:
    guide = write(run, "c.txt", INTERPRETATION)
    early = run("text", "attach", guide, run.rules, "--beside")
    assert (early.code, early.err) == (2, "my-rules 还没有附上原文 - 先 hengjian text attach 文件 my-rules\n")
    run("text", "attach", write(run, "a.txt", SOUND), run.rules)
    done = run("text", "attach", guide, run.rules, "--beside")
    counts = [line.split()[:4] for line in done.out.splitlines() if "条提出" in line or "处“谈话”" in line]
    assert counts == [["2", "2", "合", "第1条"], ["3", "2", "不合", "第2条"], ["2", "1", "不合", "第3条"]]
    english = run("--lang", "en", "text", "attach", guide, run.rules, "--beside").out
    assert english.startswith("c.txt was attached at 2025-07-01 04:00 UTC and is unchanged: ")
    assert "article 3" in english


def test_what_word_alone_knows_is_said_and_never_made_up(run: Run) -> None:
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    paragraphs = [numbered + words(text.split(" ", 1)[-1]) for text in SOUND[1:]]
    docx_of_xml(run.folder / "a.docx", *paragraphs)
    done = run("text", "attach", "a.docx", run.rules)
    assert (done.code, done.out) == (1, "")
    assert "没有认出一条一条的编号" in done.err
    assert "5段用了 Word 自动编号" in done.err
    assert not KEPT.exists()


@pytest.mark.parametrize(("lang", "word"), [("zh", "扫描"), ("en", "scan")])
def test_a_scan_ends_with_one_and_one_line(run: Run, lang: str, word: str) -> None:
    pdf(run.folder / "a.pdf", "", "")
    done = run("--lang", lang, "text", "attach", "a.pdf", run.rules)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith("a.pdf: ")
    assert word in done.err


def test_a_password_in_the_second_file_ends_with_one_and_nothing_is_kept(run: Run) -> None:
    pdf(run.folder / "b.pdf", "第一条", trailer=LOCKED)
    done = run("text", "attach", write(run, "a.txt", SOUND), run.rules, "--against", "b.pdf")
    assert (done.code, done.err) == (1, "b.pdf: b.pdf 设了打开密码 - 去掉密码，另存后再试\n")
    assert not KEPT.exists()


def test_wrong_use_ends_with_two(run: Run) -> None:
    sound = write(run, "a.txt", SOUND)
    assert run("text").code == 2
    assert run("text", "detach", sound, run.rules).code == 2
    assert run("text", "attach", sound).code == 2
    both = run("--lang", "en", "text", "attach", sound, run.rules, "--beside", "--against", sound)
    assert (both.code, both.err.startswith("--beside and --against do not go together - ")) == (2, True)
