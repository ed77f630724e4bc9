"""Results as a notebook shows them: tables in which everything is escaped, and no solution where stakes are assumed."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.unit.settlement.made import problem_from

from holdfast.document.load import load_set
from holdfast.inputs.between import Between
from holdfast.settlement.after.answers import answers_of
from holdfast.settlement.after.holds import Holds, holds_after
from holdfast.settlement.draft.plans import Plan
from holdfast.settlement.files.detect import read_problem
from holdfast.settlement.problem import Basis, Issue, Party, Problem, Stake
from holdfast.settlement.settle import Asked, Settlement, settle
from holdfast.settlement.stability.analyse import Stability, analyse_stability
from holdfast.settlement.stability.files import load_models
from holdfast.settlement.translate import problem_of_documents
from holdfast.solving.watch import Watch

QUICK = Asked(draws=64, negotiations=2)
SCENARIOS = "corpus/cases/settlement"
ELMIRA = "corpus/cases/graph-models/elmira.yaml"


class _Read(HTMLParser):
    """The tags of a piece of HTML, and whether each is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(html: str) -> _Read:
    """The HTML, taken apart; tags that are not closed in order fail."""
    found = _Read()
    found.feed(html)
    assert found.open == []
    return found


def assumed(problem: Problem) -> Problem:
    """The same problem, its stakes somebody's assumption."""
    return replace(problem, parties=tuple(replace(party, basis=Basis.ASSUMED) for party in problem.parties))


def shown(problem: Problem, *plans: Plan, asked: Asked = QUICK, watch: Watch | None = None) -> str:
    """The HTML of the settlement of a problem."""
    return settle(problem, plans=plans, asked=asked, watch=watch)._repr_html_()


def test_stated_preferences_show_every_point() -> None:
    """From stated preferences each bargaining point has a row with its utilities and its proof."""
    html = shown(read_problem(f"{SCENARIOS}/s1-two-parties.scenario.json").problem)

    assert "<h4>From the preferences as stated</h4>" in html
    assert "<td>Nash (greatest product of gains)</td><td>0.6100</td><td>0.7523</td>" in html
    assert html.count("<td>proven</td>") == 4
    assert "Pareto set: 17 distinct vectors, complete." in html


def test_packages_of_the_same_worth_are_counted() -> None:
    """Where several packages reach a point, one is shown and the others are counted."""
    flat = Between.point(0.5)
    issue = Issue("i", ("a", "b", "c"))
    party = Party("P", Stake((Between.point(1.0),), ((flat, flat, flat),)), Between.point(0.1))
    html = shown(Problem((issue,), (party,)))

    assert "<td>i = a<br>and 2 more of the same worth to everybody</td>" in html


@pytest.mark.parametrize("seed", range(6))
def test_assumed_preferences_show_no_solution(seed: int) -> None:
    """From assumed preferences there is no package, no utility of a point and no Pareto set to read off."""
    problem = assumed(problem_from(seed, floor=True))
    html = shown(problem, Plan("one", {}), Plan("two", {problem.issues[0].id: problem.issues[0].options[1]}))

    assert "<h4>From assumed preferences</h4>" in html
    assert "bargaining point" not in html
    assert "Pareto" not in html
    assert "acceptable to everybody</td>" not in html
    assert html.index("<td>one</td>") < html.index("<td>two</td>")


def test_conflicts_and_what_could_give_way_are_tables() -> None:
    """A deadlock shows each conflict and each relaxation, with how many lines each party gives up."""
    html = shown(read_problem(f"{SCENARIOS}/s3-red-lines-conflict.scenario.json").problem)

    assert "what cannot hold together (2, all there are)" in html
    assert "what could give way (3, all there are)" in html
    assert "<td>government 0<br>rebels 2<br>guarantor 0</td>" in html
    assert "there is no bargaining point" in html


def test_what_leads_below_the_floor_stands_apart() -> None:
    """A relaxation that opens only packages below the floor is named with the reason and not among what could give way."""
    documents = load_set("examples/ukraine/coalition-plan.framework.yaml")
    translated = problem_of_documents(documents)
    assert translated is not None
    html = shown(translated.problem, asked=replace(QUICK, budget_s=5.0))

    could, never = html.index("what could give way"), html.index("never proposed")
    assert "no acquisition by force is recognised as legal" in html[never:]
    assert "de-jure" not in html[could:never]


@pytest.mark.parametrize("seed", [3, 5])
def test_hostile_words_stay_words(seed: int) -> None:
    """Markup in names, words and texts of a document is shown and never becomes markup."""
    bad = "<script>alert('x')</script>&"
    problem = problem_from(seed)
    party = replace(problem.parties[0], name=bad)
    problem = replace(
        problem, name=bad, parties=(party, *problem.parties[1:]),
        limits=tuple(replace(limit, words=bad, party=party.id) for limit in problem.limits))
    html = shown(problem, Plan(bad, {}))
    found = read(html)

    assert "&lt;script&gt;" in html
    assert set(found.tags) <= {"div", "p", "h4", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "br"}
    assert found.attributes <= {"scope"}


def test_work_that_was_stopped_says_so() -> None:
    """A settlement that was stopped at once says that the rest was not looked at."""
    html = shown(problem_from(1), watch=Watch(asked_to_stop=lambda: True))

    assert "Stopped before the end" in html


def test_nobody_weighed_shows_the_logic_alone() -> None:
    """Without parties only what rests on nobody's preferences is shown."""
    html = shown(replace(problem_from(2), parties=(), limits=()))

    assert "What does not depend on anybody" in html
    assert "preferences as stated" not in html
    assert "From assumed" not in html


def test_a_worth_that_is_not_known_is_not_shown_as_a_number() -> None:
    """Of a party whose worth of no deal nobody has said, neither a number nor acceptance is shown."""
    problem = problem_from(4)
    unknown = replace(problem.parties[0], reserve_known=False, name="Nobody asked")
    html = shown(replace(problem, parties=(unknown, *problem.parties[1:])), Plan("text", {}))

    assert "<td>Nobody asked</td><td>stated</td><td>not known</td>" in html
    assert "not known, since what no deal is worth to it is not" in html


def test_states_are_marked_under_each_concept() -> None:
    """The stability of a model is a table of the states that hold under some concept, with answers and meanings."""
    html = analyse_stability(load_models(ELMIRA)[0])._repr_html_()
    found = read(html)

    assert found.tags.count("tr") == 6  # a head and the states 1, 4, 5, 8 and 9
    assert "<td>8 (Modify, Accept, Insist)</td>" + "<td>holds</td>" * 8 in html
    assert "Local government would gain by moving to 5" in html
    assert "assumption of whoever wrote it" in html


def test_stability_that_was_stopped_says_so() -> None:
    """An analysis that came to nothing has no table, and says that not everything was worked out."""
    html = analyse_stability(load_models(ELMIRA)[0], watch=Watch(asked_to_stop=lambda: True))._repr_html_()

    assert "not everything was worked out" in html.lower()
    assert "<table>" not in html


def test_whether_a_text_holds_is_a_row_for_each_party() -> None:
    """Each party that could break a text has a row with what can answer it and on what that depends."""
    documents = load_set("examples/ukraine/coalition-plan.framework.yaml")
    case = documents.case.model if documents.case else None
    html = holds_after(answers_of(documents.framework.model, case))._repr_html_()
    found = read(html)

    assert found.tags.count("tr") == 3
    assert "<td>UA</td>" in html
    assert "<td>RU</td>" in html
    assert "none says how likely that is" in html


@pytest.mark.parametrize("kind", [Settlement, Stability, Holds])
def test_every_result_of_this_kind_shows_itself(kind: type) -> None:
    """Each result has the method that notebooks ask for."""
    assert callable(kind._repr_html_)  # type: ignore[attr-defined]
