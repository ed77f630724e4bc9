"""What is assumed where nobody has said a number: one labelled range each, alike for every step and every party.

None of these is a figure for a named party: a step whose cost nobody knows is taken to cost whoever performs it between
one and five hundredths of what the whole settlement is worth to it. The ranges are wide on purpose, so that what holds
over all of them does not hang on them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prior:
    """An assumed range with its reason."""

    low: float
    high: float
    unit: str
    note: str


COST = Prior(0.01, 0.05, "score", "Assumed alike for every step and performer; nobody has said what this step costs.")
BENEFIT = Prior(0.01, 0.10, "score", "Assumed alike for every step and party; nobody has said what this step brings.")
RELATIONSHIP = Prior(0.0, 0.05, "score",
                     "Assumed alike for every party; nobody has said what good relations are worth.")
SURPRISE = Prior(0.0, 0.02, "score", "Assumed alike for every party; nobody has said what walking away would win.")
DISCOUNT = Prior(0.03, 0.20, "1/year", "Assumed alike for every party; nobody has said how much less what comes "
                                       "later counts.")
PENALTY = Prior(0.0, 0.20, "score", "Assumed alike for every guarantee; nobody has said what its answer costs.")
ANSWER = Prior(0.22, 0.75, "probability", "Share of commitments honoured, 1945-2003 and 1816-1944 (Berkemeier and "
                                          "Fuhrmann 2018; Leeds 2003); alike for every guarantor.")
DETECTION = Prior(0.2, 0.9, "probability",
                  "Assumed alike for every means; nobody has said how often one look of it sees what is there.")
