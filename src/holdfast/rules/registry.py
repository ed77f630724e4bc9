"""All rules, found by walking the package: adding a rule is adding one module and one case file."""

from __future__ import annotations

import difflib
import functools
import importlib
import pkgutil
from collections.abc import Mapping

import holdfast.rules
from holdfast.errors import UsageProblem
from holdfast.rules.rule import RuleModule, rule_in

REDIRECTS: Mapping[str, str] = {}
"""Codes that were given up, and the code that took their place; codes are never reused."""


@functools.cache
def all_rules() -> Mapping[str, RuleModule]:
    """Every rule by code, sorted."""
    found: dict[str, RuleModule] = {}
    for info in pkgutil.walk_packages(holdfast.rules.__path__, prefix="holdfast.rules."):
        if info.name.count(".") < 3:  # only modules inside a family folder hold rules
            continue
        rule = rule_in(importlib.import_module(info.name))
        if rule is not None:
            if rule.rule.code in found:
                raise RuntimeError(f"the code {rule.rule.code} is used by two rules")
            found[rule.rule.code] = rule
    return dict(sorted(found.items()))


def rule_named(code: str) -> RuleModule:
    """The rule with a code or name, following redirects; an unknown one raises with the nearest code or name."""
    rules = all_rules()
    wanted = REDIRECTS.get(code.upper(), code.upper())
    if wanted in rules:
        return rules[wanted]
    by_name = {rule.rule.name: rule for rule in rules.values()}
    if code.lower() in by_name:
        return by_name[code.lower()]
    near = difflib.get_close_matches(wanted, list(rules), n=1, cutoff=0.5)
    near += difflib.get_close_matches(code.lower(), list(by_name), n=1, cutoff=0.5)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise UsageProblem(f"There is no rule {code[:40]!r}.{hint} `holdfast rule` lists all codes.")
