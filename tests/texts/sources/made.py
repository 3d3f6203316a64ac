"""Files made by hand for the tests: no more of each format than its readers ask for."""

import io
import zipfile
from xml.sax.saxutils import escape

Line = tuple[int, int, int, str]  # size, left, bottom, words


def pdf(pages: list[list[Line]], *, locked: bool = False, **said: str) -> bytes:
    """A PDF whose pages have these lines, in Helvetica, and what it says of itself."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        shown = [
            f"/F1 {size} Tf 1 0 0 1 {left} {bottom} Tm ({_pdf_text(words)}) Tj" for size, left, bottom, words in page
        ]
        stream = ("BT " + " ".join(shown) + " ET").encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(("<<" + "".join(f"/{key} ({_pdf_text(words)})" for key, words in said.items()) + ">>").encode())
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"11" * 32,
        b"22" * 32,
    )
    trailer = b"<< /Size %d /Root 1 0 R /Info %d 0 R%s >>" % (
        len(objects) + 1, len(objects), lock if locked else b"",
    )  # fmt: skip
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer %s\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, trailer, len(out),
    )  # fmt: skip


def _pdf_text(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def column(words: list[str], top: int = 760, size: int = 11, left: int = 60, lead: int = 14) -> list[Line]:
    """Lines one below the other."""
    return [(size, left, top - lead * number, line) for number, line in enumerate(words)]


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def locked(archive: bytes) -> bytes:
    """The archive, each file marked as locked by a password."""
    changed = bytearray(archive)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + flags] |= 1
            place = changed.find(mark, place + 4)
    return bytes(changed)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
RELATION = (
    '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
)


def paragraph(words: str, style: str = "", extra: str = "") -> str:
    """A paragraph of a Word file."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>{extra}</w:p>'


def docx(body: str, *, notes: str = "", core: str = "", **parts: str) -> bytes:
    """A Word file with this body, and further parts by name."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "heading 1", "heading 2")
    )
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS.format(RELATION.format("r1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": RELATIONS.format(
            RELATION.format("r1", "styles", "styles.xml")
            + (RELATION.format("r2", "footnotes", "footnotes.xml") if notes else "")
        ),
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    if notes:
        files["word/footnotes.xml"] = f'<w:footnotes {W}><w:footnote w:id="2">{notes}</w:footnote></w:footnotes>'
    if core:
        files["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            + core
            + "</cp:coreProperties>"
        )
    return zipped(files)


def xlsx(rows: list[list[str]], far: str = "", **others: list[list[str]]) -> bytes:
    """A spreadsheet of the sheet "Texts" and of others by name; `far` is the place of one cell more."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    linked = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    named = list(
        enumerate({"Texts": _cells(rows, far), **{name: _cells(cells) for name, cells in others.items()}}.items(), 1)
    )
    sheets = "".join(f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>' for number, (name, _) in named)
    relations = "".join(
        RELATION.format(f"r{number}", "worksheet", f"worksheets/sheet{number}.xml") for number, _ in named
    )
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS.format(RELATION.format("r1", "officeDocument", "xl/workbook.xml")),
            "xl/_rels/workbook.xml.rels": RELATIONS.format(relations),
            "xl/workbook.xml": f"<workbook {main} {linked}><sheets>{sheets}</sheets></workbook>",
            **{
                f"xl/worksheets/sheet{number}.xml": f"<worksheet {main}><sheetData>{cells}</sheetData></worksheet>"
                for number, (_, cells) in named
            },
        }
    )


def _cells(rows: list[list[str]], far: str = "") -> str:
    cells = [
        f'<row r="{y}">' + "".join(
            f'<c r="{chr(64 + x)}{y}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for x, cell in enumerate(row, 1)
        ) + "</row>"
        for y, row in enumerate(rows, 1)
    ]  # fmt: skip
    if far:
        cells.append(
            f'<row r="{"".join(filter(str.isdigit, far))}"><c r="{far}" t="inlineStr"><is><t>x</t></is></c></row>'
        )
    return "".join(cells)


PAGE = """<!DOCTYPE html><html lang="en"><head><title>Flood waters recede | The Daily Example</title>
<meta property="og:site_name" content="The Daily Example"><meta name="author" content="Ann Example">
<meta property="article:published_time" content="2021-03-04T10:00:00Z">
<script>var never = "Do not read me";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Flood waters recede</h1>
<p>The river fell below the mark on Thursday, and the mayor, Lena Stone, said that the town was safe again.</p>
<h2>What comes next</h2>
<p>“We will build higher,” she said. The <a href="/c">town council</a> meets on Monday to talk about
a new wall.<br>It has met twice.</p>
<p>The last flood, in 1990, left hundreds without homes for many months, and the town has not forgotten it.</p>
</article>
<aside><h3>Related stories</h3><p>Storm hits the coast</p></aside><footer>All rights reserved.</footer></body></html>"""
