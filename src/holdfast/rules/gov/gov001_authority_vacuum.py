"""An area in which nobody, or more than one, is in charge of what people need every day.

## What it checks
In every area that the administration names, and in every buffer or demilitarised zone where people live, each function
has exactly one authority in each phase: police, courts, border, registry, tax, power and water, schools, and the vote.

## Why it matters
People who live between two forces need somebody to call, a court, and a paper that is recognised.
Where nobody is in charge armed groups are; where two are, each sees the other as an intruder.

## Fails
```yaml
zones:
  strip: {name: Strip, kind: buffer, population: {value: 12000, unit: persons}}
administration:
  order: {areas: strip, functions: police, authority: [A, B]}
```

## Passes
```yaml
zones:
  strip: {name: Strip, kind: buffer, population: {value: 12000, unit: persons}}
administration:
  order: {areas: strip, functions: [police, border], authority: mission}
  life: {areas: strip, functions: [courts, registry, tax, power-and-water, schools], authority: A}
```

## When it does not apply
Pauses and bare cessations.
Texts that name no administration and draw no buffer or demilitarised zone, unless `administration` stands under
`silent-on`; zones in which nobody lives.

## How it decides
Order and time: a matrix of area, function and phase, filled by the entries under `administration`.
An entry without functions, areas or phase holds for all of them; an entry for an area holds for the areas within it.
The vote is asked for only where the text foresees one.
Two entries may name two authorities where the first certainly ends before the other begins; a time in between is a gap.
Where a text names no administration and is known to be silent on it, it fails at `administration`.
Where the population of a zone is not given and nobody is named there, one verdict for all such zones is open.
Whatever nobody is named for is a failure in a text encoded in full, otherwise it is open.
Two authorities at once, and a gap between two entries, fail as they stand.

## Sources
- ✓ Boothby 2004 (opening read): the United Nations governed Eastern Slavonia for a time (UNTAES).

Authorities disagree on whether shared authority can work: some settlements have had joint patrols and joint councils.
The rule asks for one body in charge, which may well be a joint one, named under `bodies`.

## Related codes
GOV002, ZON001, REF004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.zone import Zone, ZoneKind
from holdfast.rules.context import Context
from holdfast.rules.gov.authority_matrix import FUNCTIONS, AuthorityMatrix, authority_matrix
from holdfast.rules.listing import listed, some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="GOV001",
    name="authority-vacuum",
    severity=Level.ERROR,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.GRAPH,),
    why="A contested area was governed for a time by one transitional authority (UNTAES; Boothby 2004).",
    sources=(Evidence("Boothby 2004: UNTAES in Eastern Slavonia", Mark.READ),),
    priority=1,
    tags=("pam:civil-administration-reform", "pam:un-transitional-authority", "pam:police-reform", "pax:Pubad",
          "pax:PolNewTemp"),
)

BETWEEN = frozenset({ZoneKind.BUFFER, ZoneKind.DEMILITARISED})
SILENCE = "administration"
"""What stands under `silent-on` of a text that says nothing on who governs."""

NEXT = "Name one authority for each function under `administration`; a joint body counts as one."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for functions without an authority or with several, for gaps, and for zones without a word."""
    matrix = authority_matrix(context)
    yield from _vacuums(context, matrix)
    yield from _rivals(context, matrix)
    yield from _gaps(context, matrix)
    yield from _unnamed(context, matrix)
    yield from _silence(context)


def _asked(context: Context) -> tuple[str, ...]:
    return FUNCTIONS if context.framework.votes else FUNCTIONS[:-1]


def _vacuums(context: Context, matrix: AuthorityMatrix) -> Iterator[Verdict]:
    asked = _asked(context)
    lacks: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for area in matrix.phases:
        for phase in matrix.phases[area]:
            absent = tuple(f for f in asked if not matrix.cells[area, f, phase].entries)
            if absent:
                lacks.setdefault((absent, phase), []).append(area)
    for (absent, phase), areas in lacks.items():
        entry = next(id for id, one in context.framework.administration.items() if areas[0] in one.areas)
        yield context.missing(
            f"administration.{entry}", f"no authority for {listed(absent, last='or')} in {some_of(areas)}{_in(phase)}",
            next=NEXT)


def _rivals(context: Context, matrix: AuthorityMatrix) -> Iterator[Verdict]:
    found: dict[tuple[str, str, tuple[str, ...], str], list[str]] = {}
    for area in matrix.phases:
        for cell in matrix.of(area):
            if cell.rivals:
                found.setdefault((area, cell.phase, cell.rivals, cell.entries[0].id), []).append(cell.function)
    for (area, phase, rivals, entry), functions in found.items():
        yield context.fail(
            f"administration.{entry}.authority",
            f"{listed(rivals)} are in charge of {listed(functions)} in {area}{_in(phase)} at the same time.", next=NEXT)


def _gaps(context: Context, matrix: AuthorityMatrix) -> Iterator[Verdict]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for area in matrix.phases:
        for function in FUNCTIONS:
            for before, after in matrix.gaps(area, function):
                found.setdefault((area, before, after), []).append(function)
    for (area, before, after), functions in found.items():
        yield context.fail(
            f"administration.{before}.until",
            f"Between {before} and {after} nobody is in charge of {listed(functions)} in {area}.",
            next=f"Let {after} begin when {before} ends.")


def _unnamed(context: Context, matrix: AuthorityMatrix) -> Iterator[Verdict]:
    """Zones between the sides for which the administration has no entry."""
    if any(not one.areas and one.authority for one in context.framework.administration.values()):
        return
    unknown: list[str] = []
    for id, zone in context.framework.zones.items():
        if zone.kind not in BETWEEN or id in matrix.phases:
            continue
        people = _people(context, id, zone)
        if people is None:
            unknown.append(id)
        elif people:
            yield context.missing(f"zones.{id}", f"no authority in {id}, where people live", next=NEXT)
    if unknown:
        yield context.open(
            f"zones.{unknown[0]}",
            f"Nobody is named to be in charge in {some_of(unknown)}, and how many people live there is not given.",
            next="Add `population` to the zone; if people live there, name who is in charge under `administration`.")


def _silence(context: Context) -> Iterator[Verdict]:
    """A text without any administration that is known to say nothing on it."""
    if SILENCE in context.framework.silent_on and not context.framework.administration:
        yield context.missing(SILENCE, "no word on who is in charge of what people need every day", next=NEXT)


def _people(context: Context, id: str, zone: Zone) -> bool | None:
    """Whether people live in a zone, by its own population or that of the area of the case with its id."""
    area = context.case.areas.get(id) if context.case else None
    for population in (zone.population, area.population if area else None):
        if population is not None and population.bounds is not None:
            return population.bounds[1] > 0
    return None


def _in(phase: str) -> str:
    return f" during {phase}" if phase else ""
