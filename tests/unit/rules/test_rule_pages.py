"""Every rule page has its headings, and its metadata keeps the promises of the rule system."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.families import FAMILIES
from holdfast.rules.pages import rule_list, severity_text
from holdfast.rules.registry import all_rules
from holdfast.rules.rule import HEADINGS, Mark, RuleModule

LEGAL = {"ACC", "DET", "DIS", "ECO", "GOV", "HUM", "LAW", "NUC", "REF", "SEC", "TER"}
"""Families whose rules rest on law."""

RULES = [pytest.param(module, id=code) for code, module in all_rules().items()]


@pytest.mark.parametrize("module", RULES)
def test_page_has_the_fixed_headings(module: RuleModule) -> None:
    """A page has exactly the fixed headings in order, each with text under it."""
    headings = re.findall(r"^## (.+)$", module.page, flags=re.MULTILINE)
    parts = re.split(r"^## .+$", module.page, flags=re.MULTILINE)

    assert list(HEADINGS) == headings
    assert all(part.strip() for part in parts)


@pytest.mark.parametrize("module", RULES)
def test_code_and_name_follow_the_file(module: RuleModule) -> None:
    """The module is named after code and name, in the folder of its family."""
    rule = module.rule
    expected = f"{rule.family.lower()}/{rule.code.lower()}_{rule.name.replace('-', '_')}.py"

    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert (Path(__file__).parents[3] / "src" / "holdfast" / "rules" / expected).exists()


@pytest.mark.parametrize("module", RULES)
def test_no_error_on_an_unchecked_source(module: RuleModule) -> None:
    """A rule none of whose sources was read, and that is not plain logic, is at no stage an error."""
    checked = any(source.mark in (Mark.READ, Mark.LOGIC) for source in module.rule.sources)

    assert module.rule.sources
    assert checked or all(module.rule.level_at(stage) is not Level.ERROR for stage in Stage)


@pytest.mark.parametrize("module", RULES)
def test_page_shows_each_source_with_its_mark(module: RuleModule) -> None:
    """The Sources section shows every check mark that the metadata carries."""
    section = module.page.split("## Sources")[1].split("## Related codes")[0]

    for source in module.rule.sources:
        assert source.mark.value in section or (source.mark is Mark.LOGIC and "logic" in section.lower())


@pytest.mark.parametrize("module", [param for param in RULES if str(param.id)[:3] in LEGAL])
def test_a_legal_page_says_who_disagrees(module: RuleModule) -> None:
    """The page of a rule on law, or of one that only asks, says on what authorities disagree."""
    assert re.search(r"^Authorities disagree\b", module.page, flags=re.MULTILINE)


@pytest.mark.parametrize("module", RULES)
def test_related_codes_are_codes(module: RuleModule) -> None:
    """Related codes are three letters and three digits."""
    section = module.page.split("## Related codes")[1]

    assert re.findall(r"\b[A-Z]{3}\d{3}\b", section) or "None" in section


def test_a_rule_without_a_level_is_a_question() -> None:
    """The page, the list and the data of a rule that only asks say so, and no stage gives it a level."""
    rule = replace(RULES[0].values[0].rule, severity=Level.NONE, error_from=None)

    assert "question" == severity_text(rule)
    assert rule.asks_only
    assert {Level.NONE} == {rule.level_at(stage) for stage in Stage}


@pytest.mark.parametrize("module", RULES)
def test_a_question_is_no_error_later(module: RuleModule) -> None:
    """A rule that only asks has no stage from which it would be an error."""
    assert not (module.rule.asks_only and module.rule.error_from)


def test_every_family_says_what_it_is_about() -> None:
    """Each family of rules has words of its own, and no words stand for a family that has no rule."""
    assert set(FAMILIES) == {module.rule.family for module in all_rules().values()}
    assert len(set(FAMILIES.values())) == len(FAMILIES)


def test_the_list_shows_every_rule_below_its_family() -> None:
    """The list has a line for each family with its words, and every rule once, below that of its family."""
    above, seen = "", []
    for line in rule_list().splitlines():
        if line.startswith("  "):
            assert line.split()[0].startswith(above)
            seen.append(line.split()[0])
        elif ":" in line:
            above, _, words = line.partition(": ")
            assert FAMILIES[above] == words

    assert seen == list(all_rules())
