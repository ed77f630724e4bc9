#!/usr/bin/env python3
"""Make the Word documents of corpus/word: some by hand, some with LibreOffice, the harmful ones byte by byte.

They are committed, so nobody needs to run this; it is kept so that everybody can see where each of them comes from.
``soffice`` has to be on the PATH for the documents that LibreOffice writes.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from holdfast.document.load import load_set
from holdfast.word.docx_parts import HEAD, NAMESPACES, PACKAGE_RELATIONSHIPS, content_types
from holdfast.word.printing import sheet_of
from holdfast.word.write_docx import docx_bytes

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "corpus" / "word"
_TIME = (1980, 1, 1, 0, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Mapping[str, str | bytes], *, store: bool = False) -> bytes:
    """A packed file with these parts."""
    stream = io.BytesIO()
    method = zipfile.ZIP_STORED if store else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _TIME), content, method)
    return stream.getvalue()


def word(body: str, more: Mapping[str, str | bytes] | None = None, related: tuple[tuple[str, str], ...] = ()) -> bytes:
    """A Word document with this body and these further parts, each related to the text as its kind says."""
    entries = "".join(f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
                      for n, (kind, target) in enumerate(related, start=1))
    return packed({
        "[Content_Types].xml": content_types(picture=False),
        "_rels/.rels": PACKAGE_RELATIONSHIPS,
        "word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships '
                                        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                                        f"{entries}</Relationships>",
        **(more or {}),
    })


def p(text: str, *, properties: str = "") -> str:
    """A paragraph."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def numbered(text: str, level: int = 0, num: int = 1) -> str:
    """A paragraph of a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def _level(at: int, form: str, text: str) -> str:
    return (f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>')


NUMBERING = (
    f'{HEAD}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
    + _level(0, "decimal", "%1.") + _level(1, "decimal", "%1.%2") + _level(2, "lowerLetter", "(%3)")
    + _level(3, "lowerRoman", "(%4)") + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">' + _level(0, "upperRoman", "Article %1") + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
A, SOMEBODY = "Delegate of A", "Somebody"


def run(text: str, *, hidden: bool = False, deleted: bool = False) -> str:
    """Some words in a paragraph."""
    look = "<w:rPr><w:vanish/></w:rPr>" if hidden else ""
    tag = "delText" if deleted else "t"
    return f'<w:r>{look}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def tracked(kind: str, author: str, text: str) -> str:
    """Some words that an author inserted, deleted or moved."""
    return (f'<w:{kind} w:id="1" w:author="{author}" w:date="2026-01-02T10:00:00Z">'
            f"{run(text, deleted=kind == 'del')}</w:{kind}>")


def table(*rows: tuple[str, ...]) -> str:
    """A table of paragraphs."""
    return "<w:tbl>" + "".join(
        f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows) + "</w:tbl>"


def relationships(*entries: tuple[str, str]) -> str:
    """Relationships to places outside, as kind and address."""
    inner = "".join(f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
                    for n, (kind, target) in enumerate(entries))
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{names}">{inner}</Relationships>'


def by_hand() -> dict[str, bytes]:
    """Documents whose XML is written here, one thing each."""
    lists = (("numbering", "numbering.xml"),)
    more: dict[str, str | bytes] = {"word/numbering.xml": NUMBERING}
    levels = (("Silence of weapons.", 0, 1), ("At sea.", 1, 1), ("In the air:", 1, 1), ("drones;", 2, 1),
              ("missiles;", 2, 1), ("of any range.", 3, 1), ("People.", 0, 1), ("The wounded.", 1, 1),
              ("Starts at five.", 0, 2), ("Own list.", 0, 3))
    changed = (
        f"<w:p>{run('1. Each party moves its guns back by ')}{tracked('del', A, '10')}{tracked('ins', A, '15')}"
        f"{run(' km')}{tracked('ins', SOMEBODY, ' at once')}{run('.')}</w:p>"
        f"<w:p>{tracked('ins', A, '2. Drones are guns.')}</w:p>"
        f"<w:p>{tracked('del', SOMEBODY, '3. Nobody counts the guns.')}</w:p>"
        f"<w:p>{tracked('moveFrom', SOMEBODY, '4. Reports are weekly.')}</w:p>"
    )
    brackets = (
        "1. Fire stops [A: at 06:00] [B: at 12:00] on Monday.", "2. Guns move back by [10 / 20] km.",
        "3. Drones [A, B: do not] fly [within [5] [10] km of the line].",
        "4. The mission [C: of unarmed observers] reports […] daily.", "5. An opened [bracket never closes.",
        "6. Crews enter from the east.", "[B: Crews enter from the west.]",
    )
    typed = (
        "Article 3", "Fire stops at once.", "Стаття 4. Обмін", "1. Сторони обмінюються всіма.",
        "(а) поранених — першими;", "Статья 5", "Огонь прекращается.", "1.2 Each side reports.", "(ii) within a day.",
        "12.05.2026 is no number.",
    )
    box = f"<w:txbxContent>{p('Words in a box.')}</w:txbxContent>"
    boxes = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict>'
        f"</mc:Fallback></mc:AlternateContent></w:r>{run('1. Fire stops.')}</w:p>")
    columns = table(("English", "Українська"), ("1. Fire stops.", "1. Вогонь припиняється."),
                    ("2. Guns [A: leave] [B: stay].", "2. Гармати [A: відходять] [B: лишаються]."))
    hidden = f"<w:p>{run('2. Guns move back. ')}{run('Not before we say so.', hidden=True)}</w:p>"
    return {
        "levels": word("".join(numbered(*entry) for entry in levels), more, lists),
        "typed_numbers": word("".join(map(p, typed))),
        "tracked_changes": word(changed),
        "brackets": word("".join(map(p, brackets))),
        "hidden_text": word(p("1. Fire stops.") + hidden),
        "no_numbers": word(p("Both sides stop firing.") + p("They talk again on Monday.")),
        "text_box": word(boxes),
        "parallel_languages": word(columns),
        "outside": word(p("1. Fire stops."), {
            "word/_rels/settings.xml.rels": relationships(("attachedTemplate", "https://template.example/x.dotm")),
            "word/embeddings/oleObject1.bin": b"\0"}),
    }


def harmful() -> dict[str, bytes]:
    """Files that must be refused, named after what is wrong."""
    good = word(p("1. Fire stops."))
    entities = (f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
                f"<w:document {NAMESPACES}><w:body>{p('&b;')}</w:body></w:document>")
    archive = zipfile.ZipFile(io.BytesIO(good))
    parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    deep = "<w:tbl><w:tr><w:tc>" * 200 + p("1. Deep.") + "</w:tc></w:tr></w:tbl>" * 200
    cells = "<w:tbl><w:tr>" + "".join(
        f'<w:tc><w:p w:rsidR="{n:08X}"/></w:tc>' if n % 20 == 0 else "<w:tc><w:p/></w:tc>" for n in range(200_001)
    ) + "</w:tr></w:tbl>"
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return {
        "empty.docx": b"",
        "encrypted.docx": old + "EncryptedPackage".encode("utf-16-le"),
        "old_word.doc": old + "WordDocument".encode("utf-16-le"),
        "truncated.docx": good[: len(good) // 2],
        "damaged_inside.docx": packed(parts, store=True).replace(b"Fire stops", b"Fire stopt"),
        "pdf_named_docx.docx": b"%PDF-1.7\n1 0 obj\n",
        "rich_text.rtf": b"{\\rtf1 Fire stops.}",
        "open_document.odt": packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "plain_text.docx": b"1. Fire stops.\n",
        "other_zip.docx": packed({"readme.txt": "1. Fire stops."}),
        "spreadsheet.docx": packed({
            "[Content_Types].xml": f'<Types xmlns="{types}"><Override PartName="/xl/workbook.xml" '
                                   f'ContentType="{sheet}"/></Types>',
            "_rels/.rels": PACKAGE_RELATIONSHIPS.replace("word/document.xml", "xl/workbook.xml"),
            "xl/workbook.xml": "<x/>"}),
        "macros.docm": packed({**parts, "word/vbaProject.bin": b"\0"}),
        "entities.docx": packed({**parts, "word/document.xml": entities}),
        "not_xml.docx": packed({**parts, "word/document.xml": "<w:document"}),
        "bomb.docx": packed({**parts, "word/media/image1.png": b"\0" * (20 * 1024 * 1024)}),
        "deep.docx": word(deep),
        "many_cells.docx": word(cells),
        "no_words.docx": word("<w:p/>"),
        "only_pictures.docx": word("<w:p><w:r><w:drawing/></w:r></w:p>" * 2),
        "unknown_language.docx": word(table(("English", "Klingon"), ("1. Fire stops.", "1. Qapla."))),
    }


def by_libreoffice(folder: Path) -> dict[str, bytes]:
    """Documents that LibreOffice wrote: a draft typed for it, and prints that went through it."""
    sources = {path.name: path.read_bytes() for path in (TARGET / "source").glob("*.fodt")}
    for name, path in (("libreoffice_print", "examples/pauses/plant-repair-truce.framework.yaml"),
                       ("libreoffice_languages", "corpus/valid/languages.framework.yaml")):
        documents = load_set(str(ROOT / path))
        sources[f"{name}.docx"] = docx_bytes(sheet_of(documents.framework.model)[0])
    out = folder / "out"
    for name, data in sources.items():
        (folder / name).write_bytes(data)
        subprocess.run(["soffice", "--headless", "--convert-to", "docx", "--outdir", str(out), str(folder / name)],
                       check=True, capture_output=True)
    return {path.stem: path.read_bytes() for path in out.glob("*.docx")}


def main() -> int:
    """Write the documents; those of LibreOffice only where it is asked for with --libreoffice."""
    for name, data in by_hand().items():
        (TARGET / "valid" / f"{name}.docx").write_bytes(data)
    for name, data in harmful().items():
        (TARGET / "invalid" / name).write_bytes(data)
    if "--libreoffice" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            for name, data in by_libreoffice(Path(folder)).items():
                draft = name == "bridge_draft"  # the draft that the how-to pages work with
                example = ROOT / "examples" / "word" / "bridge-draft.docx"
                target = example if draft else TARGET / "valid" / f"{name}.docx"
                target.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
