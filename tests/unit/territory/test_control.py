"""Change of control, redrawings and settlements, on small made series and on real ones where they are at hand."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

import pytest
import shapely
from tests.conftest import NOT_SHIPPABLE

from holdfast.document.case import Case
from holdfast.errors import UsageProblem
from holdfast.territory.zones.change import changes_of, daily_in, redraws
from holdfast.territory.zones.lines import Dated, lines_in, lines_of
from holdfast.territory.zones.packed import unpacked
from holdfast.territory.zones.redraw import AGAINST_TREND, JUMP, RETURNED, TO_AND_FRO, suspects
from holdfast.territory.zones.settlements import settlements_in

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data"
DAY = dt.timedelta(days=1)
START = dt.date(2026, 1, 1)


def _dated(day: int, shape: shapely.Geometry, holder: str = "") -> Dated:
    return Dated(dt.date(2026, 1, day), "made", shape, repaired=False, holder=holder)


def _rules(areas: list[float], *, every: int = 1) -> dict[int, tuple[str, ...]]:
    days = [START + n * every * DAY for n in range(len(areas))]
    return {(step.end - START).days // every: rules for step, rules in suspects(days, areas)}


def test_a_steady_series_has_nothing_suspect() -> None:
    """Neither slow change, nor none, nor one day of the usual size looks like a redrawing."""
    assert _rules([1000.0 + 8 * n for n in range(40)]) == {}
    assert _rules([1000.0] * 40) == {}
    assert _rules([]) == {}
    assert _rules([1000.0]) == {}


def test_a_loss_against_the_trend_is_suspect() -> None:
    """A loss of four usual days within weeks of gains is against the trend; the same gain is not."""
    areas = [1000.0 + 8 * n for n in range(20)]
    assert _rules([*areas, *(areas[-1] - 32 + 8 * n for n in range(20))]) == {20: (AGAINST_TREND,)}
    assert _rules([*areas, *(areas[-1] + 32 + 8 * n for n in range(20))]) == {}


def test_a_jump_is_within_days_and_over_twenty_square_kilometres() -> None:
    """The same change over a week is none, and neither is a large share of very little."""
    areas = [1000.0 + 4 * n for n in range(20)]
    assert _rules([*areas, areas[-1] + 60]) == {20: (JUMP,)}
    assert _rules([*areas, areas[-1] + 60], every=7) == {}
    assert _rules([1.0 + 0.1 * n for n in range(20)] + [18.0]) == {}


def test_to_and_fro_needs_half_of_it_back() -> None:
    """A third that is lost again is no to-and-fro, a half is."""
    areas = [1000.0 + 20 * n for n in range(20)]
    top = areas[-1] + 90
    assert TO_AND_FRO in _rules([*areas, top, top - 50])[20]
    assert 20 not in _rules([*areas, top, top - 30])


def test_what_the_next_map_takes_back_is_suspect() -> None:
    """An area that is gained and lost again is marked in the first change and, as the last map stands, not in the next."""
    small, large = shapely.box(30, 48, 31, 49), shapely.box(30, 48, 31.2, 49)
    first, second = changes_of([_dated(1, small), _dated(5, large), _dated(9, small)])
    assert first.suspect == (RETURNED,)
    assert second.suspect == ()
    assert first.gained == pytest.approx(second.lost)
    kept, _ = changes_of([_dated(1, small), _dated(5, large), _dated(9, shapely.box(30, 48, 31.3, 49))])
    assert kept.suspect == ()


def test_how_far_a_border_moved() -> None:
    """A border that moves by 0.2 degrees of longitude at 49 degrees north moves by about 14.9 km at most."""
    (found,) = changes_of([_dated(1, shapely.box(30, 48, 31, 49)), _dated(11, shapely.box(30, 48, 31.2, 49))])
    assert found.furthest == pytest.approx(14.9, abs=0.1)
    assert found.as_json()["net_km2_per_day"] == pytest.approx(found.net / 10, abs=1e-3)
    (same,) = changes_of([_dated(1, shapely.box(30, 48, 31, 49)), _dated(2, shapely.box(30, 48, 31, 49))])
    assert (same.gained, same.lost, same.furthest) == (0, 0, 0)


def test_areas_of_two_holders_are_never_compared() -> None:
    """Of one publisher, each holder has a series of its own, and its areas of one date are joined."""
    west, east = shapely.box(30, 48, 31, 49), shapely.box(31, 48, 32, 49)
    assert changes_of([_dated(1, west, "A"), _dated(5, east, "B")]) == ()
    found = changes_of([_dated(1, west, "A"), _dated(1, east, "A"), _dated(5, shapely.box(30, 48, 32, 49), "A")])
    assert len(found) == 1
    assert found[0].gained + found[0].lost == pytest.approx(0, abs=10)


def test_lines_of_a_case_keep_holder_and_accuracy() -> None:
    """Dated areas of a case are read with whose they are and how exact; those without outline or date are left."""
    shape = {"type": "Polygon", "coordinates": [[[30, 48], [31, 48], [31, 49], [30, 49], [30, 48]]]}
    case = Case.model_validate({
        "case": "2026.1", "id": "c", "parties": {"A": {"name": "A"}, "B": {"name": "B"}},
        "sources": {"p": {"title": "Publisher"}}, "control": {
            "one": {"as-of": "2026-02-01", "geometry": shape, "holder": "A", "source": "p", "accuracy": {"value": "50"}},
            "bare": {"as-of": "2026-01-01"}, "whenever": {"as-of": "T0", "geometry": shape}}})
    (line,) = lines_of(case, None)
    assert (line.address, line.holder, line.series, line.date) == ("control.one", "A", "p", dt.date(2026, 2, 1))
    assert line.accuracy == pytest.approx(0.05)


def test_packed_files_that_are_cut_short_are_refused(tmp_path: Path) -> None:
    """A table that ends early is not taken for a shorter one."""
    whole = gzip.compress(b"date,area_km2\n" + b"".join(b"2026-01-%02d,1%d\n" % (n, n * 7919) for n in range(1, 29)))
    path = tmp_path / "d.csv.gz"
    path.write_bytes(whole)
    assert len(daily_in(str(path)).days) == 28
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UsageProblem, match=r"d\.csv\.gz is packed with gzip, and its end is missing"):
        daily_in(str(path))


def test_files_larger_than_memory_allows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a packed file unpacks to is counted before it is read."""
    monkeypatch.setattr("holdfast.territory.zones.packed.MOST_BYTES", 1000)
    path = tmp_path / "big.csv.gz"
    path.write_bytes(gzip.compress(b"x" * 10_000))
    with pytest.raises(UsageProblem, match="more than 1,000 bytes"):
        unpacked(str(path))


def test_outlines_of_too_many_points_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A date with more points than can be compared is named with its feature."""
    monkeypatch.setattr("holdfast.territory.zones.lines.MOST_POINTS", 4)
    path = tmp_path / "l.geojson"
    path.write_text('{"type": "Feature", "properties": {"date": "2026-01-01"}, "geometry": {"type": "Polygon", '
                    '"coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}}', encoding="utf-8")
    with pytest.raises(UsageProblem, match="feature 1: it has 5 points"):
        lines_in(str(path))


TABLE = "geonameid,date,status\n1,2026-01-02,A\n2,2026-01-01,B\n1,2026-03-05,B\n1,2026-03-06,B\n1,2026-04-01,A\n"


def test_settlements_over_time_and_by_place(tmp_path: Path) -> None:
    """Months count the state at their end, turns only real changes, and zones only settlements that a file places."""
    table, places = tmp_path / "s.csv", tmp_path / "p.csv"
    table.write_text(TABLE, encoding="utf-8")
    places.write_text("geonameid,lon,lat\n1,30.5,48.5\n9,30.5,48.5\n", encoding="utf-8")
    held = settlements_in(str(table), str(places))
    assert held.by_month() == (
        (dt.date(2026, 1, 31), {"A": 1, "B": 1}), (dt.date(2026, 2, 28), {"A": 1, "B": 1}),
        (dt.date(2026, 3, 31), {"B": 2}), (dt.date(2026, 4, 1), {"A": 1, "B": 1}))
    assert held.most_changed() == [("1", 2)]
    assert held.unplaced == 1
    zones = {"zones.in": shapely.box(30, 48, 31, 49), "zones.out": shapely.box(0, 0, 1, 1),
             "zones.line": shapely.LineString([(30, 48), (31, 49)])}
    assert held.within(zones, dt.date(2026, 1, 31)) == {"zones.in": {"A": 1}}
    assert held.within(zones, dt.date(2025, 1, 31)) == {}


def test_months_agree_with_single_days(tmp_path: Path) -> None:
    """The counts by month are those asked for at each day by itself."""
    table = tmp_path / "s.csv"
    rows = [f"{n * n % 7},{(START + n * 5 * DAY).isoformat()},{'ABC'[n * 11 % 3]}" for n in range(60)]
    table.write_text("\n".join(["geonameid,date,status", *rows]), encoding="utf-8")
    held = settlements_in(str(table))
    assert len(held.by_month()) > 8
    assert all(counts == held.counts(date) for date, counts in held.by_month())


@pytest.mark.parametrize(("text", "said"), [
    ("id,lon,lat\n1,2,3\n", "geonameid"), ("geonameid,lon,lat\n", "no rows"), ("geonameid,lon,lat\n1,east,3\n", "line 2"),
    ("geonameid,lon,lat\n1,2,95\n", "line 2"), ("geonameid,lon,lat\n1,2,\n", "line 2"),
    ("geonameid,lon,lat\n1,2,3\n1,2,4\n", "line 3: the settlement 1 lies in two places")])
def test_places_that_cannot_be_read(text: str, said: str, tmp_path: Path) -> None:
    """A file of places says which line or column is wrong."""
    (tmp_path / "s.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "p.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UsageProblem, match=said):
        settlements_in(str(tmp_path / "s.csv"), str(tmp_path / "p.csv"))


@pytest.mark.skipif(not (SHARED / "deepstate").exists(), reason=NOT_SHIPPABLE)
def test_real_changes_between_twelve_dates() -> None:
    """Eleven changes add up to the whole, and none of the intervals of weeks is called a redrawing."""
    lines = lines_in(str(SHARED / "deepstate" / "deepstate_snapshots_12.geojson.gz"))
    changes = changes_of(lines)
    assert len(changes) == 11
    assert all(change.gained > 0 and change.lost > 0 and not change.suspect for change in changes)
    assert max(changes, key=lambda one: one.gained).start == dt.date(2024, 10, 1)


@pytest.mark.skipif(not (SHARED / "deepstate").exists(), reason=NOT_SHIPPABLE)
def test_real_redrawings() -> None:
    """The redrawing of 2026-08-13 is a jump against the trend, the back-dated edits of 2025-07-04 a jump along it."""
    daily = daily_in(str(SHARED / "deepstate" / "deepstate_daily_area.csv.gz"))
    found = {one.end: one.suspect for one in redraws(daily, name="d")}
    assert found[dt.date(2026, 8, 13)] == (JUMP, AGAINST_TREND)
    assert found[dt.date(2025, 7, 4)] == (JUMP,)
    assert len(found) < len(daily.days) / 50
    assert daily.missing == 7


@pytest.mark.skipif(not (SHARED / "viina").exists(), reason=NOT_SHIPPABLE)
def test_real_settlements_at_two_dates() -> None:
    """The counts at two real dates are those of the last change of each settlement, by hand."""
    path = SHARED / "viina" / "viina_control_changes.csv.gz"
    held = settlements_in(str(path))
    rows = [line.split(",") for line in gzip.decompress(path.read_bytes()).decode().splitlines()[1:]]
    for date, total in ((dt.date(2022, 3, 31), 11_110), (dt.date(2026, 4, 24), 11_754)):
        last: dict[str, tuple[str, str]] = {}
        for id, day, status in rows:
            if day <= date.isoformat() and day >= last.get(id, ("", ""))[0]:
                last[id] = day, status
        by_hand: dict[str, int] = {}
        for _, status in last.values():
            by_hand[status] = by_hand.get(status, 0) + 1
        assert held.counts(date) == by_hand
        assert sum(by_hand.values()) == total
