"""Folders of Genius XML: one file with the domain, and one utility space for each party."""

from __future__ import annotations

from collections.abc import Mapping

from holdfast.document.finding import Finding, Place
from holdfast.document.read_xml import read_xml
from holdfast.errors import InvalidDocument, UnusableInput
from holdfast.settlement.files.codes import refusal
from holdfast.settlement.files.genius_domain import issues_of, names_of, sort_files
from holdfast.settlement.files.genius_profile import read_profile
from holdfast.settlement.files.read import FileKind, Read
from holdfast.settlement.problem import Issue, Party, Problem

MAX_FILES = 500
"""Files of one folder; the largest known negotiation has 70 parties."""


def read_genius(files: Mapping[str, bytes], *, folder: str, name: str = "") -> Read:
    """The negotiation in the XML files of a folder, by path; raises UnusableInput with everything found.

    The parties stand in the order of their file names, and are named after them.
    """
    if len(files) > MAX_FILES:
        raise InvalidDocument([refusal(
            "IMP010", f"The folder holds {len(files):,} XML files.", why="No negotiation has so many parties.",
            next="Keep one negotiation in a folder.", place=Place(folder, 1, 1))])
    found = sort_files({path: read_xml(data, name=path) for path, data in sorted(files.items())}, folder=folder)
    issues = issues_of(found.domain)
    names = names_of([path.rpartition("/")[2] for path, _ in found.profiles])
    parties: list[Party] = []
    findings: list[Finding] = []
    remarks = list(found.remarks)
    for party, (_, tag) in zip(names, found.profiles, strict=True):
        try:
            profile = read_profile(tag, issues, name=party)
        except UnusableInput as problem:
            findings += problem.findings
            continue
        parties.append(profile.party)
        remarks += profile.remarks
    if findings:
        raise InvalidDocument(findings)
    plain = tuple(Issue(issue.name, issue.options) for issue in issues)
    return Read(Problem(plain, tuple(parties), name=name), FileKind.GENIUS, tuple(remarks))
