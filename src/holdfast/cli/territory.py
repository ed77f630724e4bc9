"""``holdfast territory``: zones and lines measured, control over time, and who has authority where."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, CaseOption, OverlayOption, ReleaseOption


class Format(StrEnum):
    """Formats of ``territory``."""

    TEXT = "text"
    JSON = "json"
    GEOJSON = "geojson"


def territory(
    document: Annotated[
        str | None,
        typer.Argument(help="Framework or case file; - is standard input. Absent means only the data given."),
    ] = None,
    case: CaseOption = None,
    overlay: OverlayOption = None,
    lines: Annotated[
        list[str] | None,
        typer.Option("--lines", help="GeoJSON of dated control, packed with gzip or not; may be repeated."),
    ] = None,
    daily: Annotated[
        list[str] | None, typer.Option("--daily", help="CSV with date and area_km2 by day; may be repeated.")
    ] = None,
    settlements: Annotated[
        str | None, typer.Option("--settlements", help="CSV with geonameid, date and status, a row for each change.")
    ] = None,
    places: Annotated[
        str | None, typer.Option("--places", help="CSV with geonameid, lon and lat: where the settlements lie.")
    ] = None,
    positions: Annotated[
        str | None,
        typer.Option("--positions", help="GeoJSON points of reported positions, each with force or weapon; the result "
                                         "is then restricted."),
    ] = None,
    date: Annotated[
        list[str] | None,
        typer.Option("--date", help="Day at which settlements are counted; also the date of one --lines file without."),
    ] = None,
    format: Annotated[Format, typer.Option(help="Format of the result.")] = Format.TEXT,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Measure zones and lines on the ellipsoid, compare dated control, and find areas without exactly one authority.

    Only what the documents draw is drawn; whatever is said of control says nothing of title.
    Exit codes: 0 done; 2 unusable input or options.
    """
    from holdfast.cli.running import run

    options = {"document": document is not None, "case": case is not None, "overlays": len(overlay or ()),
               "lines": len(lines or ()), "daily": len(daily or ()), "settlements": settlements is not None,
               "places": places is not None, "positions": positions is not None, "date": list(date or ()),
               "audience": audience}

    def work() -> Outcome:
        from holdfast.cli.territory_result import Given, territory_outcome

        given = Given(document, case, tuple(overlay or ()), tuple(lines or ()), tuple(daily or ()), settlements,
                      places, positions)
        return territory_outcome(given, options=options, release_as=release_as, geojson=format is Format.GEOJSON)

    run("territory", work, format=format.value, options=options)
