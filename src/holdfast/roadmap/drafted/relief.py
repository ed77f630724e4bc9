"""Relief from sanctions as a table: measure, gate, authority, time to reverse, and where one vote ends or blocks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from holdfast.document.decision import DecisionRule
from holdfast.document.measures import Sanction
from holdfast.document.quantity import Quantity
from holdfast.document.settlement_parts import Relief
from holdfast.document.text import words_in
from holdfast.inputs.quantity_input import span
from holdfast.norms.graph import WAITING, in_days
from holdfast.rules.blocking import ALL_MUST_AGREE, blockers, deciders, groups_of, members_of, together
from holdfast.rules.context import Context

ONE_VETO = "one-renewal-veto-ends-it"
ONE_ALLY = "one-ally-blocks"
NO_GATE, NO_AUTHORITY, NO_WAY_BACK, UNNAMED = "no-gate", "no-authority", "no-way-back", "unnamed-measure"

MEANING = {
    ONE_VETO: "the measure ends when one member stops a renewal, whether or not the gate is passed",
    ONE_ALLY: "the beneficiary, or one that may side with it, can block the way back",
    NO_GATE: "nothing has to be verified before",
    NO_AUTHORITY: "nobody is named who lifts it",
    NO_WAY_BACK: "the text as encoded has no way back",
    UNNAMED: "the text names no measure of the case",
}


Weeks = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """One measure under one relief; or a measure of the case that no relief names."""

    measure: str
    relief: str | None
    gates: tuple[str, ...]
    """What must be met before, directly, in the order of the text."""
    authority: tuple[str, ...]
    instrument: str
    reversal_weeks: Weeks | None
    """Weeks to put it back; ``None`` where nobody says."""
    renewal: str
    flags: tuple[str, ...]
    could_mean: tuple[str, ...] = ()
    """Where the text names words: the measures of the case against the beneficiary."""
    lifting_weeks: Weeks | None = None
    """Weeks to lift it; ``None`` where nobody says."""

    def as_json(self) -> dict[str, Any]:
        """The row as JSON."""
        return {"measure": self.measure, "relief": self.relief, "gates": list(self.gates),
                "authority": list(self.authority), "instrument": self.instrument,
                "lifting_weeks": _range(self.lifting_weeks), "reversal_weeks": _range(self.reversal_weeks),
                "renewal": self.renewal, "flags": list(self.flags), "could_mean": list(self.could_mean)}


def _range(weeks: Weeks | None) -> dict[str, float] | None:
    return {"low": weeks[0], "high": weeks[1]} if weeks else None


def relief_table(context: Context) -> tuple[Row, ...]:
    """A row for each measure of each relief, then the measures of the case that no relief names."""
    case = context.case
    known = case.sanctions if case else {}
    rows = [row for id, relief in context.framework.relief.items() for row in _rows(context, id, relief)]
    named = {row.measure for row in rows}
    rows += [_kept(context, id, sanction) for id, sanction in known.items() if id not in named]
    return tuple(rows)


def _rows(context: Context, id: str, relief: Relief) -> Iterator[Row]:
    known = context.case.sanctions if context.case else {}
    gates = _gates(context, id)
    for measure in relief.measures or ("",):
        sanction = known.get(measure)
        flags = [flag for flag, holds in (
            (UNNAMED, sanction is None), (NO_GATE, not gates and relief.if_ is None),
            (NO_AUTHORITY, not relief.authority and not (sanction and sanction.authority)),
            (NO_WAY_BACK, relief.snapback is None and relief.snapback_decides is None),
            (ONE_ALLY, _blockable(context, relief)),
            (ONE_VETO, sanction is not None and _one_veto(context, sanction))) if holds]
        authority = relief.authority or ((sanction.authority,) if sanction and sanction.authority else ())
        yield Row(
            measure, f"relief.{id}", gates, tuple(authority),
            words_in(relief.instrument) or (words_in(sanction.instrument) if sanction else ""),
            _weeks(sanction.reimposition_time if sanction else None), _renewal(sanction), tuple(flags),
            () if sanction is not None else tuple(name for name, one in known.items()
                                                  if set(one.against) & set(relief.beneficiary)),
            _weeks(sanction.reversal_time if sanction else None))


def _kept(context: Context, id: str, sanction: Sanction) -> Row:
    return Row(id, None, (), (sanction.authority,) if sanction.authority else (), words_in(sanction.instrument),
               _weeks(sanction.reimposition_time), _renewal(sanction),
               (ONE_VETO,) if _one_veto(context, sanction) else (), lifting_weeks=_weeks(sanction.reversal_time))


def _gates(context: Context, id: str) -> tuple[str, ...]:
    """What a relief waits for directly, by its own word or that of a gate which opens it, and the steps that grant it.

    What such a step waits for counts as well.
    """
    carriers = [step for step, element in context.framework.steps.items() if id in element.does]
    found = {edge.on for one in (id, *carriers) for edge in context.graph.waits_for(one) if edge.link in WAITING}
    found |= {*context.framework.relief[id].after, *carriers}
    order = {one: number for number, one in enumerate(context.graph.ids)}
    return tuple(sorted(found, key=lambda one: order.get(one, len(order))))


def _blockable(context: Context, relief: Relief) -> bool:
    """Whether somebody can block the way back alone who does not decide it, or the beneficiaries can by their votes."""
    if relief.snapback_can_be_blocked_by:
        return True
    rule = relief.snapback_decides
    if rule is None:
        return False
    side = frozenset(relief.beneficiary) | groups_of(context, relief.beneficiary)
    members = _members(context, rule, relief.authority)
    alone = blockers(rule, members)
    needs_all = rule.kind in ALL_MUST_AGREE  # whoever they are, each of them can stop it
    return needs_all or bool(alone & side) or bool(alone - deciders(rule)) or together(rule, members, side)


def _one_veto(context: Context, sanction: Sanction) -> bool:
    """Whether one member that stops a renewal ends the measure."""
    rule = sanction.renewal
    if rule is None or sanction.renewal_every is None:
        return False
    alone = blockers(rule, _members(context, rule, sanction.by)) - deciders(rule)
    return rule.kind in ALL_MUST_AGREE or bool(alone)


def _members(context: Context, rule: DecisionRule, deciding: tuple[str, ...]) -> tuple[str, ...]:
    return rule.members if rule.members or len(deciding) != 1 else members_of(context, deciding[0])


def _weeks(quantity: Quantity | None) -> Weeks | None:
    """A length of time in weeks, which is the unit where none is written."""
    if quantity is None:
        return None
    days, _ = in_days(Quantity(value=Decimal(1), unit=quantity.unit or "week"))
    low, _, high = span(quantity)
    return round(low * days / 7, 6), round(high * days / 7, 6)


def _renewal(sanction: Sanction | None) -> str:
    if sanction is None:
        return ""
    every = f"every {sanction.renewal_every}" if sanction.renewal_every else ""
    rule = sanction.renewal.kind.value if sanction.renewal else ""
    return ", ".join(filter(None, (every, rule))) or words_in(sanction.renewal_text)
