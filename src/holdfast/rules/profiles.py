"""Profiles: which families of rules a reader with one task asks for; the humanitarian and legal floor is in each."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.errors import UsageProblem
from holdfast.rules.registry import all_rules

FLOOR = frozenset({"HUM", "DET", "DIS", "ACC", "NUC"})
"""Families that no profile leaves out: people's lives are never a matter of taste."""

PLUMBING = frozenset({"DOC", "PCK", "QTY", "TAG"})
"""Families about the text as a text, which every reader needs."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A named choice of rule families for one kind of reader."""

    name: str
    about: str
    families: frozenset[str]

    def codes(self) -> tuple[str, ...]:
        """The codes of all rules that the profile asks."""
        return tuple(code for code, module in all_rules().items() if module.rule.family in self.families)


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            "humanitarian", "pauses, corridors, exchanges and repair: people first, and who is bound when and where",
            FLOOR | PLUMBING | {"PTY", "CFR", "INC"},
        ),
        Profile(
            "ceasefire", "a ceasefire of any stage: acts, lines, withdrawal, monitoring, joint bodies, order",
            FLOOR | PLUMBING | {"PTY", "CFR", "ZON", "MVM", "JCM", "SEQ", "LAW", "INC"},
        ),
        Profile(
            "settlement", "a political settlement: guarantees, territory, votes, sanctions, legal form and order",
            FLOOR | PLUMBING | {"PTY", "SEC", "TER", "GOV", "REF", "ECO", "LAW", "SEQ", "JCM", "MVM", "INC"},
        ),
    )
}
"""Profiles by name; without one, every rule is asked."""


def profile_named(name: str) -> Profile:
    """The profile with a name; an unknown one raises with the nearest name."""
    if name in PROFILES:
        return PROFILES[name]
    near = difflib.get_close_matches(name.lower(), list(PROFILES), n=1, cutoff=0.5)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise UsageProblem(f"There is no profile {name[:40]!r}.{hint} Profiles are {', '.join(PROFILES)}.")
