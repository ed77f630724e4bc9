"""A pick that nothing in the text carries out.

## What it checks
Every closed pick is carried by at least one part of the text.
It is carried where an element belongs to it through `under`, where a bracket stands for its option, or where its
number is that of a parameter the text marks.

## Why it matters
A pick is a label for what the text says.
Where no part of the text carries it, red lines are judged on a claim that the text does not make.

## Fails
```yaml
picks: {nato-membership: will-not-seek}
clauses: {}
```

## Passes
```yaml
picks: {nato-membership: will-not-seek}
clauses:
  no-application:
    text: The Party does not apply for membership.
    who: A
    modal: shall-not
    act: apply-for-membership
    under: nato-membership == will-not-seek
```

## When it does not apply
Open issues.
Options that stand for silence: `not-addressed`, `unstated`, `none-given` and the like, those whose words in the case
say "not
addressed", and `no-X` of an issue about X.

## How it decides
Judgement: the rule finds no link, and the drafters say which part of the text carries the pick, or change the pick.

## Sources
- Plain logic: a pick is a statement about the text.

## Related codes
INT001, SEQ001
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.at_picks import picked
from holdfast.document.conditions import Compared, Picked, Vocabulary, atoms, parse_condition
from holdfast.document.families import ALL, located
from holdfast.document.finding import Level
from holdfast.document.framework import Framework, Stage
from holdfast.document.issue import Option
from holdfast.document.text import marks, versions, words_in
from holdfast.document.under import Holds
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="PCK001",
    name="uncarried-pick",
    severity=Level.NOTE,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE, Decides.JUDGEMENT),
    why="Red lines are judged on picks, so a pick that the text does not carry misleads.",
    sources=(Evidence("Plain logic: a pick is a statement about the text", Mark.LOGIC),),
)

SILENT = frozenset({"not-addressed", "unstated", "not-stated", "unspecified", "not-required", "none", "silent"})
"""Options that say that the text says nothing."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield a question for each closed pick that no part of the text carries."""
    whole = context.documents.framework.model
    carried = _by_condition(context) | _by_bracket(whole)
    for issue, option in picked(whole).items():
        choice = _option(context, issue, option)
        if _is_silent(issue, option, choice) or issue in carried or _by_number(context, issue, choice):
            continue
        yield context.review(
            f"picks.{issue}", f"Which part of the text carries {option}? No element, bracket or number names it.",
            role="drafter",
            next=f"Put `under: {issue} == {option}` on what carries it, or record the answer under `answers`.")


def _by_condition(context: Context) -> frozenset[str]:
    """Issues that the `under` of some element names, where the element can stand at the picks."""
    whole = context.documents.framework.model
    holds = Holds(whole, picked(whole), case=context.case)
    found: set[str] = set()
    for item in located(whole, ALL):
        under = getattr(item.element, "under", None)
        if under and holds(under) is not False:
            parts = list(atoms(parse_condition(under, vocabulary=Vocabulary.TEXT)))
            found |= {part.issue for part in parts if isinstance(part, Picked)}
            found |= {part.name for part in parts if isinstance(part, Compared)}
    return frozenset(found)


def _by_bracket(framework: Framework) -> frozenset[str]:
    """Issues whose pick has a bracket of its own."""
    picks = picked(framework)
    return frozenset(
        bracket.issue for clause in framework.clauses.values() for bracket in clause.brackets
        if bracket.issue is not None and bracket.option is not None and picks.get(bracket.issue) == bracket.option)


def _by_number(context: Context, issue: str, choice: Option | None) -> bool:
    """Whether a parameter that the text marks is the number of the option, or has the name of the issue."""
    parameters = context.framework.parameters
    marked = {mark.id for clause in context.framework.clauses.values() for text in versions(clause.text).values()
              for mark in marks(text)}
    if issue in parameters:
        return True
    value = choice.value.bounds if choice and choice.value else None
    return value is not None and any(parameters[id].bounds == value for id in marked & set(parameters))


def _option(context: Context, issue: str, option: str) -> Option | None:
    listed = context.case.issues.get(issue) if context.case else None
    return listed.options.get(option) if listed else None


def _is_silent(issue: str, option: str, choice: Option | None) -> bool:
    """Whether the option stands for a text that says nothing on the issue."""
    says_no = option.startswith("no-") and option.removeprefix("no-") in issue.split("-")
    if option in SILENT or option.startswith("none-") or says_no:
        return True
    return choice is not None and "not addressed" in words_in(choice.text).lower()
