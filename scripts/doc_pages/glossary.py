"""The glossary: the single list of terms, of words used here, objects of documents and public names."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from scripts.doc_pages.documents import SHARED, document_objects
from scripts.doc_pages.markdown import anchor, head, page, plain, table

TERMS: Mapping[str, str] = MappingProxyType({
    "acceptable": "Said of a package that keeps every firm red line, is worth no less than no deal to every party that "
                  "is weighed, and is approved at home wherever that is needed.",
    "address": "Where something stands in a document: keys and ids joined by dots, as in `clauses.aid.when.within`.",
    "anchor": "A time that others are counted from: `T0`, `signature`, `entry-into-force`, `breach`, `met(ID)`.",
    "at its picks": "Said of a text from which everything was dropped that its picks exclude.",
    "audience": "Those who will see a result, as the highest marking that they may see.",
    "basis": "What a number, or the stakes of a party, rest on: stated, estimated or assumed.",
    "bargaining point": "A package, or its utilities, that an idea of fairness singles out: Nash, Kalai-Smorodinsky, "
                        "egalitarian, utilitarian.",
    "binding reason": "A reason that decided the colour of a gate of an assessment.",
    "bracketed text": "Text that is not agreed, with who proposes what; see Bracket.",
    "brief": "The page that `holdfast assess -o` writes, to read and print.",
    "canonical form": "The resolved form as bytes, the same for the same content (RFC 8785).",
    "code": "Three letters and three digits that name a message for ever.",
    "completion": "A text with open picks, closed in one possible way.",
    "condition": "A sentence that holds or does not; text conditions speak of picks, event conditions also of events.",
    "conflict": "A smallest set of demands that no package keeps together.",
    "content hash": "SHA-256 of the canonical form; it changes when the content does and only then.",
    "country pack": "Rules that apply to one case only, such as those on its constitution.",
    "crossed": "Said of a red line that no completion of the text meets.",
    "deposit": "What a party loses by walking away, put up at the start and given back in the end.",
    "diagnostic": "A finding about the run itself, or about why a document cannot be used.",
    "draw": "One value taken out of every range; a share of draws is a share of what was assumed.",
    "edition": "Version of the document format, such as 2026.1.",
    "element": "A part of a document with an id of its own, such as a clause, gate or step.",
    "envelope": "The one JSON object that every command prints with `--format json`.",
    "exposure": "What a party stands to lose if the others stop now: what it gave for good less what it received.",
    "feasible": "Said of a package that keeps every firm red line and is no excluded combination.",
    "firm": "Said of a red line that excludes a package when it is crossed.",
    "floor": "What humanitarian law and the prohibition of taking territory by force protect; nothing below it is "
             "proposed.",
    "fragment": "A piece of a document, shown on a page to explain one thing.",
    "gain": "What a package is worth to a party above no deal.",
    "gate of an assessment": "One of the questions that an assessment answers; not a gate of a text.",
    "graph model": "Decision makers, the states of a conflict, the moves between them, and who prefers which.",
    "hence": "What follows when a duty is met.",
    "kept": "Said of a red line that every completion of the text meets.",
    "ladder": "The responses to violations, the mildest first; see Rung.",
    "lest": "What follows when a duty is breached.",
    "left out": "Not shown because it is above the audience; how many items were left out is always told.",
    "margin": "What a party gains by carrying on with an order of steps rather than walking away, at one point of it.",
    "named future": "A scenario of the case, such as the loss of a guarantor, in which an order must be safe as well.",
    "negotiable": "Said of a red line that is reported when it is crossed, and excludes nothing.",
    "norm": "What a clause does, beside its words: who, must or may, what, where, when.",
    "not applicable": "Verdict of a rule that does not concern a text of this stage or kind.",
    "open": "Of a pick: not made. Of a finding: not to be decided from what is encoded. Of a red line: neither kept "
            "nor crossed yet.",
    "package": "One pick on every issue.",
    "parameter": "A figure of a text that words and conditions name.",
    "Pareto set": "The utilities of acceptable packages that nobody can better without somebody having less.",
    "pick": "The option that a text has on an issue.",
    "reading": "A problem with every range at one value; the middle one has each in its middle.",
    "relaxation": "A smallest set of demands without which all the rest can be kept together.",
    "reserve": "The demand of a party to be no worse off than without a deal.",
    "resolved form": "A document with everything said explicitly: defaults, picks, one spelling for every value.",
    "review": "Verdict that asks a person; the answer is recorded in the text.",
    "risk limit": "The greatest chance that an audit confirms a wrong result of a count.",
    "round": "Steps of a roadmap that are performed at the same time.",
    "robust": "Said of what holds whatever the numbers turn out to be within their ranges.",
    "rule": "A check for one fault, with its page, sources, and cases that it finds and does not find.",
    "safe": "Said of an order of steps in which no party ever gains by walking away.",
    "slack": "Days by which a step can slip before the whole plan does.",
    "state": "What an element is at a moment: pending, in force, met, breached, suspended, lapsed or unknown.",
    "T0": "The moment at which weapons fall silent.",
    "TLP": "Traffic Light Protocol 2.0, the scheme of the markings.",
    "trace": "The states of all elements at a moment, given a record of events.",
    "trade": "A change of one issue, or of two together, that takes nothing from anybody and gives somebody more.",
    "under": "Condition over the picks under which an element belongs to the text.",
    "verdict": "What a rule says of one place: fail, review, open or not applicable.",
    "worth of no deal": "What a party has where nothing is signed; its disagreement value.",
})
"""Words used in the documentation and in messages → meaning; those of objects come from the objects."""


def glossary_page() -> str:
    """The page ``glossary.md``."""
    lines = head(
        "Glossary", "the models, the public names, and `scripts/doc_pages/glossary.py`",
        "This page is for readers of documents, messages and code.",
        "After reading it you know every term; a word means the same in YAML, in messages, in code and here.",
        "",
        "Why things are called as they are is told under [names](../background/names.md).",
    )
    rows = [(term, meaning) for term, meaning in TERMS.items()]
    for name, (part, kind) in document_objects().items():
        home = SHARED if kind is None else f"{kind}.md"
        rows.append((f"[{name}]({home}#{anchor(name)})", plain(inspect.cleandoc(part.__doc__ or ""))))
    rows += [(f"`holdfast.{name}`", meaning) for name, meaning in _public().items()]
    return page([*lines, *table(("term", "meaning"), sorted(rows, key=_by_word))])


def _by_word(row: Sequence[str]) -> str:
    return row[0].strip("[`").removeprefix("holdfast.").lower()


def _public() -> dict[str, str]:
    """Public name → first sentence of its docstring."""
    import holdfast

    found = {name: getattr(holdfast, name) for name in holdfast.__all__}
    return {
        name: plain(inspect.cleandoc(value.__doc__ or "").split("\n\n")[0]) if not isinstance(value, str)
        else "The version of the program."
        for name, value in found.items()
    }
