"""Reading a tree of JSON or YAML field by field: what is not as it should be is kept as a finding with its place."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from typing import Any

from holdfast.document.characters import MAX_FINDINGS
from holdfast.document.finding import Finding, in_order
from holdfast.document.places import Path, PlaceIndex, plain
from holdfast.document.positions import address_of
from holdfast.document.source import Source
from holdfast.document.syntax_codes import shown
from holdfast.errors import InvalidDocument
from holdfast.settlement.files.additive import number_in
from holdfast.settlement.files.codes import refusal, remark

_KINDS: Mapping[type, str] = {dict: "a mapping", list: "a list", str: "a text or number"}


class Fields:
    """The fields of one file, with the findings about them so far."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.data: Mapping[str, Any] = plain(source.root)
        self.findings: list[Finding] = []
        self.remarks: list[Finding] = []
        self._index = PlaceIndex(source.root)

    def refuse(self, code: str, message: str, *, path: Path, why: str, next: str, at_key: bool = False) -> None:
        """Keep a finding about the value at a path, or about its key."""
        found = None if at_key else self._index.value(path)
        self.findings.append(refusal(code, message, why=why, next=next, address=address_of(tuple(path)),
                                     place=found or self._index.nearest(path)))
        if len(self.findings) >= MAX_FINDINGS:
            self.finish()

    def remark(self, code: str, message: str, *, path: Path, why: str = "", next: str = "") -> None:
        """Keep a remark about a path, unless there are many already."""
        if len(self.remarks) < MAX_FINDINGS:
            self.remarks.append(remark(code, message, why=why, next=next, place=self._index.nearest(path)))

    def finish(self) -> None:
        """Raise InvalidDocument if anything was found."""
        if self.findings:
            raise InvalidDocument(in_order(self.findings))

    def at(self, path: Path) -> Any:
        """What stands at a path, or nothing."""
        value: Any = self.data
        for step in path:
            if isinstance(value, dict):
                known = step in value
            else:
                known = isinstance(value, list) and isinstance(step, int) and step < len(value)
            if not known:
                return None
            value = value[step]
        return value

    def mapping(self, path: Path, *, what: str) -> dict[str, Any]:
        """The mapping at a path; empty where there is none, which is a finding."""
        found = self._of(path, dict, what=what)
        return found if isinstance(found, dict) else {}

    def items(self, path: Path, *, what: str) -> list[Any]:
        """The list at a path; empty where there is none, which is a finding."""
        found = self._of(path, list, what=what)
        return found if isinstance(found, list) else []

    def text(self, path: Path, *, what: str) -> str | None:
        """The text at a path, or nothing, which is a finding."""
        found = self._of(path, str, what=what)
        if isinstance(found, str) and found.strip():
            return found
        if isinstance(found, str):
            self.refuse("IMP005", f"{what} is empty.", path=path, why="Nothing could refer to it.",
                        next="Write the words that are meant.")
        return None

    def number(self, path: Path, *, what: str, least: float | None = None) -> float | None:
        """The finite number at a path, no smaller than ``least``; nothing where there is none, which is a finding."""
        found = self._of(path, str, what=what)
        if not isinstance(found, str):
            return None
        value = number_in(found)
        if value is None:
            self.refuse("IMP004", f"{what} is {shown(found)}, which is no finite number.", path=path,
                        why="Figures are calculated with.", next="Write digits with a point for decimals: 0.25.")
        elif least is not None and value < least:
            self.refuse("IMP004", f"{what} is {found}, which is below {least:g}.", path=path,
                        why="What packages are worth would not follow from it.", next="Correct the number.")
            return None
        return value

    def _of(self, path: Path, kind: type, *, what: str) -> object:
        found = self.at(path)
        if found is None:
            self.refuse("IMP002", f"{what} is missing.", path=path, at_key=True,
                        why="Without it the file does not say what is negotiated, or what it is worth to whom.",
                        next=f"Add `{path[-1]}` here.")
        elif not isinstance(found, kind):
            self.refuse("IMP003", f"{what} is {_KINDS[type(found)]}; it must be {_KINDS[kind]}.", path=path,
                        why="It is read one way only, so that two readers read the same.",
                        next="Compare it with a file that is read.")
        return found


def instead(name: str, known: Collection[str]) -> str:
    """The next step for a name that is not known."""
    near = difflib.get_close_matches(name, list(known), n=1)
    if near:
        return f"Did you mean {shown(near[0])}?"
    return f"Use one of {', '.join(shown(one) for one in list(known)[:5])}." if known else "Define it first."
