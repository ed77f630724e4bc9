"""The page of the gates: the questions of an assessment and when each is red, amber or green."""

from __future__ import annotations

from scripts.doc_pages.markdown import head, page


def gates_page() -> str:
    """The page ``gates.md``."""
    from holdfast.assess.criteria import CRITERIA, CRITERIA_VERSION

    lines = head(
        "Gates", "`holdfast.assess.criteria`",
        "This page is for everybody who reads an assessment or a brief.",
        "After reading it you know what each colour was decided by, before any text was looked at.",
        "",
        f"The criteria have the version {CRITERIA_VERSION}; they were fixed before any historical text was scored.",
        "A gate is red if its criterion fails over the whole range of assumptions, green if it holds over all of it.",
        "In between it is amber, with the deciding assumption named.",
        "Where inputs are missing, a gate is *not assessed*, and they are listed with their addresses.",
        "There is no overall colour: a text that is safe to carry out and that nobody can sign is not half good.",
        "",
        "In this edition the gates *coherent* and *sign* are worked out from the text and the case; "
        "the others name the inputs that they would need.",
    )
    for criterion in CRITERIA:
        lines += [f"## {criterion.gate.value}: {criterion.question}", "", f"- **red**: {criterion.red}",
                  f"- **amber**: {criterion.amber}", f"- **green**: {criterion.green}", ""]
    return page(lines)
