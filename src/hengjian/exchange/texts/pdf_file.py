"""The text layer of a pdf, page by page; pictures are not read.

- Pages are parted by a page break. A file without any text on any page is a scan and is refused.
"""

from __future__ import annotations

import unicodedata

from hengjian.exchange.texts.source import Notice, Refused

MOST_PAGES = 1_000
SHOWN_PAGES = 12


def read_pdf(data: bytes) -> tuple[str, list[Notice]]:
    """The text and what could not be read. Raises Refused."""
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise Refused("text_password") from None
        raise Refused("text_broken", why="pdf") from None
    try:
        if len(document) > MOST_PAGES:
            raise Refused("text_pages_too_many", pages=str(len(document)), most=str(MOST_PAGES))
        pages = [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError:
        raise Refused("text_broken", why="pdf") from None
    finally:
        document.close()
    return _together(pages)


def _page(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    try:
        words = page.get_textpage()
        try:
            return str(words.get_text_range())
        finally:
            words.close()
    finally:
        page.close()


def _together(pages: list[str]) -> tuple[str, list[Notice]]:
    silent = [str(number) for number, text in enumerate(pages, start=1) if not text.strip()]
    if len(silent) == len(pages):
        raise Refused("text_scanned", pages=str(len(pages)))
    notices = []
    if silent:
        shown = ", ".join(silent[:SHOWN_PAGES]) + ("…" if len(silent) > SHOWN_PAGES else "")
        notices.append(Notice("text_pages_without_text", {"pages": shown}))
    text = "\f".join(pages)
    lost = sum(unicodedata.category(char) in {"Co", "Cn"} or char == "\ufffd" for char in text)
    if lost:
        notices.append(Notice("text_letters_unread", {"count": str(lost)}))
    return text, notices
