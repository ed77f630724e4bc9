"""What a rule may look at: the text at its own picks, the case, the dependency graph, and how much was encoded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from holdfast.document.at_picks import at_picks, picked
from holdfast.document.base import Element
from holdfast.document.case import Case
from holdfast.document.clause import Clause, ClauseKind, Modal
from holdfast.document.compose import situation
from holdfast.document.defaults import with_defaults
from holdfast.document.finding import Kind
from holdfast.document.framework import Framework
from holdfast.document.load import Documents
from holdfast.document.party import Party
from holdfast.document.scalars import Encoded
from holdfast.norms.calendar import Calendar, calendar_of
from holdfast.norms.graph import DependencyGraph, dependency_graph
from holdfast.norms.norm import Norm, norms_of
from holdfast.rules.packs.pack import Pack
from holdfast.rules.packs.shelf import pack_named
from holdfast.rules.rule import Verdict
from holdfast.rules.scopes import covers

AS_ENCODED = "in the text as encoded"


@dataclass(frozen=True)
class Context:
    """One text as rules see it; a rule reads this and nothing else."""

    documents: Documents

    @cached_property
    def framework(self) -> Framework:
        """The framework with defaults applied, at its own closed picks."""
        whole = with_defaults(self.documents.framework.model)
        return at_picks(whole, picked(whole), case=self.case)

    @cached_property
    def case(self) -> Case | None:
        """The case with overlays, where there is one."""
        case = self.documents.case.model if self.documents.case else None
        return situation(case, [overlay.model for overlay in self.documents.overlays])

    @cached_property
    def pack(self) -> Pack | None:
        """The country pack that the case names; nothing where it names none, or one that does not exist."""
        return pack_named(self.case.pack if self.case else None)

    @cached_property
    def norms(self) -> Mapping[str, Norm]:
        """The elements that can have a state, with what decides it."""
        return norms_of(self.framework)

    @cached_property
    def graph(self) -> DependencyGraph:
        """What waits for what."""
        return dependency_graph(self.framework, norms=self.norms)

    @cached_property
    def calendar(self) -> Calendar:
        """The known times of the text."""
        return calendar_of(self.framework)

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        """Parties by id, from the case or else from the framework."""
        own = self.framework.parties
        found = dict(self.case.parties) if self.case else {}
        return {**found, **own} if isinstance(own, Mapping) else found

    @cached_property
    def belligerents(self) -> tuple[str, ...]:
        """Ids of the parties whose hostilities the text would end, as far as they are known."""
        listed = tuple(self.framework.parties)
        return tuple(id for id in listed if (party := self.parties.get(id)) and party.belligerent)

    @cached_property
    def operative(self) -> Mapping[str, Clause]:
        """The clauses that bind somebody."""
        return {id: clause for id, clause in self.framework.clauses.items() if clause.kind is ClauseKind.OPERATIVE}

    def obligations(self) -> Iterator[tuple[str, Clause]]:
        """Operative clauses that require or forbid something."""
        for id, clause in self.operative.items():
            if clause.modal in (Modal.SHALL, Modal.SHALL_NOT):
                yield id, clause

    def acts(self, modal: Modal) -> frozenset[str]:
        """All acts that clauses with this modal name."""
        return self._acts[modal]

    @cached_property
    def _acts(self) -> Mapping[Modal, frozenset[str]]:
        return {
            modal: frozenset(act for clause in self.operative.values() if clause.modal is modal for act in clause.act)
            for modal in Modal
        }

    def encoded_at(self, element: Element | None = None) -> Encoded:
        """How fully an element was encoded: its own word, its section's, the framework's; or the weakest anywhere."""
        if element is not None:
            section = self.framework.sections.get(getattr(element, "section", None) or "")
            own: Encoded | None = getattr(element, "encoded", None)
            return own or (section.encoded if section else None) or self.framework.encoded
        text = self.framework
        said = [section.encoded for section in text.sections.values()]
        said += [clause.encoded for clause in text.clauses.values()]
        if any(encoded not in (None, Encoded.FULL) for encoded in said):
            return Encoded.PARTIAL  # what is missing may stand in the part that is not encoded in full
        return text.encoded

    def fail(self, address: str, message: str, *, next: str) -> Verdict:
        """A verdict that the text itself shows the fault."""
        return Verdict(Kind.FAIL, address, message, next)

    def missing(
        self, address: str, what: str, *, next: str, clause: Element | None = None, field: str | None = None
    ) -> Verdict:
        """A verdict that something is absent: a failure in a text encoded in full or known to be silent, else open.

        ``what`` names the absent thing and fits after "There is": "no hour at which hostilities end".
        ``field`` is where the absent thing would stand, if that is not the address; silence may be known of it alone.
        """
        places = (address, field) if field is not None else (address,)
        if any(covers(entry, place, self.framework) for entry in self.framework.silent_on for place in places):
            return Verdict(Kind.FAIL, address, f"There is {what}; the text is known to be silent on it.", next)
        above = self.framework.stands_under if clause is None else None
        if above is not None:
            message = f"There is {what} in this text; {above.framework}, under which it stands, may have it."
            return Verdict(Kind.OPEN, address, message, f"Look in {above.framework}. If it is not there: {next}")
        if self.encoded_at(clause) is Encoded.FULL:
            return Verdict(Kind.FAIL, address, f"There is {what}.", next)
        message = f"There is {what} {AS_ENCODED}, which is not encoded in full; the text itself may have it."
        return Verdict(Kind.OPEN, address, message, f"If the text has it, encode it; if not: {next}", silence=True)

    def review(self, address: str, question: str, *, role: str, next: str = "") -> Verdict:
        """A question that a named role has to answer; it never fails a check."""
        said = next or f"Ask {role}, and record the answer under `answers`."
        return Verdict(Kind.REVIEW, address, question, said, role)

    def open(self, address: str, message: str, *, next: str) -> Verdict:
        """A verdict that data or a case is missing, so nothing can be said."""
        return Verdict(Kind.OPEN, address, message, next)
