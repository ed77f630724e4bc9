"""A comparison in words: as text for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.diff.balance import Balance
from holdfast.document.diff.change import Bump, Change
from holdfast.document.diff.compare import Difference

_SIGNS = {"create": "+", "delete": "-", "update": "~", "move": "»"}
_HEADS = (("gained", "+ must"), ("lost", "- no longer must"), ("tightened", "stricter"), ("loosened", "looser"),
          ("may_gained", "+ may"), ("may_lost", "- no longer may"))


def sign(change: Change) -> str:
    """``+`` added, ``-`` removed, ``~`` changed, ``»`` moved or renamed."""
    return _SIGNS[change.actions[0]]


def as_text(difference: Difference) -> str:
    """The comparison for a terminal: a line per change with its reason, the balance by party, the next revision."""
    return "\n".join([*_changes(difference), *_balance(difference), *_findings(difference), _last(difference)]) + "\n"


def _changes(difference: Difference) -> Iterator[str]:
    for change in difference.changes:
        moved = f" (was {change.previous_address})" if change.type == "id-changed" else ""
        yield f"{sign(change)} {change.address}{moved}: {change.type} ({change.bump.value})"
        yield f"    {change.reason}"


def entry(item: str | tuple[str, str]) -> str:
    """One entry of a balance: the address, and the reason where there is one."""
    return item if isinstance(item, str) else f"{item[0]} ({item[1]})"


def _balance(difference: Difference) -> Iterator[str]:
    if difference.balance:
        yield ""
        yield "Duties and permissions, by party"
    for party in difference.balance:
        yield f"  {party.party}"
        yield from (f"    {label}: {entry(item)}" for head, label in _HEADS for item in getattr(party, head))


def _findings(difference: Difference) -> Iterator[str]:
    if difference.findings:
        yield ""
        yield from (finding.as_text() for finding in difference.findings)


def _last(difference: Difference) -> str:
    count = len(difference.changes)
    if not count:
        return "No difference."
    told = f"\n{count} change{'' if count == 1 else 's'}; the weightiest is {difference.bump.value}"
    if difference.bump is Bump.ERROR:
        return f"{told}: see the errors above."
    return f"{told}, so the next revision is {difference.revision}."


def as_markdown(difference: Difference) -> str:
    """The comparison as Markdown: a table of changes and one of duties."""
    lines = ["| | Where | Change | Weight | Why it matters |", "|---|---|---|---|---|"]
    lines += [f"| `{sign(change)}` | `{change.address}` | {change.type} | {change.bump.value} | {cell(change.reason)} |"
              for change in difference.changes]
    if difference.balance:
        lines += ["", "| Party | Gained | Lost | Stricter | Looser | May | No longer may |", f"|{'---|' * 7}"]
        lines += [_row(party) for party in difference.balance]
    if difference.findings:
        lines += ["", *(f"- **{one.code} {one.name}** `{one.address}`: {cell(one.message)} {one.next}"
                        for one in difference.findings)]
    return "\n".join([*lines, "", _last(difference).strip()]) + "\n"


def _row(party: Balance) -> str:
    cells = [", ".join(f"`{entry(item)}`" for item in getattr(party, head)) or "–" for head, _ in _HEADS]
    return f"| {party.party} | {' | '.join(cell(text) for text in cells)} |"


def cell(text: str) -> str:
    """Text that does not break out of a cell of a Markdown table."""
    return " ".join(text.replace("|", "\\|").split())
