"""Quorums of a vote, and whether opponents could win by staying at home."""

from __future__ import annotations


def abstaining_pays(support: float, yes_turnout: float, no_turnout: float, quorum: float) -> bool:
    """Whether opponents of a majority win by staying at home under a participation quorum.

    ``support`` is the share of the electorate for yes, the rest is against; turnouts and quorum are shares. Abstaining
    pays iff s τ_y < Q <= s τ_y + o τ_n and s τ_y > o τ_n: enough would vote if both sides did, yes would then win, and
    the yes votes alone miss the quorum. After Aguiar-Conraria and Magalhães (2010) and Herrera and Mattozzi (2010).
    """
    yes, no = support * yes_turnout, (1 - support) * no_turnout
    return yes < quorum <= yes + no and yes > no


def passes(yes: float, no: float, *, majority: float = 0.5, turnout_quorum: float = 0.0,
           approval_quorum: float = 0.0) -> bool:
    """Whether yes wins: more than the majority of the valid votes, and both quorums reached.

    ``yes`` and ``no`` are shares of the electorate that vote so.
    """
    cast = yes + no
    return cast > 0 and yes > majority * cast and cast >= turnout_quorum and yes >= approval_quorum
