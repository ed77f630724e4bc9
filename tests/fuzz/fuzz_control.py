"""Any bytes as data on control, settlements, places and positions: what stands in them, or a refusal."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from tests.fuzz.documents import Choices

from holdfast.document.framework import Framework
from holdfast.document.load import load_framework
from holdfast.errors import HoldfastError
from holdfast.territory.zones.change import changes_of, daily_in, redraws
from holdfast.territory.zones.lines import lines_in
from holdfast.territory.zones.measure import places_of
from holdfast.territory.zones.positions import positions_in
from holdfast.territory.zones.settlements import settlements_in
from holdfast.territory.zones.standing import standings_of

KINDS = ("Feature", "FeatureCollection", "Point", "MultiPoint", "LineString", "Polygon", "MultiPolygon",
         "GeometryCollection", "geometry", "", 7, None)
NUMBERS = (0, 1, 36.5, 50, -180, 180, 181, 90, 1e300, -1e-300, None, "x", True)
DATES = ("2026-01-01", "2026-02-01", "0001-01-01", "9999-12-31", "spring", "", None, 7)
CELLS = ("1", "2", "2026-01-01", "2026-01-03", "A", "", "NaN", "1e999", "-5", '"', "49.1", "geonameid")
HEADS = ("geonameid,date,status", "date,area_km2", "geonameid,lon,lat", "date", "")


def one(data: bytes) -> None:
    """Reads the bytes as they stand, and as pieces of GeoJSON and of tables."""
    choices = Choices(data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data"
        for content in (data, json.dumps(_object(choices, 0)).encode(), _table(choices).encode()):
            path.write_bytes(content)
            for use in (_lines, _daily, _settlements, _positions):
                with contextlib.suppress(HoldfastError):
                    use(str(path))


def _lines(path: str) -> None:
    changes_of(lines_in(path, date="2026-01-01"))


def _daily(path: str) -> None:
    redraws(daily_in(path), name="fuzz")


def _settlements(path: str) -> None:
    settlements_in(path).most_changed()
    settlements_in(path, path)


def _positions(path: str) -> None:
    framework = _river()
    standings_of(positions_in(path, framework, None), framework, places_of(framework, None, None, None)).as_json()


@cache
def _river() -> Framework:
    return load_framework(str(Path(__file__).resolve().parents[2] / "examples/steps/river-line.framework.yaml")).model


def _object(choices: Choices, depth: int) -> dict[str, Any]:
    parts: dict[str, Callable[[], Any]] = {
        "type": lambda: choices.one_of(KINDS), "coordinates": lambda: _coordinates(choices, 0),
        "properties": lambda: {"date": choices.one_of(DATES), "weapon": choices.one_of(("artillery", "x", 1, None)),
                               "force": choices.one_of((None, "x")), "accuracy-km": choices.one_of(NUMBERS)},
        "geometry": lambda: _object(choices, depth + 1) if depth < 3 else None,
        "features": lambda: [_object(choices, depth + 1) for _ in range(2)] if depth < 2 else [],
        "geometries": lambda: [_object(choices, depth + 1)] if depth < 3 else 7,
    }
    return {name: make() for name, make in parts.items() if choices.one_of((True, True, False))}


def _coordinates(choices: Choices, depth: int) -> Any:
    if depth > 3 or choices.one_of((False, False, True)):
        return choices.one_of(NUMBERS)
    return [_coordinates(choices, depth + 1) for _ in range(choices.one_of((2, 4, 1, 0)))]


def _table(choices: Choices) -> str:
    rows = [",".join(choices.one_of(CELLS) for _ in range(3)) for _ in range(4)]
    return "\n".join([choices.one_of(HEADS), *rows])
