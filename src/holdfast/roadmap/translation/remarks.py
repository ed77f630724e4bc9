"""What to know about how a roadmap was read from documents, and which numbers it lacks."""

from __future__ import annotations

from collections.abc import Sequence

from holdfast.norms.states import State
from holdfast.roadmap.problem import Step
from holdfast.roadmap.translation.steps import Steps
from holdfast.roadmap.translation.text import Text
from holdfast.roadmap.translation.verified import Verified
from holdfast.roadmap.translation.votes import Ballots
from holdfast.roadmap.translation.worth import Worth

_ANSWERS = "to be done only once something was breached, set aside, or not done in time."

_MISSING = {"by": "who performs it", "duration": "how long it takes", "reversible": "whether it can be undone"}


def remark_on(reader: Steps, steps: Sequence[Step], worth: Worth, verified: Verified, *, reading: str | None) -> None:
    """Remember what the steps lack, and every remark on how they were read, once they have been."""
    text = reader.text
    _lacks(text, verified)
    _on_worth(text, worth, verified)
    _on_text(text, reading)
    _on_times(text, reader)
    _on_record(text)
    _on_elections(text, reader.ballots, steps)


def _lacks(text: Text, verified: Verified) -> None:
    """Remember what the steps lack beside their worth."""
    for item in text.steps:
        step = item.step
        for name, said in (("by", item.by), ("duration", step.duration if step else None),
                           ("reversible", item.reversible)):
            if not said and (step is not None or name != "duration"):
                key = "who" if name == "by" and step is None else name
                text.gathered.lacks(f"{item.address}.{key}", _MISSING[name])
        if step is not None and item.id in verified.unsaid:
            text.gathered.lacks(f"{item.address}.verification", "how likely it is to be noticed where it is pretended")


def _on_worth(text: Text, worth: Worth, verified: Verified) -> None:
    """Remark on what is assumed because nobody has said it."""
    gathered, steps = text.gathered, text.steps
    if worth.alike:
        gathered.remark("assumed-alike", "steps", f"Nobody has said what {len(worth.alike)} of {len(steps)} steps cost "
                        "and bring; the same assumed range stands for each, and for every party.")
    if worth.partly:
        gathered.remark("assumed-in-part", "steps", f"Of {', '.join(worth.partly)} some costs or benefits are said; "
                        "for the rest the same assumed range stands as elsewhere.")
    outside = [item for item in steps if text.outside(item)]
    if outside:
        gathered.remark("outside", "steps", f"{len(outside)} of {len(steps)} steps are performed by others than "
                        f"{', '.join(text.parties)}, or by nobody named; where nobody has said what they bring, "
                        "others wait for them and nothing more.")
    if verified.unsaid:
        gathered.remark("taken-as-noticed", "steps", "Nobody has said how likely it is to be noticed where one of "
                        f"{len(verified.unsaid)} of {len(steps)} steps is only pretended; it is taken to be noticed.")
    untimed = [item.id for item in steps if item.step is not None and item.step.duration is None]
    if untimed and len(untimed) < len(steps):
        gathered.remark("no-duration", "steps", f"Nobody has said how long {len(untimed)} of {len(steps)} steps take; "
                        "they are taken to take no time, so that a timetable can only be too short.")


def _on_text(text: Text, reading: str | None) -> None:
    """Remark on circles, readings, and what only answers to something wrong."""
    gathered = text.gathered
    left_out = [id for id in text.answers if id not in text.items]
    kept = [id for id in text.answers if id in text.items]
    if left_out:
        gathered.remark("answers", text.norms[left_out[0]].address, f"{', '.join(left_out)}: {_ANSWERS} No plan counts "
                        "on it, and it is left out.")
    if kept:
        gathered.remark("answers", text.norms[kept[0]].address, f"{', '.join(kept)}: {_ANSWERS} The text lists it as a "
                        "step, so that it has a place in the order.")
    for circle in text.order.circles():
        gathered.remark("circle", circle[0], f"{' waits for '.join((*circle, circle[0]))}: nothing in this circle can "
                        "begin. Its links are left out, so that the rest can be looked at.")
    readings = {name for clause in text.framework.clauses.values() for name in clause.readings}
    if readings and reading is None:
        gathered.remark("readings", "clauses", "Some clauses can be read in several ways "
                        f"({', '.join(sorted(readings))}); here they are taken as written. --reading shows one of "
                        "them.")


def _on_times(text: Text, steps: Steps) -> None:
    """Remark on deadlines that are no day on the calendar."""
    if steps.relative:
        first = next(iter(steps.relative))
        text.gathered.remark("deadline-counts-from-a-step", text.norms[first].address, "The time for "
                             f"{', '.join(steps.relative)} counts from something that is still to come, so that it is "
                             "no day on the calendar; no order is refused for it.")


def _on_record(text: Text) -> None:
    """Remark on what the record says went wrong, and on a plan that cannot be placed on the calendar."""
    for state, said in ((State.BREACHED, "was broken and not cured"), (State.LAPSED, "ended without being met")):
        for id in text.record.in_state(state):
            rest = "; it is still in the plan." if id in text.items else "."
            text.gathered.remark(state.value, text.norms[id].address if id in text.norms else id,
                                 f"By the record {id} {said}{rest}")
    if text.record.moment is not None and text.scale.day_0 is None:
        text.gathered.remark("no-day-0", "calendar", "Neither T0 nor the entry into force has a date, so that the plan "
                             "continues from day 0 and not from the day of the record.")


def _on_elections(text: Text, ballots: Ballots, steps: Sequence[Step]) -> None:
    """Remark on elections of a performer that may fall into a step; they close no day."""
    for id, election in ballots.elections_during(steps):
        text.gathered.remark("election", text.items[id].address, f"While {id} may be under way, one of those who "
                             f"perform it has an election: {election}.")
