"""Import and print in one call, as programs use them: what is assumed, what is refused, and what comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.make_word_corpus import p, word
from tests.acceptance.calling import call

import holdfast
from holdfast.document.framework import Stage
from holdfast.document.geometry_files import geometry_beside

ROOT = Path(__file__).resolve().parents[3]
DRAFT = (ROOT / "examples" / "word" / "bridge-draft.docx").read_bytes()
TRUCE = str(ROOT / "examples" / "pauses" / "plant-repair-truce.framework.yaml")
BARE = word(p("1. Fire stops.") + p("2. Guns move back."))


def assumed(found: holdfast.Imported) -> str:
    """What an import says that it assumed, with the advice."""
    return " ".join(f"{one.message} {one.next}" for one in found.remarks if one.code == "WRD122")


def test_an_assumed_stage_is_said_with_every_other_stage() -> None:
    """Without a stage the text is a framework, and the remark names the option with each stage there is."""
    found = holdfast.import_docx(BARE, parties=["A", "B"], lang="en")

    assert found.framework.stage is Stage.FRAMEWORK
    assert "the stage is framework" in assumed(found)
    assert f"--stage {'|'.join(stage.value for stage in Stage)}" in assumed(found)
    assert "parties" not in assumed(found)
    assert "language" not in assumed(found)


@pytest.mark.parametrize(("data", "said"), [
    (DRAFT, "the parties are A, B, whom brackets or authors name"),
    (BARE, "there are no parties yet, because no bracket opens with one"),
])  # fmt: skip
def test_assumed_parties_are_said(data: bytes, said: str) -> None:
    """Parties that nobody named are those of the brackets, and the remark says so, also where there are none."""
    found = holdfast.import_docx(data, stage="pause", lang="en")

    assert said in assumed(found)
    assert "--parties" in assumed(found)
    assert "stage is" not in assumed(found)


def test_an_unnamed_language_is_said() -> None:
    """A text whose language nobody named is kept without one, and the remark says how to name it."""
    found = holdfast.import_docx(BARE, stage="pause", parties=["A"])

    assert "one language, which stays without a name" in assumed(found)
    assert "--lang" in assumed(found)
    assert found.framework.clauses["fire-stops"].text == "Fire stops."


def test_nothing_is_assumed_where_all_is_said() -> None:
    """There is no remark where the caller says stage, parties and language, or the document is a print."""
    said = holdfast.import_docx(BARE, stage=Stage.PAUSE, parties=["A", "B"], lang="en")
    printed = holdfast.import_docx(holdfast.print_docx(holdfast.load_set(TRUCE)))

    assert not assumed(said)
    assert not assumed(printed)
    assert said.framework.stage is printed.framework.stage is Stage.PAUSE
    assert not said.from_print
    assert printed.from_print


def test_nothing_is_assumed_onto_a_framework() -> None:
    """A document laid onto a framework takes everything from it and assumes nothing."""
    onto = holdfast.documents_from_bytes(
        holdfast.import_docx(BARE, stage="pause", parties=["A"]).text.encode(), name="own.framework.yaml")

    found = holdfast.import_docx(word(p("1. All fire stops.") + p("2. Guns move back.")), onto=onto)

    assert not assumed(found)
    assert found.changed == ("fire-stops",)
    assert found.unchanged == 1
    assert found.framework.stage is Stage.PAUSE


def test_the_command_says_what_it_assumed(tmp_path: Path) -> None:
    """The remark stands on stderr, so that what is printed stays a framework."""
    path = tmp_path / "draft.docx"
    path.write_bytes(BARE)

    called = call("import", str(path))

    assert called.code == 0
    assert "WRD122 assumed (note)" in called.err
    assert "WRD122" not in called.out


@pytest.mark.parametrize(("arguments", "said"), [
    ({"stage": "pauze"}, "is no stage"),
    ({"parties": ["A"], "authors": {"Somebody": "B"}}, "no party here"),
    ({"onto": "truce", "stage": "pause"}, "--onto keeps"),
])  # fmt: skip
def test_arguments_that_make_no_sense_are_refused(arguments: dict[str, object], said: str) -> None:
    """A stage that is none, an author for a stranger, and a stage for a framework that has one are wrong use."""
    if "onto" in arguments:
        arguments = {**arguments, "onto": holdfast.load_set(TRUCE)}
    with pytest.raises(holdfast.UsageProblem, match=said):
        holdfast.import_docx(BARE, **arguments)  # type: ignore[arg-type]


def test_bytes_that_are_no_document_are_refused() -> None:
    """What is not a Word document raises with the reason, under the name that was given."""
    with pytest.raises(holdfast.UnreadableSource) as raised:
        holdfast.import_docx(b"1. Fire stops.", name="talks.docx")

    assert str(raised.value.findings[0].place).startswith("talks.docx")


def test_functions_and_commands_print_the_same(tmp_path: Path) -> None:
    """A print from Python has the same bytes as one from the command line."""
    documents = holdfast.load_set(TRUCE)
    reader = geometry_beside(TRUCE)
    for name in ("a.docx", "a.html"):
        assert call("print", TRUCE, "-o", str(tmp_path / name)).code == 0

    assert holdfast.print_docx(documents, geometry_reader=reader) == (tmp_path / "a.docx").read_bytes()
    assert holdfast.print_html(documents, geometry_reader=reader) == (tmp_path / "a.html").read_text()


def test_a_print_carries_the_highest_marking_that_was_read() -> None:
    """A marking inside the text stands on the page, and a language that is none is refused."""
    documents = holdfast.documents_from_bytes(
        b'framework: "2026.1"\nid: x\nstage: pause\nparties: [A, B]\nclauses:\n'
        b"  fire: {text: Fire stops.}\n  quiet: {text: Zebras march., marking: TLP:AMBER}\n", name="x.framework.yaml")

    assert "TLP:AMBER" in holdfast.print_html(documents)
    with pytest.raises(holdfast.UnreadableSource, match="klingon"):
        holdfast.print_html(documents, languages=["klingon"])
