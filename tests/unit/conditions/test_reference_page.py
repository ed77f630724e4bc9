"""The reference page of the condition language says what the language does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from holdfast.document.conditions import ConditionError, Vocabulary, parse_condition
from holdfast.document.conditions.parse import MAX_DEPTH, MAX_LENGTH

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "conditions.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(condition|event-condition)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
EXAMPLES = [(kind, line) for kind, block in BLOCKS for line in block.splitlines()]
MISTAKES = re.findall(r"^\| `(.+?)` \| ([A-Z].+\?|[A-Z].+\.) \|$", TEXT, re.MULTILINE)


@pytest.mark.parametrize(("kind", "line"), EXAMPLES)
def test_every_example_can_be_read(kind: str, line: str) -> None:
    """Each line of a condition block reads in the vocabulary of its block."""
    parse_condition(line, vocabulary=Vocabulary.TEXT if kind == "condition" else Vocabulary.EVENT)


@pytest.mark.parametrize(("written", "said"), MISTAKES)
def test_every_mistake_is_answered_as_the_page_says(written: str, said: str) -> None:
    """Each mistake in the table gets the advice printed beside it."""
    with pytest.raises(ConditionError) as caught:
        parse_condition(written, vocabulary=Vocabulary.EVENT)
    assert caught.value.next == said


def test_the_page_has_its_examples_and_limits() -> None:
    """The page shows examples and mistakes, and the limits it names are those in force."""
    assert len(EXAMPLES) > 20
    assert len(MISTAKES) == 6
    assert f"at most {MAX_LENGTH} characters and is nested at most {MAX_DEPTH} deep" in TEXT
