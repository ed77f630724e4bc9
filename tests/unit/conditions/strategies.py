"""Conditions, domains and packages for property tests, and a reference that tries every completion."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from holdfast.document.conditions import (
    After,
    And,
    Answered,
    Compared,
    Condition,
    Const,
    Domain,
    Held,
    Measured,
    Not,
    Operator,
    Or,
    Picked,
    State,
    StateIs,
    Time,
    Vocabulary,
    atoms,
    holds,
    parse_condition,
)

OPTIONS = {"a": ("a1", "a2", "a3"), "b": ("b1", "b2"), "cap": ("low", "mid", "high"), "d": ("only",)}
# The usual number of examples seldom meets a condition in which both sides of a branch matter.
thorough = settings(max_examples=max(250, settings().max_examples))

NUMBERS = st.integers(-2, 4).map(Decimal)
OPERATORS = st.sampled_from(Operator)


def text_condition(text: str) -> Condition:
    """The condition over the text that a text stands for."""
    return parse_condition(text, vocabulary=Vocabulary.TEXT)


def event_condition(text: str) -> Condition:
    """The event condition that a text stands for."""
    return parse_condition(text, vocabulary=Vocabulary.EVENT)


def _combined(atom: st.SearchStrategy[Condition], leaves: int) -> st.SearchStrategy[Condition]:
    def wider(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        several = st.lists(inner, min_size=2, max_size=4).map(tuple)
        return st.one_of(several.map(And), several.map(Or), inner.map(Not))

    return st.recursive(atom, wider, max_leaves=leaves)


picked: st.SearchStrategy[Condition] = st.sampled_from(sorted(OPTIONS)).flatmap(
    lambda issue: st.frozensets(st.sampled_from(OPTIONS[issue]), min_size=1).map(lambda options: Picked(issue, options))
)
compared: st.SearchStrategy[Condition] = st.builds(
    Compared, st.sampled_from(["cap", "p", "q"]), OPERATORS, NUMBERS, st.sampled_from([None, "km", "1/year"])
)
text_atoms: st.SearchStrategy[Condition] = st.one_of(picked, picked, compared, st.builds(Const, st.booleans()))
text_conditions = _combined(text_atoms, 12)

names = st.from_regex(r"[a-z0-9_]{1,3}([-.][A-Z0-9a-z_]{1,3}){0,2}", fullmatch=True).filter(
    lambda name: any(letter.isalpha() for letter in name)
    and name not in {"and", "or", "not", "in", "implies", "true", "false", "open"}
)
durations = st.sampled_from(["P60D", "PT24H", "P1Y6M", "P2W", "P1DT2H30M"])
times = st.one_of(
    st.sampled_from(["2026-03-01", "2026-03-01T12:00:00Z", "2026-03-01T12:00+02:00", "T0", "signature"]).map(Time),
    st.builds(Time, st.sampled_from(["T0", "entry-into-force"]), st.none(), st.sampled_from("+-"), durations),
    st.builds(Time, st.sampled_from(["met", "breached"]), names, st.sampled_from("+-"), durations),
    st.builds(Time, st.just("met"), names),
)
numbers = st.decimals(-10**6, 10**6, allow_nan=False, places=3).map(lambda number: number.normalize())
event_conditions = _combined(
    st.one_of(
        text_atoms,
        st.builds(Picked, names, st.frozensets(names, min_size=1, max_size=3)),
        st.builds(Compared, names, OPERATORS, numbers, st.sampled_from([None, "km", "%", "1/year", "km²"])),
        st.builds(StateIs, st.sampled_from(State), names),
        st.builds(StateIs, st.just(State.BREACHED), names, names),
        st.builds(Answered, names, names),
        st.builds(Held, names, durations),
        st.builds(After, times),
        st.builds(Measured, names, OPERATORS, numbers),
    ),
    12,
)


@st.composite
def ranges(draw: st.DrawFn) -> tuple[Decimal, Decimal]:
    """A range of whole numbers, often of no width."""
    low = draw(st.integers(-2, 4))
    return Decimal(low), Decimal(low + draw(st.sampled_from([0, 0, 1, 3])))


exact = st.integers(-2, 4).map(lambda number: (Decimal(number), Decimal(number)))


def _domain(bounds: st.SearchStrategy[tuple[Decimal, Decimal]]) -> st.SearchStrategy[Domain]:
    return st.builds(
        Domain,
        st.just(OPTIONS),
        st.fixed_dictionaries({("cap", option): bounds for option in OPTIONS["cap"]}),
        st.fixed_dictionaries({"p": bounds, "q": bounds}),
    )


domains = _domain(ranges())
exact_domains = _domain(exact)
picks = st.fixed_dictionaries(
    {issue: st.sampled_from([None, None, "open", *options]) for issue, options in OPTIONS.items()}
)


def packages() -> Iterator[dict[str, str]]:
    """Every package of the options above."""
    for package in itertools.product(*OPTIONS.values()):
        yield dict(zip(OPTIONS, package, strict=True))


def outcomes(condition: Condition, package: dict[str, str], domain: Domain) -> set[bool]:
    """What the condition comes to for one package as each range takes its ends, thresholds and points between."""
    cuts = {atom.number for atom in atoms(condition) if isinstance(atom, Compared)}

    def tries(bounds: tuple[Decimal, Decimal]) -> list[Decimal]:
        low, high = bounds
        points = sorted({low, high, *(cut for cut in cuts if low <= cut <= high)})
        return points + [(one + other) / 2 for one, other in itertools.pairwise(points)]

    keys = [("cap", package["cap"]), *domain.parameters]
    bounds = [domain.option_values["cap", package["cap"]], *domain.parameters.values()]
    found = set()
    for numbers_taken in itertools.product(*map(tries, bounds)):
        taken = dict(zip(keys, numbers_taken, strict=True))
        values = {name: number for name, number in taken.items() if isinstance(name, str)}
        of_options = {key: number for key, number in taken.items() if isinstance(key, tuple)}
        found.add(holds(condition, package, values=values, option_values=of_options))
    return found
