"""The result of ``returns`` as data, text and table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from holdfast.cli.envelope import Outcome
from holdfast.cli.opening import Opened
from holdfast.cli.watching import watched
from holdfast.document.conditions.domain import nearest
from holdfast.document.framework import Framework
from holdfast.document.times import parse_date
from holdfast.errors import UsageProblem
from holdfast.territory.returns.plan import Result, plan_return
from holdfast.territory.returns.situation import Situation, situation_of
from holdfast.territory.returns.translate import ReturnsAsked, returns_of
from holdfast.territory.returns.words import csv_of, lines_of


def returns_outcome(opened: Opened, *, options: Mapping[str, Any], as_csv: bool) -> Outcome:
    """The outcome of planning every return of the text, or the one that is named."""
    documents = opened.documents
    framework, only = documents.framework.model, options["return"]
    if only is not None and only not in framework.returns:
        raise UsageProblem(_unknown(only, framework))
    asked = ReturnsAsked(months=options["months"], starts=_first(options["from"]), teams=options["teams"],
                  survey_teams=options["survey_teams"])
    translated = returns_of(documents, asked, only=only)
    situation = situation_of(documents)
    with watched("returns") as watch:
        limited = watch.for_at_most(options["budget"])
        results = [plan_return(one, watch=limited) for one in translated]
    data = {"returns": [one.as_json() for one in results], "situation": situation.as_json()}
    text = csv_of(results) if as_csv else _text(results, situation)
    return Outcome(data=data, text=text, inputs=opened.inputs, options=options, marking=opened.marking.value,
                   released=opened.released, left_out=opened.left_out, as_of=opened.as_of)


def _unknown(name: str, framework: Framework) -> str:
    if not framework.returns:
        return f"The text has no returns, so none with the id {name[:40]!r}. Leave the id out for the situation alone."
    return (f"There is no return {name[:40]!r}{nearest(name, framework.returns)}. "
            f"There are: {', '.join(list(framework.returns)[:12])}.")


def _first(named: str | None) -> dt.date | None:
    """The first day of the month that the call names."""
    if named is None:
        return None
    try:
        date = parse_date(named)
    except ValueError as problem:
        raise UsageProblem(f"--from: {problem}.") from None
    if date.month is None or date.year > 9000:
        raise UsageProblem(f"--from {named} names no month. Give one such as {date.year:04}-04.")
    return date.first.replace(day=1)


def _text(results: Sequence[Result], situation: Situation) -> str:
    blocks = ["\n".join(lines_of(result)) for result in results]
    if not results:
        blocks.append("The text has no returns, as encoded, so nothing is planned; this is the situation alone.")
    lines = situation.lines()
    missing = situation.held.lacking if not results else []
    if missing:
        lines += ["For a plan it lacks:", *(f"  {one.address}: {one.what}" for one in missing)]
    return "\n\n".join([*blocks, "\n".join(lines)] if lines else blocks)
