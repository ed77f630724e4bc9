"""JSON profiles of GeniusWeb: additive utility spaces, one for each party, with the domain inside each of them.

What a party has without a deal is the worth of its reservation bid, or else of its worst package; an issue that the
bid leaves out counts for nothing. An issue with a range takes the values from its lower to its upper end, step by step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from holdfast.document.finding import Finding, Place
from holdfast.document.places import Path
from holdfast.document.source import Source
from holdfast.document.syntax_codes import shown
from holdfast.errors import InvalidDocument, UnusableInput
from holdfast.inputs.between import Between
from holdfast.settlement.files.additive import WEIGHTS_APART, least_worth, stake_of
from holdfast.settlement.files.codes import refusal, remark
from holdfast.settlement.files.fields import Fields, instead
from holdfast.settlement.files.genius_domain import names_of
from holdfast.settlement.files.geniusweb_domain import WebIssue, is_domain, position_of, web_issues
from holdfast.settlement.files.read import FileKind, Read
from holdfast.settlement.problem import Issue, Party, Problem

ADDITIVE = ("LinearAdditiveUtilitySpace", "LinearAdditive")
LIST_KEY = "profiles"
"""The key under which the profiles of a list stand once it is read."""

_OTHER_KINDS = ("SumOfGroupsUtilitySpace", "DefaultPartialOrdering", "PartialOrdering", "UtilitySpace")
_DISCRETE = ("discreteutils", "discretevaluesetutilities", "discrete")
_NUMBERS = ("numberutils", "numbervaluesetutilities", "number")


def is_profile(data: Mapping[str, Any]) -> bool:
    """Whether a mapping is a profile of GeniusWeb, of whatever kind."""
    return any(key in data for key in (*ADDITIVE, *_OTHER_KINDS)) or {"issueUtilities", "issueWeights"} <= set(data)


def is_profile_list(data: Mapping[str, Any]) -> bool:
    """Whether a mapping holds a list of profiles of GeniusWeb."""
    held = data.get(LIST_KEY)
    return isinstance(held, list) and any(isinstance(one, dict) and is_profile(one) for one in held)


def read_geniusweb(sources: Sequence[Source], *, folder: str, name: str = "") -> Read:
    """The negotiation in profiles of GeniusWeb, in files or in a list; raises UnusableInput with everything found."""
    files = [Fields(source) for source in sources]
    profiles = [(fields, path) for fields in files for path in _profiles(fields)]
    remarks = [remark("IMP103", "The file is no profile, and was not read.", place=Place(fields.source.name, 1, 1))
               for fields in files if not is_domain(fields.data) and not _profiles(fields)]
    if not profiles:
        raise InvalidDocument([refusal(
            "IMP005", "No file here says what anything is worth to anybody.", why="A negotiation needs a profile for "
            "each party.", next="Put the profiles of the parties beside the domain.", place=Place(folder, 1, 1))])
    read = [_Profile(fields, path) for fields, path in profiles]
    findings: list[Finding] = []
    issues = _common(read, files)
    parties = []
    for name_of_party, profile in zip(_names(read), read, strict=True):
        try:
            parties.append(profile.party(name_of_party, issues))
        except UnusableInput as problem:
            findings += problem.findings
    if findings:
        raise InvalidDocument(dict.fromkeys(findings))
    for fields in files:
        remarks += fields.remarks
    plain = tuple(Issue(issue.name, issue.options) for issue in issues)
    return Read(Problem(plain, tuple(parties), name=name or read[0].domain_name), FileKind.GENIUSWEB, tuple(remarks))


def _profiles(fields: Fields) -> list[Path]:
    if is_profile_list(fields.data):
        return [(LIST_KEY, n) for n in range(len(fields.data[LIST_KEY]))]
    return [()] if is_profile(fields.data) else []


def _names(profiles: Sequence[_Profile]) -> tuple[str, ...]:
    """The name in each profile where all differ, else the names of the files, else numbers."""
    given = [profile.name for profile in profiles]
    if all(given) and len(set(given)) == len(given):
        return tuple(str(name) for name in given)
    files = [profile.fields.source.name.rpartition("/")[2] for profile in profiles]
    if len(set(files)) == len(files):
        return names_of(files)
    return tuple(f"party-{n}" for n in range(1, len(profiles) + 1))


def _common(profiles: Sequence[_Profile], files: Sequence[Fields]) -> tuple[WebIssue, ...]:
    """The issues that all profiles share; a domain on its own must have them too."""
    issues = profiles[0].issues()
    others = [(profile.fields, profile.domain, profile.issues()) for profile in profiles[1:]]
    others += [(fields, (), web_issues(fields, ())) for fields in files if is_domain(fields.data)]
    known = {issue.name: frozenset(issue.options) for issue in issues}
    for fields, path, found in others:
        if {issue.name: frozenset(issue.options) for issue in found} != known:
            fields.refuse("IMP011", f"The issues here are not those of {profiles[0].fields.source.name}.", path=path,
                          why="The parties of one negotiation decide on the same options.",
                          next="Keep one negotiation in a folder.")
            fields.finish()
    return issues


class _Profile:
    """One profile in a file."""

    def __init__(self, fields: Fields, path: Path) -> None:
        self.fields = fields
        held = fields.at(path)
        kind = next((key for key in ADDITIVE if isinstance(held, dict) and key in held), None)
        other = next((key for key in _OTHER_KINDS if isinstance(held, dict) and key in held), None)
        if kind is None and other is not None:
            fields.refuse("IMP009", f"The profile is a {other}.", path=(*path, other), at_key=True,
                          why="Only a weighted sum over issues is read; anything else would be worth something else.",
                          next="Use profiles of the kind LinearAdditiveUtilitySpace.")
        fields.finish()
        self.path: Path = path if kind is None else (*path, kind)
        self.domain: Path = (*self.path, "domain")
        name = fields.at((*self.path, "name"))
        self.name = name if isinstance(name, str) and name.strip() else None
        domain_name = fields.at((*self.domain, "name"))
        self.domain_name = domain_name if isinstance(domain_name, str) else ""

    def issues(self) -> tuple[WebIssue, ...]:
        """The issues of the domain of the profile; raises InvalidDocument."""
        self.fields.mapping(self.domain, what="The domain of the profile")
        self.fields.finish()
        return web_issues(self.fields, self.domain)

    def party(self, name: str, issues: Sequence[WebIssue]) -> Party:
        """The party that the profile describes; raises InvalidDocument."""
        fields, path = self.fields, self.path
        for key in ("issueWeights", "issueUtilities"):
            for issue in fields.mapping((*path, key), what=f"The table `{key}`"):
                if all(issue != known.name for known in issues):
                    fields.refuse("IMP007", f"There is no issue {shown(issue)}.", path=(*path, key, issue), at_key=True,
                                  why="What stands here would count for nothing.",
                                  next=instead(issue, [known.name for known in issues]))
        fields.finish()
        weights = [fields.number((*path, "issueWeights", issue.name), least=0.0,
                                 what=f"The weight of {shown(issue.name)}") or 0.0 for issue in issues]
        scores = [self._scores(issue) for issue in issues]
        fields.finish()
        if abs(sum(weights) - 1) > WEIGHTS_APART:
            fields.refuse("IMP008", f"The weights add up to {sum(weights):.6g}, not to 1.",
                          path=(*path, "issueWeights"), at_key=True, why="Utilities would lie on another scale.",
                          next="Correct a weight, or divide all of them by their sum.")
        disagreement = max(self._reserved(issues, weights, scores), least_worth(weights, scores))
        fields.finish()
        return Party(name, stake_of(weights, scores), Between.point(disagreement))

    def _scores(self, issue: WebIssue) -> list[float]:
        path = (*self.path, "issueUtilities", issue.name)
        held = self.fields.mapping(path, what=f"What the options of {shown(issue.name)} are worth")
        kind = next(iter(held), "")
        if kind.lower() in _DISCRETE:
            table = (*path, kind, "valueUtilities")
            given = self.fields.mapping(table, what=f"The worth of each option of {shown(issue.name)}")
            known = frozenset(issue.options)
            for option in given:
                if option not in known:
                    self.fields.refuse("IMP007", f"The issue {shown(issue.name)} has no option {shown(option)}.",
                                       path=(*table, option), at_key=True, why="Its worth would count for nothing.",
                                       next=instead(option, issue.options))
            return [self.fields.number((*table, option), what=f"The worth of {shown(option)}") or 0.0
                    for option in issue.options] if given else []
        if kind.lower() in _NUMBERS and issue.numbers:
            return self._line((*path, kind), issue)
        if held:
            self.fields.refuse("IMP009", f"The options of {shown(issue.name)} are valued by {shown(kind)}.",
                               path=(*path, kind), at_key=True, why="Tables of options, and straight lines over the "
                               "numbers of an issue with a range, are read.", next="Give a worth for each option.")
        return []

    def _line(self, path: Path, issue: WebIssue) -> list[float]:
        """Worth along a straight line from the low to the high value; nothing outside of them."""
        read = [self.fields.number((*path, key), what=f"`{key}` of {shown(issue.name)}")
                for key in ("lowValue", "lowUtility", "highValue", "highUtility")]
        if None in read:
            return []
        low, at_low, high, at_high = (number for number in read if number is not None)
        if low >= high:
            self.fields.refuse("IMP012", f"The line of {shown(issue.name)} goes from {low:g} to {high:g}.", path=path,
                               why="It ends before it begins.", next="Exchange its ends.")
            return []
        return [at_low + (float(number) - low) * (at_high - at_low) / (high - low)
                if low <= float(number) <= high else 0.0 for number in issue.numbers]

    def _reserved(self, issues: Sequence[WebIssue], weights: Sequence[float],
                  scores: Sequence[Sequence[float]]) -> float:
        path = (*self.path, "reservationBid")
        if self.fields.at(path) is None:
            return 0.0
        bid = self.fields.mapping(path, what="The reservation bid")
        key = next((key for key in bid if key.lower() == "issuevalues"), None)
        if key is not None:
            path = (*path, key)
            bid = self.fields.mapping(path, what="The reservation bid")
        total = 0.0
        for issue, weight, row in zip(issues, weights, scores, strict=True):
            if issue.name in bid:
                position = position_of(issue, bid[issue.name])
                if position is None:
                    self.fields.refuse("IMP007", f"The reservation bid picks no option of {shown(issue.name)}.",
                                       path=(*path, issue.name), why="Its worth would be a guess.",
                                       next=instead(str(bid[issue.name]), issue.options))
                else:
                    total += weight * row[position]
        for name in bid:
            if all(name != issue.name for issue in issues):
                self.fields.refuse("IMP007", f"There is no issue {shown(name)}.", path=(*path, name), at_key=True,
                                   why="The bid would be of another negotiation.",
                                   next=instead(name, [issue.name for issue in issues]))
        return total
