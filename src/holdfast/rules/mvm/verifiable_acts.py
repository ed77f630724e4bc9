"""Acts of which somebody else can see whether they were done."""

from __future__ import annotations

from holdfast.rules.acts import ADVANCE, FIRE, HOLDING, RELEASE, WITHDRAWAL
from holdfast.rules.cfr.prohibited_acts import FAMILIES, PLACING

VERIFIABLE = FIRE | WITHDRAWAL | ADVANCE | HOLDING | RELEASE | PLACING | frozenset().union(*FAMILIES.values()) | {
    "assemble", "attack-at-sea", "attack-site", "carry-weapons", "clear-mines", "decommission-arms", "demilitarise",
    "disarm", "enter-area", "fortification", "fortify", "forward-stocks", "give-access", "hand-in-arms", "jamming",
    "limit-forces", "move-forces", "obstruct-navigation", "reinforce", "return-remains", "rotate-forces", "use-site",
}
"""Acts of forces and acts on people and things that leave a trace outside the party that owes them."""
