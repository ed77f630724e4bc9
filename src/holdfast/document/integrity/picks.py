"""Whether picks, brackets, stakes and positions name issues and options that exist, and nothing is open once signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdfast.document.clause import Bracket
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework, Status
from holdfast.document.integrity.held import Held, Visit, finding, nearest
from holdfast.document.issue import Position, Ratifier, Stakes
from holdfast.document.loaded import Loaded
from holdfast.document.syntax_codes import shown

OPEN = "open"
_BINDING = (Status.SIGNED, Status.IN_FORCE)


def check_picks(held: Held) -> Iterator[Finding]:
    """A finding for every unknown issue or option, and for every open pick or bracket of a signed text."""
    if held.case_is_known:
        issues = {id: tuple(issue.options) for id, issue in held.case.model.issues.items()} if held.case else {}
        for visit in held.visits():
            for path, issue, options, at_key in _named(visit):
                yield from _judge(visit, path, issue, options, issues, at_key=at_key)
    for visit in held.visits():
        if isinstance(visit.owner, Bracket) and visit.field == "option" and visit.owner.issue is None:
            yield visit.finding("INT011", f"The option {visit.value} stands here without its issue.",
                                why="Options of different issues may have the same id.", next="Add `issue:` beside it.")
    if held.framework is not None and held.framework.model.status in _BINDING:
        yield from _open(held.framework)


_Path = tuple[str | int, ...]


def _named(visit: Visit) -> Iterator[tuple[_Path, str, Iterable[tuple[_Path, str]], bool]]:
    """The issues that a field names: where, which, with which options at which places, and whether it is a key."""
    owner, path = visit.owner, visit.path
    if isinstance(owner, Framework) and visit.field == "picks":
        for issue, option in owner.picks.items():
            yield (*path, issue), issue, [((*path, issue), option)] if option != OPEN else [], True
    elif isinstance(owner, Bracket) and visit.field == "issue":
        chosen = [((*path[:-1], "option"), owner.option)] if owner.option else []
        yield path, str(owner.issue), chosen, False
    elif isinstance(owner, Position) and visit.field == "issue":
        wanted = [((*path[:-1], "prefers", n), option) for n, option in enumerate(owner.prefers)]
        yield path, str(owner.issue), wanted, False
    elif isinstance(owner, Stakes | Ratifier) and visit.field == "issues":
        for issue, stake in owner.issues.items():
            scores = [((*path, issue, "scores", option), option) for option in stake.scores]
            yield (*path, issue), issue, scores, True


def _judge(visit: Visit, path: _Path, issue: str, options: Iterable[tuple[_Path, str]],
           issues: dict[str, tuple[str, ...]], *, at_key: bool) -> Iterator[Finding]:
    if issue not in issues:
        yield visit.finding("INT010", f"The case has no issue {shown(issue)}.",
                            why="A pick or stake on an unknown issue counts for nothing.",
                            next=nearest(issue, issues, what=f"the issue {shown(issue)} in the case"), path=path,
                            at_key=at_key)
        return
    for where, option in options:
        if option not in issues[issue]:
            yield visit.finding("INT011", f"The issue {issue} has no option {shown(option)}.",
                                why="An unknown option can be neither compared nor analysed.",
                                next=_instead(option, issues[issue]), path=where, at_key="scores" in where)


def _instead(option: str, options: tuple[str, ...]) -> str:
    said = nearest(option, options, what=shown(option))
    return f"{said} The options are: {', '.join(options)}." if said.startswith("Did") else said


def _open(loaded: Loaded[Framework]) -> Iterator[Finding]:
    framework = loaded.model
    said = f"the status is {framework.status.value}"
    for issue, option in framework.picks.items():
        if option == OPEN:
            yield finding(loaded, ("picks", issue), "INT012", f"The pick on {issue} is open, and {said}.",
                          why="What is signed has been decided; an open pick leaves the text without a meaning.",
                          next="Pick an option, or correct the status.")
    for id, clause in framework.clauses.items():
        for position, bracket in enumerate(clause.brackets):
            if bracket.issue is None or framework.picks.get(bracket.issue, OPEN) == OPEN:
                yield finding(loaded, ("clauses", id, "brackets", position), "INT013",
                              f"Bracketed text of {id} is undecided, and {said}.",
                              why="Brackets mark what is not agreed; a signed text has none left.",
                              next="Write the agreed text into the clause without brackets, or correct the status.")
