"""A vote on a question that is missing, unexamined, or leaves no way to keep things as they are.

## What it checks
Every vote on a question gives its words and its answers, and names a body that cleared it and is no party to it.
One of the answers leaves things as they are.
Whether the question is on one subject and does not lead is put before somebody who knows elections.

## Why it matters
Who writes the question writes half of the result.
A ballot on which every answer changes something asks nobody whether they want a change.

## Fails
```yaml
votes:
  status:
    kind: status
    question: Does the region join the other state, or go back to its older status?
    answers: [join, older-status]
    outcomes: {join: {status-quo: "false"}, older-status: {status-quo: "false"}}
```

## Passes
```yaml
votes:
  status:
    kind: status
    question: Shall the region stay part of A?
    answers: [stay, leave]
    cleared-by: election-commission
    outcomes: {stay: {status-quo: "true"}, leave: {status-quo: "false"}}
answers:
  - {code: REF003, at: votes.status, answer: One subject; neutral words., by: Electoral experts, role: electoral}
```

## When it does not apply
Stages before a framework agreement.
Elections, and ratification by a parliament.

## How it decides
Structure for what is missing; one finding says all of it.
It fails where the one who clears the question is a belligerent or holds the vote, and where every answer is marked as a
change by `status-quo: false`.
Judgement for the words: each question is put before an electoral expert, since no rule can say that it leads.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ Parliamentary Assembly of the Council of Europe, Resolution 2251 (2019), paragraphs 4.6 and 4.7.
- ✓ Venice Commission, Code of Good Practice on Referendums 2007, part I.3.1 (heading read).
- ✓ The ballot of 2014 in Crimea offered two changes and no way to keep things as they were (CDL-AD(2014)002).

Authorities disagree on who should clear a question: a court, an electoral commission, a parliament or experts.
The rule asks only that it is not one of those who want a certain answer.

## Related codes
REF002, REF004, REF005, REF006
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.settlement_parts import Vote, known_answers
from holdfast.document.text import words_in
from holdfast.rules.context import Context
from holdfast.rules.ref.ballots import questions
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="REF003",
    name="unclear-question",
    severity=Level.WARNING,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.STRUCTURE, Decides.JUDGEMENT),
    why="A question is to be clear, not leading, and cleared by an impartial body (PACE Resolution 2251 (2019)).",
    sources=(
        Evidence("PACE Resolution 2251 (2019), paragraphs 4.6 and 4.7", Mark.READ),
        Evidence("Code of Good Practice on Referendums 2007, part I.3.1", Mark.READ),
        Evidence("CDL-AD(2014)002: the ballot of 2014 offered two changes", Mark.READ),
    ),
    tags=("pam:independence-referendum", "pax:StRef"),
)


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for what each question lacks, for a partial clearing, for no way to stay, and on its words."""
    for id, vote in questions(context):
        absent = {what: f"votes.{id}.{key}" for what, key in _absent(vote).items()}
        yield from context.lacking(
            f"votes.{id}", absent, "for this vote",
            next="Add `question`, `answers` and `cleared-by`, as far as they are missing.")
        if vote.cleared_by is not None and vote.cleared_by in {*vote.by, *context.belligerents}:
            yield context.fail(
                f"votes.{id}.cleared-by", f"{vote.cleared_by} clears the question and is a party to it.",
                next="Name an impartial body under `cleared-by`: a court, a commission or a panel.")
        kept = [outcome.status_quo for outcome in vote.outcomes.values()]
        if kept and all(one is False for one in kept) and set(known_answers(vote)) == set(vote.outcomes):
            yield context.fail(
                f"votes.{id}.outcomes", "Every answer changes something; none leaves things as they are.",
                next="Add an answer by which things stay as they are, with `status-quo: true`.")
        if vote.question is not None:
            yield _question(context, id, vote, known=None not in kept and bool(kept))


def _absent(vote: Vote) -> dict[str, str]:
    """What a vote lacks, with the key of the field that would hold it."""
    held = {
        "question": ("question", vote.question is not None),
        "list of answers": ("answers", bool(known_answers(vote))),
        "impartial body that clears it": ("cleared-by", vote.cleared_by is not None),
    }
    return {name: key for name, (key, has) in held.items() if not has}


def _question(context: Context, id: str, vote: Vote, *, known: bool) -> Verdict:
    stays = "" if known else ", and does one of its answers leave things as they are"
    return context.review(
        f"votes.{id}.question",
        f'Is "{words_in(vote.question)}" on one subject, in words that do not lead{stays}?', role="electoral")
