"""One page per rule, and the index of all rules."""

from __future__ import annotations

import re

from scripts.doc_pages.markdown import NOTE, head, page, table


def rule_pages() -> dict[str, str]:
    """Path → text of ``rules/README.md`` and ``rules/CODE.md``."""
    from holdfast.rules.pages import rule_page
    from holdfast.rules.registry import all_rules

    found = {"rules/README.md": _index()}
    known = set(all_rules())
    for code, module in all_rules().items():
        title, _, rest = rule_page(module).partition("\n")
        source = f"`{module.check.__module__}`"
        body = re.sub(r"(## Related codes\n)(.*)", lambda m: m[1] + _linked(m[2], known), rest, flags=re.DOTALL)
        found[f"rules/{code}.md"] = page([title, NOTE.format(source=source), body.rstrip()])
    return found


def _linked(text: str, known: set[str]) -> str:
    """Codes with links to the pages of those that exist."""
    return re.sub(r"\b[A-Z]{3}\d{3}\b", lambda m: f"[{m[0]}]({m[0]}.md)" if m[0] in known else m[0], text)


def _index() -> str:
    from holdfast.rules.families import FAMILIES
    from holdfast.rules.pages import DECIDES_BY, severity_text
    from holdfast.rules.registry import all_rules

    lines = head(
        "Rules", "the modules of `holdfast.rules`",
        "This page is for drafters and reviewers who want to know what is checked.",
        "After reading it you can find the page of any rule; `holdfast rule CODE` prints the same page.",
        "",
        "A rule applies from a stage upwards: what a settlement must have, a pause of hours may lack.",
        "What the verdicts mean, and how a finding is accepted, is told in "
        "[how rules decide](../../background/how-rules-decide.md).",
        "What the check marks of sources mean is told in [sources and marks](../../background/sources-and-marks.md).",
    )
    families = sorted({module.rule.family for module in all_rules().values()})
    for family in families:
        rows = []
        for code, module in all_rules().items():
            if module.rule.family == family:
                by = ", ".join(DECIDES_BY[how] for how in module.rule.decides)
                marks = " ".join(dict.fromkeys(source.mark.value for source in module.rule.sources))
                rows.append((f"[{code}]({code}.md)", module.rule.name, module.page.partition("\n")[0],
                             severity_text(module.rule), module.rule.from_stage.value, by, marks))
        columns = ("code", "name", "the fault", "level", "from stage", "decides by", "sources")
        lines += [f"## {family}: {FAMILIES[family]}", "", *table(columns, rows), ""]
    return page(lines)
