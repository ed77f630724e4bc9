"""What an address covers: an element and all below it, but no other element whose id begins with its id."""

from __future__ import annotations

import re
from collections.abc import Mapping

from holdfast.document.framework import Framework


def covers(scope: str, address: str, framework: Framework) -> bool:
    """Whether an address lies at or below another; the empty scope covers only the empty address.

    Ids contain dots, so ``clauses.withdrawal`` does not cover the clause ``clauses.withdrawal.artillery``.
    """
    if address == scope:
        return True
    if scope == "" or not address.startswith((f"{scope}.", f"{scope}[")):
        return False
    return len(owner_of(address, framework)) <= len(scope) or owner_of(scope, framework) == ""


def owner_of(address: str, framework: Framework) -> str:
    """The address of the element that an address lies in, by the longest id; empty where it lies in none."""
    family, _, rest = address.partition(".")
    elements = getattr(framework, family.replace("-", "_"), None)
    if not isinstance(elements, Mapping):
        return ""
    steps = re.split(r"(?=[.\[])", rest)
    for count in range(len(steps), 0, -1):
        id = "".join(steps[:count])
        if id in elements:
            return f"{family}.{id}"
    return ""
