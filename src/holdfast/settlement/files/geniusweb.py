"""JSON profiles of GeniusWeb: additive utility spaces, one for each party, with the domain inside each of them.

What a party has without a deal is the worth of its reservation bid, or else of its worst package; an issue that the
bid leaves out counts for nothing. An issue with a range takes the values from its lower to its upper end, step by step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from holdfast.document.conditions.writing import number_text
from holdfast.document.finding import Finding, Place
from holdfast.document.places import Path
from holdfast.document.source import Source
from holdfast.document.syntax_codes import shown
from holdfast.errors import InvalidDocument, UnusableInput
from holdfast.settlement.files.additive import MAX_OPTIONS, WEIGHTS_APART, least_worth, number_in, stake_of
from holdfast.settlement.files.codes import refusal, remark
from holdfast.settlement.files.fields import Fields, instead
from holdfast.settlement.files.genius_domain import names_of
from holdfast.settlement.files.read import FileKind, Read
from holdfast.settlement.problem import Between, Issue, Party, Problem

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


def is_domain(data: Mapping[str, Any]) -> bool:
    """Whether a mapping is a domain of GeniusWeb on its own."""
    return isinstance(data.get("issuesValues"), dict)


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


@dataclass(frozen=True, slots=True)
class _DomainIssue:
    """An issue with its options; numbers where it has a range."""

    name: str
    options: tuple[str, ...]
    numbers: tuple[Decimal, ...]


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


def _common(profiles: Sequence[_Profile], files: Sequence[Fields]) -> tuple[_DomainIssue, ...]:
    """The issues that all profiles share; a domain on its own must have them too."""
    issues = profiles[0].issues()
    others = [(profile.fields, profile.domain, profile.issues()) for profile in profiles[1:]]
    others += [(fields, (), _issues(fields, ())) for fields in files if is_domain(fields.data)]
    known = {issue.name: frozenset(issue.options) for issue in issues}
    for fields, path, found in others:
        if {issue.name: frozenset(issue.options) for issue in found} != known:
            fields.refuse("IMP011", f"The issues here are not those of {profiles[0].fields.source.name}.", path=path,
                          why="The parties of one negotiation decide on the same options.",
                          next="Keep one negotiation in a folder.")
            fields.finish()
    return issues


def _issues(fields: Fields, domain: Path) -> tuple[_DomainIssue, ...]:
    path = (*domain, "issuesValues")
    found = []
    for name in fields.mapping(path, what="The table of issues"):
        held = fields.mapping((*path, name), what=f"The issue {shown(name)}")
        numbers: tuple[Decimal, ...] = ()
        if "range" in held:
            numbers = _steps(fields, (*path, name, "range"), name)
            options = [number_text(number) for number in numbers]
        else:
            options = _values(fields, (*path, name, "values"), name)
        found.append(_DomainIssue(name, tuple(options), numbers))
    if not found:
        fields.refuse("IMP005", "The domain has no issue.", path=path, why="There is nothing to negotiate.",
                      next="Check that this is the file you meant.")
    fields.finish()
    return tuple(found)


def _values(fields: Fields, path: Path, name: str) -> list[str]:
    found: dict[str, None] = {}
    values = fields.items(path, what=f"The list of options of {shown(name)}")
    if len(values) > MAX_OPTIONS:
        _too_many(fields, path, name)
        return []
    for k in range(len(values)):
        option = fields.text((*path, k), what="The option")
        if option in found:
            fields.refuse("IMP006", f"The option {shown(str(option))} of {shown(name)} stands twice.",
                          path=(*path, k), why="A reference to it could mean either.", next="Remove one of them.")
        elif option is not None:
            found[option] = None
    if not found and not fields.findings:
        fields.refuse("IMP005", f"The issue {shown(name)} has no option.", path=path,
                      why="A package picks one option of each issue.", next="Add its options.")
    return list(found)


def _steps(fields: Fields, path: Path, name: str) -> tuple[Decimal, ...]:
    parts = fields.items(path, what=f"The range of {shown(name)}")
    if len(parts) != 3 or not all(isinstance(part, str) and number_in(part) is not None for part in parts):
        fields.refuse("IMP004", f"The range of {shown(name)} is not three numbers: from, to and step.", path=path,
                      why="Its options are counted off from it.", next='Write it as ["0", "10", "1"].')
        return ()
    low, high, step = (Decimal(part.strip()) for part in parts)
    if low > high or step <= 0:
        fields.refuse("IMP012", f"The range of {shown(name)} goes from {low} to {high} in steps of {step}.", path=path,
                      why="It ends before it begins, or never ends.", next="Exchange the ends or correct the step.")
        return ()
    if (high - low) / step >= MAX_OPTIONS:
        _too_many(fields, path, name)
        return ()
    return tuple(low + k * step for k in range(int((high - low) / step) + 1))


def _too_many(fields: Fields, path: Path, name: str) -> None:
    fields.refuse("IMP010", f"The issue {shown(name)} has more than {MAX_OPTIONS:,} options.", path=path,
                  why="So many cannot be held apart, and nobody negotiates over them.",
                  next="Group the options, or take larger steps.")


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

    def issues(self) -> tuple[_DomainIssue, ...]:
        """The issues of the domain of the profile; raises InvalidDocument."""
        self.fields.mapping(self.domain, what="The domain of the profile")
        self.fields.finish()
        return _issues(self.fields, self.domain)

    def party(self, name: str, issues: Sequence[_DomainIssue]) -> Party:
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

    def _scores(self, issue: _DomainIssue) -> list[float]:
        path = (*self.path, "issueUtilities", issue.name)
        held = self.fields.mapping(path, what=f"What the options of {shown(issue.name)} are worth")
        kind = next(iter(held), "")
        if kind.lower() in _DISCRETE:
            table = (*path, kind, "valueUtilities")
            given = self.fields.mapping(table, what=f"The worth of each option of {shown(issue.name)}")
            for option in given:
                if option not in issue.options:
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

    def _line(self, path: Path, issue: _DomainIssue) -> list[float]:
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

    def _reserved(self, issues: Sequence[_DomainIssue], weights: Sequence[float],
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
                position = _position(issue, bid[issue.name])
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


def _position(issue: _DomainIssue, value: object) -> int | None:
    if not isinstance(value, str):
        return None
    if value in issue.options:
        return issue.options.index(value)
    number = number_in(value)
    near = [k for k, own in enumerate(issue.numbers) if number is not None and float(own) == number]
    return near[0] if near else None
