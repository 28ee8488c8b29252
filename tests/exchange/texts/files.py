"""Files made inside tests: a fictional regulation as txt, docx and pdf, whole and damaged."""

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

ARTICLES = (
    "云河县渡口管理办法",
    "第一条 渡口负责人应当每月检查一次渡船，并记在渡船簿上。",
    "第二条 县航运站应当每半年听取渡口负责人的报告；发现隐患的，应当在十日内书面告知。",
    "第三条 任何人不得要求渡口负责人瞒报隐患。",
)
"""A regulation that is nobody's: a ferry office of a county that does not exist."""


def plain(*paragraphs: str) -> str:
    """One paragraph a line."""
    return "\n".join(paragraphs or ARTICLES) + "\n"


def docx(path: Path, *paragraphs: str) -> Path:
    """A Word document of these paragraphs."""
    document = Document()
    for text in paragraphs or ARTICLES:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def docx_of_xml(path: Path, *paragraphs: str) -> Path:
    """A Word document whose paragraphs are given as what stands inside `w:p`."""
    document = Document()
    for inner in paragraphs:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {WORD}>{inner}</w:p>"))
    document.save(str(path))
    return path


def run(text: str) -> str:
    """A run of words."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def change_zip(path: Path, add: dict[str, bytes], drop: tuple[str, ...] = ()) -> Path:
    """Put parts into a package, or take them out."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name not in drop}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (parts | add).items():
            archive.writestr(name, data)
    return path


def pdf(path: Path, *pages: str, trailer: str = "") -> Path:
    """A pdf with a text layer: one string a page, lines parted by a newline; "" is a page without text."""
    letters = sorted({char for page in pages for char in page if char != "\n"})
    told = "\n".join(f"<{ord(char):04x}> <{ord(char):04x}>" for char in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{told}\nendbfchar endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/DW 1000>>",
        stream(cmap),
    ]
    for number, page in enumerate(pages):
        lines = page.split("\n") if page else []
        shown = "".join(f"<{''.join(f'{ord(char):04x}' for char in line)}> Tj T* " for line in lines)
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents {7 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        bodies.append(stream(f"BT /F 10 Tf 14 TL 40 760 Td {shown}ET"))
    return write_pdf(path, bodies, trailer)


def stream(text: str) -> str:
    """A stream of a pdf."""
    return f"<</Length {len(text)}>>\nstream\n{text}\nendstream"


def write_pdf(path: Path, bodies: list[str], trailer: str) -> Path:
    """Numbered objects with their table."""
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{place:010d} 00000 n \n".encode() for place in places)
    out.write(f"trailer\n<</Size {len(bodies) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode())
    path.write_bytes(out.getvalue())
    return path


LOCKED = f"/ID[<{'00' * 16}><{'00' * 16}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'11' * 32}>/U<{'22' * 32}>>>"
"""A trailer that asks for a password which is not the empty one."""
