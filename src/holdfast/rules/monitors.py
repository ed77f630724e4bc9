"""The bodies of a text that monitor it."""

from __future__ import annotations

from collections.abc import Mapping

from holdfast.document.body import Body, BodyKind, Power
from holdfast.document.framework import Framework

WATCHERS = frozenset({BodyKind.FORCE, BodyKind.JOINT_COMMISSION, BodyKind.COUNCIL, BodyKind.WORKING_GROUP})
"""Kinds of body that may monitor beside their own purpose."""


def monitors(framework: Framework) -> Mapping[str, Body]:
    """The bodies of kind ``monitoring``, those that may observe, and those that ``verification.by`` names."""
    named = framework.verification.by if framework.verification else ()
    return {
        id: body for id, body in framework.bodies.items()
        if body.kind is BodyKind.MONITORING or id in named or (body.kind in WATCHERS and Power.OBSERVE in body.powers)
    }
