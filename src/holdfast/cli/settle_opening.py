"""Opening what ``settle`` works on: a case, frameworks over one case, or a negotiation from another program."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from holdfast.cli.delegated import keeping_content_out, open_for, overlays_for
from holdfast.cli.envelope import Input, Released
from holdfast.cli.one_case import over_one_case
from holdfast.cli.opening import Opened, level_named, release_of, stdin_once
from holdfast.document.audience import for_audience, highest_marking
from holdfast.document.case import Case
from holdfast.document.characters import MAX_BYTES
from holdfast.document.delegation import situation_for
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.geometry_files import geometry_beside
from holdfast.document.kinds import kind_of
from holdfast.document.leaks import keeping_marked_content_out
from holdfast.document.load import load_situation
from holdfast.document.loaded import Documents, Loaded
from holdfast.document.overlay import Overlay
from holdfast.document.resolve import content_hash
from holdfast.document.scalars import Marking
from holdfast.errors import UnusableInput, UsageProblem
from holdfast.settlement.draft.plans import Plan
from holdfast.settlement.files.detect import Found, detect, read_found
from holdfast.settlement.files.read import FileKind
from holdfast.settlement.problem import Problem
from holdfast.settlement.translate import problem_of
from holdfast.settlement.translate_plan import plan_of
from holdfast.settlement.translated import Translated


@dataclass(frozen=True, slots=True)
class Given:
    """What the user gave: paths, and how far to look into them."""

    paths: tuple[str, ...]
    case: str | None = None
    overlays: tuple[str, ...] = ()
    delegation: str | None = None
    audience: str | None = None
    release_as: str | None = None
    piped: bytes | None = None
    """What stands on standard input, where one of the paths is ``-``: it is read once and looked at twice."""

    @property
    def stdin(self) -> BinaryIO | None:
        """Standard input as it was read."""
        return None if self.piped is None else io.BytesIO(self.piped)


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the table: the problem, the texts over it, and what the envelope says of them."""

    problem: Problem
    translated: Translated | None
    """Where it comes from documents of this program."""
    plans: tuple[Plan, ...]
    documents: tuple[Documents, ...]
    """The texts, in the order of the plans."""
    remarks: tuple[Finding, ...]
    inputs: tuple[Input, ...]
    marking: Marking
    released: Released | None
    left_out: int
    as_of: str | None


def open_table(given: Given) -> Table:
    """Everything that was given, cut down to what the audience or the delegation may see."""
    stdin_once([*given.paths, given.case, *given.overlays])
    if "-" in given.paths:
        given = replace(given, piped=sys.stdin.buffer.read(MAX_BYTES + 1))
    if given.delegation is None:
        return _table(given)
    level = level_named(given.audience, option="--audience") or Marking.CLEAR
    with keeping_content_out():
        overlays, unused = overlays_for(given.overlays, given.delegation, audience=level)
        table = _table(replace(given, overlays=overlays))
    return replace(table, left_out=table.left_out + unused)


def _table(given: Given) -> Table:
    found = [detect(path, stdin=given.stdin) for path in given.paths]
    foreign = [one for one in found if one.kind is not FileKind.DOCUMENT]
    if foreign:
        return _foreign(given, found)
    kinds = {kind_of(one.sources[0]) for one in found}
    if kinds == {Framework}:
        return _texts(given)
    if kinds == {Case}:
        return _situation(given)
    raise UsageProblem("Give one case, one or several frameworks over one case, or a negotiation of another program.")


def _foreign(given: Given, found: Sequence[Found]) -> Table:
    if len(found) > 1:
        raise UsageProblem("One negotiation of another program is read at a time.")
    if given.case or given.overlays or given.delegation:
        raise UsageProblem("A case, overlays and a delegation belong to documents of Holdfast; `holdfast import` makes "
                           "a case of this negotiation.")
    level_named(given.audience, option="--audience")  # nothing here is marked, and a wrong word is still wrong
    read = read_found(found[0])
    problem = replace(read.problem, parties=tuple(
        replace(party, bargaining_weight=read.bargaining_weights.get(party.id, 1.0)) for party in read.problem.parties))
    data = b"".join([*found[0].xml.values(), *(source.text.encode() for source in found[0].sources)])
    name = read.problem.name or "negotiation"
    level = level_named(given.release_as, option="--release-as")
    return Table(problem, None, (), (), read.remarks,
                 (Input("negotiation", name, None, hashlib.sha256(data).hexdigest()),),
                 Marking.CLEAR, release_of(Marking.CLEAR, level), 0, None)


def _texts(given: Given) -> Table:
    opened = [_opened(path, given) for path in given.paths]
    over_one_case(opened, verb="Settle")
    first = opened[0].documents
    if first.case is None or not first.case.model.issues:
        raise UsageProblem("There is no case with issues. Name one with --case, or under `case.file` in the framework.")
    only = first.framework.model if len(opened) == 1 else None
    translated = problem_of(first.case.model, framework=only, overlays=[one.model for one in first.overlays])
    plans = tuple(plan_of(entry.documents.framework.model, translated.problem) for entry in opened)
    marking = max((entry.marking for entry in opened), key=lambda level: level.rank)
    released = next((entry.released for entry in opened if entry.released and entry.marking is marking), None)
    return Table(translated.problem, translated, plans, tuple(entry.documents for entry in opened), (),
                 tuple(dict.fromkeys(item for entry in opened for item in entry.inputs)), marking, released,
                 sum(entry.left_out for entry in opened), opened[0].as_of)


def _opened(path: str, given: Given) -> Opened:
    return open_for(given.delegation, path, case=given.case, overlays=given.overlays, audience=given.audience,
                    release_as=given.release_as, stdin=given.stdin)


def _situation(given: Given) -> Table:
    if len(given.paths) > 1 or given.case is not None:
        raise UsageProblem("One case is settled at a time. Give texts over it as frameworks, and the case with --case.")
    level = level_named(given.audience, option="--audience")
    case, overlays = _loaded(given, level)
    if given.delegation is not None:
        case, overlays, left_out = situation_for(case, overlays, given.delegation, audience=level or Marking.CLEAR)
    else:
        case, overlays, left_out = _for_audience(case, overlays, level)
    if not case.model.issues:
        raise UsageProblem(f"The case {case.model.id} has no issues, so there is nothing to settle.")
    translated = problem_of(case.model, overlays=[one.model for one in overlays])
    marking = highest_marking([case.model, *(one.model for one in overlays)])
    lower = level_named(given.release_as, option="--release-as")
    hashed = content_hash(case.model, geometry_reader=geometry_beside(case.name))
    inputs = (Input("case", case.model.id, None, hashed),
              *(Input("overlay", one.model.id, None, content_hash(one.model)) for one in overlays))
    as_of = str(case.model.as_of) if case.model.as_of else None
    return Table(translated.problem, translated, (), (), (), inputs, marking, release_of(marking, lower), left_out,
                 as_of)


def _loaded(given: Given, level: Marking | None) -> tuple[Loaded[Case], tuple[Loaded[Overlay], ...]]:
    try:
        return load_situation(given.paths[0], overlays=given.overlays, stdin=given.stdin)
    except UnusableInput as problem:
        if level is None:
            raise
        raise UnusableInput(keeping_marked_content_out(problem, level)) from None


def _for_audience(case: Loaded[Case], overlays: tuple[Loaded[Overlay], ...],
                  level: Marking | None) -> tuple[Loaded[Case], tuple[Loaded[Overlay], ...], int]:
    if level is None:
        return case, overlays, 0
    shown = for_audience(case.model, level)
    kept = tuple(one for one in overlays if one.model.marking.rank <= level.rank)
    return replace(case, model=shown.document), kept, shown.left_out + len(overlays) - len(kept)
