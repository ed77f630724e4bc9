"""Whether a text has hostilities or their consequences to deal with, so that rules on a ceasefire make sense for it."""

from __future__ import annotations

from holdfast.document.party import PartyKind
from holdfast.rules.acts import HUMANITARIAN, is_standstill, is_withdrawal
from holdfast.rules.context import Context

FIGHTING = frozenset({PartyKind.STATE, PartyKind.ARMED_GROUP, PartyKind.AUTHORITY, PartyKind.COALITION})
"""Kinds of party that can have forces of their own."""


def at_peace(context: Context) -> bool:
    """Whether there are no hostilities to end and none to recover from: it is said, and nothing denies it.

    It is said where every party of the text that could fight is known to be no belligerent.
    A prohibition of force alone does not deny it, since a promise for the future forbids force as well.
    """
    parties = [context.parties.get(id) for id in context.framework.parties]
    able = [party for party in parties if party is not None and party.kind in FIGHTING]
    said = bool(able) and None not in parties and all(party.belligerent is False for party in able)
    return said and not context.belligerents and not _is_ceasefire(context) and not _has_traces(context)


def _is_ceasefire(context: Context) -> bool:
    """Whether the text has the marks of a ceasefire: its moment, its scope, a withdrawal or a standstill."""
    text = context.framework
    calendar = text.calendar
    begins = calendar is not None and any((calendar.t0, calendar.t0_at, calendar.t0_rule))
    moves = any(is_withdrawal(id, clause) or is_standstill(clause) for id, clause in context.operative.items())
    return begins or bool(text.scope) or moves


def _has_traces(context: Context) -> bool:
    """Whether text or case show what hostilities leave behind: formations, people held or displaced, relief."""
    text, case = context.framework, context.case
    relieves = any(HUMANITARIAN.intersection(clause.act) for clause in text.clauses.values())
    left = case is not None and any((case.forces, case.war, case.control, case.detained, case.displaced))
    return bool(text.returns or text.accountability or relieves or left)
