"""The domain of a folder of Genius files: which file describes it, and its issues with their options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from holdfast.document.finding import Finding, Place
from holdfast.document.read_xml import Tag
from holdfast.document.syntax_codes import shown
from holdfast.errors import InvalidDocument
from holdfast.settlement.files.additive import MAX_OPTIONS, number_in
from holdfast.settlement.files.codes import refusal, remark

_NONLINEAR = {
    "hyperrectangle": "hyper-rectangles: what it is worth depends on whole regions of packages",
    "ufun": "utility functions of several issues at once",
    "constraint": "constraints over several issues at once",
    "constraints": "constraints over several issues at once",
    "rules": "rules over several issues at once",
}


@dataclass(frozen=True, slots=True)
class DomainIssue:
    """An issue as the domain describes it: its options as text, and the numbers they stand for where it has a range."""

    name: str
    index: str
    options: tuple[str, ...]
    numbers: tuple[int, ...]
    """Whole numbers from the lower to the upper bound; empty for an issue with named options."""
    place: Place


@dataclass(frozen=True, slots=True)
class Sorted:
    """The files of a folder by what they are."""

    domain: Tag
    name: str
    profiles: tuple[tuple[str, Tag], ...]
    """File name and content of each utility space, in the order of the names."""
    remarks: tuple[Finding, ...]


def sort_files(files: Mapping[str, Tag], *, folder: str) -> Sorted:
    """Which file is the domain and which are profiles; raises InvalidDocument where that cannot be told."""
    spaces = {name: tag for name, tag in files.items() if any(inner.name == "utility_space" for inner in tag.walk())}
    remarks = [remark("IMP103", "The file describes no domain and no preferences, and was not read.", place=tag.place)
               for name, tag in files.items() if name not in spaces]
    profiles = {name: tag for name, tag in spaces.items() if _is_profile(tag)}
    domains = {name: tag for name, tag in spaces.items() if name not in profiles}
    templates = {name: tag for name, tag in domains.items() if tag.name == "negotiation_template"}
    chosen = templates if len(templates) == 1 else domains
    if not profiles:
        raise InvalidDocument([refusal(
            "IMP005", "No file here says what anything is worth to anybody.",
            why="A negotiation needs a utility space for each party: weights, and an evaluation for each option.",
            next="Put the profiles of the parties beside the domain.", place=Place(folder, 1, 1))])
    if len(chosen) > 1:
        raise InvalidDocument([refusal(
            "IMP011", f"Several files could be the domain: {', '.join(sorted(chosen))}.",
            why="The issues and options of another negotiation would be taken.",
            next="Keep one negotiation in a folder.", place=Place(folder, 1, 1))])
    ordered = tuple(sorted(profiles.items()))
    if not chosen:
        name, domain = ordered[0]
        remarks.append(remark("IMP104", "No file describes the domain alone; its issues are those of this profile.",
                              place=domain.place))
        return Sorted(domain, name, ordered, tuple(remarks))
    [(name, domain)] = chosen.items()
    remarks += [remark("IMP103", f"The file was not read; the domain is that of {name}.", place=tag.place)
                for other, tag in domains.items() if other != name]
    return Sorted(domain, name, ordered, tuple(remarks))


def outside_issues(tag: Tag) -> Iterator[Tag]:
    """Everything in a file but what stands inside an issue."""
    waiting = [tag]
    while waiting:
        current = waiting.pop()
        yield current
        if current.name != "issue":
            waiting.extend(reversed(current.children))


def nonlinear(tag: Tag) -> str | None:
    """What makes a utility space more than a weighted sum over issues, or nothing."""
    names = {inner.name.lower() for inner in outside_issues(tag)}
    if found := [said for name, said in _NONLINEAR.items() if name in names]:
        return found[0]
    for inner in outside_issues(tag):
        if inner.name == "utility_space" and inner.attributes.get("type", "").lower() in ("nonlinear", "constraint"):
            return "a utility function that is no weighted sum over issues"
    return None


def issues_of(domain: Tag) -> tuple[DomainIssue, ...]:
    """The issues of a domain in the order of the file; raises InvalidDocument with everything found."""
    findings: list[Finding] = []
    found: dict[str, DomainIssue] = {}
    for tag in outside_issues(domain):
        if tag.name != "issue":
            continue
        try:
            issue = _issue(tag)
        except InvalidDocument as problem:
            findings += problem.findings
            continue
        if issue.name in found:
            findings.append(refusal("IMP006", f"The issue {shown(issue.name)} stands twice.", place=tag.place,
                                    why="A profile that names it could mean either.", next="Rename one of them."))
        found[issue.name] = issue
    if not found and not findings:
        findings.append(refusal("IMP005", "The domain has no issue.", why="There is nothing to negotiate.",
                                next="Check that this is the file you meant.", place=domain.place))
    if findings:
        raise InvalidDocument(findings)
    return tuple(found.values())


def bounds_of(tag: Tag) -> tuple[str, str] | None:
    """The bounds of an issue with a range, as written on it or on a tag inside it."""
    for holder in (tag, *tag.named("range"), *tag.named("interval")):
        if "lowerbound" in holder.attributes and "upperbound" in holder.attributes:
            return holder.attributes["lowerbound"], holder.attributes["upperbound"]
    return None


def _is_profile(tag: Tag) -> bool:
    """Whether a file says what things are worth, and not only what there is to decide."""
    if tag.name == "negotiation_template":
        return False
    if nonlinear(tag):
        return True
    names = {inner.name for inner in outside_issues(tag)}
    if names & {"weight", "reservation", "discount_factor"}:
        return True
    return any("evaluation" in inner.attributes or inner.name == "evaluator" for inner in tag.walk())


def kind_of_issue(tag: Tag) -> str:
    """``discrete``, ``integer`` or ``real``; of several words for it, what is written inside the issue decides."""
    said = [tag.attributes[key].lower() for key in ("vtype", "type", "etype") if tag.attributes.get(key)]
    if any(True for _ in tag.named("item")):
        return "discrete"
    for kind in said:
        if kind in ("integer", "real"):
            return kind
    return "integer" if not said and bounds_of(tag) else "discrete"


def _issue(tag: Tag) -> DomainIssue:
    name = tag.attributes.get("name", "").strip()
    if not name:
        raise _refused("IMP002", "The issue has no name.", tag, why="No profile could refer to it.",
                       next="Give it a `name`.")
    kind = kind_of_issue(tag)
    if kind == "real":
        raise _refused("IMP009", f"The options of the issue {shown(name)} are real numbers.", tag,
                       why="Packages are listed option by option, and between two real numbers lie endlessly many.",
                       next="Replace the range by the values that are negotiated, as an issue with items.")
    index = tag.attributes.get("index", "")
    if kind == "integer":
        numbers = _numbers(tag, name)
        return DomainIssue(name, index, tuple(str(number) for number in numbers), numbers, tag.place)
    return DomainIssue(name, index, _options(tag, name), (), tag.place)


def _options(tag: Tag, name: str) -> tuple[str, ...]:
    items = tuple(tag.named("item"))
    if not items:
        raise _refused("IMP005", f"The issue {shown(name)} has no option.", tag,
                       why="A package picks one option of each issue.", next="Add its items, or remove the issue.")
    if len(items) > MAX_OPTIONS:
        raise _refused("IMP010", f"The issue {shown(name)} has {len(items):,} options.", tag,
                       why=f"At most {MAX_OPTIONS:,} can be held apart.", next="Group the options.")
    found: dict[str, None] = {}
    for item in items:
        option = item.attributes.get("value", "")
        if not option.strip():
            raise _refused("IMP002", f"An option of the issue {shown(name)} has no value.", item,
                           why="No profile could refer to it.", next="Give it a `value`.")
        if option in found:
            raise _refused("IMP006", f"The option {shown(option)} of the issue {shown(name)} stands twice.", item,
                           why="A profile that names it could mean either.", next="Remove or rename one of them.")
        found[option] = None
    return tuple(found)


def _numbers(tag: Tag, name: str) -> tuple[int, ...]:
    bounds = bounds_of(tag)
    if bounds is None:
        raise _refused("IMP002", f"The issue {shown(name)} has no bounds.", tag,
                       why="Its options are the whole numbers between them.",
                       next="Give it `lowerbound` and `upperbound`.")
    ends = [number_in(text) for text in bounds]
    if None in ends or any(end != int(end) for end in ends if end is not None):
        raise _refused("IMP004", f"The bounds of the issue {shown(name)} are {' and '.join(map(shown, bounds))}.", tag,
                       why="The options of such an issue are whole numbers.", next="Write whole numbers.")
    low, high = (int(end) for end in ends if end is not None)
    if low > high:
        raise _refused("IMP012", f"The range of the issue {shown(name)} goes from {bounds[0]} to {bounds[1]}.", tag,
                       why="It ends before it begins, so it has no option.", next="Exchange the bounds.")
    if high - low >= MAX_OPTIONS:
        raise _refused("IMP010", f"The issue {shown(name)} has more than {MAX_OPTIONS:,} options.", tag,
                       why="So many cannot be held apart, and nobody negotiates over them.",
                       next="Negotiate in larger steps.")
    return tuple(range(low, high + 1))


def _refused(code: str, message: str, tag: Tag, *, why: str, next: str) -> InvalidDocument:
    return InvalidDocument([refusal(code, message, why=why, next=next, place=tag.place)])


def names_of(files: Sequence[str]) -> tuple[str, ...]:
    """The parties' names: those of their files without the ending, or with it where two would be the same."""
    short = tuple(name.rpartition(".")[0] or name for name in files)
    return short if len(set(short)) == len(short) else tuple(files)
