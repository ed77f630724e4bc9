"""Looking into a file of exchanges: each part in the shape that is asked for, or a finding about what stands there."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping

from holdfast.document.finding import error
from holdfast.document.syntax_codes import shown
from holdfast.roadmap.files.codes import EXCHANGE_CODES
from holdfast.settlement.stability.file_nodes import At, Look

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
_SAME = {"GMC002": "EXC002", "GMC003": "EXC003", "GMC010": "EXC002"}


class ExchangeLook(Look):
    """Looks into a file of exchanges and keeps what is wrong with it, under the codes of exchanges."""

    def report(self, code: str, message: str, at: At, *, why: str, next: str) -> None:
        """Keeps a finding about a part."""
        own = _SAME.get(code, code)
        if code == "GMC010":
            why = "Without them nothing can be said about the exchange."
        self.findings.append(error(own, EXCHANGE_CODES[own][0], message, why=why, next=next, address=at.address,
                                   place=at.place))

    def part(self, parts: Mapping[str, At], key: str, inside: At) -> At | None:
        """A part that must be there; else a finding that names the nearest key."""
        if key not in parts:
            near = difflib.get_close_matches(key, list(parts), n=1)
            hint = f" Did you mean the entry {shown(near[0])} to be it?" if near else ""
            self.report("EXC002", f"The entry `{key}` is missing.{hint}", inside,
                        why="Without it nothing can be said about the exchange.", next=f"Add `{key}`.")
        return parts.get(key)

    def spelt(self, parts: Mapping[str, At], *optional: str) -> None:
        """A finding for each entry that is named almost as an optional one that is not there: it would go unread."""
        absent = [key for key in optional if key not in parts]
        for key, at in parts.items():
            near = difflib.get_close_matches(key, absent, n=1, cutoff=0.8)
            if near:
                self.report("EXC010", f"The entry {shown(key)} is not read.", at,
                            why=f"It may be meant for `{near[0]}`, without which the answer could be another.",
                            next=f"Write `{near[0]}`, or name it otherwise.")

    def amount(self, at: At, what: str) -> float | None:
        """A finite number that is not negative; else a finding and nothing."""
        text = self.text(at)
        if text is None:
            return None
        value = float(text) if _NUMBER.fullmatch(text) else math.nan
        if not math.isfinite(value) or value < 0 or value > 1e12:
            self.report("EXC008", f"{shown(text)} is no {what}.", at,
                        why=f"A {what} is a number from 0 to 1e12; a step that costs nothing has cost 0.",
                        next="Write a number such as 4 or 2.5.")
            return None
        return value
