"""From a text and its case to a plan: nothing that nobody has said is taken for zero, and nothing impossible is taken."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from tests.patching import merged, removed

from holdfast.document.load import case_from_bytes, framework_from_bytes
from holdfast.document.loaded import Documents
from holdfast.errors import InvalidDocument
from holdfast.solving.watch import Watch
from holdfast.territory.returns.conditions import Said, conditions_of
from holdfast.territory.returns.plan import plan_return
from holdfast.territory.returns.situation import situation_of
from holdfast.territory.returns.translate import ReturnsAsked, returns_of
from holdfast.territory.returns.translated import Translated
from holdfast.territory.returns.words import lines_of

TEXT: dict[str, Any] = {
    "framework": "2026.1", "id": "t", "title": "T", "stage": "framework", "revision": "1.0.0", "status": "draft",
    "encoded": "partial", "parties": ["A"], "calendar": {"T0": "2027-01-15T00:00:00Z"},
    "case": {"id": "c"},
    "bodies": {"watch": {"name": "Watch", "kind": "monitoring"}},
    "clauses": {"a": {"text": "People return.", "who": "A", "modal": "shall", "act": "let-return"}},
    "returns": {"home": {
        "to-area": ["north"], "voluntary": "true", "cleared-at": {"value": 0.8}, "survey-rate": {"value": 0.5},
        "survey-teams": {"value": 2}, "clearance-rate": {"value": 1000}, "teams": {"value": 3}, "verified-by": "watch"}},
}
CASE: dict[str, Any] = {
    "case": "2026.1", "id": "c", "as-of": "2026-07-01", "parties": {"A": {"name": "A", "kind": "state"}},
    "areas": {"north": {"name": "North", "contaminated": {"low": 20, "high": 40, "unit": "km2"},
                        "housing": {"value": 500}, "safety": {"value": 0.5}, "jobs": {"value": 0.5}},
              "south": {"name": "South"}},
    "displaced": {"gone": {
        "category": "refugees", "count": {"value": 2000}, "intends-to-return": {"value": 0.6, "as-of": "2026-01-15"},
        "origin": {"north": {"value": 0.5}, "south": {"value": 0.2}}, "since": "2024-01-15"}},
}


def documents(text: dict[str, Any] | None = None, case: dict[str, Any] | None = None, *,
              without: list[list[str]] | None = None, case_without: list[list[str]] | None = None) -> Documents:
    """The documents with changes."""
    framework = removed(merged(TEXT, text or {}), without or [])
    situation = removed(merged(CASE, case or {}), case_without or [])
    return Documents(framework_from_bytes(json.dumps(framework).encode(), name="t.framework.json"),
                     case_from_bytes(json.dumps(situation).encode(), name="c.case.json"), ())


def translated(**changes: Any) -> Translated:
    """The one return of the documents with changes."""
    (found,) = returns_of(documents(**changes), ReturnsAsked(months=12))
    return found


def test_every_number_is_read_where_it_stands() -> None:
    """People, land, work and conditions arrive in the problem, each with its address among the inputs."""
    found = translated()
    problem = found.problem
    assert problem is not None
    (people,), (place,) = problem.people, problem.places

    assert (people.group, people.area, people.count.mid) == ("gone", "north", 1000)
    assert people.since_stated == pytest.approx(1.0, abs=0.01)
    assert people.years_away == pytest.approx(3.0, abs=0.01)
    assert (place.suspected_km2.low, place.suspected_km2.high, place.monitored) == (20, 40, True)
    assert (problem.work.survey_teams.mid, problem.work.clearance_teams.mid, problem.work.either_teams.mid) == (2, 3, 0)
    assert problem.cleared_at.mid == 0.8
    assert found.month_named(1) == "2027-01"
    assert found.month_named(13) == "2028-01"
    assert found.inputs.at("returns.home.survey-rate") is not None
    assert not found.is_partial


def test_defaults_are_labelled_and_named_where_they_would_stand() -> None:
    """What the reference gives a default for is an assumed or estimated input with its address."""
    found = translated()
    uptake, decay = found.inputs.at("displaced.gone.uptake"), found.inputs.at("displaced.gone.hope-decay")

    assert uptake is not None
    assert (uptake.low, uptake.high, uptake.basis.value) == (0.2, 0.6, "assumed")
    assert decay is not None
    assert (decay.mid, decay.basis.value) == (0.156, "estimated")
    assert found.inputs.weakest is not None


@pytest.mark.parametrize(("changes", "address"), [
    ({"case_without": [["displaced", "gone", "count"]]}, "displaced.gone.count"),
    ({"case_without": [["displaced", "gone", "intends-to-return"]]}, "displaced.gone.intends-to-return"),
    ({"case_without": [["displaced", "gone", "origin"]]}, "displaced.gone.origin"),
    ({"case_without": [["areas", "north", "contaminated"]]}, "areas.north.contaminated"),
    ({"without": [["returns", "home", "teams"], ["returns", "home", "survey-teams"]]}, "returns.home.teams"),
    ({"without": [["returns", "home", "survey-rate"]]}, "returns.home.survey-rate"),
    ({"without": [["returns", "home", "clearance-rate"]]}, "returns.home.clearance-rate"),
])
def test_what_a_plan_cannot_do_without_is_listed_and_never_invented(changes: dict[str, Any], address: str) -> None:
    """Without people, land or teams there is no plan; the result is partial, and says what is lacking and where."""
    found = translated(**changes)
    result = plan_return(found)

    assert found.problem is None
    assert found.is_partial
    assert address in [one.address for one in found.lacking]
    assert result.as_json()["plan"] is None
    assert any(address in line for line in lines_of(result))


def test_land_without_suspicion_needs_no_teams() -> None:
    """Where a case says that no land is suspected, people can be planned for without any team."""
    found = translated(case={"areas": {"north": {"contaminated": {"value": 0}}}}, case_without=[["areas", "north", "contaminated", "low"],
                       ["areas", "north", "contaminated", "high"]],
                       without=[["returns", "home", "teams"], ["returns", "home", "survey-teams"]])

    assert found.problem is not None
    assert found.left_out == ()


def test_an_area_that_lacks_something_is_left_out_alone() -> None:
    """The plan of the other areas is made, and the result says which area is left out and why."""
    found = translated(text={"returns": {"home": {"to-area": ["north", "south"]}}})

    assert found.problem is not None
    assert [place.id for place in found.problem.places] == ["north"]
    assert [(one.area, one.lacks) for one in found.left_out] == [("south", ("suspected land",))]


def test_teams_that_do_both_where_survey_teams_are_not_named() -> None:
    """A text that counts teams alone has them survey or clear."""
    found = translated(without=[["returns", "home", "survey-teams"]])

    assert found.problem is not None
    assert (found.problem.work.either_teams.mid, found.problem.work.survey_teams.mid) == (3, 0)


def test_a_silent_threshold_is_read_most_carefully() -> None:
    """Where the text names no threshold, all land is to be released, and that is said to be lacking."""
    found = translated(without=[["returns", "home", "cleared-at"]])

    assert found.problem is not None
    assert found.problem.cleared_at.low == 1
    assert "returns.home.cleared-at" in [one.address for one in found.lacking]


def test_without_a_watch_no_return_is_counted() -> None:
    """A text in which nobody watches gives a plan without anybody, and says what a watch would change."""
    result = plan_return(translated(without=[["returns", "home", "verified-by"]]))

    assert result.planned is not None
    assert result.planned.total.high == 0
    assert result.planned.binding.resource == "monitoring"


def test_seasons_are_placed_by_the_calendar() -> None:
    """Months of return follow from the month in which the plan begins."""
    found = translated(text={"returns": {"home": {"seasons": ["march", "april"]}}})

    assert found.problem is not None
    assert [month for month in range(1, 13) if found.problem.is_open(month)] == [3, 4]


def test_the_call_may_say_teams_and_beginning() -> None:
    """What the call says stands in the place of the text, and is an input at the option."""
    (found,) = returns_of(documents(), ReturnsAsked(months=3, starts=dt.date(2030, 5, 1), teams=7, survey_teams=1))

    assert found.problem is not None
    assert (found.problem.work.clearance_teams.mid, found.problem.work.survey_teams.mid) == (7, 1)
    assert found.month_named(1) == "2030-05"
    assert found.inputs.at("--teams") is not None


def test_a_demand_in_the_text_stands_in_where_the_case_counts_nobody() -> None:
    """Where no group has numbers, the people whom the text expects in its one area are planned for."""
    found = translated(text={"returns": {"home": {"demand": {"value": 300}}}}, case_without=[["displaced"]])

    assert found.problem is not None
    assert [(one.group, one.count.mid) for one in found.problem.people] == [("demand", 300)]


@pytest.mark.parametrize(("changes", "address", "said"), [
    ({"text": {"returns": {"home": {"teams": {"value": -3}}}}}, "returns.home.teams", "cannot be below 0"),
    ({"text": {"returns": {"home": {"cleared-at": {"value": 1.5}}}}}, "returns.home.cleared-at", "between 0 and 1"),
    ({"case": {"displaced": {"gone": {"count": {"value": -5}}}}}, "displaced.gone.count", "cannot be below 0"),
    ({"case": {"displaced": {"gone": {"intends-to-return": {"value": 1.2}}}}}, "displaced.gone.intends-to-return",
     "between 0 and 1"),
    ({"case": {"displaced": {"gone": {"origin": {"north": {"value": 0.9}}}}}}, "displaced.gone.origin", "1 at most"),
    ({"case": {"areas": {"north": {"safety": {"value": 2}}}}}, "areas.north.safety", "between 0 and 1"),
])
def test_a_number_that_cannot_be_is_refused_with_its_place(changes: dict[str, Any], address: str, said: str) -> None:
    """Negative counts, shares above one, and shares of one group that exceed it are refused where they stand."""
    with pytest.raises(InvalidDocument) as caught:
        translated(**changes)
    (finding,) = caught.value.findings

    assert finding.address == address
    assert said in finding.why
    assert finding.place is not None


def test_conditions_tell_silence_from_denial() -> None:
    """Said, denied and not in the text as encoded are three things."""
    held = documents(text={"returns": {"home": {"informed": "false"}}}).framework.model.returns["home"]
    said = {one.address: one.said for one in conditions_of("home", held)}

    assert said["returns.home.voluntary"] is Said.SAID
    assert said["returns.home.informed"] is Said.DENIED
    assert said["returns.home.safe-and-dignified"] is Said.SILENT


def test_the_situation_needs_no_return() -> None:
    """Who is away and how long land takes follow from the case alone; a pace that nobody states gives no years."""
    held = situation_of(documents(case={"areas": {"north": {"release-pace": {"value": 10}}}}))
    told = held.as_json()

    assert told["land"][0]["years_at_pace"] == {"mid": 3.0, "low": 2.0, "high": 4.0, "level": None, "basis": None,
                                                "sampling_error": 0}
    assert told["displaced"][0]["would_return"][0]["people"]["low"] == pytest.approx(2000 * 0.6 * 0.2)
    assert situation_of(documents()).land[0].years is None


def test_ck_6_1_survey_and_clearance_are_told_apart() -> None:
    """The country of 139,000 km2 takes 8.2 years at its pace, while clearing a share of it by hand takes many lives."""
    held = situation_of(documents(case={"areas": {"north": {
        "contaminated": {"value": 139000}, "release-pace": {"value": 17000}}}},
        case_without=[["areas", "north", "contaminated", "low"], ["areas", "north", "contaminated", "high"]]))
    (land,) = held.land

    assert land.years is not None
    assert land.years.mid == pytest.approx(8.2, abs=0.05)
    assert land.people_years.low > 100_000


def test_time_that_runs_out_is_said() -> None:
    """A plan that was stopped says that nothing is proven and counts nobody."""
    result = plan_return(translated(), watch=Watch(asked_to_stop=lambda: True))

    assert any("Stopped before any plan" in line for line in lines_of(result))
    assert result.as_json()["plan"]["proof"]["middle"]["proven"] is False
