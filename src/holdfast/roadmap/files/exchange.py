"""Reading exchanges from files: ``exchange-sequencing/1`` with one exchange or many, YAML or JSON.

At a point where the steps R remain, party i gains V_i(R) = what it still receives less what it still gives by carrying
on, and loses its deposit by walking away (Sandholm & Lesser 1995). Each step has a giver and one receiver.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from holdfast.document.cap import capped
from holdfast.document.source import SequenceNode, Source
from holdfast.document.syntax_codes import shown
from holdfast.errors import InvalidDocument
from holdfast.inputs.between import Between
from holdfast.roadmap.files.look import ExchangeLook
from holdfast.roadmap.problem import PartyTerms, Problem, Step, StepTerms, Terms
from holdfast.settlement.stability.file_nodes import At

FORMAT = "exchange-sequencing/1"
MOST = 60
"""Steps of one exchange at most."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange as a problem without deposits, and the deposits that the file gives."""

    problem: Problem
    deposits: Mapping[str, float]


def is_exchange(source: Source) -> bool:
    """Whether a file holds exchanges: by its format, or by parties and steps at its top."""
    keys = {key.text: value for key, value in source.root.entries}
    if "format" in keys:
        return getattr(keys["format"], "text", "").startswith("exchange-sequencing")
    return "instances" in keys or (isinstance(keys.get("steps"), SequenceNode) and "parties" in keys)


def is_collection(source: Source) -> bool:
    """Whether a file holds a list of exchanges, even if it has but one in it."""
    return any(key.text == "instances" for key, _ in source.root.entries)


def exchanges_in(source: Source) -> tuple[Exchange, ...]:
    """The exchanges in a file that was read; raises InvalidDocument with everything found."""
    look, root = ExchangeLook(), At(source.root, "")
    parts = look.mapping(root) or {}
    said = look.text(parts["format"]) if "format" in parts else FORMAT
    found: list[Exchange | None] = []
    if said is not None and said != FORMAT:
        look.report("EXC001", f"The format {shown(said)} is not known.", parts["format"],
                    why=f"Known is {FORMAT}.", next=f"Write `format: {FORMAT}` if the file follows it.")
    elif "instances" in parts:
        entries = look.filled(parts["instances"], "exchanges") or []
        found = [_exchange(look, entry, name=f"exchange {number + 1}") for number, entry in enumerate(entries)]
    else:
        found = [_exchange(look, root, name="exchange")]
    if look.findings:
        raise InvalidDocument(capped(look.findings))
    return tuple(one for one in found if one is not None)


def _exchange(look: ExchangeLook, at: At, *, name: str) -> Exchange | None:
    before = len(look.findings)
    parts = look.mapping(at)
    if parts is None:
        return None
    look.spelt(parts, "deposits")
    parties = _parties(look, parts, at)
    listed = look.part(parts, "steps", at)
    items = (look.filled(listed, "steps") if listed is not None else None) or []
    if len(items) > MOST and listed is not None:
        look.report("EXC009", f"The exchange has {len(items)} steps.", listed,
                    why=f"At most {MOST} are looked through.", next="Join steps, or cut the exchange into phases.")
        return None
    steps: list[Step] = []
    worth: dict[str, StepTerms] = {}
    waits: list[tuple[Step, At, list[At]]] = []
    for number, item in enumerate(items):
        step = _step(look, item, parties, worth, waits=waits, number=number)
        if step is not None:
            steps.append(step)
    steps = _ordered(look, steps, waits, {step.id for step in steps})
    deposits = _deposits(look, parts, parties)
    if len(look.findings) > before:
        return None
    title = look.text(parts["name"]) if "name" in parts else None
    terms = Terms("base", "as it stands", {party: PartyTerms() for party in parties}, worth)
    return Exchange(Problem(tuple(parties), tuple(steps), (terms,), name=title or name), deposits)


def _parties(look: ExchangeLook, parts: Mapping[str, At], at: At) -> Sequence[str]:
    listed = look.part(parts, "parties", at)
    found: list[str] = []
    for item in (look.filled(listed, "parties") if listed is not None else None) or []:
        text = look.text(item)
        if text in found:
            look.report("EXC006", f"The party {shown(text)} stands here twice.", item,
                        why="A party is one.", next="Name each party once.")
        elif text is not None:
            found.append(text)
    if listed is not None and len(found) == 1:
        look.report("EXC002", "There is one party only.", listed, why="An exchange has at least two parties.",
                    next="Add the other party.")
    return found


def _step(look: ExchangeLook, at: At, parties: Sequence[str], worth: dict[str, StepTerms], *,
          waits: list[tuple[Step, At, list[At]]], number: int) -> Step | None:
    parts = look.mapping(at)
    if parts is None:
        return None
    look.spelt(parts, "after", "receiver")
    id = look.text(parts["id"]) if "id" in parts else f"step-{number + 1}"
    if id in worth:
        look.report("EXC006", f"The step {shown(id)} stands here twice.", parts.get("id", at),
                    why="Others could not say for which of them they wait.", next="Give each step an id of its own.")
        return None
    given = look.part(parts, "giver", at)
    giver = look.known(given, parties, code="EXC004", what="party") if given is not None else None
    receiver = _receiver(look, parts, at, parties, giver)
    numbers = {}
    for key in ("cost", "value"):
        part = look.part(parts, key, at)
        numbers[key] = look.amount(part, key) if part is not None else None
    cost, value = numbers["cost"], numbers["value"]
    if id is None or giver is None or receiver is None or cost is None or value is None:
        return None
    step = Step(id, (giver,))
    worth[id] = StepTerms(cost={giver: Between.point(cost)}, benefit={receiver: Between.point(value)})
    after = parts.get("after")
    waits.append((step, at, (look.items(after) or []) if after is not None else []))
    return step


def _receiver(look: ExchangeLook, parts: Mapping[str, At], at: At, parties: Sequence[str],
              giver: str | None) -> str | None:
    if "receiver" in parts:
        receiver = look.known(parts["receiver"], parties, code="EXC004", what="party")
        if receiver is not None and receiver == giver:
            look.report("EXC011", f"{shown(receiver)} gives and receives the step.", parts["receiver"],
                        why="What a party does for itself is no part of an exchange.",
                        next="Name the party that receives, or leave the step out.")
            return None
        return receiver
    others = [party for party in parties if party != giver]
    if len(others) == 1:
        return others[0]
    if giver is not None and len(others) > 1:
        look.part(parts, "receiver", at)
    return None


def _ordered(look: ExchangeLook, steps: Sequence[Step], waits: Sequence[tuple[Step, At, list[At]]],
             known: set[str]) -> list[Step]:
    """The steps with what they wait for; a circle is reported where it begins."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(step.id for step in steps)
    after: dict[str, tuple[str, ...]] = {}
    for step, _, items in waits:
        found = [look.known(item, sorted(known), code="EXC005", what="step") for item in items]
        after[step.id] = tuple(dict.fromkeys(id for id in found if id is not None))
        graph.add_edges_from((id, step.id) for id in after[step.id])
    places = {step.id: at for step, at, _ in waits}
    if not nx.is_directed_acyclic_graph(graph):
        circle = [edge[0] for edge in nx.find_cycle(graph)]
        look.report("EXC007", f"The steps {', '.join(circle)} wait for one another in a circle.", places[circle[0]],
                    why="None of them could ever begin.", next="Leave one `after` of the circle out.")
    return [Step(step.id, step.by, after.get(step.id, ())) for step in steps]


def _deposits(look: ExchangeLook, parts: Mapping[str, At], parties: Sequence[str]) -> Mapping[str, float]:
    found = dict.fromkeys(parties, 0.0)
    entries = look.mapping(parts["deposits"]) if "deposits" in parts else None
    for party, at in (entries or {}).items():
        if party not in found:
            near = difflib.get_close_matches(party, list(parties), n=1)
            look.report("EXC004", f"There is no party {shown(party)}.", at, why=f"It has {', '.join(parties)}.",
                        next=f"Did you mean `{near[0]}`?" if near else "Correct the party.")
            continue
        amount = look.amount(at, "deposit")
        if amount is not None:
            found[party] = amount
    return found
