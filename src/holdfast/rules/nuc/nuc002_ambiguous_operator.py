"""A nuclear plant of which nobody can say who runs it.

## What it checks
For each nuclear site near the line or in a zone of the text, and for each phase of its administration: one licensed
operator, one regulator that is not the operator, protection of the staff, an emergency plan, and the presence of the
International Atomic Energy Agency.

## Why it matters
A plant obeys one chain of command in an emergency, or none.
Competing claims to run the plant at Zaporizhzhia put its staff between two sets of orders (NEI 2023).

## Fails
```yaml
zones:
  plant: {name: Nuclear power plant, kind: site, site: nuclear}
administration:
  plant-run: {areas: plant, functions: [plant-operation], authority: [A, B]}
```

## Passes
```yaml
zones:
  plant: {name: Nuclear power plant, kind: site, site: nuclear}
administration:
  plant-run: {areas: plant, functions: [plant-operation], authority: operator}
  plant-licence: {areas: plant, functions: [plant-regulation], authority: regulator}
clauses:
  plant.people:
    text: The Parties protect the staff, keep the emergency plan, and let experts of the agency stay.
    who: [A, B]
    modal: shall
    act: [protect-site-staff, prepare-emergency-plan, host-agency-experts]
    where: plant
bodies:
  operator: {name: Operating company, kind: administration}
  regulator: {name: Nuclear regulator, kind: administration}
```

## When it does not apply
Pauses and bare cessations, and texts and cases without such a site.

## How it decides
Structure: entries under `administration` with the functions `plant-operation` and `plant-regulation` for the site, and,
where there is none, clauses with `operate-plant` or `restart-plant`, and `regulate-plant`.
An entry without a phase holds in every phase; otherwise each phase that the site's entries name needs its own.
Two operators or two regulators in one phase, and one body that is both, fail in every text.
Presence of the agency is also met by a means of verification at the site that nobody from the sides runs.
The sites are those of NUC001, and what NUC001 leaves open about a site is not asked again here.
Where the text was not encoded in full, what is missing is open.

## Sources
- ✓ NEI, 2023: competing claims to run the plant at Zaporizhzhia.
- ◐ IAEA, seven pillars of nuclear safety and security, 2022: staff, regulator, emergency plan.

Authorities disagree on who the lawful operator of the plant at Zaporizhzhia is.
Each side licenses its own company and rejects the licence of the other.
The rule asks for one operator for each phase and does not say which.

## Related codes
NUC001, GOV001
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, none_of
from holdfast.rules.nuc.sites import OPERATION, PLANT_ACTS, REGULATION, Site, sites, who_at
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.sides import independent

RULE = Rule(
    code="NUC002",
    name="ambiguous-operator",
    severity=Level.ERROR,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Competing claims to run a plant leave its staff without one chain of command (NEI 2023).",
    sources=(
        Evidence("NEI, 2023: competing claims to run the plant at Zaporizhzhia", Mark.READ),
        Evidence("IAEA, seven pillars, 2022", Mark.SECONDARY),
    ),
    priority=1,
    tags=("pax:ProtCiv",),
)

_ROLES = {
    "operator": (OPERATION, frozenset({"operate-plant", "restart-plant"})),
    "regulator": (REGULATION, frozenset({"regulate-plant"})),
}
"""Role → functions of an administration, and acts of a clause."""

DUTIES = {
    "protection of its staff": frozenset({"protect-site-staff"}),
    "emergency plan": frozenset({"prepare-emergency-plan"}),
    "presence of the agency": frozenset({"host-agency-experts"}),
}
NEXT = ("Name one operator and one regulator for each phase under `administration`, and add clauses with "
        "`protect-site-staff`, `prepare-emergency-plan` and `host-agency-experts`.")


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each site whose operator or regulator is not one, and for what it lacks."""
    for site in sites(context):
        absent: list[str] = []
        for phase in _phases(context, site):
            held = {role: _in_charge(context, site, role, phase) for role in _ROLES}
            suffix = f" in {phase}" if phase else ""
            absent += [f"{role}{suffix}" for role, who in held.items() if not who]
            for role, who in held.items():
                if len(who) > 1:
                    yield context.fail(
                        site.address, f"{site.name} has {len(who)} {role}s{suffix}: {listed(sorted(who))}.",
                        next=f"Name one {role} for each phase; several owners can stand behind one body.")
            if held["operator"] & held["regulator"]:
                yield context.fail(
                    site.address, f"{site.name} has one body as operator and regulator{suffix}.",
                    next="Let somebody else license and supervise the plant.")
        absent += [what for what, acts in DUTIES.items() if not _is_met(context, site, what, acts)]
        if absent:
            yield context.missing(site.address, f"{none_of(absent)} for {site.name}", next=NEXT)


def _phases(context: Context, site: Site) -> tuple[str | None, ...]:
    """The phases that the site's entries name; one without a name where they name none."""
    named = [one.phase for one in context.framework.administration.values()
             if site.places.intersection(one.areas) and (OPERATION | REGULATION).intersection(one.functions)]
    return tuple(dict.fromkeys(phase for phase in named if phase is not None)) or (None,)


def _in_charge(context: Context, site: Site, role: str, phase: str | None) -> frozenset[str]:
    functions, acts = _ROLES[role]
    entries = [one for one in context.framework.administration.values()
               if site.places.intersection(one.areas) and functions.intersection(one.functions)]
    if entries:
        return frozenset(who for one in entries if one.phase in (None, phase) for who in one.authority)
    return frozenset(
        who for clause in context.operative.values()
        if clause.modal is Modal.SHALL and acts.intersection(clause.act) and site.is_meant(clause)
        for who in clause.who)


def _is_met(context: Context, site: Site, what: str, acts: frozenset[str]) -> bool:
    if who_at(context, site, Modal.SHALL, acts):
        return True
    return what == "presence of the agency" and _is_watched(context, site)


def _is_watched(context: Context, site: Site) -> bool:
    """Whether a means that covers the site, or that a clause on its plant observes, is run by somebody else."""
    verification = context.framework.verification
    observed = {means for clause in context.operative.values()
                if PLANT_ACTS.intersection(clause.act) and site.is_meant(clause) for means in clause.observe}
    return verification is not None and any(
        independent(context, means.run_by) for id, means in verification.means.items()
        if id in observed or site.places.intersection(means.covers))
