"""A duty or right that hangs on a word such as "appropriate" or "as soon as possible".

## What it checks
No operative clause rests on a vague qualifier unless it has a deadline, a measure, or somebody who decides.
The lists are for English, Ukrainian and Russian; words of a defined term, as in `{term: words}`, do not count.

## Why it matters
A word that each side may read as it likes becomes a quarrel on the day it matters.
There should be no room for creative ambiguity in a ceasefire (Haysom and Hottinger).
The deliberate ambiguity of the Budapest memorandum left its guarantees without content (Soldatenko 2023).
Mediators disagree: an ambiguity that is meant can make a signature possible; the rule then asks, and does not refuse.

## Fails
```yaml
clauses:
  withdrawal:
    text: Each Party withdraws its heavy weapons as soon as possible.
    who: [A, B]
    modal: shall
    act: withdraw
```

## Passes
```yaml
clauses:
  withdrawal:
    text: Each Party withdraws its heavy weapons as soon as possible and within fourteen days.
    who: [A, B]
    modal: shall
    act: withdraw
    when: {from: T0, within: P14D}
```

## When it does not apply
Pauses; declaratory clauses.
Clauses with a deadline (`when.within`, `when.by`), a measure (`observe`, or a marked parameter) or a decider
(`decided-by`).
Languages without a list of words.

## How it decides
Structure: whole words in the authentic versions of the text of each operative clause.
Prose clauses are read too where nothing but the prose is encoded, as in an imported draft.
Where a clause is `deliberate` and gives its readings, it is a question for the drafters.
Where a clause was not encoded in full, its wording is the encoder's, so the finding is open.

## Sources
- ✓ Haysom and Hottinger, *Do's and Don'ts of Sustainable Ceasefire Agreements*, part A §1: no room for creative
  ambiguity.
- ✓ Soldatenko 2023: the deliberate ambiguity of the Budapest memorandum.

## Related codes
DOC001, DOC003, SEC001
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Clause, ClauseKind
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.scalars import Encoded
from holdfast.document.text import marks, versions
from holdfast.rules.context import Context
from holdfast.rules.doc.vague_words import vague_words
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="DOC005",
    name="vague-qualifier",
    severity=Level.WARNING,
    from_stage=Stage.CESSATION,
    decides=(Decides.STRUCTURE,),
    why="There should be no room for creative ambiguity in a ceasefire (Haysom and Hottinger, part A §1).",
    sources=(
        Evidence("Haysom and Hottinger, Do's and Don'ts of Sustainable Ceasefire Agreements, part A §1", Mark.READ),
        Evidence("Soldatenko 2023: the deliberate ambiguity of the Budapest memorandum", Mark.READ),
    ),
)

_ADVICE = "Add a deadline, a measure (`observe` or a parameter) or who decides (`decided-by`), or drop the word."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each operative clause that rests on vague words and on nothing firmer."""
    languages = context.framework.languages
    authentic = languages.authentic if languages else ()
    for id, clause in _read(context).items():
        words = list(dict.fromkeys(_words(clause, authentic)))
        if words and not _is_made_firm(clause, context):
            yield _verdict(context, id, clause, ", ".join(f'"{word}"' for word in words))


def _read(context: Context) -> dict[str, Clause]:
    """The operative clauses, and those of which nothing but the prose is encoded: what they do is not known yet."""
    return {id: clause for id, clause in context.framework.clauses.items() if id in context.operative or (
        clause.kind is ClauseKind.PROSE and context.encoded_at(clause) is Encoded.PROSE_ONLY)}


def _words(clause: Clause, authentic: tuple[str, ...]) -> Iterator[str]:
    for lang, text in versions(clause.text).items():
        if lang and authentic and lang not in authentic:
            continue
        plain = text
        for mark in reversed(list(marks(text))):
            plain = f"{plain[: mark.start]}…{plain[mark.end :]}"
        yield from vague_words(plain, lang)


def _is_made_firm(clause: Clause, context: Context) -> bool:
    """Whether the clause has a deadline, a measure or a decider."""
    deadline = clause.when is not None and (clause.when.within or clause.when.by)
    named = {mark.id for text in versions(clause.text).values() for mark in marks(text)}
    measured = clause.observe or named & set(context.framework.parameters)
    return bool(deadline or measured or clause.decided_by)


def _verdict(context: Context, id: str, clause: Clause, words: str) -> Verdict:
    address = f"clauses.{id}.text"
    if clause.deliberate and clause.readings:
        readings = ", ".join(clause.readings)
        return context.review(address, f"{words} is left open on purpose (readings: {readings}). Can each side live "
                              "with the other's reading until it is settled?", role="drafter")
    if context.encoded_at(clause) is not Encoded.FULL:
        return context.open(address, f"The clause as encoded rests on {words}; the text itself may be worded otherwise "
                            "or firmer.", next=f"Look in the text. If it says the same: {_ADVICE}")
    return context.fail(address, f"The clause rests on {words}, with no deadline, measure or decider.", next=_ADVICE)
