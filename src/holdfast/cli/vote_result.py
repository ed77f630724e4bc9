"""The result of ``vote`` as data and text."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from holdfast.cli.envelope import Outcome
from holdfast.cli.opening import level_named, open_documents, release_of, stdin_once
from holdfast.document.characters import MAX_BYTES
from holdfast.document.conditions.domain import nearest
from holdfast.document.finding import Finding
from holdfast.document.loaded import Documents
from holdfast.document.scalars import Marking
from holdfast.errors import UsageProblem
from holdfast.rules.engine import check
from holdfast.rules.registry import all_rules
from holdfast.territory.votes.analyse import VoteFound, votes_of
from holdfast.territory.votes.audit import Plan, Reported, plan_of
from holdfast.territory.votes.expected import Expected, alpha_expected
from holdfast.territory.votes.measured import Measured, compared, measured
from holdfast.territory.votes.priors import RISK_LIMIT
from holdfast.territory.votes.words import audit_text, votes_text

_COUNT = re.compile(r"(?P<name>[^=]{1,80})=(?P<votes>[0-9][0-9_,]{0,15})")


def vote_outcome(framework: str | None, *, case: str | None, overlays: Sequence[str], sample: str | None,
                 options: Mapping[str, Any], seed: int, release_as: str | None) -> Outcome:
    """The outcome of looking at the votes of a text, at a count, or at both."""
    stdin_once([framework, case, sample, *overlays])
    if framework is None and not options["count"]:
        raise UsageProblem("Give a framework file, or the votes of a count such as --count yes=120 --count no=100.")
    if framework is None and (case or overlays):
        raise UsageProblem("A case and overlays belong to a framework; a count is audited without them.")
    if sample is not None and not options["count"]:
        raise UsageProblem("--sample holds ballots drawn from a count. Give the count with --count.")
    opened = open_documents(framework, case=case, overlays=overlays, audience=options["audience"],
                            release_as=release_as) if framework is not None else None
    found = votes_of(opened.documents, options["vote"], draws=options["draws"], seed=seed,
                     stations=options["stations"]) if opened else ()
    ruled = _ruled(opened.documents, found) if opened else {}
    plan = _plan(options, found) if options["count"] else None
    seen = _seen(plan, sample, options["audit"]) if plan is not None and sample is not None else None
    expected = alpha_expected(plan, seed=seed) if plan is not None and options["audit"] == "alpha" else None
    level_named(options["audience"], option="--audience")
    marking = opened.marking if opened else Marking.CLEAR
    texts = [votes_text(found, ruled)] if opened else []
    return Outcome(
        data={"votes": [{**one.as_json(), "findings": [said.as_json() for said in ruled[one.id]]} for one in found],
              "audit": _audit_json(plan, seen, expected) if plan is not None else None},
        text="\n\n".join([*texts, *([audit_text(plan, seen, expected)] if plan is not None else [])]),
        inputs=opened.inputs if opened else (), options=options, marking=marking.value,
        released=opened.released if opened else release_of(marking, level_named(release_as, option="--release-as")),
        left_out=opened.left_out if opened else 0, as_of=opened.as_of if opened else None, seed=seed)


def _ruled(documents: Documents, found: Sequence[VoteFound]) -> dict[str, tuple[Finding, ...]]:
    """What the rules on votes say of each of them."""
    codes = [code for code in all_rules() if code.startswith("REF")]
    said = [one for one in check(documents, codes=codes).findings if one.code in codes] if found else []
    return {vote.id: tuple(one for one in said if f"{one.address}.".startswith(f"votes.{vote.id}.")) for vote in found}


def _audit_json(plan: Plan, seen: Measured | None, expected: Expected | None) -> dict[str, Any]:
    return {**plan.as_json(), "alpha": expected.as_json() if expected is not None else None,
            "measured": seen.as_json() if seen is not None else None}


def _plan(options: Mapping[str, Any], found: Sequence[VoteFound]) -> Plan:
    votes: dict[str, int] = {}
    for entry in options["count"]:
        read = _COUNT.fullmatch(entry)
        if read is None and re.fullmatch(r"[^=]+=\s*-[0-9_,]+", entry):
            raise UsageProblem(f"--count {entry[:40]!r} is negative. A number of ballots is 0 or more.")
        if read is None:
            raise UsageProblem(f"--count {entry[:40]!r} is no answer with its votes. Write it as yes=120.")
        name = read["name"].strip()
        if name in votes:
            raise UsageProblem(f"--count gives {name!r} twice. Give each answer once.")
        votes[name] = int(read["votes"].replace("_", "").replace(",", ""))
    own = {one.observation.risk_limit for one in found if one.observation is not None}
    limit = options["risk_limit"] if options["risk_limit"] is not None else own.pop() if len(own) == 1 else RISK_LIMIT
    if not 0 < limit < 1:
        raise UsageProblem(f"--risk-limit {limit:g} is no chance. Give a number between 0 and 1, such as 0.05.")
    return plan_of(Reported(votes, options["invalid"], options["registered"]), risk_limit=limit,
                   approval_quorum=_quorum(options))


def _quorum(options: Mapping[str, Any]) -> float | None:
    quorum: float | None = options["approval_quorum"]
    if quorum is not None and not 0 < quorum <= 1:
        raise UsageProblem(f"--approval-quorum {quorum:g} is no share. Give a number between 0 and 1, such as 0.13.")
    if quorum is not None and options["registered"] is None:
        raise UsageProblem("--approval-quorum is a share of those registered. Give them with --registered.")
    return quorum


def _seen(plan: Plan, path: str, kind: str) -> Measured:
    rows = _rows(path)
    if kind == "comparison":
        return compared(plan, [(_known(row, "reported", number, plan, path), _known(row, "audited", number, plan, path))
                               for number, row in rows])
    return measured(plan, [_known(row, "ballot", number, plan, path) for number, row in rows], kind=kind)


def _rows(path: str) -> list[tuple[int, dict[str, str]]]:
    """The rows of a sample with their lines; raises UsageProblem for a file that is no such table."""
    try:
        if path == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise UsageProblem(f"--sample holds more than {MAX_BYTES:,} bytes. Give the ballots drawn, one in a row.")
        text = data.decode("utf-8-sig")
    except OSError as problem:
        raise UsageProblem(f"--sample cannot be read: {problem.strerror}.") from None
    except UnicodeDecodeError:
        raise UsageProblem("--sample is not UTF-8 text. Save it as CSV in UTF-8.") from None
    reader = csv.DictReader(io.StringIO(text))
    try:
        return [(reader.line_num, {(key or "").strip(): (value or "").strip() for key, value in row.items()
                                   if isinstance(value, str | None)}) for row in reader]
    except csv.Error as problem:
        raise UsageProblem(f"--sample is no CSV table: {problem}.") from None


def _known(row: Mapping[str, str], column: str, number: int, plan: Plan, path: str) -> str:
    if column not in row:
        raise UsageProblem(f"--sample has no column {column!r}. It needs `ballot`, or `reported` and `audited` with "
                           "--audit comparison.")
    answer = row[column]
    known = [*plan.reported.votes, "invalid", ""]
    if answer not in known:
        raise UsageProblem(f"Row {number} of {path}: {answer[:40]!r} is no answer of the count"
                           f"{nearest(answer, known[:-1]) or '.'} Write an answer, or `invalid`.")
    return answer
