"""Earlier agreements between the same parties of which the text does not say what becomes of them.

## What it checks
For every earlier instrument that still stands between parties of the text, the text says whether it is kept, replaced
or amended, or that the text is without prejudice to it.

## Why it matters
Two agreements on one thing let each side pick the one it likes.
Which of them prevails is then argued about when it is needed most.

## Fails
```yaml
legal: {prior-instruments: []}   # the case lists a ceasefire of 2019 that nobody ended
```

## Passes
```yaml
legal:
  prior-instruments:
    - {instrument: ceasefire-2019, relation: replaced}
    - {instrument: border-treaty, relation: without-prejudice}
```

## When it does not apply
Stages before a framework agreement.

## How it decides
Structure: `prior-instruments` of the case, and of its country pack, beside `legal.prior-instruments`, by id or title.
An instrument of the case counts where at least two parties of the text are parties to it and it still stands: no date
of its end is known, and its `status` is not `never-started`, `carried-out`, `lapsed`, `expired` or `ended`.
One of the country pack counts where its country is a party of the text and the case has none of the same day.
One whose date is later than that of the text is no earlier instrument.
Whether one that ended, or that one side calls void, still matters is not asked.
All that are not named become one finding.
Where neither the case nor the text names any earlier instrument, the verdict is open.
Where the text was not encoded in full, a missing word is open, not a failure.

## Sources
- ○ Vienna Convention on the Law of Treaties, articles 30 and 59.

Authorities disagree on when a later agreement ends an earlier one without saying so, and on whether promises that were
called political count as earlier agreements at all.

## Related codes
LAW003, LAW004, LAW005
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.geography import EarlierInstrument
from holdfast.document.text import versions
from holdfast.document.times import Date
from holdfast.rules.context import Context
from holdfast.rules.listing import some_of
from holdfast.rules.packs.pack import Instrument
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="LAW006",
    name="unreconciled-prior-instruments",
    severity=Level.WARNING,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.STRUCTURE,),
    why="Of two agreements on one thing it has to be said which prevails (VCLT, articles 30 and 59).",
    sources=(Evidence("Vienna Convention on the Law of Treaties, articles 30 and 59", Mark.UNCHECKED),),
)

ADDRESS = "legal.prior-instruments"
SHARED = 2
"""So many parties of the text make an earlier instrument one between them."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield one verdict for the earlier instruments on which the text is silent."""
    legal = context.framework.legal
    named = {entry.instrument.casefold() for entry in legal.prior_instruments} if legal is not None else set[str]()
    case = context.case.prior_instruments if context.case else {}
    of_pack = _of_pack(context, case)
    if not case and not of_pack and not named:
        yield context.open(
            ADDRESS, "Which earlier instruments there are is not known: neither the case nor the text names one.",
            next="List them under `prior-instruments` of the case, or name them under `legal.prior-instruments`.")
        return
    parties = frozenset(context.framework.parties)
    silent = [id for id, one in case.items()
              if one.stands and len(parties & set(one.parties)) >= SHARED and not named & _names(id, one)
              and not _is_later(context, one.date)]
    silent += [one.id for one in of_pack if not named & {one.id.casefold(), one.title.casefold()}
               and not _is_later(context, one.date)]
    if silent:
        count = "an earlier instrument" if len(silent) == 1 else f"{len(silent)} earlier instruments"
        yield context.missing(
            ADDRESS, f"no word on what becomes of {count} between parties of the text: {some_of(silent)}", clause=legal,
            next="Name each with `relation`: `kept`, `replaced`, `amended` or `without-prejudice`.")


def _of_pack(context: Context, case: Mapping[str, EarlierInstrument]) -> tuple[Instrument, ...]:
    """The instruments of the country pack that the case does not list, where the country is a party of the text.

    The same day is the same instrument, whatever its title; what the case says of it counts.
    """
    pack = context.pack
    if pack is None or pack.party_in(context.parties) not in context.framework.parties:
        return ()
    days = {one.date for one in case.values()}
    return tuple(one for one in pack.prior_instruments if one.id not in case and one.date not in days)


def _is_later(context: Context, date: Date | None) -> bool:
    """Whether an instrument is certainly of a later day than the text."""
    own = context.framework.date
    return own is not None and date is not None and date.first > own.last


def _names(id: str, instrument: EarlierInstrument) -> frozenset[str]:
    return frozenset({id.casefold(), *(title.casefold() for title in versions(instrument.title).values())})
