"""A negotiation from a file of another program as a case: the same packages, the same utilities, the same red lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from holdfast.document.case import Case
from holdfast.document.characters import without_unseen
from holdfast.document.conditions import Condition, Const, Not, Picked, all_of, any_of, to_text
from holdfast.document.conditions.ground import All, Formula, Lit
from holdfast.document.conditions.writing import number_text
from holdfast.document.finding import Finding, Place
from holdfast.document.fmt import formatted
from holdfast.document.framework import EDITION
from holdfast.document.load import case_from_bytes
from holdfast.errors import InvalidDocument, UsageProblem
from holdfast.settlement.files.case_scale import OnScale, on_scale
from holdfast.settlement.files.case_yaml import Bare, yaml_of
from holdfast.settlement.files.codes import refusal, remark
from holdfast.settlement.files.ids import ids_for
from holdfast.settlement.files.read import Read
from holdfast.settlement.problem import Basis, Issue, Limit, LimitKind, Party, Problem

SOURCE = "imported"
"""Id of the source that every imported figure names."""

FORMATTED = 200_000
"""Characters up to which the case is formatted: the formatter reads a text several times, and is made for pages."""

_BASIS = {Basis.STATED: "published", Basis.ESTIMATED: "estimated", Basis.ASSUMED: "assumed"}


@dataclass(frozen=True, slots=True)
class ImportedCase:
    """A case made from a file of another program, and what there is to say about it."""

    text: str
    """The case as YAML."""
    case: Case
    remarks: tuple[Finding, ...]


def case_of(read: Read, *, source: str, id: str | None = None, path: str = "") -> ImportedCase:
    """The negotiation as a case; ``source`` is the name of the file or folder, and ``path`` leads to it.

    Raises InvalidDocument where it fits into no case, and UsageProblem for an id that is none.
    """
    if id is not None and ids_for([id], kind="case")[id] != id:
        raise UsageProblem(f"--id {id[:40]!r} is not an id. Use {ids_for([id], kind='case')[id]} or another one.")
    made = _Case(read, source, id, path or source)
    text = yaml_of(made.tree())
    if len(text) <= FORMATTED:
        text = formatted(text, name="imported.case.yaml")
    return ImportedCase(text, case_from_bytes(text.encode(), name="imported.case.yaml").model, tuple(made.remarks))


class _Case:
    """The parts of a case as plain data, keys as they are written."""

    def __init__(self, read: Read, source: str, id: str | None, path: str) -> None:
        self.read = read
        self.problem: Problem = read.problem
        self.source = source
        self.place = Place(path, 1, 1)
        self.remarks: list[Finding] = list(read.remarks)
        self.id = id or next(iter(ids_for([self.problem.name or source], kind="case").values()))
        self.kept = [n for n, issue in enumerate(self.problem.issues) if len(issue.options) > 1]
        if not self.kept:
            raise InvalidDocument([refusal(
                "IMP013", "Every issue has a single option.", place=self.place,
                why="A case is about questions that have several answers.", next="Add the options negotiated.")])
        self.issues = ids_for((issue.id for issue in self.problem.issues), kind="issue")
        self.parties = ids_for((party.id for party in self.problem.parties), kind="party")
        self.options = {issue.id: ids_for(issue.options, kind="option") for issue in self.problem.issues}
        self.lines = ids_for((limit.id for limit in self._limits()), kind="line")

    def tree(self) -> dict[str, Any]:
        """The whole document."""
        problem = self.problem
        title = _words(problem.name or self.source)
        tree: dict[str, Any] = {
            "case": EDITION, "id": self.id, "title": title,
            "sources": {SOURCE: {"title": f"Imported file: {_words(self.source)}"}},
            "parties": {self.parties[party.id]: self._party(party) for party in problem.parties},
            "issues": {self.issues[problem.issues[n].id]: self._issue(problem.issues[n]) for n in self.kept},
            "stakes": {self.parties[party.id]: self._stakes(party) for party in problem.parties},
            "red-lines": {self.lines[limit.id]: self._line(limit, firmness) for limit, firmness in self._red_lines()},
            "excluded": {self.lines[limit.id]: self._excluded(limit) for limit in self._limits()
                         if not _is_red_line(limit)},
        }
        self._say_what_changed()
        return {key: value for key, value in tree.items() if value not in ({}, None)}

    def _limits(self) -> tuple[Limit, ...]:
        return (*self.problem.limits, *self.problem.negotiable)

    def _red_lines(self) -> Iterator[tuple[Limit, str]]:
        for limit in self._limits():
            if _is_red_line(limit):
                yield limit, "firm" if limit in self.problem.limits else "negotiable"

    def _party(self, party: Party) -> dict[str, Any]:
        id, name = self.parties[party.id], party.name or party.id
        return {"name": _words(name), **_note(_was(id, party.id))}

    def _issue(self, issue: Issue) -> dict[str, Any]:
        ids = self.options[issue.id]
        changed = [_was(self.issues[issue.id], issue.id), *(_was(ids[option], option) for option in issue.options)]
        return {
            "title": _words(issue.id),
            "options": {ids[option]: {"text": _words(option)} for option in issue.options},
            **_note(*changed), "source": SOURCE,
        }

    def _stakes(self, party: Party) -> dict[str, Any]:
        scale = on_scale(party, kept=self.kept)
        basis = _BASIS[party.basis]
        issues = {}
        for n, weight, row in zip(self.kept, scale.weights, scale.scores, strict=True):
            issue = self.problem.issues[n]
            ids = self.options[issue.id]
            issues[self.issues[issue.id]] = {
                "weight": _quantity(weight, basis),
                "scores": {ids[option]: _quantity(score, basis)
                           for option, score in zip(issue.options, row, strict=True)},
            }
        together: dict[str, float] = {}  # a case has one worth for a condition
        for formula, worth in scale.terms:
            condition = "true" if formula is None else self._condition(formula)
            together[condition] = together.get(condition, 0.0) + worth
        terms = [{"if": condition, "worth": _quantity(worth, basis)} for condition, worth in together.items()]
        stakes: dict[str, Any] = {"issues": issues, "terms": terms,
                                  "disagreement": _quantity(scale.disagreement, basis)}
        if party.bargaining_weight != 1:
            stakes["bargaining-weight"] = _quantity(party.bargaining_weight, basis)
        stakes |= _note(*self._said_of(party, scale))
        return {key: value for key, value in stakes.items() if value != []}

    def _said_of(self, party: Party, scale: OnScale) -> Iterator[str]:
        if party.id in self.read.bargaining_weights:
            yield (f"The file states a bargaining weight of {_number(self.read.bargaining_weights[party.id])}, "
                   "which is not used.")
        if not scale.is_same:
            said = (f"A utility u of the file is (u - {_number(scale.shift)}) / {_number(scale.scale)} here, and so is "
                    "what no deal is worth.")
            self.remarks.append(remark("IMP110", f"{party.id}: {said}", place=self.place,
                                       why="In a case, weights add up to 1 and scores lie between 0 and 1.",
                                       next="What is acceptable and what is better for whom stays the same; sums over "
                                            "parties do not."))
            yield said

    def _line(self, limit: Limit, firmness: str) -> dict[str, Any]:
        condition = self._condition(limit.formula)
        line: dict[str, Any] = {"party": self.parties[str(limit.party)], "requires": condition, "firmness": firmness,
                                "text": _words(limit.words) if limit.words.strip() else f"As in the file: {condition}"}
        if limit.hardness is not None:
            line["hardness"] = Bare(limit.hardness)
        return line | _note(_was(self.lines[limit.id], limit.id)) | {"source": SOURCE}

    def _excluded(self, limit: Limit) -> dict[str, Any]:
        condition = to_text(Not(self._tree(limit.formula)))
        because = _words(limit.words) if limit.words.strip() else "The file rules it out."
        return {"when": condition, "because": because, **_note(_was(self.lines[limit.id], limit.id)), "source": SOURCE}

    def _condition(self, formula: Formula) -> str:
        return to_text(self._tree(formula))

    def _tree(self, formula: Formula) -> Condition:
        if not isinstance(formula, Lit):
            parts = [self._tree(part) for part in formula.parts]
            return all_of(parts) if isinstance(formula, All) else any_of(parts)
        issue = next(issue for issue in self.problem.issues if issue.id == formula.variable)
        if len(issue.options) == 1:
            return Const(value=bool(formula.mask))
        ids = self.options[issue.id]
        chosen = [ids[option] for bit, option in enumerate(issue.options) if formula.mask >> bit & 1]
        left = [ids[option] for bit, option in enumerate(issue.options) if not formula.mask >> bit & 1]
        name = self.issues[issue.id]
        return Not(Picked(name, frozenset(left))) if len(left) < len(chosen) else Picked(name, frozenset(chosen))

    def _say_what_changed(self) -> None:
        tables: list[Mapping[str, str]] = [self.issues, self.parties, self.lines, *self.options.values()]
        changed = sum(name != id for table in tables for name, id in table.items())
        if changed:
            self.remarks.append(remark(
                "IMP109", f"{changed} names were changed into ids.", place=self.place,
                why="Ids are made of letters, digits and single hyphens, dots or underscores.",
                next="The notes of the case say which name became which id; titles and texts keep the names."))
        for n, issue in enumerate(self.problem.issues):
            if n not in self.kept:
                self.remarks.append(remark(
                    "IMP112", f"The issue {issue.id} has a single option and was left out.", place=self.place,
                    why="It is settled; what it is worth was kept as a term that always holds."))


def _is_red_line(limit: Limit) -> bool:
    return limit.kind is LimitKind.RED_LINE and limit.party is not None


def _quantity(value: float, basis: str) -> dict[str, Any]:
    return {"value": _number(value), "basis": basis, "source": SOURCE}


def _number(value: float) -> Bare:
    """A number with the 15 digits that a document holds; what is closer to 0 than it can say is 0."""
    return Bare(number_text(Decimal(f"{value:.15g}")) if abs(value) >= 1e-15 else "0")


def _words(text: str) -> str:
    """A text of another program as ours: on one line, without braces, which would stand for a term."""
    line = " ".join(without_unseen(text).split()).replace("{", "(").replace("}", ")")
    return line or "-"


def _was(id: str, name: str) -> str:
    return "" if id == name else f"{id} is “{_words(name)}” in the file."


def _note(*parts: str) -> dict[str, str]:
    said = " ".join(part for part in parts if part)
    return {"note": said} if said else {}
