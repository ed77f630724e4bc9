"""Reading bytes, files and standard input: formats, names, and the refusal of everything that is no document."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from holdfast.document.finding import Finding, error
from holdfast.document.places import plain
from holdfast.document.read import read_bytes, read_path
from holdfast.document.read_yaml import read_yaml
from holdfast.document.syntax_codes import SYNTAX_CODES, shown
from holdfast.errors import UnreadableSource

NOTHING_FOUND = error("", "refused-without-finding", "")
SNIPPETS = st.lists(st.sampled_from([
    "a", "b", ": ", ":", "\n", "\n  ", "\n\t", "- ", "[", "]", "{", "}", ",", ", ", "'", '"', "|", ">", "#", "&", "*", "!",
    "%", "@", "`", "?", "? ", "<<", "~", "null", "---", "...", "\\", "\\u", "\\x", "d800", "\r", "1", "-", ".", "%YAML ",
    "%TAG ", "\u202e", "\x00", "\ufeff", "é", "\U0001f54a", "//", "NaN", "true", "!!", "|2", ">+", '\\"', "99999999999",
])).map("".join)


def refused(path: str, **options: object) -> Finding:
    """The first finding of a path that cannot be read."""
    with pytest.raises(UnreadableSource) as caught:
        read_path(path, **options)  # type: ignore[arg-type]
    return caught.value.findings[0]


def findings_about(read: Callable[[], object]) -> tuple[Finding, ...]:
    """What is found when reading, which may be nothing."""
    try:
        read()
    except UnreadableSource as refusal:
        return refusal.findings or (NOTHING_FOUND,)
    return ()


def check(read: Callable[[], object]) -> None:
    """Reads, and checks that whatever is found is well formed."""
    for finding in findings_about(read):
        assert (finding.code, finding.name) == (finding.code, SYNTAX_CODES[finding.code][0])
        assert finding.place
        assert min(finding.place.line, finding.place.column) >= 1
        assert all((finding.message, finding.why, finding.next))
        assert len(finding.message) < 220


@given(st.binary(), st.sampled_from(["a.yaml", "a.json", "<stdin>"]))
def test_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    """Arbitrary bytes are a document or are refused with findings; nothing else is ever raised."""
    check(lambda: plain(read_bytes(data, name=name).root))


@given(st.text() | SNIPPETS, st.sampled_from(["a.yaml", "a.json", "<stdin>"]))
def test_text_is_read_or_refused(text: str, name: str) -> None:
    """So is arbitrary text, and text of the signs that mean something in YAML and JSON."""
    check(lambda: plain(read_bytes(text.encode("utf-8", "replace"), name=name).root))


@given(SNIPPETS)
def test_text_is_read_or_refused_without_libyaml(text: str) -> None:
    """The parser in pure Python refuses in the same way."""
    check(lambda: plain(read_yaml(text, name="a.yaml", loader=yaml.SafeLoader)))


def test_byte_order_mark_is_dropped() -> None:
    """A byte order mark at the beginning changes neither text nor places."""
    source = read_bytes(b"\xef\xbb\xbfa: b\n", name="x")

    assert source.text == "a: b\n"
    assert str(source.root.entries[0][0].place) == "x:1:1"


@pytest.mark.parametrize(("name", "text", "code"), [
    ("a.json", "a: b", "SYN054"),
    ("A.JSON", "{a: b}", "SYN054"),
    ("<stdin>", "\n {a: b}", "SYN054"),
    ("a.txt", "{a: b}", "SYN054"),
])
def test_json_is_recognised(name: str, text: str, code: str) -> None:
    """The ending .json, or else a brace at the beginning, means JSON."""
    with pytest.raises(UnreadableSource) as caught:
        read_bytes(text.encode(), name=name)

    assert caught.value.findings[0].code == code


def test_yaml_is_recognised() -> None:
    """The ending .yaml means YAML even after a brace, and a format that is given wins over both."""
    assert plain(read_bytes(b"{a: b}", name="a.yaml").root) == {"a": "b"}
    assert plain(read_bytes(b"{a: b}", name="a.json", format="yaml").root) == {"a": "b"}
    with pytest.raises(UnreadableSource):
        read_bytes(b"{a: b}", name="a.yaml", format="json")


def test_size_limit_is_exact() -> None:
    """Eight mebibytes are read, one byte more is refused."""
    limit = 8 * 1024 * 1024
    fits = b"a: b\n#".ljust(limit, b"x")

    assert plain(read_bytes(fits, name="x").root) == {"a": "b"}
    with pytest.raises(UnreadableSource) as caught:
        read_bytes(fits + b"x", name="x")
    assert caught.value.findings[0].code == "SYN004"


def test_standard_input_has_a_name() -> None:
    """A dash means standard input, which findings call <stdin>."""
    assert read_path("-", stdin=io.BytesIO(b"a: b\n")).name == "<stdin>"
    assert str(refused("-", stdin=io.BytesIO(b"a: b\na: c\n")).place) == "<stdin>:2:1"


def test_file_is_read_under_the_name_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is called what the user called it."""
    (tmp_path / "a.yaml").write_text("a: b\n")
    monkeypatch.chdir(tmp_path)

    source = read_path("./a.yaml")

    assert source.name == "./a.yaml"
    assert source.root.entries[0][0].place.file == "./a.yaml"


def test_missing_file_and_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that leads to no file is refused without naming the directory it was looked for in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("a: b\n")

    found = [refused(path) for path in ("gone.yaml", "file/gone.yaml", "folder", "x" * 5000, "a\0b", "a\udcff")]

    assert [finding.code for finding in found] == ["SYN001", "SYN001", "SYN002", "SYN003", "SYN003", "SYN001"]
    assert str(tmp_path) not in "".join(finding.as_text() for finding in found)
    "".join(finding.as_text() for finding in found).encode()


def test_forbidden_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system keeps closed is refused as such."""
    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))
    monkeypatch.setattr(Path, "open", closed)

    assert refused("a.yaml").code == "SYN003"


def test_codes_are_well_formed() -> None:
    """Every code has a name of its own in kebab case and a sentence."""
    names = [name for name, _ in SYNTAX_CODES.values()]

    assert len(set(names)) == len(names)
    for code, (name, summary) in SYNTAX_CODES.items():
        assert code.startswith("SYN")
        assert name == name.lower().replace(" ", "-")
        assert summary.endswith(".")


def test_shown_text_is_short_and_on_one_line() -> None:
    """Quoted text is cut, and line breaks in it become spaces."""
    assert shown("a\n b") == "“a b”"
    assert len(shown("x" * 100)) == 42
