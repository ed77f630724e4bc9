"""Groups of acts that several rules ask for, in words of the act vocabulary."""

from __future__ import annotations

from holdfast.document.clause import Clause, Modal

WITHDRAWAL = frozenset({
    "disengage", "pull-back", "pull-out", "redeploy", "withdraw", "withdraw-forces", "withdraw-heavy-weapons",
    "withdraw-troops", "withdraw-weapons",
})
"""Acts by which forces or weapons leave a place."""

ADVANCE = frozenset({"advance", "cross-line", "move-forward", "not-advance"})
"""Acts that take forces over a line."""

HOLDING = frozenset({"freeze-line", "hold-line", "hold-position", "hold-positions", "not-advance", "stay-behind-line"})
"""Acts that keep forces where a line puts them."""

FIRE = frozenset({
    "artillery-strike", "attack", "conduct-hostilities", "fire", "not-fire", "offensive-operation",
    "offensive-operations", "shelling", "strike", "use-force", "use-weapons",
})
"""Acts of hostility that a ceasefire forbids."""

MONITORING = frozenset({"inspect", "monitor", "monitor-and-verify", "observe", "patrol", "re-inspect", "verify"})
"""Acts by which somebody sees whether a text is kept."""

BORDER = frozenset({
    "control-border", "guard-border", "monitor-border", "open-border", "open-crossing", "restore-border-control",
    "return-border-control",
})
"""Acts at a state border."""

RELEASE = frozenset({
    "exchange-detainees", "exchange-of-detainees", "exchange-prisoners", "free-detainees",
    "release-and-exchange", "release-civilian-detainees", "release-detainees", "release-hostages",
    "release-prisoners",
    "release-prisoners-of-war", "repatriate-prisoners", "return-prisoners",
})
"""Acts by which people who are held are let go."""

STATUS = frozenset({
    "annex", "cede", "cede-territory", "change-border", "change-borders", "recognise", "recognise-sovereignty",
    "secede", "settle-status", "transfer-sovereignty", "transfer-territory",
})
"""Acts that decide to whom a territory belongs."""

HUMANITARIAN = RELEASE | frozenset({
    "clear-mines", "evacuate-civilians", "evacuate-wounded", "exchange-lists", "exchange-mine-records",
    "exchange-records", "give-access", "ihl-savings", "let-return", "mark-mines", "observe-humanitarian-law",
    "prioritise-clearance", "repair", "return-children", "return-remains", "reunite-families", "trace-children",
    "trace-missing",
})
"""Acts that relieve people directly and are never a bargaining chip."""


def _family(id: str, clause: Clause) -> frozenset[str]:
    return frozenset({id.partition(".")[0], clause.section or ""})


def is_withdrawal(id: str, clause: Clause) -> bool:
    """Whether a clause orders a withdrawal, by its act or, where it names none, by the family it stands in."""
    if clause.modal is not Modal.SHALL:
        return False
    if clause.act:
        return bool(WITHDRAWAL.intersection(clause.act))
    return bool({"withdrawal", "disengagement"} & _family(id, clause))


def is_standstill(clause: Clause) -> bool:
    """Whether a clause keeps forces from passing a line."""
    acts = set(clause.act)
    if clause.modal is Modal.SHALL:
        return bool(acts & HOLDING)
    return clause.modal is Modal.SHALL_NOT and bool(acts & (ADVANCE - {"not-advance"}))


def forbids_fire(clause: Clause) -> bool:
    """Whether a clause forbids an act of hostility."""
    acts = set(clause.act)
    if clause.modal is Modal.SHALL:
        return "not-fire" in acts
    return clause.modal is Modal.SHALL_NOT and bool(acts & FIRE)
