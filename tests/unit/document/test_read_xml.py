"""Reading XML: tags with their places, and everything that could do harm refused."""

from __future__ import annotations

import pytest

from holdfast.document.characters import MAX_BYTES
from holdfast.document.read_xml import read_xml
from holdfast.document.tree import MAX_DEPTH, MAX_NODES
from holdfast.errors import UnreadableSource


def code_of(data: bytes) -> tuple[str, str]:
    """Code and place of the finding about XML that cannot be read."""
    with pytest.raises(UnreadableSource) as caught:
        read_xml(data, name="x.xml")
    [finding] = caught.value.findings
    assert finding.why
    assert finding.next
    return finding.code, str(finding.place)


def test_tags_know_their_attributes_and_places() -> None:
    """Every element has its name without prefix, its attributes, what is inside, and where it stands."""
    root = read_xml('<?xml version="1.0"?>\n<a>\n  <x:b xmlns:x="u" один="два"/>text<c><d/></c></a>'.encode(), name="x.xml")

    assert [(tag.name, str(tag.place)) for tag in root.walk()] == [
        ("a", "x.xml:2:1"), ("b", "x.xml:3:3"), ("c", "x.xml:3:36"), ("d", "x.xml:3:39")]
    assert next(root.named("b")).attributes["один"] == "два"
    assert list(root.named("d")) == []


def test_other_encodings_are_read() -> None:
    """A byte order mark and a declared encoding are followed."""
    for data in (b"\xef\xbb\xbf<a b='\xc3\xa9'/>", '<a b="é"/>'.encode("utf-16"),
                 '<?xml version="1.0" encoding="iso-8859-1"?><a b="é"/>'.encode("latin-1")):
        assert read_xml(data, name="x.xml").attributes["b"] == "é"


@pytest.mark.parametrize(("data", "code", "place"), [
    (b"", "SYN009", "x.xml:1:1"),
    (b"  \n", "SYN009", "x.xml:1:1"),
    (b"<a>\n<b></a>", "SYN060", "x.xml:2:6"),
    (b"<a>", "SYN060", "x.xml:1:4"),
    (b"<a/><b/>", "SYN060", "x.xml:1:5"),
    (b"<a b='1' b='2'/>", "SYN060", "x.xml:1:10"),
    (b"<a>&nothing;</a>", "SYN060", "x.xml:1:4"),
    (b"<a b='\x01'/>", "SYN060", "x.xml:1:7"),
    (b'<?xml version="1.0" encoding="klingon"?><a/>', "SYN061", "x.xml:1:1"),
    ("<a b='\u202e'/>".encode(), "SYN007", "x.xml:1:1"),
    (b"<!DOCTYPE a><a/>", "SYN062", "x.xml:1:12"),
    (b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>', "SYN062", "x.xml:1:13"),
    (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]><a>&b;</a>', "SYN062", "x.xml:1:13"),
    (b'<!DOCTYPE a SYSTEM "http://example.org/x.dtd"><a/>', "SYN062", "x.xml:1:46"),
])
def test_what_is_no_plain_xml_is_refused(data: bytes, code: str, place: str) -> None:
    """Broken XML, unseen characters, definitions and entities are refused where they stand."""
    assert code_of(data) == (code, place)


def test_size_depth_and_number_are_bounded() -> None:
    """Files that are too large, too deep or of too many elements are refused before they are worked through."""
    assert code_of(b"<a>" + b" " * MAX_BYTES + b"</a>")[0] == "SYN004"
    assert code_of(b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1))[0] == "SYN020"
    assert read_xml(b"<a>" * MAX_DEPTH + b"</a>" * MAX_DEPTH, name="x.xml").name == "a"
    assert code_of(b"<a>" + b"<b/>" * MAX_NODES + b"</a>")[0] == "SYN021"
