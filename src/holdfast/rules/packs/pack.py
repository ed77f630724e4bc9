"""What a country pack holds: domestic law, sites and earlier instruments, each with its source and mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.party import Party
from holdfast.document.text import words_in
from holdfast.document.times import Date
from holdfast.rules.rule import Evidence


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision of domestic law, in the pack's own words."""

    id: str
    text: str
    source: Evidence


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject that a referendum may not have, and how a text shows that it has it."""

    name: str
    source: Evidence
    acts: frozenset[str] = frozenset()
    """Acts of clauses on this subject."""
    kinds: frozenset[str] = frozenset()
    """Kinds of accountability provisions on this subject."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site whose damage would harm many."""

    id: str
    name: str
    kind: str
    """A word for the kind of installation, as in a case: ``nuclear``."""
    source: Evidence


@dataclass(frozen=True, slots=True)
class Instrument:
    """An earlier agreement, resolution or treaty that a text on this country should reckon with."""

    id: str
    title: str
    date: Date
    source: Evidence


@dataclass(frozen=True, slots=True)
class Pack:
    """What rules may know of one country; it holds public facts, and no word on who is right."""

    id: str
    """What a case writes under ``pack``."""
    country: str
    """Name of the country, for sentences."""
    party_ids: frozenset[str]
    """Ids by which cases usually name the country as a party."""
    names: frozenset[str]
    """Names of the country in the languages that cases use, in lower case."""
    territory: tuple[Provision, ...] = ()
    """How its territory may be changed: who decides, and who examines it first."""
    excluded_subjects: tuple[Subject, ...] = ()
    """What a referendum may not be held on."""
    emergency: tuple[Provision, ...] = ()
    """What may not be done under martial law or in a state of emergency: votes, amendments."""
    sites: tuple[Site, ...] = ()
    prior_instruments: tuple[Instrument, ...] = ()

    def party_in(self, parties: Mapping[str, Party]) -> str | None:
        """The id of the country among the parties: the one that bears its name, or else one of its usual ids."""
        named = next((id for id, party in parties.items() if words_in(party.name).lower() in self.names), None)
        return named or next((id for id in sorted(self.party_ids) if id in parties), None)

    def evidence(self) -> Iterator[Evidence]:
        """The source of everything that the pack holds."""
        for held in (self.territory, self.excluded_subjects, self.emergency, self.sites, self.prior_instruments):
            yield from (item.source for item in held)
