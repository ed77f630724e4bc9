"""``holdfast rule``: the page of a rule, or the list of all."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome


class Format(StrEnum):
    """Formats of ``rule``."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def rule(
    code: Annotated[str | None, typer.Argument(help="Code or name of a rule; absent lists all rules.")] = None,
    format: Annotated[Format, typer.Option(help="Format of the result.")] = Format.TEXT,
) -> None:
    """Print the page of a rule: what it checks, why, examples, how it decides, and its sources.

    Exit codes: 0 printed; 2 no such rule.
    """
    from holdfast.cli.running import run

    def work() -> Outcome:
        from holdfast.rules.pages import rule_data, rule_list, rule_page, rule_table
        from holdfast.rules.registry import all_rules, rule_named

        if code is None:
            rules = [rule_data(module) for module in all_rules().values()]
            return Outcome(data={"rules": rules}, text=rule_table() if format is Format.MARKDOWN else rule_list())
        module = rule_named(code)
        return Outcome(data={**rule_data(module), "page": rule_page(module)}, text=rule_page(module))

    run("rule", work, format=format.value, options={"code": code})
