"""How a finding is written where its message has a list."""

from __future__ import annotations

from holdfast.document.finding import Finding, Kind, Level

LISTED = Finding(code="SEQ001", name="n", kind=Kind.REVIEW, level=Level.NONE, address="gates.a",
                 message="These wait for one another:\n- a → b → a\n- a needs b\n- b needs a", why="Why.", next="Next.")


def test_the_lines_of_a_message_stay_inside_the_finding() -> None:
    """In text the lines of a list are indented below the message, and what follows stands on lines of its own."""
    assert LISTED.as_text().splitlines() == [
        "SEQ001 n (review)", "  gates.a: These wait for one another:", "    - a → b → a", "    - a needs b",
        "    - b needs a", "  Why.", "  Next."]


def test_a_message_on_one_line() -> None:
    """Where there is room for one line only, the list follows after semicolons; a plain message stays as it is."""
    assert LISTED.one_line == "These wait for one another: a → b → a; a needs b; b needs a"
    assert Finding(code="A", name="n", kind=Kind.FAIL, level=Level.NOTE, message="Plain.").one_line == "Plain."
