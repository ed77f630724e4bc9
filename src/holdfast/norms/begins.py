"""Whether an element begins now: what it waits for, decided with three values, and how that reads."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from holdfast.document.conditions import ast, evaluate, to_text
from holdfast.document.conditions.ast import And, Condition, Not, Or, Time
from holdfast.document.times import Duration, TimePoint, parse_duration, parse_time_point
from holdfast.norms.calendar import Span, moved
from holdfast.norms.facts import NOBODY, opening, outcomes, unreported
from holdfast.norms.norm import Link, Norm, Source
from holdfast.norms.states import State
from holdfast.norms.world import World

GOOD = frozenset({State.IN_FORCE, State.MET})
_EVERY = frozenset(State) - {State.UNKNOWN}
_NOTHING = frozenset[State]()
_ASKED = {asked: State(asked.value.replace("_", "-")) for asked in ast.State}


@dataclass(frozen=True)
class View:
    """What is known at an instant, seen from one element; ``open`` ones are not decided yet at this instant."""

    world: World
    norm: Norm
    open: Collection[str] = ()
    barred: Collection[str] = ()
    """Open ones that are taken not to begin."""

    def outcomes(self, id: str) -> frozenset[State]:
        """The states an element may be in."""
        norm = self.world.norms.get(id)
        if norm is None:
            return _NOTHING if id in self.world.absent else _EVERY
        facts = self.world.facts[id]
        if id in self.open and not facts.breaches:
            return frozenset({State.PENDING}) if id in self.barred else opening(norm)
        return outcomes(norm, facts)

    def is_in(self, state: State, id: str) -> bool | None:
        """Whether an element is in a state."""
        found = self.outcomes(id)
        return state in found if len(found) < 2 or state not in found else None

    def state_is(self, state: ast.State, id: str, party: str | None = None) -> bool | None:
        """Whether an element is in a state that a condition asks for, or a breach of it by a party stands."""
        return self.is_in(_ASKED[state], id) if party is None else self._breached_by(party, id)

    def _breached_by(self, party: str, id: str) -> bool | None:
        if State.BREACHED not in self.outcomes(id):
            return False
        facts = self.world.facts.get(id)
        if facts is None:
            return None
        if party in facts.breaches:
            return True
        anybodys = NOBODY in facts.breaches or State.BREACHED in unreported(self.world.norms[id], facts)
        return None if anybodys else False

    def answered(self, id: str, answer: str) -> bool | None:
        """Whether the last answer that a vote was given is this one."""
        given = self.world.answers.get(id)
        return given[-1] == answer if given else self._unanswered(id)

    def _unanswered(self, id: str) -> bool | None:
        return None if id in self.world.met else self._may_be(State.MET, id)

    def held(self, id: str, duration: str) -> bool | None:
        """Whether an element has been in force or met, and not breached, for as long as that without a break."""
        found = self.outcomes(id)
        if not found & GOOD:
            return False
        if id not in self.world.facts:
            return None
        now, facts, length = self.world.now, self.world.facts[id], parse_duration(duration)
        since = now if facts.interrupted else facts.good_since or now
        maybe = now if facts.interrupted else facts.maybe_since or now
        if found <= GOOD and moved(since, length) <= now:
            return True
        return None if moved(maybe, length) <= now else False

    def after(self, time: Time) -> bool | None:
        """Whether a point in time has been reached."""
        return self.reached(parse_time_point(str(time)))

    def measure(self, name: str) -> Decimal | None:
        """The last measured value of a quantity."""
        return self.world.measures.get(name)

    def reached(self, point: TimePoint) -> bool | None:
        """Whether a point in time has come, as a beginning."""
        span = self.world.moment(self.norm, point)
        if span is not None:
            return self._passed(span)
        kind, id = (point.anchor or "").partition("(")[0], point.depends_on
        if id is None:
            return False if kind == "breach" else self.world.without_anchor()
        if id in self.open and point.sign > 0 and point.offset != Duration():
            return False
        return self._may_be(State.MET if kind == "met" else State.BREACHED, id)

    def _may_be(self, state: State, id: str) -> bool | None:
        """What is not remembered to have happened is at most not known."""
        return None if state in self.outcomes(id) else False

    def _passed(self, span: Span) -> bool | None:
        now = self.world.now
        return True if span.latest <= now else None if span.earliest <= now else False

    def in_force(self) -> bool | None:
        """Whether the framework has begun to bind."""
        start = self.world.calendar.start
        return self.world.without_anchor() if start is None else self._passed(start)

    def signed(self) -> bool | None:
        """Whether the framework is more than a draft."""
        begun = self.world.calendar.begun_by
        return self.world.without_anchor() if begun is None else begun <= self.world.now

    def followed(self, source: Source) -> bool | None:
        """Whether what a ``hence``, ``lest`` or ``otherwise`` waits for has ever happened."""
        world, id = self.world, source.id
        if source.link is Link.LEST:
            return id in world.breached or self._may_be(State.BREACHED, id)
        if source.link is Link.OTHERWISE:
            facts = world.facts.get(id)
            if facts is not None and facts.missed is not None and not facts.broken and id not in world.failed:
                return None
            return id in world.failed or self._may_be(State.LAPSED, id)
        if source.link is Link.ANSWER:
            given = world.answers.get(id)
            return source.answer in given if given else self._unanswered(id)
        return id in world.met or self._may_be(State.MET, id)


Part = tuple[bool | None, str, str]
"""Whether one of the things it waits for has come, how that reads, and the name in it."""


def parts(view: View) -> Iterator[Part]:
    """The things an element waits for, in a fixed order, but for its condition."""
    norm = view.norm
    if norm.only_follows:
        found = [view.followed(source) for source in norm.follows]
        value = True if True in found else None if None in found else False
        names = ", ".join(dict.fromkeys(f"{source.id} ({source.link}{_by_answer(source)})" for source in norm.follows))
        yield value, "it follows only from {}", names
    elif norm.start is None:
        yield view.in_force(), "{} of the framework", "entry into force"
    else:
        if norm.start.anchor is None:
            yield view.signed(), "{} of the framework", "signature or entry into force"
        yield view.reached(norm.start), "it begins at {}", str(norm.start)
    for source in norm.waits:
        yield view.is_in(State.MET, source.id), f"it waits for {{}} ({source.link})", source.id


def _by_answer(source: Source) -> str:
    return f" {source.answer}" if source.answer else ""


def begins(view: View) -> bool | None:
    """Whether an element begins now; nothing where what is known does not decide it."""
    unknown = False
    for value, _, _ in parts(view):
        if value is False:
            return False
        unknown = unknown or value is None
    if view.norm.condition is None:
        return None if unknown else True
    value = evaluate(view.norm.condition, view.world.package, values=view.world.values, events=view)
    return value if value is False else None if unknown else value


def may_begin(world: World, norm: Norm, open_: Collection[str], barred: Collection[str]) -> bool:
    """Whether an element may begin if the barred ones do not, giving every negation the benefit of the doubt."""
    strict, kind = View(world, norm, open_, barred), View(world, norm, open_)
    if any(value is False for value, _, _ in parts(strict)):
        return False
    return norm.condition is None or _may(norm.condition, strict, kind)


def _may(condition: Condition, strict: View, kind: View) -> bool:
    match condition:
        case Or(parts):
            return any(_may(part, strict, kind) for part in parts)
        case And(parts):
            return all(_may(part, strict, kind) for part in parts)
        case Not(part):
            return not _must(part, strict, kind)
        case _:
            return _atom(condition, strict) is not False


def _must(condition: Condition, strict: View, kind: View) -> bool:
    match condition:
        case Or(parts):
            return any(_must(part, strict, kind) for part in parts)
        case And(parts):
            return all(_must(part, strict, kind) for part in parts)
        case Not(part):
            return not _may(part, strict, kind)
        case _:
            return _atom(condition, kind) is True


def _atom(condition: Condition, view: View) -> bool | None:
    return evaluate(condition, view.world.package, values=view.world.values, events=view)


def undecided_atoms(view: View) -> tuple[str, ...]:
    """The parts of what an element waits for that cannot be decided, as they are written."""
    found = [words.format(name) for value, words, name in parts(view) if value is None]
    if view.norm.condition is not None:
        found += [to_text(atom) for atom in ast.atoms(view.norm.condition) if _atom(atom, view) is None]
    return tuple(found)


def obstacle(view: View) -> str:
    """Why an element has not begun: the first thing that has not come, or that is not known."""
    said = list(parts(view))
    if view.norm.condition is not None:
        said.append((_atom(view.norm.condition, view), "its condition is {}", to_text(view.norm.condition)))
    for value, words, name in said:
        if value is False:
            return f"{words.format(name)}, which has not come" if "condition" not in words else \
                f"{words.format(name)}, which does not hold"
    return f"{'; '.join(undecided_atoms(view))}: not known" if any(value is None for value, _, _ in said) else \
        "everything it waits for has come"
