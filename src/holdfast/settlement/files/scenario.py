"""Files of the form ``negotiation-scenario/1``: issues, parties with additive stakes, red lines as clauses of choices.

What a party has without a deal (``reserved``) is its disagreement value as it stands. Weights in the Nash product
(``nash_weights`` of the file, or ``bargaining_weight`` of a party) are kept aside: the plain Nash point counts all
parties alike, and the weighted one is worked out only where somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from holdfast.document.conditions.ground import All, Formula, join, literal
from holdfast.document.conditions.ground import Any as Some
from holdfast.document.places import Path
from holdfast.document.source import Source
from holdfast.document.syntax_codes import shown
from holdfast.inputs.between import Between
from holdfast.settlement.files.additive import MAX_OPTIONS, WEIGHTS_APART, stake_of
from holdfast.settlement.files.fields import Fields, instead
from holdfast.settlement.files.read import FileKind, Read
from holdfast.settlement.problem import Issue, Limit, LimitKind, Party, Problem

FORMAT = "negotiation-scenario/1"

_KEYS = ("format", "name", "note", "seed", "issues", "parties", "red_lines", "nash_weights")
_OF_PARTY = ("name", "weights", "values", "reserved", "bargaining_weight", "note")
_OF_LINE = ("id", "party", "text", "all_of", "note")
_TWICE = "A reference to it could mean either."


def read_scenario(source: Source) -> Read:
    """The negotiation that a scenario file describes; raises InvalidDocument with everything found."""
    fields = Fields(source)
    _known_keys(fields, (), _KEYS)
    issues = _issues(fields)
    fields.finish()  # what follows is only understood against the issues
    parties = _parties(fields, issues)
    names = tuple(party.id for party in parties)
    limits = _limits(fields, issues, names)
    weights = _bargaining_weights(fields, names)
    fields.finish()
    name = fields.at(("name",))
    problem = Problem(issues, parties, limits, name=name if isinstance(name, str) else "")
    return Read(problem, FileKind.SCENARIO, tuple(fields.remarks), weights)


def _issues(fields: Fields) -> tuple[Issue, ...]:
    found: dict[str, Issue] = {}
    for n in range(len(_filled(fields, ("issues",), what="The list of issues"))):
        path = ("issues", n)
        _known_keys(fields, path, ("name", "values", "note"))
        name = _name(fields, path, found, what="issue")
        options: dict[str, None] = {}
        values = _filled(fields, (*path, "values"), what=f"The list of options of {_said('issue', name)}")
        if len(values) > MAX_OPTIONS:
            fields.refuse("IMP010", f"The issue has {len(values):,} options.", path=(*path, "values"),
                          why=f"At most {MAX_OPTIONS:,} can be held apart; nobody negotiates over so many.",
                          next="Group the options.")
            continue
        for k in range(len(values)):
            option = fields.text((*path, "values", k), what="The option")
            if option in options:
                fields.refuse("IMP006", f"The option {shown(str(option))} of {_said('issue', name)} stands twice.",
                              path=(*path, "values", k), why=_TWICE, next="Remove or rename one of them.")
            elif option is not None:
                options[option] = None
        if name is not None:
            found[name] = Issue(name, tuple(options))
    return tuple(found.values())


def _parties(fields: Fields, issues: tuple[Issue, ...]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for n in range(len(_filled(fields, ("parties",), what="The list of parties"))):
        path = ("parties", n)
        _known_keys(fields, path, _OF_PARTY)
        name = _name(fields, path, found, what="party")
        said = _said("party", name)
        weights = _numbers(fields, (*path, "weights"), [issue.id for issue in issues],
                           what=f"The weight of {said}", noun="issue", least=0.0)
        _adds_up(fields, (*path, "weights"), weights, said=said)
        given = fields.mapping((*path, "values"), what=f"The table of scores of {said}")
        _no_strangers(fields, (*path, "values"), given, [issue.id for issue in issues], noun="issue")
        scores = [_scores(fields, (*path, "values", issue.id), issue, issues, said=said) for issue in issues]
        reserved = fields.number((*path, "reserved"), what=f"What {said} has without a deal")
        if name is not None and not fields.findings:
            found[name] = Party(name, stake_of(weights, scores), Between.point(reserved or 0.0))
        elif name is not None:
            found[name] = Party(name, stake_of((), ()), Between(0.0, 0.0))
    return tuple(found.values())


def _scores(fields: Fields, path: Path, issue: Issue, issues: Sequence[Issue], *, said: str) -> list[float]:
    given = fields.mapping(path, what=f"What the options of {shown(issue.id)} are worth to {said}")
    known = frozenset(issue.options)
    for option in given:
        if option not in known:
            owner = next((other.id for other in issues if option in other.options), None)
            fields.refuse("IMP007", f"The issue {shown(issue.id)} has no option {shown(option)}.",
                          path=(*path, option), at_key=True, why="Its score would count for no package.",
                          next=f"It is an option of {shown(owner)}." if owner else instead(option, issue.options))
    if not given:
        return []
    return [fields.number((*path, option), what=f"The score of {said} for {shown(option)}") or 0.0
            for option in issue.options]


def _numbers(fields: Fields, path: Path, names: Sequence[str], *, what: str, noun: str,
             least: float | None = None) -> list[float]:
    given = fields.mapping(path, what=f"{what} for each {noun}")
    _no_strangers(fields, path, given, names, noun=noun)
    if not given:
        return []
    return [fields.number((*path, name), what=f"{what} for {shown(name)}", least=least) or 0.0 for name in names]


def _adds_up(fields: Fields, path: Path, weights: Sequence[float], *, said: str) -> None:
    total = sum(weights)
    if weights and not fields.findings and abs(total - 1) > WEIGHTS_APART:
        fields.refuse("IMP008", f"The weights of {said} add up to {total:.6g}, not to 1.", path=path, at_key=True,
                      why="What a package is worth would lie on another scale than what no deal is worth.",
                      next="Correct a weight, or divide all of them by their sum.")


def _limits(fields: Fields, issues: tuple[Issue, ...], parties: Sequence[str]) -> tuple[Limit, ...]:
    found: dict[str, Limit] = {}
    lines = fields.items(("red_lines",), what="The list of red lines") if "red_lines" in fields.data else []
    for n in range(len(lines)):
        path = ("red_lines", n)
        _known_keys(fields, path, _OF_LINE)
        id = _name(fields, path, found, what="red line", key="id")
        party = fields.at((*path, "party"))
        if party is not None and party not in parties:
            fields.refuse("IMP007", f"There is no party {shown(str(party))}.", path=(*path, "party"),
                          why="Nobody would hold this line.", next=instead(str(party), parties))
        words = fields.at((*path, "text"))
        clauses = range(len(_filled(fields, (*path, "all_of"), what="The list of conditions of the red line")))
        formula = join(All, [_clause(fields, (*path, "all_of", k), issues) for k in clauses])
        if id is not None:
            found[id] = Limit(id, LimitKind.RED_LINE, formula, party=party if isinstance(party, str) else None,
                              words=words if isinstance(words, str) else "")
    return tuple(found.values())


def _clause(fields: Fields, path: Path, issues: tuple[Issue, ...]) -> Formula:
    choices = _filled(fields, (*path, "any_of"), what="The list of choices of the red line")
    return join(Some, [_literal(fields, (*path, "any_of", k), issues) for k in range(len(choices))])


def _literal(fields: Fields, path: Path, issues: tuple[Issue, ...]) -> Formula:
    parts = fields.items(path, what="The choice")
    if len(parts) != 3 or not all(isinstance(part, str) for part in parts):
        fields.refuse("IMP003", "A choice is a list of an issue, `==` or `!=`, and an option.", path=path,
                      why="It is read one way only.", next='Write it as ["ISSUE", "==", "OPTION"].')
        return All(())
    name, operator, option = parts
    issue = next((issue for issue in issues if issue.id == name), None)
    if operator not in ("==", "!="):
        fields.refuse("IMP007", f"{shown(operator)} compares nothing.", path=(*path, 1),
                      why="An issue has one of its options or not.", next="Write `==` or `!=`.")
    elif issue is None:
        fields.refuse("IMP007", f"There is no issue {shown(name)}.", path=(*path, 0),
                      why="The line would be about nothing.", next=instead(name, [issue.id for issue in issues]))
    elif option not in issue.options:
        owner = next((other.id for other in issues if option in other.options), None)
        fields.refuse("IMP007", f"The issue {shown(name)} has no option {shown(option)}.", path=(*path, 2),
                      why="The line would always be kept, or always be broken.",
                      next=f"It is an option of {shown(owner)}." if owner else instead(option, issue.options))
    else:
        return literal(name, [one == option for one in issue.options], wanted=operator == "==")
    return All(())


def _bargaining_weights(fields: Fields, parties: Sequence[str]) -> Mapping[str, float]:
    found: dict[str, float] = {}
    if "nash_weights" in fields.data:
        given = _numbers(fields, ("nash_weights",), parties, what="The bargaining weight", noun="party", least=0.0)
        found = dict(zip(parties, given, strict=True)) if given else {}
    for n, name in enumerate(parties):
        if fields.at(("parties", n, "bargaining_weight")) is not None:
            said = fields.number(("parties", n, "bargaining_weight"), what="The bargaining weight", least=0.0)
            found[name] = said or 0.0
    if found:
        fields.remark("IMP111", "The file states bargaining weights; the Nash point counts all parties alike.",
                      path=("nash_weights",), why="A weight is a choice of whoever wrote the file.",
                      next="Ask for the weighted Nash point if that is what you want.")
    return found


def _name(fields: Fields, path: Path, known: Mapping[str, object], *, what: str, key: str = "name") -> str | None:
    name = fields.text((*path, key), what=f"The name of the {what}" if key == "name" else f"The id of the {what}")
    if name is not None and name in known:
        fields.refuse("IMP006", f"The {what} {shown(name)} stands twice.", path=(*path, key), why=_TWICE,
                      next="Remove or rename one of them.")
        return None
    return name


def _said(noun: str, name: str | None) -> str:
    return f"the {noun}" if name is None else shown(name)


def _filled(fields: Fields, path: Path, *, what: str) -> list[Any]:
    found = fields.items(path, what=what)
    if isinstance(fields.at(path), list) and not found:
        fields.refuse("IMP005", f"{what} is empty.", path=path, why="There would be nothing to choose from.",
                      next="Add at least one entry.")
    return found


def _no_strangers(fields: Fields, path: Path, given: Mapping[str, object], known: Sequence[str], *,
                  noun: str) -> None:
    for name in given:
        if name not in known:
            fields.refuse("IMP007", f"There is no {noun} {shown(name)}.", path=(*path, name), at_key=True,
                          why="What stands here would count for nothing.", next=instead(name, known))


def _known_keys(fields: Fields, path: Path, known: Sequence[str]) -> None:
    given = fields.at(path) if path else fields.data
    for key in given if isinstance(given, dict) else ():
        if key not in known:
            fields.remark("IMP103", f"The key {shown(key)} was not read.", path=(*path, key),
                          why="It is none of the form.", next=instead(key, known))
