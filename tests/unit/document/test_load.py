"""Loading: kinds and editions, advice on keys, places of addresses, sets of documents, the cap on findings."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from holdfast.document.cap import MOST
from holdfast.document.finding import Finding
from holdfast.document.integrity import check_alone
from holdfast.document.load import (
    any_from_bytes,
    case_from_bytes,
    documents_from_bytes,
    events_from_bytes,
    framework_from_bytes,
    load_checked,
    load_framework,
    load_set,
    overlay_from_bytes,
)
from holdfast.errors import InvalidDocument, UnreadableSource

HEAD = 'framework: "2026.1"\nid: example\nstage: pause\nparties: [A, B]\n'
CASE = 'case: "2026.1"\nid: situation\nparties: {A: {name: A}, B: {name: B}}\n'
JARGON = ("Input should", "Extra inputs", "Field required", "Value error", "function-", "constrained", "pydantic",
          "tuple", "dict[", "dictionary", "NoneType", "str type")


def refused(text: str) -> tuple[Finding, ...]:
    """What is found in a document that is refused."""
    with pytest.raises(InvalidDocument) as caught:
        any_from_bytes(text.encode(), name="x.yaml")
    return caught.value.findings


def test_wrong_kind_says_what_it_is_and_what_is_wanted() -> None:
    """A case where a framework belongs is refused as such, and not as a framework full of faults."""
    with pytest.raises(InvalidDocument) as caught:
        framework_from_bytes(CASE.encode(), name="x.yaml")

    [finding] = caught.value.findings
    assert finding.code == "SCH020"
    assert "This is a case; a framework is expected here." in finding.message


def test_overlay_and_events_are_kinds_of_their_own() -> None:
    """Each loader refuses the other kinds."""
    for load in (case_from_bytes, overlay_from_bytes, events_from_bytes):
        with pytest.raises(InvalidDocument, match="SCH020"):
            load(HEAD.encode(), name="x.yaml")


def test_framework_may_name_its_case_first() -> None:
    """The key ``case`` of a framework does not make it a case, whatever the order."""
    text = 'case: situation\nstage: pause\nframework: "2026.1"\nid: example\nparties: [A]\n'

    assert any_from_bytes(text.encode(), name="x.yaml").model.id == "example"  # type: ignore[union-attr]


def test_unknown_edition_names_the_known_ones() -> None:
    """Of a document of another edition only the edition is judged."""
    [finding] = refused('framework: "2030.1"\nnonsense: x\n')

    assert finding.code == "SCH022"
    assert "2026.1" in finding.message


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (HEAD + "clauss: {}\n", "Did you mean `clauses`?"),
        (HEAD + "drafted_by: A\n", "Did you mean `drafted-by`?"),
        (HEAD + "clauses: {c: {text: T, within: P1D}}\n", "It belongs inside `when`."),
        (HEAD + "clauses: {c: {text: T, when: {who: A}}}\n", "It is a key of a clause, further out"),
        (HEAD + "clauses: {c: {text: T, chair: A}}\n", "It is a key of a body, a decision rule"),
    ],
)
def test_unknown_key_is_answered_with_where_it_belongs(text: str, advice: str) -> None:
    """The next step names the nearest key, or the object one level in, further out or elsewhere."""
    [finding] = refused(text)

    assert finding.code == "SCH001"
    assert advice in finding.next


def test_no_words_of_a_library_reach_the_reader() -> None:
    """Findings are in plain words, and their addresses hold nothing that no file shows."""
    text = HEAD.replace("[A, B]", "A") + (
        "stage2: x\nclauses:\n  c: {text: [a], when: {until: x, every: y}, source: 'a b', brackets: z, who: {a: b}}\n"
        "  d: text\n  and: {text: {e: f}}\nzones: {z: {geometry: [], kind: x}}\nparameters: {p: {low: 1}}\n"
        "calendar: {T0: 2026, indefinite: ja}\n")
    said = refused(text)

    assert len(said) >= 14
    for finding in said:
        assert not [word for word in JARGON if word in finding.as_text()], finding.as_text()
        assert finding.place


def test_single_item_without_brackets_has_the_address_that_is_written() -> None:
    """An error in a lone item stands at the key, and not at a position that nobody wrote."""
    [finding] = refused(HEAD + "clauses: {c: {text: T, who: A and B}}\n")

    assert finding.address == "clauses.c.who"
    assert finding.place
    assert (finding.place.line, finding.place.column) == (5, 29)


def test_findings_are_capped_and_counted() -> None:
    """Of many faults fifty are shown, and one more finding counts the rest."""
    said = refused(HEAD + "clauses:\n" + "".join(f"  c{n}: {{text: T, modal: must}}\n" for n in range(70)))

    assert len(said) == MOST + 1
    assert "20 more" in said[-1].message


def test_places_are_found_by_address_with_dots_in_ids() -> None:
    """An id with dots is matched whole, and an address that is not written leads to its nearest ancestor."""
    loaded = framework_from_bytes(
        (HEAD + "clauses:\n  a: {text: T}\n  a.b:\n    text: T\n    who: [A, B]\n").encode(), name="x.yaml")

    places = {address: (loaded.place(address).line, loaded.place(address).column)
              for address in ("clauses.a", "clauses.a.b", "clauses.a.b.who[1]", "clauses.a.b.when.within", "legal")}
    assert places == {"clauses.a": (6, 3), "clauses.a.b": (7, 3), "clauses.a.b.who[1]": (9, 14),
                      "clauses.a.b.when.within": (7, 3), "legal": (1, 1)}
    assert loaded.places.value("clauses.a.text").column == 13
    assert loaded.places.character("clauses.a.text", 1).column == 14


def test_standard_input_is_read() -> None:
    """The path ``-`` is standard input."""
    assert load_framework("-", stdin=io.BytesIO(HEAD.encode())).name == "<stdin>"


def test_case_is_opened_where_the_framework_says(tmp_path: Path) -> None:
    """The case is counted from the framework's own directory; one that is given takes its place."""
    (tmp_path / "s.case.yaml").write_text(CASE)
    framework = tmp_path / "x.framework.yaml"
    framework.write_text(HEAD + "case: {id: situation, file: s.case.yaml}\n")
    other = tmp_path / "other.case.yaml"
    other.write_text(CASE.replace("id: situation", "id: other"))

    documents = load_set(str(framework))
    assert documents.case
    assert documents.case.model.id == "situation"
    with pytest.raises(InvalidDocument, match="INT006"):
        load_set(str(framework), case_path=str(other))


def test_broken_case_is_reported_in_the_case(tmp_path: Path) -> None:
    """A fault of the case stands at its place in the case's own file."""
    (tmp_path / "s.case.yaml").write_text(CASE + "isues: {}\n")
    framework = tmp_path / "x.framework.yaml"
    framework.write_text(HEAD + "case: {id: situation, file: s.case.yaml}\n")

    with pytest.raises(InvalidDocument) as caught:
        load_checked(str(framework))
    assert caught.value.findings[0].place
    assert caught.value.findings[0].place.file.endswith("s.case.yaml")


def test_layers_do_not_cascade() -> None:
    """Integrity is not judged while the schema is broken, nor the schema while the syntax is."""
    broken = HEAD + "clauses: {c: {text: T, who: Z, modal: must}}\n"
    assert {finding.code for finding in refused(broken)} == {"SCH004"}

    with pytest.raises(UnreadableSource) as caught:
        any_from_bytes((broken + "a: [\n").encode(), name="x.yaml")
    assert {finding.code[:3] for finding in caught.value.findings} == {"SYN"}


def test_what_only_the_case_could_define_is_not_judged_without_it() -> None:
    """A framework that names a case which is not at hand may point at anybody and anything of that case."""
    text = HEAD + "case: situation\npicks: {line: frozen}\nclauses: {c: {text: T, who: coalition, under: line == x}}\n"

    assert check_alone(any_from_bytes(text.encode(), name="x.yaml")) == ()


def test_documents_in_bytes_reach_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A framework that came as bytes is checked without opening what it names."""
    monkeypatch.chdir(tmp_path)
    text = HEAD + "annexes: {a: {title: A, file: not-there.pdf}}\n"

    assert documents_from_bytes(text.encode(), name="x.yaml").framework.model.annexes


def test_link_that_leads_away_is_not_followed(tmp_path: Path) -> None:
    """A file beside the document that is a link to somewhere else counts as missing."""
    (tmp_path / "secret").write_text("s")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "a.txt").symlink_to(tmp_path / "secret")
    framework = inner / "x.framework.yaml"
    framework.write_text(HEAD + "annexes: {a: {title: A, file: a.txt}}\n")

    with pytest.raises(InvalidDocument, match="INT050"):
        load_checked(str(framework))


def test_shortest_cycle_of_gates_is_printed() -> None:
    """Of two circles through one gate the shorter is named once."""
    text = HEAD + "gates: {a: {needs: [b, c]}, b: {needs: a}, c: {needs: d}, d: {needs: a}}\n"
    messages = [finding.message for finding in check_alone(any_from_bytes(text.encode(), name="x.yaml"))]

    assert "a waits for b waits for a." in messages
    assert all(message.count("waits for") <= 3 for message in messages)


def test_orders_that_cannot_be_compared_are_left_alone() -> None:
    """A time counted from an anchor that is not fixed is not judged against a date, nor a month against its days."""
    text = HEAD + ("clauses:\n  a: {text: T, when: {from: T0+P30D, until: 2020-01-01}}\n"
                   "  b: {text: T, when: {from: T0+P1M, until: T0+P30D}}\n"
                   "  c: {text: T, when: {from: 2026-05-10, until: 2026-05}}\n")

    assert check_alone(any_from_bytes(text.encode(), name="x.yaml")) == ()
