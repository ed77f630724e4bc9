"""What is found out about the order of steps of a text, in words."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.loaded import Documents
from holdfast.document.text import words_in
from holdfast.roadmap.analyse import Roadmap
from holdfast.roadmap.remedies.deposits import tidy
from holdfast.roadmap.safety import Over
from holdfast.roadmap.told.sentences import answer, assumed, ground

SHOWN = 12


def roadmap_text(found: Roadmap, documents: Documents, *, danger: bool) -> str:
    """The roadmap in words, as a mediator would read it out."""
    framework = documents.framework.model
    lines = [words_in(framework.title) or framework.id, "", "Is there a safe order of steps?", f"  {answer(found)}"]
    lines += [f"  {said}" for said in (ground(found), assumed(found)) if said]
    lines += _order(found)
    lines += _people(found)
    lines += _remedies(found)
    lines += _remarks(found)
    return "\n".join(lines)


def _order(found: Roadmap) -> Iterator[str]:
    order = found.safety.order
    if not order:
        return
    yield ""
    yield "The safest order" if found.safety.over is Over.WHOLE_RANGE else "The order that comes nearest"
    by = {step.id: step.by for step in found.translated.problem.steps}
    for number, id in enumerate(order[:SHOWN], start=1):
        yield f"  {number:2}. {id} ({', '.join(by[id]) or 'nobody named'})"
    if len(order) > SHOWN:
        yield f"      and {len(order) - SHOWN} more, listed with --format json"
    rounds = found.safety.rounds.rounds
    if rounds is not None and len(rounds) < len(order):
        proven = "no fewer will do" if found.safety.rounds.proven else "fewer are not ruled out"
        yield f"  It can be carried out in {len(rounds)} rounds of steps at the same time; {proven}."


def _people(found: Roadmap) -> Iterator[str]:
    if not found.translated.humanitarian:
        return
    yield ""
    yield "Humanitarian steps, outside this order and at their earliest date"
    for one in found.translated.humanitarian:
        low, high = one.begins
        when = f"day {high:.0f}" if low == high else f"day {low:.0f} to {high:.0f}"
        batches = f", in {len(one.batches)} batches" if len(one.batches) > 1 else ""
        yield f"  - {one.id} ({', '.join(one.by) or 'nobody named'}): from {when}{batches}"
    if found.translated.ties:
        yield "  What the draft ties them to:"
        for tie in found.translated.ties:
            yield f"  - {tie.address}: {tie.text}"


def _remedies(found: Roadmap) -> Iterator[str]:
    deposits = found.deposits
    if deposits is None:
        return
    yield ""
    yield "What would make an order safe over the whole range"
    yield (f"  A deposit or guarantee by which each party loses at least {tidy(round(deposits.equal, 4))} by walking "
           "away, on its own scale.")
    alone = ", ".join(f"{party} {tidy(round(value, 4))}" for party, value in deposits.alone.items())
    yield f"  Least of one party where the others put up enough: {alone}."
    if 1 < len(deposits.minimal) <= 6:
        pairs = "; ".join(" and ".join(f"{party} {tidy(round(value, 4))}" for party, value in
                                       zip(deposits.parties, values, strict=True)) for values in deposits.minimal)
        yield f"  Combinations of which no part can be lowered alone: {pairs}."


def _remarks(found: Roadmap) -> Iterator[str]:
    remarks = found.translated.remarks
    if remarks:
        yield ""
        yield "To know"
        for remark in remarks[:SHOWN]:
            yield f"  - {remark.address}: {remark.text}"
    lacking = found.translated.lacking
    if lacking:
        yield f"  {len(lacking)} numbers are missing, such as {lacking[0].address} ({lacking[0].what})."
