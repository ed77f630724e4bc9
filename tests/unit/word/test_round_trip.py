"""Out and in again loses no id, no text and no bracket."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.word.round_trip import FRAMEWORKS, opened, printed, read_alone, words

from holdfast.document.load import framework_from_bytes
from holdfast.word.merge import merged
from holdfast.word.printing import own_languages, sheet_of
from holdfast.word.read import Reading, read_draft
from holdfast.word.write_docx import docx_bytes


@pytest.mark.parametrize("path", FRAMEWORKS)
def test_a_print_read_alone_has_the_same_clauses(path: str) -> None:
    """Printed and imported without the framework at hand, ids, their order, texts and brackets are the same."""
    documents = opened(path)
    framework = documents.framework.model
    if not framework.clauses:
        return

    again, _ = read_alone(printed(documents))

    languages = own_languages(framework)
    assert list(words(framework)) == list(words(again))
    assert words(framework, languages) == words(again, languages)
    assert framework.id == again.id
    assert framework.stage == again.stage


@pytest.mark.parametrize("path", FRAMEWORKS)
def test_a_print_read_back_changes_nothing(path: str) -> None:
    """Printed and imported onto its framework, the framework is the same model as before, to the last field."""
    documents = opened(path)
    framework = documents.framework
    if not framework.model.clauses or path.endswith(".json"):
        return

    draft = read_draft(printed(documents), name="printed.docx", reading=Reading(tuple(framework.model.parties)))
    result = merged(framework.source.text, framework.model, draft)

    assert result.changed == result.new == result.retired == []
    again = framework_from_bytes(result.text.encode(), name=framework.name).model
    assert framework.model == again


LANGUAGES = "corpus/valid/languages.framework.yaml"


def test_languages_side_by_side_come_back() -> None:
    """A text printed in three columns comes back with its three versions."""
    documents = opened(LANGUAGES)

    again, draft = read_alone(printed(documents, ("en", "uk", "ru")))

    assert words(documents.framework.model) == words(again)
    assert draft.printed.languages == ("en", "uk", "ru")


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp")), min_size=1, max_size=20)
PARTS = st.lists(WORDS | st.sampled_from(["[A: x]", "[", "]", "{crew}", "{crew: men}", "{depth}", "\n", "\t", "1.", "(a)", "A:", " / ",
                                          "Article 3"]), min_size=1, max_size=8).map(" ".join)
TEXTS = PARTS.map(str.strip).filter(lambda text: bool(text) and any(letter.isalnum() for letter in text))


@st.composite
def frameworks(draw: st.DrawFn) -> str:
    """A framework whose clauses say anything, with brackets, sections, headings, numbers and marks."""
    tree: dict[str, Any] = {
        "framework": "2026.1", "id": "any", "stage": "pause", "parties": ["A", "B"],
        "sources": {"made": {"title": "Made"}},
        "terms": {"crew": {"text": draw(TEXTS)}}, "parameters": {"depth": {"value": "10", "unit": "km", "source": "made"}},
        "sections": {"one": {"title": draw(TEXTS)}, "two": {"title": draw(TEXTS), "number": "II"}},
    }
    clauses = {}
    for n in range(draw(st.integers(1, 4))):
        clause: dict[str, Any] = {}
        if draw(st.booleans()):
            clause["heading"] = draw(TEXTS)
        if draw(st.booleans()):
            clause["number"] = draw(st.sampled_from(["1", "2(a)", "Article 7", "IV.", "Sequence 1"]))
        clause["text"] = draw(TEXTS | st.fixed_dictionaries({"en": TEXTS, "uk": TEXTS}))
        clause["kind"] = draw(st.sampled_from(["operative", "declaratory", "prose"]))
        if section := draw(st.sampled_from(["", "one", "two"])):
            clause["section"] = section
        brackets = draw(st.lists(st.fixed_dictionaries({"by": st.sampled_from([[], ["A"], ["A", "B"]]), "text": TEXTS}), max_size=3,
                                 unique_by=lambda bracket: " ".join(bracket["text"].split())))
        if brackets:
            clause["brackets"] = brackets
        clauses[f"clause-{n}"] = clause
    return json.dumps({**tree, "clauses": clauses}, ensure_ascii=False)


@given(frameworks(), st.sampled_from([(), ("en", "uk"), ("uk",)]))
def test_any_framework_comes_back(text: str, languages: tuple[str, ...]) -> None:
    """Whatever the texts say, nothing that was printed is lost: alone, ids and words are the same; onto itself, all is."""
    model = framework_from_bytes(text.encode(), name="any.framework.yaml").model

    data = docx_bytes(sheet_of(model, languages=languages)[0])
    again, draft = read_alone(data)

    shown = languages or own_languages(model)
    if not any("" in said and len(shown) == 1 for said, _ in words(model).values()):
        shown = tuple(filter(None, shown)) or shown
    before, after = words(model, shown), words(again, shown)
    assert list(before) == list(after)
    assert {id: said for id, said in before.items() if said[0]} == {id: after[id] for id, said in before.items() if said[0]}
    result = merged(text, model, draft)
    assert result.changed == result.new == result.retired == []
    assert framework_from_bytes(result.text.encode(), name="any.framework.yaml").model == model
