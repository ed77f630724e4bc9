"""A word that the text uses as a term and does not define, or defines in some of its languages only.

## What it checks
Every `{mark}` in an operative clause, and every `object` of one, has an entry in `terms` or names another part of the
text or case.
Every term that is used has a definition, and words for it, in each authentic language.
The authentic versions of one clause mark the same terms.

## Why it matters
Two sides that read one word in two ways have agreed on nothing.
The parties need a minimal consensus on terms before anything can be carried out (Mediation Support Network 2023).
The language versions of the Budapest memorandum of 1994 differ on "assurance" and "guarantee".

## Fails
```yaml
clauses:
  withdrawal:
    text: The Parties withdraw every {heavy-weapon}.
    who: [A, B]
    modal: shall
    act: withdraw
    object: heavy-weapon
```

## Passes
```yaml
terms:
  heavy-weapon: {text: Artillery of 100 mm or more and any multiple rocket launcher.}
clauses:
  withdrawal:
    text: The Parties withdraw every {heavy-weapon}.
    who: [A, B]
    modal: shall
    act: withdraw
    object: heavy-weapon
```

## When it does not apply
Declaratory and prose clauses.
An `object` that names a party, force, zone, body, parameter or another part of the text or case needs no definition.
Neither does one that names a group of people whom humanitarian law knows, such as `prisoners-of-war` or `civilians`.
Texts with one authentic language, or none named, need no equivalents.

## How it decides
Structure: the marks in the texts, the objects, the terms and `languages.authentic`.
An object that a case not at hand may list is open, and so is anything missing where a clause was not encoded in full.

## Sources
- ✓ Mediation Support Network commentary on the UN Guidance, CSS 2023: minimal consensus on terms is needed before
  implementation.
- ✓ UN DPPA 2022, *Guidance on Mediation of Ceasefires*, as a whole.
- ◐ Budapest memorandum 1994: language versions diverge on "assurance" and "guarantee".
- ○ Vienna Convention on the Law of Treaties, art. 33.

## Related codes
DOC005, INT001
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from holdfast.document.clause import Clause
from holdfast.document.families import ALL, family
from holdfast.document.finding import Level
from holdfast.document.framework import Stage, Term
from holdfast.document.text import Text, marks, versions
from holdfast.rules.context import Context
from holdfast.rules.people import GIVEN_BY_LAW
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="DOC001",
    name="undefined-term",
    severity=Level.WARNING,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE,),
    why="A minimal consensus on terms is needed before anything can be carried out (Mediation Support Network 2023).",
    sources=(
        Evidence("Mediation Support Network commentary on the UN Guidance, CSS 2023", Mark.READ),
        Evidence("UN DPPA 2022, Guidance on Mediation of Ceasefires", Mark.READ),
        Evidence("Budapest memorandum 1994: language versions diverge on assurance and guarantee", Mark.SECONDARY),
        Evidence("Vienna Convention on the Law of Treaties, art. 33", Mark.UNCHECKED),
    ),
)

_OF_CASE = ("forces", "weapons", "areas", "installations", "crossings", "detained", "displaced", "control", "sanctions",
            "coalitions", "prior_instruments", "quantities", "aid", "publics", "issues")


@dataclass
class _Use:
    """Where a word is used as a term: the first address, the clauses, and the languages that show no words for it."""

    address: str
    clauses: list[str] = field(default_factory=list)
    bare_in: set[str] = field(default_factory=set)


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each undefined word, for each term short of a language, and for each uneven marking."""
    languages = context.framework.languages
    authentic = languages.authentic if languages else ()
    known = _known(context)
    for id, use in _uses(context).items():
        term = context.framework.terms.get(id)
        if term is not None:
            yield from _short_of_language(context, id, term, use, authentic)
        elif id not in known:
            yield _undefined(context, id, use)
    for id, clause in context.operative.items():
        yield from _uneven(context, id, clause, authentic)


def _uses(context: Context) -> Mapping[str, _Use]:
    """The words used as terms in operative clauses, in the order of their first use."""
    found: dict[str, _Use] = {}
    for id, clause in context.operative.items():
        for lang, text in versions(clause.text).items():
            for mark in marks(text):
                use = found.setdefault(mark.id, _Use(f"clauses.{id}.text"))
                use.clauses.append(id)
                if mark.words is None:
                    use.bare_in.add(lang)
        for thing in clause.object:
            found.setdefault(thing, _Use(f"clauses.{id}.object")).clauses.append(id)
    return found


def _known(context: Context) -> frozenset[str]:
    """Ids that an object may name without being a defined term."""
    known = {id for key in ALL for id in family(context.framework, key)} | set(context.parties)
    known |= set(context.framework.parties) | GIVEN_BY_LAW
    if context.case is not None:
        known |= {id for name in _OF_CASE for id in getattr(context.case, name)}
    return frozenset(known)


def _undefined(context: Context, id: str, use: _Use) -> Verdict:
    clauses = list(dict.fromkeys(use.clauses))
    where = clauses[0] if len(clauses) == 1 else f"{clauses[0]} and {len(clauses) - 1} more"
    advice = f"Add `terms.{id}` with a definition, or use a term that is defined."
    if context.case is None and context.framework.case is not None:
        return context.open(use.address, f"{id} (in {where}) is no defined term; the case, which may name it, is not "
                            "at hand.", next="Give the case with `--case`, or define the term.")
    return context.missing(use.address, f"no definition of {id} (used in {where})",
                           next=advice, clause=context.framework.clauses[clauses[0]])


def _short_of_language(
    context: Context, id: str, term: Term, use: _Use, authentic: tuple[str, ...]
) -> Iterator[Verdict]:
    definition = _lacking(term.text, authentic)
    label = [lang for lang in _lacking(term.label, authentic) if use.bare_in & {lang, ""}]
    parts = [f"{what} in {', '.join(langs)}" for what, langs in (("definition", definition), ("words", label)) if langs]
    if parts:
        advice = "Write `text` and `label` as a map from language to words, one entry for each authentic language."
        yield context.missing(f"terms.{id}", f"no {' and no '.join(parts)} for the term {id}", next=advice)


def _lacking(text: Text | None, authentic: tuple[str, ...]) -> list[str]:
    """The authentic languages that a text lacks; a plain string serves a text with one authentic language."""
    if len(authentic) < 2 and not isinstance(text, Mapping):
        return []
    return [lang for lang in authentic if lang not in versions(text)]


def _uneven(context: Context, id: str, clause: Clause, authentic: tuple[str, ...]) -> Iterator[Verdict]:
    marked = {lang: {mark.id for mark in marks(text)} for lang, text in versions(clause.text).items()
              if lang in authentic}
    everywhere = set[str]().union(*marked.values())
    short = {lang: sorted(everywhere - found) for lang, found in marked.items() if everywhere - found}
    if short:
        said = "; ".join(f"{lang} does not mark {', '.join(ids)}" for lang, ids in short.items())
        yield context.fail(
            f"clauses.{id}.text", f"The authentic versions do not mark the same terms: {said}.",
            next="Mark the term in each version, as in `{heavy-weapon: words}`.",
        )
