"""What stands in a docx, a pdf or a txt is read as it stands; what could not be read is told."""

from pathlib import Path

import pytest

from hengjian.exchange.texts.source import read_source
from tests.exchange.texts.files import ARTICLES, docx, docx_of_xml, pdf, plain, run


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_plain_text_is_read_in_each_usual_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(plain().encode(encoding))
    source = read_source(tmp_path / "a.txt")
    assert (source.text, source.form, source.notices) == (plain(), "txt", ())
    assert len(source.digest) == len("sha256:") + 64


def test_a_word_document_gives_its_paragraphs(tmp_path: Path) -> None:
    source = read_source(docx(tmp_path / "a.docx"))
    assert source.text.split("\n") == [*ARTICLES, ""]
    assert (source.form, source.notices) == ("docx", ())


def test_a_pdf_gives_its_lines_and_parts_its_pages(tmp_path: Path) -> None:
    source = read_source(pdf(tmp_path / "a.PDF", "\n".join(ARTICLES[:2]), ARTICLES[2]))
    pages = source.text.split("\f")
    assert [page.split("\n") for page in pages] == [list(ARTICLES[:2]), [ARTICLES[2]]]
    assert (source.form, source.notices) == ("pdf", ())


def test_tables_tabs_breaks_and_links_of_a_word_document_are_words_too(tmp_path: Path) -> None:
    table = f"<w:r><w:tab/></w:r><w:hyperlink>{run('链接')}</w:hyperlink><w:r><w:br/><w:t>下一行</w:t></w:r>"
    source = read_source(docx_of_xml(tmp_path / "a.docx", table))
    assert source.text == "\t链接\n下一行\n"


def test_tracked_insertions_are_read_deletions_are_not_and_both_are_told(tmp_path: Path) -> None:
    inner = (
        run("第一条 应当")
        + f'<w:ins w:id="1" w:author="x">{run("每月")}</w:ins>'
        + '<w:del w:id="2" w:author="x"><w:r><w:delText>每年</w:delText></w:r></w:del>'
        + f'<w:moveFrom w:id="3" w:author="x">{run("搬走")}</w:moveFrom>'
        + run("检查。")
    )
    source = read_source(docx_of_xml(tmp_path / "a.docx", inner))
    assert source.text == "第一条 应当每月检查。\n"
    assert [(each.code, each.facts) for each in source.notices] == [
        ("text_changes_tracked", {"file": "a.docx", "inserted": "1", "deleted": "2"})
    ]


def test_numbers_that_word_makes_are_told_and_never_made_up(tmp_path: Path) -> None:
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
    styled = '<w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>'
    source = read_source(
        docx_of_xml(
            tmp_path / "a.docx",
            number.format(3) + run("应当检查。"),
            styled + run("应当报告。"),
            number.format(0) + run("第一条 应当登记。"),
            number.format(3),
        )
    )
    assert source.text == "应当检查。\n应当报告。\n第一条 应当登记。\n\n"
    assert [(each.code, each.facts["count"]) for each in source.notices] == [("text_numbers_unread", "2")]


def test_a_text_box_is_read_once_and_footnotes_are_told(tmp_path: Path) -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent><w:p>{run('框里的话')}</w:p></w:txbxContent>"
    inner = (
        run("第一条 应当检查。")
        + f"<w:r><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice>"
        + f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    source = read_source(docx_of_xml(tmp_path / "a.docx", inner))
    assert source.text == "第一条 应当检查。\n框里的话\n\n"
    assert [each.code for each in source.notices] == ["text_notes_unread"]


def test_pages_without_text_are_told(tmp_path: Path) -> None:
    source = read_source(pdf(tmp_path / "a.pdf", ARTICLES[1], "", ARTICLES[2], ""))
    assert [(each.code, each.facts["pages"]) for each in source.notices] == [("text_pages_without_text", "2, 4")]


def test_letters_without_a_meaning_are_told(tmp_path: Path) -> None:
    source = read_source(pdf(tmp_path / "a.pdf", "第一条 应当\ue123检查。"))
    assert [(each.code, each.facts["count"]) for each in source.notices] == [("text_letters_unread", "1")]
