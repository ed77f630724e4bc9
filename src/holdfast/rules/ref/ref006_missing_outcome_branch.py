"""A vote of which one answer leads nowhere, or that may not be held on its subject.

## What it checks
For every answer that a vote can be given, the text says what follows.
Where the case names a country pack, the subject of the vote is one on which that country may hold a referendum.

## Why it matters
A text that knows only the "yes" has no plan for the "no".
A vote whose "no" ends everything is no free choice, and one on a subject that the constitution bars decides nothing.

## Fails
```yaml
votes:
  people: {kind: referendum, by: A, answers: [approve, refuse], outcomes: {approve: {leads-to: phase-2}}}
gates:
  phase-2: {text: The second phase begins.}
```

## Passes
```yaml
votes:
  people:
    kind: referendum
    by: A
    answers: [approve, refuse]
    outcomes:
      approve: {leads-to: phase-2}
      refuse: {text: The ceasefire stays and talks go on.}
gates:
  phase-2: {text: The second phase begins.}
```

## When it does not apply
Stages before a framework agreement, and elections.
Votes of other countries than that of the pack, as far as the subject is concerned.

## How it decides
Order: `outcomes`, and everything in the text whose `if` names an answer of the vote.
Where the text lists no answers, it has a yes and a no.
For a ratification by a parliament it is enough to say what follows where it refuses; one finding names all that do not.
A referendum on a clause or provision of a subject that the pack excludes fails; one on the whole text that holds such a
clause is put before counsel.
Where the text was not encoded in full, a missing outcome is open, not a failure.

## Sources
- ✓ Code of Good Practice on Referendums 2007, III.8 (heading read): the effects of a referendum.
- ✓ Parliamentary Assembly of the Council of Europe, Resolution 2251 (2019), paragraph 4.3.
- ✓ Constitution of Ukraine, article 74: no referendum on taxes, the budget and amnesty (pack `ukraine`).

Authorities disagree on whether a package that holds an excluded subject may be voted on as a whole.

## Related codes
REF001, REF002, REF003, TER002, ACC001
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.conditions import Answered, Vocabulary, atoms, parse_condition
from holdfast.document.families import NORMS, located
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.settlement_parts import Vote, known_answers
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, some_of
from holdfast.rules.packs.pack import Subject
from holdfast.rules.ref.ballots import is_popular, kind_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="REF006",
    name="missing-outcome-branch",
    severity=Level.ERROR,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.GRAPH,),
    why="The effects of every answer are to be laid down (Code of Good Practice on Referendums 2007, III.8).",
    sources=(
        Evidence("Code of Good Practice on Referendums 2007, III.8", Mark.READ),
        Evidence("PACE Resolution 2251 (2019), paragraph 4.3", Mark.READ),
        Evidence("Constitution of Ukraine, article 74: taxes, budget, amnesty", Mark.READ),
    ),
    tags=("pam:independence-referendum", "pam:ratification-mechanism", "pax:StRef", "pax:ImRef"),
)

USUAL = ("yes", "no")
NEXT = "Say under `outcomes` what follows from each answer, in `text` or by `leads-to`."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each vote with an answer that leads nowhere, and for one on a subject it may not have."""
    votes = {id: vote for id, vote in context.framework.votes.items() if kind_of(vote) != "election"}
    awaited = set(_awaited(context)) if votes else set[tuple[str, str]]()
    refused: list[str] = []
    for id, vote in votes.items():
        absent = [answer for answer in _answers(vote) if not _follows(vote, answer) and (id, answer) not in awaited]
        if not is_popular(vote):
            refused += [id] if set(absent) - {"yes"} else []
        elif absent:
            what = f"answer {absent[0]}" if len(absent) == 1 else f"answers {listed(absent)}"
            yield context.missing(f"votes.{id}", f"no outcome for the {what} of this vote", next=NEXT)
        yield from _subject(context, id, vote)
    if refused:
        yield context.missing(
            f"votes.{refused[0]}", f"no word on what follows if ratification fails in {some_of(refused)}", next=NEXT)


def _answers(vote: Vote) -> tuple[str, ...]:
    """The answers that it can be given: those it lists, or a yes and a no."""
    return tuple(vote.answers) or tuple(dict.fromkeys((*known_answers(vote), *_opposite(vote))))


def _opposite(vote: Vote) -> tuple[str, ...]:
    return () if len(vote.outcomes) > 1 else USUAL if not set(vote.outcomes) - set(USUAL) else ("other",)


def _follows(vote: Vote, answer: str) -> bool:
    outcome = vote.outcomes.get(answer)
    return outcome is not None and bool(outcome.leads_to or outcome.text)


def _awaited(context: Context) -> Iterator[tuple[str, str]]:
    """The votes and answers that something in the text waits for."""
    for item in located(context.framework, NORMS):
        condition = getattr(item.element, "if_", None)
        if condition and "answered" in condition:
            for atom in atoms(parse_condition(condition, vocabulary=Vocabulary.EVENT)):
                if isinstance(atom, Answered):
                    yield atom.id, atom.answer


def _subject(context: Context, id: str, vote: Vote) -> Iterator[Verdict]:
    pack = context.pack
    if pack is None or not is_popular(vote) or (vote.by and pack.party_in(context.parties) not in vote.by):
        return
    barred = [subject for subject in pack.excluded_subjects if _is_on(context, vote, subject)]
    if not barred:
        return
    names = listed([subject.name for subject in barred], last="or")
    if vote.on:
        yield context.fail(
            f"votes.{id}.on", f"In {pack.country} no referendum may be held on {names} ({barred[0].source.text}).",
            next="Leave this subject to parliament, and name under `on` what the people decide.")
    else:
        yield context.review(
            f"votes.{id}",
            f"This vote is on the whole text, which deals with {names}; may it be held in {pack.country}?",
            role="counsel", next="Name under `on` what the people decide, or record the answer under `answers`.")


def _is_on(context: Context, vote: Vote, subject: Subject) -> bool:
    """Whether what it is on, or the whole text where it says nothing, deals with a subject."""
    framework = context.framework
    clauses = (clause for id, clause in framework.clauses.items() if not vote.on or id in vote.on)
    provisions = (held for id, held in framework.accountability.items() if not vote.on or id in vote.on)
    return (any(subject.acts.intersection(clause.act) for clause in clauses)
            or any(held.kind.strip().lower() in subject.kinds for held in provisions))
