"""Acts by which a text stands with the Charter of the United Nations, and by which it ends."""

from __future__ import annotations

from collections.abc import Mapping

RESTRAINT = "restraint from force"
CHARTER: Mapping[str, str] = {
    "the peaceful settlement of disputes": "settle-peacefully",
    RESTRAINT: "not-use-force",
    "self-defence": "keep-self-defence",
    "the precedence of the Charter": "charter-prevails",
}
"""What anchors a text in the Charter, in words, and the act that says it; to forbid ``use-force`` is restraint too."""

ENDING = frozenset({"withdraw-from-agreement", "end-agreement"})
"""Acts by which one leaves a text or treats it as ended."""
