"""The part of the page on red lines: one chart for each text, with the same scale, and its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from holdfast.assess.result import Assessment
from holdfast.brief.charts.drawing import drawn
from holdfast.brief.charts.red_lines import SHAPES, PartyLines, red_lines_chart
from holdfast.brief.figure import Figure
from holdfast.brief.issues_table import parties_with_lines
from holdfast.brief.naming import Names, cut
from holdfast.document.issue import Firmness


def lines_figure(names: Names, assessment: Assessment, *, most: int, id: str) -> Figure | None:
    """The red lines of one text by party, or nothing where the case has none."""
    words = names.words
    rows, table, langs = [], [], {}
    for party in parties_with_lines(assessment):
        own = [line for line in assessment.lines if line.line.party == party]
        count = Counter(line.verdict.value for line in own)
        said = [words.say(f"lines.count-of.{verdict}", n=count[verdict]) for verdict in SHAPES if count[verdict]]
        name = names.party(party)
        verdicts = tuple((line.verdict.value, line.line.firmness is Firmness.FIRM) for line in own)
        langs[cut(name[0], 46)] = name[1] if name[1] != words.lang else ""
        rows.append(PartyLines(cut(name[0], 46), verdicts, " · ".join(said)))
        table.append((name, *((words.number(count[verdict]), "") for verdict in SHAPES),
                      (words.number(sum(line.excludes for line in own)), "")))
    if not rows:
        return None
    svg = drawn(red_lines_chart(rows, most=most), id=id, title=words.say("lines.title"),
                description=" ".join(f"{row.name}: {row.counted}." for row in rows), langs=langs)
    columns = (words.say("lines.column.party"), *(words.say(f"verdict.{verdict}") for verdict in SHAPES),
               words.say("lines.column.firm"))
    return Figure(svg, "", columns, tuple(table))


def most_lines(assessments: Sequence[Assessment]) -> int:
    """The greatest number of red lines of a party, so that charts beside each other have one scale."""
    return max((count for one in assessments for count in Counter(line.line.party for line in one.lines).values()),
               default=1)
