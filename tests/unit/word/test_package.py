"""Opening files: limits hold before anything is unpacked, and nothing outside is followed."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.make_word_corpus import p, packed, word

from holdfast.errors import UnreadableSource
from holdfast.word import package as package_module
from holdfast.word.markup import EntitiesDefined, NotXml, TooDeep, parsed
from holdfast.word.package import open_package
from holdfast.word.read import read_draft

GOOD = word(p("1. Fire stops."))


def code_of(data: bytes) -> str:
    """The code with which bytes are refused."""
    with pytest.raises(UnreadableSource) as caught:
        read_draft(data, name="x.docx")
    return caught.value.findings[0].code


@pytest.mark.parametrize(("limit", "size", "code"), [
    ("MAX_FILE", 100, "WRD005"), ("MAX_PARTS", 2, "WRD005"), ("MAX_TOTAL", 1000, "WRD005"), ("MAX_XML", 300, "WRD005"),
    ("MAX_ELEMENTS", 3, "WRD005"),
])  # fmt: skip
def test_each_limit_refuses(limit: str, size: int, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is above a limit is refused by that limit alone."""
    assert read_draft(GOOD, name="x.docx").clauses

    monkeypatch.setattr(package_module, limit, size)

    assert code == code_of(GOOD)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory of the archive is enough to refuse; no part is opened."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * (30 * 1024 * 1024))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_args, **_kw: pytest.fail("a part was opened"))

    assert code_of(stream.getvalue()) == "WRD005"


def test_what_lies_outside_is_counted_and_not_opened() -> None:
    """Templates, objects and pictures outside are counted by kind; a plain link in the text is no concern."""
    rels = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(f'<Relationship Id="r{n}" Type="http://x/{kind}" Target="http://host.example/{n}" TargetMode="External"/>'
                      for n, kind in enumerate(("attachedTemplate", "hyperlink", "oleObject", "image", "secret")))
            + "</Relationships>")

    found = open_package(word(p("1. x"), {"word/_rels/settings.xml.rels": rels}), name="x.docx")

    assert {"remote templates": 1, "linked objects": 1, "linked pictures": 1, "other links to files outside": 1} == found.outside


def test_encrypted_parts_are_refused() -> None:
    """An archive whose parts are encrypted by the packer itself needs a password too."""
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1

    assert code_of(bytes(data)) == "WRD002"


@pytest.mark.parametrize(("data", "problem"), [
    (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', EntitiesDefined), (b"<!DOCTYPE a><a/>", EntitiesDefined),
    (b"<a>" * 300 + b"</a>" * 300, TooDeep), (b"<a", NotXml), (b"", NotXml), (b"\xff\xfe", NotXml),
    (b'<?xml version="1.0" encoding="klingon"?><a/>', NotXml),
])  # fmt: skip
def test_harmful_xml_is_refused(data: bytes, problem: type[Exception]) -> None:
    """Definitions, depth and broken markup are refused before a tree is built."""
    with pytest.raises(problem):
        parsed(data)


def test_utf_16_hides_no_definition() -> None:
    """A definition is found in any encoding that XML allows."""
    with pytest.raises(EntitiesDefined):
        parsed('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"))


def test_the_strict_form_is_read() -> None:
    """A document in the strict form of the standard is read like any other."""
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    archive = zipfile.ZipFile(io.BytesIO(GOOD))
    parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(usual, strict)
    assert strict in parts["word/document.xml"]

    assert read_draft(packed(parts), name="x.docx").clauses[0].texts == {"": "Fire stops."}


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=12), st.integers(0, len(GOOD)))
def test_damaged_bytes_are_read_or_refused(changes: list[tuple[int, int]], end: int) -> None:
    """A Word file with bytes changed or cut off is read, or refused as a document; nothing else is raised."""
    data = bytearray(GOOD[:end] if end % 2 else GOOD)
    for at, value in changes:
        if at < len(data):
            data[at] = value
    try:
        read_draft(bytes(data), name="x.docx")
    except UnreadableSource as problem:
        assert problem.findings[0].code.startswith("WRD")


@given(st.text(alphabet="<>/=\"' wpr:tcbl123.[]AB\n", max_size=200))
def test_any_body_is_read_or_refused(body: str) -> None:
    """Any text in the place of the body is read, or refused as a document."""
    try:
        read_draft(word(body), name="x.docx")
    except UnreadableSource as problem:
        assert problem.findings[0].code.startswith("WRD")
