"""Acts by which a text reaches soldiers, residents and the public."""

from __future__ import annotations

PUBLISHING = frozenset({"publish-text", "publish", "publish-agreement"})
"""Acts by which the text is made public."""

TRANSLATING = frozenset({"translate-text", "translate"})
"""Acts by which the text is put into other languages."""

ORDERING = frozenset({"issue-orders", "order-units", "give-orders"})
"""Acts by which units learn what they have to do."""

DISCIPLINE = frozenset({"discipline", "punish-violators", "prosecute-violations", "take-disciplinary-action"})
"""Acts by which those who break the orders answer for it."""

INFORMING = frozenset({"inform-residents", "inform-population", "inform-public"})
"""Acts by which people in an area learn what holds there."""
