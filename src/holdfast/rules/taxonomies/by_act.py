"""Which codes an act, or another kind of element, stands for where nobody has tagged it."""

from __future__ import annotations

from collections.abc import Mapping

BY_ACT: Mapping[str, tuple[str, ...]] = {
    "fire": ("pam:ceasefire", "pax:CeProv"),
    "cease-fire": ("pam:ceasefire", "pax:CeProv"),
    "offensive-operation": ("pam:ceasefire", "pax:CeProv"),
    "withdraw": ("pam:withdrawal-of-troops",),
    "disarm": ("pam:disarmament", "pax:SsrDdr"),
    "hand-in-arms": ("pam:disarmament", "pax:SsrDdr"),
    "decommission-arms": ("pam:disarmament", "pax:SsrDdr"),
    "limit-forces": ("pax:SsrArm",),
    "merge-forces": ("pam:military-reform", "pax:SsrArm"),
    "train-forces": ("pax:SsrArm",),
    "control-border": ("pax:StBor",),
    "monitor": ("pam:verification-monitoring",),
    "verify": ("pam:verification-monitoring",),
    "rule-on-dispute": ("pam:dispute-resolution-committee",),
    "release-detainees": ("pam:prisoner-release", "pax:TjPrire"),
    "return-children": ("pam:childrens-rights", "pax:GCh"),
    "return-remains": ("pax:TjMis",),
    "let-return": ("pax:GRef",),
    "give-access": ("pax:HrMob",),
    "evacuate-wounded": ("pax:ProtCiv",),
    "amend-constitution": ("pam:constitutional-reform",),
    "ratify": ("pam:ratification-mechanism",),
    "hold-election": ("pax:Ele",),
    "hold-referendum": ("pax:StRef",),
    "form-government": ("pam:power-sharing-transitional-government", "pax:PolNewTemp"),
    "grant-amnesty": ("pam:amnesty", "pax:TjAm"),
    "pay-compensation": ("pam:reparations", "pax:TjRep"),
    "provide-aid": ("pam:donor-support",),
    "rebuild": ("pam:economic-and-social-development",),
    "guarantee": ("pax:SsrGua",),
    "lift-sanctions": ("pax:TjSan",),
    "impose-sanctions": ("pax:TjSan",),
}
"""Act of the vocabulary → tags."""

BY_ACCOUNTABILITY: Mapping[str, tuple[str, ...]] = {
    "amnesty": ("pam:amnesty", "pax:TjAm"),
    "prosecution": ("pax:TjCou",),
    "truth": ("pam:truth-or-reconciliation", "pax:TjMech"),
    "reparation": ("pam:reparations", "pax:TjRep"),
}
"""Kind of a provision on accountability → tags."""

BY_FAMILY: Mapping[str, tuple[str, ...]] = {
    "guarantees": ("pax:SsrGua",),
    "returns": ("pax:GRef",),
    "relief": ("pax:TjSan",),
}
"""Family of elements → tags that each of them stands for."""
