"""Acts that deal with mines and explosive remnants of war."""

from __future__ import annotations

CLEARANCE = frozenset({"clear-mines", "clear-ordnance", "demine", "mark-mines", "remove-mines"})
"""Acts by which mines are removed, or marked so that people keep away."""

LAYING = frozenset({"emplace-mines", "lay-mine", "lay-mines", "mine-laying"})
"""Acts by which mines come into the ground."""

MINES = frozenset({
    "booby-traps", "explosive-remnants", "explosive-remnants-of-war", "mine", "mine-records", "minefields", "mines",
    "unexploded-ordnance",
})
"""Objects that are mines or what war leaves of them."""
