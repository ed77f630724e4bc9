"""Which field of which object points at what: the table behind the check of references."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType


class Target(enum.Enum):
    """What a reference may point at, in words."""

    ACTOR = "a party, coalition, member of one, or body"
    ELEMENT = "a clause, gate, step, guarantee, vote, return, relief, accountability entry, body or rung"
    PLACE = "a zone of the framework, or an area, line, site or crossing of the case"
    SCOPE = "a zone, `everywhere` or `out-of-scope`"
    AREA = "an area of the case"
    MEANS = "a means of verification or an indicator"
    CLASS = "a class of violation"
    SECTION = "a section"
    SOURCE = "a source of the document or its case"
    SUBJECT = "an issue of the case or an element of the framework"
    SETTLER = "a clause or body, or a party"


_A, _E, _P = Target.ACTOR, Target.ELEMENT, Target.PLACE

POINTERS: Mapping[str, Mapping[str, Target]] = MappingProxyType({
    "Framework": {"drafted_by": _A, "pressed_by": _A, "parties": _A, "order": _E},
    "Clause": {"who": _A, "to": _A, "where": _P, "hence": _E, "lest": _E, "section": Target.SECTION,
               "observe": Target.MEANS, "decided_by": _A, "proposed_by": _A},
    "Exception_": {"of": _E},
    "Bracket": {"by": _A},
    "Zone": {"around": _P, "replaces": _P, "held_by": _A},
    "Body": {"members": _A, "chair": _A, "lead": _A, "area": _P, "consent": _A},
    "DecisionRule": {"members": _A, "vetoes": _A, "chair": _A, "escalates_to": _A},
    "Means": {"run_by": _A, "covers": _P},
    "Rung": {"for_": Target.CLASS, "by": _A, "decided_by": _A, "against": _A},
    "Verification": {"by": _A},
    "CountTest": {"indicator": Target.MEANS},
    "Publication": {"by": _A},
    "Guarantee": {"by": _A, "to": _A, "against": _A, "needs_assent_of": _A, "clauses": _E, "area": _P},
    "Trigger": {"decided_by": _A},
    "Void": {"decided_by": _A},
    "Gate": {"needs": _E, "opens": _E, "otherwise": _E, "evaluator": _A},
    "Step": {"by": _A, "does": _E, "after": _E, "verified_by": _A, "otherwise": _E},
    "Exchange": {"intermediary": _A, "place": _P},
    "Authority": {"areas": _P, "authority": _A},
    "Vote": {"by": _A, "area": _P, "on": Target.SUBJECT, "after": _E, "organiser": _A, "observers": _A,
             "cleared_by": _A},
    "Outcome": {"leads_to": _E},
    "Return": {"to_area": _P, "after": _E, "claims_body": _A, "verified_by": _A},
    "Accountability": {"who": _A, "body": _A, "clauses": _E},
    "Relief": {"authority": _A, "after": _E, "snapback_can_be_blocked_by": _A, "beneficiary": _A},
    "Signatory": {"party": _A},
    "Legal": {"charter": _E, "savings": _E, "without_prejudice": _E, "disputes": Target.SETTLER},
    "Citation": {"ref": Target.SOURCE},
    "Party": {"members": _A},
    "Force": {"of": _A},
    "RedLine": {"party": _A},
    "Position": {"party": _A},
    "Public": {"party": _A},
    "Election": {"party": _A},
    "Spoiler": {"tied_to": _A},
    "Emergency": {"party": _A, "area": Target.AREA},
    "Member": {"party": _A},
    "Constraint": {"party": _A},
    "Aid": {"donors": _A, "to": _A},
    "Sanction": {"by": _A, "against": _A},
    "Area": {"within": Target.AREA},
    "ControlLine": {"holder": _A},
    "Installation": {"area": Target.AREA, "held_by": _A},
    "Crossing": {"area": Target.AREA},
    "Detained": {"held_by": _A, "of": _A},
    "Displaced": {"of": _A},
    "EarlierInstrument": {"parties": _A},
    "Scenario": {"without": _A},
    "DecisionMaker": {"party": _A},
    "Overlay": {"held_by": _A, "may_see": _A},
    "Event": {"of": _E, "by": _A, "attributed_to": _A},
})
"""Object → field → what its value, or each item of its list, names."""

KEY_POINTERS: Mapping[str, Mapping[str, Target]] = MappingProxyType({
    "Clause": {"cost": _A, "benefit": _A, "breach_gain": _A, "balance_drift": _A},
    "Body": {"seats": _A},
    "DecisionRule": {"weights": _A},
    "Guarantee": {"penalty": _A, "willingness": _A, "would_block": _A, "believed": _A},
    "Means": {"detection_by_side": _A},
    "ViolationClass": {"gain": _A},
    "Relief": {"would_block": _A},
    "Sanction": {"cost": _A},
    "Step": {"cost": _A, "benefit": _A, "security_shift": _A, "deposit": _A},
    "Exchange": {"gives": _A},
    "Legal": {"ratification": _A},
    "WarBaseline": {"parties": _A, "violence": _A},
    "Case": {"stakes": _A},
    "Overlay": {"stakes": _A},
    "Member": {"leverage": _A},
    "Displaced": {"origin": Target.AREA, "now_in": Target.AREA},
    "Area": {"distances": Target.AREA},
})
"""Object → field → what each key of its mapping names."""
