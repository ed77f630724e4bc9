"""The domain of text conditions: which issues have which options, and what numbers options and parameters stand for."""

from __future__ import annotations

from decimal import Decimal

from holdfast.document.case import Case
from holdfast.document.conditions import Domain
from holdfast.document.framework import Framework


def domain_of(case: Case | None, framework: Framework | None) -> Domain:
    """The domain that conditions over a case and a framework are evaluated in."""
    issues = case.issues if case else {}
    values: dict[tuple[str, str], tuple[Decimal, Decimal]] = {}
    for issue_id, issue in issues.items():
        for option_id, option in issue.options.items():
            bounds = option.value.bounds if option.value else None
            if bounds is not None:
                values[issue_id, option_id] = bounds
    parameters = {
        id: bounds
        for id, quantity in (framework.parameters if framework else {}).items()
        if (bounds := quantity.bounds) is not None
    }
    return Domain(
        options={id: tuple(issue.options) for id, issue in issues.items()},
        option_values=values,
        parameters=parameters,
    )
