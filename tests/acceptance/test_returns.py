"""``holdfast returns`` from the command line."""

from __future__ import annotations

import csv
import io
import itertools
from typing import Any

import pytest
from tests.acceptance.calling import call
from tests.acceptance.shell import ROOT

VALLEYS = str(ROOT / "examples" / "returns" / "valley-return.framework.yaml")
PLAN = str(ROOT / "examples" / "ukraine" / "coalition-plan.framework.yaml")
DAYTON = str(ROOT / "examples" / "historical" / "dayton-1995.framework.yaml")


def data(*arguments: str) -> dict[str, Any]:
    """The data that the command prints as JSON."""
    called = call("returns", *arguments, "--format", "json")
    assert called.code == 0, called.err
    found: dict[str, Any] = called.envelope["data"]
    return found


def test_the_made_example_shows_everything() -> None:
    """Plan by month with ranges, what binds, floor and conditions; totals agree with the last month, and rise."""
    (found,) = data(VALLEYS)["returns"]
    plan = found["plan"]
    so_far = [month["returned_so_far"] for month in plan["months"]]

    assert len(so_far) == 24
    assert so_far[-1] == plan["total"]
    assert all(one[end] <= after[end] + 1e-3 for end in ("low", "mid", "high")
               for one, after in itertools.pairwise(so_far))
    assert 0 < plan["total"]["low"] < plan["total"]["mid"] < plan["total"]["high"]
    assert plan["total"]["high"] <= found["people"]["wish_to_return"]["high"]
    assert [month["date"] for month in plan["months"][:2]] == ["2026-12", "2027-01"]
    assert found["binding"][0]["more_people"] >= found["binding"][-1]["more_people"]
    assert found["floor"]["by_reading"]["middle"]["kept"] is True
    assert found["floor"]["by_reading"]["cautious"]["greatest"] == 0
    assert found["floor"]["kept"] is False
    assert {one["said"] for one in found["conditions"]} == {"said"}
    assert [one["address"] for one in found["lacking"]] == ["areas.hollin.jobs"]
    assert found["partial"] is False


def test_nobody_returns_outside_the_months_of_the_text() -> None:
    """In months that the text does not name the number of those home does not change."""
    months = data(VALLEYS)["returns"][0]["plan"]["months"]

    closed = [number for number, month in enumerate(months) if not month["open"]]
    assert closed
    assert all(number == 0 or months[number]["returned_so_far"] == months[number - 1]["returned_so_far"]
               for number in closed)


def test_a_floor_that_cannot_be_kept_in_the_time_is_said() -> None:
    """In six months one valley cannot be opened, so no floor can be kept, and the text says which valley it is."""
    said = call("returns", VALLEYS, "--months", "6").out

    assert "With middle numbers the equity floor of 0.5 cannot be kept, because nobody can return to hollin in time" in said


def test_the_month_plan_is_a_table() -> None:
    """CSV holds one row for each return, area and month, with numbers that rise over the months."""
    called = call("returns", VALLEYS, "--months", "8", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(called.out)))

    assert called.code == 0
    assert len(rows) == 3 * 8
    assert [row["date"] for row in rows[:2]] == ["2026-12", "2027-01"]
    assert all(float(row["returned_low"]) <= float(row["returned_mid"]) <= float(row["returned_high"]) for row in rows)


def test_more_teams_never_bring_fewer_people() -> None:
    """Twice the survey teams let no fewer people return."""
    few, many = (data(VALLEYS, "valleys", "--months", "12", "--survey-teams", teams)["returns"][0]["plan"]["total"]["mid"]
                 for teams in ("5", "10"))

    assert many >= few


def test_a_text_without_returns_gets_the_situation() -> None:
    """Of Ukraine as it stands: survey against clearance, fading hope, and what a plan lacks; nothing is invented."""
    found = data(PLAN)
    (land,) = found["situation"]["land"]

    assert found["returns"] == []
    assert land["years_at_pace"]["mid"] == pytest.approx(8.2, abs=0.05)
    assert land["person_years_to_clear_by_hand"]["low"] > 100_000
    assert {"refugees", "internally-displaced"} == {one["group"] for one in found["situation"]["displaced"]}
    assert "displaced.refugees.origin" in [one["address"] for one in found["situation"]["lacking"]]
    assert "nothing is planned" in call("returns", PLAN).out


def test_a_text_without_numbers_gets_no_plan_and_exit_code_0() -> None:
    """A return without people, land or teams is partial: no plan, and a list of what is lacking."""
    (found,) = data(DAYTON)["returns"]

    assert found["plan"] is None
    assert found["partial"] is True
    assert found["left_out"][0]["area"] == "bosnia"
    assert found["lacking"]


@pytest.mark.parametrize(("arguments", "said"), [
    ((VALLEYS, "--months", "0"), "--months"),
    ((VALLEYS, "--teams", "-1"), "--teams"),
    ((VALLEYS, "--teams", "nan"), "--teams"),
    ((VALLEYS, "valeys"), "did you mean valleys?"),
    ((VALLEYS, "--from", "2027"), "names no month"),
    ((VALLEYS, "--from", "spring"), "2026-03"),
    ((PLAN, "valleys"), "has no returns"),
])
def test_what_cannot_be_asked_is_refused_in_words(arguments: tuple[str, ...], said: str) -> None:
    """Impossible months, teams, ids and dates end with 2 and say what to do."""
    called = call("returns", *arguments)

    assert called.code == 2
    assert said in called.err
    assert called.out == ""


def test_a_negative_number_in_a_document_is_refused_where_it_stands(tmp_path: Any) -> None:
    """The file, line and address of the number are named, and nothing is printed."""
    text = (ROOT / "examples" / "returns" / "valley-return.framework.yaml").read_text(encoding="utf-8")
    case = (ROOT / "examples" / "returns" / "valley-return.case.yaml").read_text(encoding="utf-8")
    (tmp_path / "valley-return.case.yaml").write_text(case, encoding="utf-8")
    file = tmp_path / "spoilt.framework.yaml"
    file.write_text(text.replace("survey-teams: {value: 5", "survey-teams: {value: -5"), encoding="utf-8")
    called = call("returns", str(file))

    assert called.code == 2
    assert "RET001" in called.err
    assert "returns.valleys.survey-teams" in called.err
    assert "spoilt.framework.yaml:" in called.err


def test_time_that_is_up_shows_what_is_proven() -> None:
    """With no time at all the command still answers, and says that nothing is proven."""
    called = call("returns", VALLEYS, "--budget", "0")

    assert called.code == 0
    assert "Stopped before any plan" in called.out
