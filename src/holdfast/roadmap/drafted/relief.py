"""Relief from sanctions as a table: measure, gate, authority, time to reverse, and where one vote ends or blocks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from holdfast.document.decision import RuleKind
from holdfast.document.measures import Sanction
from holdfast.document.settlement_parts import Relief
from holdfast.document.text import words_in
from holdfast.inputs.quantity_input import span
from holdfast.rules.blocking import blockers, groups_of
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


@dataclass(frozen=True, slots=True)
class Row:
    """One measure under one relief; or a measure of the case that no relief names."""

    measure: str
    relief: str | None
    gates: tuple[str, ...]
    authority: tuple[str, ...]
    instrument: str
    reversal_weeks: tuple[float, float] | None
    """Weeks to put it back; ``None`` where nobody says."""
    renewal: str
    flags: tuple[str, ...]
    could_mean: tuple[str, ...] = ()
    """Where the text names words: the measures of the case against the beneficiary."""

    def as_json(self) -> dict[str, Any]:
        """The row as JSON."""
        weeks = self.reversal_weeks
        return {"measure": self.measure, "relief": self.relief, "gates": list(self.gates),
                "authority": list(self.authority), "instrument": self.instrument,
                "reversal_weeks": {"low": weeks[0], "high": weeks[1]} if weeks else None, "renewal": self.renewal,
                "flags": list(self.flags), "could_mean": list(self.could_mean)}


def relief_table(context: Context) -> tuple[Row, ...]:
    """A row for each measure of each relief, then the measures of the case that no relief names."""
    case = context.case
    known = case.sanctions if case else {}
    rows = [row for id, relief in context.framework.relief.items() for row in _rows(context, id, relief)]
    named = {row.measure for row in rows}
    rows += [_kept(id, sanction) for id, sanction in known.items() if id not in named]
    return tuple(rows)


def _rows(context: Context, id: str, relief: Relief) -> Iterator[Row]:
    known = context.case.sanctions if context.case else {}
    for measure in relief.measures or ("",):
        sanction = known.get(measure)
        flags = [flag for flag, holds in (
            (UNNAMED, sanction is None), (NO_GATE, not relief.after and relief.if_ is None),
            (NO_AUTHORITY, not relief.authority and not (sanction and sanction.authority)),
            (NO_WAY_BACK, relief.snapback is None and relief.snapback_decides is None),
            (ONE_ALLY, _blockable(context, relief)), (ONE_VETO, sanction is not None and _one_veto(sanction))) if holds]
        authority = relief.authority or ((sanction.authority,) if sanction and sanction.authority else ())
        yield Row(
            measure, f"relief.{id}", relief.after, tuple(authority),
            words_in(relief.instrument) or (words_in(sanction.instrument) if sanction else ""),
            _weeks(sanction), _renewal(sanction), tuple(flags),
            () if sanction is not None else tuple(name for name, one in known.items()
                                                  if set(one.against) & set(relief.beneficiary)))


def _kept(id: str, sanction: Sanction) -> Row:
    return Row(id, None, (), (sanction.authority,) if sanction.authority else (), words_in(sanction.instrument),
               _weeks(sanction), _renewal(sanction), (ONE_VETO,) if _one_veto(sanction) else ())


def _blockable(context: Context, relief: Relief) -> bool:
    """Whether the beneficiary, a party that speaks for it, or anybody named can block the way back alone."""
    rule = relief.snapback_decides
    alone = blockers(rule, rule.members) if rule is not None else frozenset[str]()
    side = frozenset(relief.beneficiary) | groups_of(context, relief.beneficiary)
    return bool(relief.snapback_can_be_blocked_by) or bool(alone & side)


def _one_veto(sanction: Sanction) -> bool:
    """Whether one member that stops a renewal ends the measure."""
    rule = sanction.renewal
    return rule is not None and sanction.renewal_every is not None and (
        rule.kind in (RuleKind.UNANIMITY, RuleKind.CONSENSUS) or bool(rule.vetoes))


def _weeks(sanction: Sanction | None) -> tuple[float, float] | None:
    quantity = sanction.reimposition_time or sanction.reversal_time if sanction else None
    if quantity is None:
        return None
    low, _, high = span(quantity)
    return low, high


def _renewal(sanction: Sanction | None) -> str:
    if sanction is None:
        return ""
    every = f"every {sanction.renewal_every}" if sanction.renewal_every else ""
    rule = sanction.renewal.kind.value if sanction.renewal else ""
    return ", ".join(filter(None, (every, rule))) or words_in(sanction.renewal_text)
