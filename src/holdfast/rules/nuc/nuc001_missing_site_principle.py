"""A nuclear site near the line without the five principles that protect it.

## What it checks
For each nuclear site near the line or in a zone of the text, five principles bind every side: no attack from or
against it; no heavy weapons or troops for an attack based there; power from outside kept available; the systems that
it needs protected; nothing that undermines these.

## Why it matters
The Director General of the International Atomic Energy Agency put these five principles to the Security Council on 30
May 2023.
Each closes a way to an accident that the others leave open.

## Fails
```yaml
zones:
  plant: {name: Nuclear power plant, kind: site, site: nuclear}
clauses:
  plant.no-attack: {text: Nobody attacks the plant., who: [A, B], modal: shall-not, act: attack-site, where: plant}
```

## Passes
```yaml
zones:
  plant: {name: Nuclear power plant, kind: site, site: nuclear}
clauses:
  plant.forbidden:
    text: Nobody attacks the plant or from it, bases arms or troops there, or undermines its safety.
    who: [A, B]
    modal: shall-not
    act: [attack-site, attack-from-site, base-at-site, undermine-site-safety]
    where: plant
  plant.kept:
    text: The Parties keep power from outside available and protect the systems of the plant.
    who: [A, B]
    modal: shall
    act: [keep-off-site-power, protect-site-systems]
    where: plant
```

## When it does not apply
It applies to every text that has such a site, and to no other.
A text that has no zone for a site, and a case that names no nuclear installation, are taken to have none.

## How it decides
Structure: the acts of clauses that name the site, or no place, or `everywhere`, and who is bound by them.
`use-site` stands for attacks from a site and for basing there.
A prohibition of `sabotage` at the site, named as a place, stands for the protection of its systems.
Reference data: installations of kind `nuclear` in the case with `near-line`, and those that a zone is drawn around,
that has their id, or that a clause or an administration names.
Zones of the text say with `site: nuclear` what stands there.
Where the case does not say whether an installation is near, or the text not what stands on a zone of kind `site`, the
verdict is open; so it is for what a text that was not encoded in full does not have.

## Sources
- ✓ Director General of the IAEA to the Security Council, 30 May 2023 (SC/15300): the five principles.

Authorities disagree on what the principles bind to.
The Director General stated them for one plant and they were not put to a vote; some states treat them as political
commitments, others as what humanitarian law requires anyway.
They say nothing on title or control of a site, and the rule does not either.

## Related codes
NUC002, HUM002, CFR004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, none_of, some_of
from holdfast.rules.nuc.sites import Site, sites, undeclared, unplaced, who_at
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.sides import left_out

RULE = Rule(
    code="NUC001",
    name="missing-site-principle",
    severity=Level.ERROR,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE, Decides.DATA),
    why="Five principles protect a nuclear site in war; each closes another way to an accident (IAEA, 30 May 2023).",
    sources=(Evidence("Director General of the IAEA to the Security Council, 30 May 2023 (SC/15300)", Mark.READ),),
    priority=1,
    tags=("pax:ProtCiv",),
)

FORBIDDEN = {
    "ban on attacks against it": frozenset({"attack-site"}),
    "ban on attacks from it": frozenset({"attack-from-site", "use-site"}),
    "ban on basing arms or troops there": frozenset({"base-at-site", "use-site"}),
    "ban on undermining its safety": frozenset({"undermine-site-safety"}),
}
REQUIRED = {
    "power from outside": frozenset({"keep-off-site-power"}),
    "protection of its systems": frozenset({"protect-site-systems"}),
}
"""Principle in words → acts that state it; the first two of ``FORBIDDEN`` are one principle."""

SABOTAGE = frozenset({"sabotage"})
"""Acts whose prohibition at a site protects its systems."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for what each site lacks, and for what nobody says about a site."""
    lacking: dict[tuple[str, str], list[str]] = {}
    for site in sites(context):
        absent = _absent(context, site)
        if absent:
            lacking.setdefault((site.address, none_of(absent)), []).append(site.name)
    for (address, what), names in lacking.items():
        yield context.missing(
            address, f"{what} for {some_of(names)}",
            next="Add clauses at the site that bind every side: `shall-not` with `attack-site`, `use-site`, "
                 "`undermine-site-safety`, and `shall` with `keep-off-site-power`, `protect-site-systems`.")
    unknown = unplaced(context)
    if unknown:
        yield context.open(
            "zones", f"The case does not say whether {some_of(unknown)} is near the line.",
            next="Set `near-line` of each nuclear installation in the case.")
    zones = undeclared(context)
    if zones:
        yield context.open(
            f"zones.{zones[0]}", f"What stands on {some_of(zones)} is not said, so it may be a nuclear site.",
            next="Say it with `site`, for example `site: nuclear` or `site: power`.")


def _absent(context: Context, site: Site) -> list[str]:
    bound = {what: who_at(context, site, Modal.SHALL_NOT, acts) for what, acts in FORBIDDEN.items()}
    bound |= {what: who_at(context, site, Modal.SHALL, acts) for what, acts in REQUIRED.items()}
    bound["protection of its systems"] |= frozenset(
        who for clause in context.operative.values() if clause.modal is Modal.SHALL_NOT
        and SABOTAGE.intersection(clause.act) and site.places.intersection(clause.where) for who in clause.who)
    found = []
    for what, who in bound.items():
        left = left_out(context, who)
        if left or not who:
            found.append(f"{what} by {listed(left)}" if left else what)
    return found
