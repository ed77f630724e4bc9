"""One utility space of Genius: what the options of a domain are worth to one party.

The worth of a package is the sum, over the issues, of the weight times the evaluation of the option. An evaluation is
divided by the largest one of its issue; for a whole number x it is ``slope * (x - lowerbound) + offset``, brought into
0 to 1. The reservation value lies on that scale. A party has without a deal what it reserves, and never less than its
worst package.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.document.finding import Finding
from holdfast.document.read_xml import Tag
from holdfast.document.syntax_codes import shown
from holdfast.errors import InvalidDocument
from holdfast.inputs.between import Between
from holdfast.settlement.files.additive import WEIGHTS_APART, least_worth, number_in, stake_of
from holdfast.settlement.files.codes import refusal, remark
from holdfast.settlement.files.genius_domain import DomainIssue, bounds_of, nonlinear, outside_issues
from holdfast.settlement.problem import Party


@dataclass(frozen=True, slots=True)
class Profile:
    """A party as its file describes it, with remarks."""

    party: Party
    remarks: tuple[Finding, ...]


def read_profile(profile: Tag, issues: Sequence[DomainIssue], *, name: str) -> Profile:
    """What the options of a domain are worth to a party; raises InvalidDocument with everything found."""
    if (beyond := nonlinear(profile)) is not None:
        raise InvalidDocument([refusal(
            "IMP009", f"This utility space uses {beyond}.",
            why="Only a weighted sum over issues is read; anything else would be worth something else here.",
            next="Use a folder whose utility spaces are additive.", place=profile.place)])
    return _Profile(profile, name).read(issues)


class _Profile:
    """Reads one file and keeps what there is to say about it."""

    def __init__(self, profile: Tag, name: str) -> None:
        self.profile = profile
        self.name = name
        self.findings: list[Finding] = []
        self.remarks: list[Finding] = []
        self.issues = [tag for tag in outside_issues(profile) if tag.name == "issue"]

    def read(self, issues: Sequence[DomainIssue]) -> Profile:
        """The party."""
        weights_by_index = self._weights()
        weights, scores = [], []
        for issue in issues:
            own = self._own(issue, issues)
            if own is None:
                continue
            weights.append(self._weight(own, issue, weights_by_index))
            scores.append(self._evaluations(own, issue))
        reserved = self._reserved()
        if self.findings:
            raise InvalidDocument(self.findings)
        total = sum(weights)
        if abs(total - 1) > WEIGHTS_APART:
            self._remark("IMP102", f"The weights add up to {total:.6g} and were taken as they stand.", self.profile)
        self._discount()
        disagreement = max(reserved, least_worth(weights, scores))
        return Profile(Party(self.name, stake_of(weights, scores), Between.point(disagreement)), tuple(self.remarks))

    def _refuse(self, code: str, message: str, tag: Tag, *, why: str, next: str) -> None:
        self.findings.append(refusal(code, message, why=why, next=next, place=tag.place))

    def _remark(self, code: str, message: str, tag: Tag, *, why: str = "") -> None:
        self.remarks.append(remark(code, message, why=why, place=tag.place))

    def _number(self, tag: Tag, key: str, *, what: str, least: float | None = None) -> float:
        """The number in an attribute; 0 and a finding where there is none."""
        written = tag.attributes.get(key)
        value = None if written is None else number_in(written)
        if written is None:
            self._refuse("IMP002", f"{what} has no `{key}`.", tag, why="It says what options are worth.",
                         next=f"Add `{key}`.")
        elif value is None:
            self._refuse("IMP004", f"{what} is {shown(written)}, which is no finite number.", tag,
                         why="Figures are calculated with.", next="Write digits with a point for decimals: 0.25.")
        elif least is not None and value < least:
            self._refuse("IMP004", f"{what} is {written}, which is below {least:g}.", tag,
                         why="What packages are worth would not follow from it.", next="Correct the number.")
        return 0.0 if value is None else value

    def _weights(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for tag in outside_issues(self.profile):
            if tag.name == "weight":
                found[tag.attributes.get("index", "")] = self._number(tag, "value", what="The weight", least=0.0)
        return found

    def _own(self, issue: DomainIssue, issues: Sequence[DomainIssue]) -> Tag | None:
        """The issue of the domain in this profile, by its name, or else by its index."""
        for tag in self.issues:
            if tag.attributes.get("name", "").strip() == issue.name:
                return tag
        taken = {other.name for other in issues}
        for tag in self.issues:
            other = tag.attributes.get("name", "").strip()
            if issue.index and tag.attributes.get("index") == issue.index and other not in taken:
                self._remark("IMP108", f"The issue {shown(other)} was taken for {shown(issue.name)} of the domain.",
                             tag, why="They have the same index.")
                return tag
        self._refuse("IMP002", f"{self.name} says nothing about the issue {shown(issue.name)}.", self.profile,
                     why="What a package is worth to a party counts every issue.",
                     next="Add the issue to the profile, with a weight and evaluations.")
        return None

    def _weight(self, own: Tag, issue: DomainIssue, weights: dict[str, float]) -> float:
        index = own.attributes.get("index", "")
        if index not in weights:
            self._refuse("IMP002", f"{self.name} has no weight for the issue {shown(issue.name)}.", own,
                         why="Nothing says how much the issue counts.",
                         next=f'Add `<weight index="{index}" value="…"/>`.')
        return weights.get(index, 0.0)

    def _evaluations(self, own: Tag, issue: DomainIssue) -> list[float]:
        """The score of each option of an issue, from 0 to 1."""
        if issue.numbers and not any(True for _ in own.named("item")):
            return self._linear(own, issue)
        given: dict[str, float] = {}
        for item in own.named("item"):
            option = item.attributes.get("value", "")
            if "evaluation" not in item.attributes:
                continue
            if option in given:
                self._remark("IMP106", f"The option {shown(option)} of {shown(issue.name)} is evaluated twice; the "
                             "last evaluation counts.", item)
            given[option] = self._number(item, "evaluation", what="The evaluation", least=0.0)
        if not given:
            self._refuse("IMP002", f"{self.name} evaluates no option of the issue {shown(issue.name)}.", own,
                         why="Nothing says what its options are worth.", next="Give its items an `evaluation` each.")
        self._compare(own, issue, given)
        largest = max(given.values(), default=0.0)
        return [given.get(option, 0.0) / largest if largest else 0.0 for option in issue.options]

    def _compare(self, own: Tag, issue: DomainIssue, given: dict[str, float]) -> None:
        """Remark on options of the domain without an evaluation, and on evaluations of no option of the domain."""
        lacking = [option for option in issue.options if given and option not in given]
        if lacking:
            said = f"{_some(lacking)} of {shown(issue.name)}"
            self._remark("IMP105", f"{self.name} does not evaluate {said}, worth nothing here.", own)
        known = frozenset(issue.options)
        strangers = [option for option in given if option not in known]
        if strangers:
            said = f"{_some(strangers)} of {shown(issue.name)}"
            self._remark("IMP103", f"{self.name} evaluates {said}, not known to the domain.", own,
                         why="Such an evaluation counts towards the largest one only.")

    def _linear(self, own: Tag, issue: DomainIssue) -> list[float]:
        evaluator = next(own.named("evaluator"), None)
        if evaluator is None:
            self._refuse("IMP002", f"{self.name} has no evaluator for the issue {shown(issue.name)}.", own,
                         why="Nothing says what its numbers are worth.",
                         next='Add `<evaluator ftype="linear" slope="…" offset="…"/>`.')
            return []
        kind = evaluator.attributes.get("ftype", "linear")
        if kind != "linear":
            self._refuse("IMP009", f"The evaluator of the issue {shown(issue.name)} is {shown(kind)}.", evaluator,
                         why="Only linear evaluators of whole numbers are read.",
                         next="List the options as items with an evaluation each.")
            return []
        slope = self._number(evaluator, "slope", what="The slope")
        offset = self._number(evaluator, "offset", what="The offset")
        bounds = bounds_of(own)
        written = number_in(bounds[0]) if bounds else None
        low = issue.numbers[0] if written is None else written
        return [min(max(slope * (number - low) + offset, 0.0), 1.0) for number in issue.numbers]

    def _reserved(self) -> float:
        tag = next((tag for tag in outside_issues(self.profile) if tag.name == "reservation"), None)
        if tag is None:
            return 0.0
        value = self._number(tag, "value", what="The reservation value")
        if not 0 <= value <= 1:
            self._remark("IMP107", f"The reservation value {value:g} lies outside the scale of 0 to 1.", tag,
                         why="It was taken as it stands; evaluations are on that scale.")
        return value

    def _discount(self) -> None:
        for tag in outside_issues(self.profile):
            written = number_in(tag.attributes.get("value", "1")) if tag.name == "discount_factor" else None
            if written is not None and written not in (0.0, 1.0):
                self._remark("IMP101", f"The discount factor {written:g} was left out.", tag,
                             why="It makes packages worth less by the round in which they are agreed; a list of "
                                 "packages has no rounds.")


def _some(options: Sequence[str]) -> str:
    """An option by its name, or how many there are with the first of them."""
    if len(options) == 1:
        return f"the option {shown(options[0])}"
    return f"{len(options)} options (the first is {shown(options[0])})"
