"""Nothing above the audience's marking appears in any output, errors and diagnostics included."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.acceptance.calling import call

from holdfast.document.scalars import Marking

# Each place of a document that can hold marked content: a path to a map, and an element that names only secrets.
HIDEABLE: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (("clauses",), {"text": "WORDS", "who": ["A"], "modal": "shall", "act": "ACT", "lest": "ID-rung"}),
    (("terms",), {"text": "WORDS", "label": "WORDS label"}),
    (("zones",), {"name": "WORDS", "kind": "buffer"}),
    (("bodies",), {"name": "WORDS", "kind": "monitoring", "powers": ["observe"]}),
    (("gates",), {"title": "WORDS", "needs": ["open-clause"]}),
    (("steps",), {"title": "WORDS", "by": ["A"], "does": ["open-clause"]}),
    (("guarantees",), {"text": "WORDS", "by": ["A"], "to": ["B"]}),
    (("votes",), {"text": "WORDS", "question": "WORDS?"}),
    (("relief",), {"text": "WORDS", "measures": ["ID-measure"]}),
    (("parameters",), {"value": "7654321", "unit": "km", "source": "open-source"}),
    (("sources",), {"title": "WORDS"}),
)


@st.composite
def hidden_documents(draw: st.DrawFn) -> tuple[dict[str, Any], list[str], str]:
    """A framework with marked elements, every word that only they hold, and the audience that may not see them."""
    audience = draw(st.sampled_from([Marking.CLEAR, Marking.GREEN, Marking.AMBER]))
    above = [marking.value for marking in Marking if marking.rank > audience.rank]
    document = _open_document()
    secrets: list[str] = []
    for n, (path, shape) in enumerate(draw(st.lists(st.sampled_from(HIDEABLE), min_size=1, max_size=5))):
        id, words = f"zq{n}x-hidden", f"Zqsecret{n}words"
        secrets += [id, words]
        text = json.dumps(shape).replace("WORDS", words).replace("ACT", f"zqact{n}-secret").replace("ID", id)
        element = {key: value for key, value in json.loads(text).items() if key not in ("lest", "measures")}
        family = document
        for key in path:
            family = family.setdefault(key, {})
        family[id] = {**element, "marking": draw(st.sampled_from(above))}
        _refer(draw, document, path[0], id)
    return document, secrets, audience.value


def _open_document() -> dict[str, Any]:
    return {
        "framework": "2026.1", "id": "example", "stage": "comprehensive",
        "parties": {"A": {"name": "Party A"}, "B": {"name": "Party B"}},
        "sources": {"open-source": {"title": "A public page"}},
        "clauses": {
            "open-clause": {"text": "An open text.", "who": ["A"], "modal": "shall", "act": "withdraw"},
            "other-clause": {"text": "Another.", "who": ["A", "B"], "modal": "shall-not", "act": "fire"},
        },
        "gates": {"open-gate": {"needs": ["open-clause"]}},
    }


def _refer(draw: st.DrawFn, document: dict[str, Any], family: str, id: str) -> None:
    """Let something open point at the hidden element, in one of the ways in which documents point."""
    if not draw(st.booleans()):
        return
    clause = document["clauses"]["other-clause"]
    if family in ("clauses", "gates", "steps", "guarantees", "votes", "relief"):
        way = draw(st.sampled_from(["lest", "needs", "if", "from"]))
        if way == "lest":
            clause["lest"] = [*clause.get("lest", []), id]
        elif way == "needs":
            document["gates"]["open-gate"]["needs"].append(id)
        elif way == "if":
            clause["if"] = f"met({id})"
        else:
            clause["when"] = {"from": f"met({id})+P3D"}
    elif family == "terms":
        clause["text"] = f"Another, as {{{id}}} says."
    elif family == "zones":
        clause["where"] = [id]
    elif family == "sources":
        clause["source"] = [id]
    elif family == "bodies":
        clause["decided-by"] = id


EVENTS = {"events-of": "example", "events": [{"at": "2026-01-05T00:00:00Z", "kind": "signed"}]}


def _commands(folder: Path, audience: str) -> Iterator[list[str]]:
    path, events = str(folder / "x.framework.json"), str(folder / "x.events.json")
    for shape in ("text", "json", "markdown"):
        yield ["check", path, "--all", "--format", shape, "--audience", audience]
        yield ["diff", path, path, "--format", shape, "--audience", audience]
        yield ["trace", path, "--events", events, "--at", "2026-02-01", "--format", shape, "--audience", audience]
    yield ["resolve", path, "--audience", audience]
    yield ["show", path, "clauses.other-clause", "--audience", audience]
    yield ["show", path, "clauses.no-such-clause", "--audience", audience]
    yield ["assess", path, "--audience", audience, "-o", str(folder / "out"), "--format", "json"]


@given(hidden_documents(), st.integers(0, 2))
def test_no_output_holds_what_is_above_the_audience(
    case: tuple[dict[str, Any], list[str], str], part: int
) -> None:
    """No command writes an id or word of an element marked above the audience, on stdout, stderr or in a file."""
    document, secrets, audience = case
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "x.framework.json").write_text(json.dumps(document), encoding="utf-8")
        (folder / "x.events.json").write_text(json.dumps(EVENTS), encoding="utf-8")
        for words in list(_commands(folder, audience))[part::3]:  # a third of them at a time, to be quick
            called = call(*words)
            said = called.out + called.err
            assert "USE009" not in said, said
            assert called.code in (0, 1) or words[0] == "show", said  # what is shown may be left out itself
            assert not [secret for secret in secrets if secret.lower() in said.lower()], (words, said)
        for file in (folder / "out").glob("*"):
            said = file.read_text(encoding="utf-8")
            assert not [secret for secret in secrets if secret.lower() in said.lower()], file.name


@given(hidden_documents(), st.sampled_from(["dangling", "unknown-key", "bad-condition", "bad-type"]), st.integers(0, 3))
def test_no_error_holds_what_is_above_the_audience(
    case: tuple[dict[str, Any], list[str], str], fault: str, part: int
) -> None:
    """The errors of a faulty document quote nothing of what is marked above the audience."""
    document, secrets, audience = case
    clause = document["clauses"]["other-clause"]
    wrong = secrets[0][:-1]  # near enough to a hidden id that a suggestion would name it
    if fault == "dangling":
        clause["lest"] = [wrong]
    elif fault == "unknown-key":
        clause[wrong] = "x"
    elif fault == "bad-condition":
        clause["if"] = f"met({wrong})"
    else:
        clause["modal"] = {"x": "y"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "x.framework.json").write_text(json.dumps(document), encoding="utf-8")
        (folder / "x.events.json").write_text(json.dumps(EVENTS), encoding="utf-8")
        for words in list(_commands(folder, audience))[part::4]:
            called = call(*words)
            said = (called.out + called.err).lower()
            assert called.code == 2
            assert not [secret for secret in secrets if secret.lower() in said], (words, said)


@pytest.mark.parametrize("audience", ["clear", "TLP:GREEN", "amber+strict"])
def test_left_out_items_are_counted(audience: str, tmp_path: Path) -> None:
    """The envelope says how many items were left out, and the audience's marking is not exceeded."""
    document = _open_document()
    document["clauses"]["hidden"] = {"text": "Hidden.", "marking": "TLP:RED"}
    path = tmp_path / "x.framework.json"
    path.write_text(json.dumps(document), encoding="utf-8")

    envelope = call("check", str(path), "--format", "json", "--audience", audience).envelope

    assert 1 == envelope["left_out"]
    assert "TLP:CLEAR" == envelope["marking"]


def test_release_is_recorded(tmp_path: Path) -> None:
    """Writing below the marking of what was read needs --release-as, and the result says so."""
    document = _open_document()
    document["clauses"]["other-clause"]["marking"] = "TLP:AMBER"
    path = tmp_path / "x.framework.json"
    path.write_text(json.dumps(document), encoding="utf-8")

    plain = call("check", str(path), "--format", "json").envelope
    released = call("check", str(path), "--format", "json", "--release-as", "green").envelope
    nothing = call("check", str(path), "--format", "json", "--release-as", "red")

    assert "TLP:AMBER" == plain["marking"]
    assert plain["released"] is None
    assert "TLP:GREEN" == released["marking"]
    assert {"carries": "TLP:AMBER", "as": "TLP:GREEN"} == released["released"]
    assert 2 == nothing.code
