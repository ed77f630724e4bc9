"""One condition of a fair vote, and what asks for it."""

from __future__ import annotations

from dataclasses import dataclass

MET, NOT_MET, OPEN = "met", "not-met", "open"

CODE = "Code of Good Practice on Referendums (Venice Commission, 2007, revised 2022)"
WAR = "Venice Commission, 21 September 2022: votes in war run against European standards"
STATUS = "Venice Commission, CDL-AD(2014)002, paragraph 28: negotiation before a vote on status"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a fair vote, and how the text as encoded stands to it."""

    name: str
    state: str
    """``met``, ``not-met`` or ``open``; what the text as encoded does not hold is open, not unmet."""
    address: str
    text: str
    source: str
    """What asks for it."""

    def as_json(self) -> dict[str, str]:
        """The condition as JSON."""
        return {"name": self.name, "state": self.state, "address": self.address, "text": self.text,
                "source": self.source}
