"""A duty on somebody who does not sign and has not agreed to it.

## What it checks
Every party on which a clause, a response or a guarantee puts a duty signs the text, or has an instrument by which it
accepts: an annex, a mandate, a decision, a letter.

## Why it matters
A treaty makes no duties for a third party without its consent.
Where a mission, a neighbour or a guarantor learns of its duty from the text, nobody knows whether it will come.

## Fails
```yaml
parties:
  A: {name: Party A, belligerent: "true"}
  B: {name: Party B, belligerent: "true"}
  C: {name: Neighbour C}
clauses:
  border.watch: {text: C watches its border., who: C, modal: shall, act: control-border}
legal:
  signatories: [{party: A}, {party: B}]
```

## Passes
```yaml
parties:
  A: {name: Party A, belligerent: "true"}
  B: {name: Party B, belligerent: "true"}
  C: {name: Neighbour C, consent: Letter of acceptance in Annex 2.}
clauses:
  border.watch: {text: C watches its border., who: C, modal: shall, act: control-border}
legal:
  signatories: [{party: A}, {party: B}]
```

## When it does not apply
Rights and benefits of third parties, and declaratory clauses.

## How it decides
Structure: those named under `who` of duties, under `by` of guarantees and of rungs of the ladder; the members of a body
or coalition stand for it.
Someone signs who stands under `legal.signatories` in another capacity than `witness`, or under `legal.ratification`.
A party consents by `consent` in the case or the text, or where a body of which it is a member names it under
`consent`.
Where the text does not say who signs, belligerents and the two parties of a text between two are taken to sign; for
other parties the question is open.
A duty on somebody who is no party of the text at all fails without that.
The rule sees that an instrument is named, and not whether it has been given.
Where the text was not encoded in full, a missing consent is open, not a failure.

## Sources
- ○ Vienna Convention on the Law of Treaties, arts 34–36.

Practice differs: a text may name a duty of an outside party as a proposal to it.
A text that does so says so under `allow`.

## Related codes
PTY001, SEC001, LAW004
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from holdfast.document.finding import Level
from holdfast.document.framework import Framework, Stage
from holdfast.document.text import words_in
from holdfast.rules.context import Context
from holdfast.rules.listing import some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="PTY002",
    name="unconsented-third-party",
    severity=Level.WARNING,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE,),
    why="A treaty makes no duty for a third party without its consent (Vienna Convention on the Law of Treaties).",
    sources=(Evidence("Vienna Convention on the Law of Treaties, arts 34-36", Mark.UNCHECKED),),
    tags=("pax:SsrGua", "pax:ImOth"),
)

_ADVICE = "Give the instrument under `consent` of the party, add it to `legal.signatories`, or take the duty out."


def check(context: Context) -> Iterator[Verdict]:
    """Yield one verdict on those bound without consent, and one on those of whom it cannot be said."""
    text = context.framework
    signed = _signed(text)
    said_who = text.legal is not None and bool(text.legal.signatories)
    free = {id: duties for id, duties in _bearers(context).items()
            if id not in signed and not _consents(context, id)}
    bound = [id for id in free if said_who or id not in text.parties]
    certain = [id for id in bound if id in context.parties]
    unknown = [id for id in bound if id not in context.parties]
    unsure = [id for id in free if id not in bound and not _presumed(context, id)]
    if certain:
        yield context.missing("parties", f"no signature and no consent of {_listed(context, free, certain)}",
                              next=_ADVICE)
    if unknown:
        yield context.open(
            "parties", f"Whether {some_of(unknown)} consented to duties under this text cannot be said: no case is at "
            "hand that defines them.",
            next="Define them under `parties` with `consent`, or give the case with `--case`.")
    if unsure:
        yield context.open(
            "parties", f"Who signs is not given, and neither is the consent of {_listed(context, free, unsure)}.",
            next=f"Name the signatories under `legal.signatories`. {_ADVICE}")


def _bearers(context: Context) -> Mapping[str, tuple[str, ...]]:
    """Party → ids of the elements that put a duty on it, in the order of the text."""
    text = context.framework
    named = [(actor, id) for id, clause in context.obligations() for actor in clause.who]
    named += [(actor, id) for id, guarantee in text.guarantees.items() for actor in guarantee.by]
    named += [(actor, id) for id, rung in text.ladder.items() for actor in rung.by]
    found: dict[str, dict[str, None]] = {}
    for actor, id in named:
        for party in _made_of(context, actor):
            found.setdefault(party, {})[id] = None
    return {party: tuple(ids) for party, ids in found.items()}


def _made_of(context: Context, actor: str) -> tuple[str, ...]:
    """The parties that an actor stands for: itself, or the members of a body or coalition."""
    body = context.framework.bodies.get(actor)
    if body is None:
        return _parties_in(context, actor)
    outer = (id for id in body.members if id not in context.framework.bodies)
    return tuple(party for id in outer for party in _parties_in(context, id))


def _parties_in(context: Context, actor: str) -> tuple[str, ...]:
    """The actor itself, or the members of a coalition that are parties of the case."""
    coalition = context.case.coalitions.get(actor) if context.case else None
    if coalition is None:
        return (actor,)
    members = (member.party or id for id, member in coalition.members.items())
    return tuple(id for id in members if id in context.parties)


def _signed(framework: Framework) -> frozenset[str]:
    legal = framework.legal
    if legal is None:
        return frozenset()
    return frozenset((*legal.ratification, *(one.party for one in legal.signatories if not one.is_witness)))


def _consents(context: Context, id: str) -> bool:
    party = context.parties.get(id)
    joined = any(id in body.members and id in body.consent for body in context.framework.bodies.values())
    return joined or (party is not None and party.consent is not None)


def _presumed(context: Context, id: str) -> bool:
    """Whether a party is taken to sign where the text does not say who does."""
    party = context.parties.get(id)
    return len(context.framework.parties) < 3 or (party is not None and bool(party.belligerent))


def _listed(context: Context, duties: Mapping[str, tuple[str, ...]], ids: Sequence[str]) -> str:
    """The parties in a sentence, each with the element that binds it."""
    said = []
    for id in ids:
        name = words_in(context.parties[id].name) if id in context.parties else id
        more = f" and {len(duties[id]) - 1} more" if len(duties[id]) > 1 else ""
        said.append(f"{name} (bound by `{duties[id][0]}`{more})")
    return some_of(said)
