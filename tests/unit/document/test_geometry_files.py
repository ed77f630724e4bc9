"""Reading geometry files that lie beside a document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from holdfast.document.framework import Framework
from holdfast.document.geometry_files import geometry_beside
from holdfast.document.resolve import content_hash
from holdfast.errors import UnusableInput

LINE = {"type": "LineString", "coordinates": [[30.0, 50.0], [31.5, 50.25]]}


def _framework(geometry: object) -> Framework:
    return Framework.model_validate({"framework": "2026.1", "id": "x", "stage": "pause", "parties": ["A"],
                                     "zones": {"line": {"kind": "line", "geometry": geometry}}})


def test_file_and_inline_geometry_hash_alike(tmp_path: Path) -> None:
    """A geometry in a file enters by its normalised content, so spaces and the file's place change nothing."""
    document = str(tmp_path / "x.framework.yaml")
    (tmp_path / "a.geojson").write_text(json.dumps(LINE, indent=3), encoding="utf-8")
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "b.geojson").write_text(json.dumps(LINE), encoding="utf-8")

    one = content_hash(_framework("a.geojson"), geometry_reader=geometry_beside(document))
    other = content_hash(_framework("maps/b.geojson"), geometry_reader=geometry_beside(document))

    assert one == other


@pytest.mark.parametrize("path", ["missing.geojson", "../outside.geojson"])
def test_file_that_cannot_be_read_is_a_finding(path: str, tmp_path: Path) -> None:
    """A missing file, or one outside the document's directory, is said with its path."""
    (tmp_path / "outside.geojson").write_text(json.dumps(LINE), encoding="utf-8")
    (tmp_path / "in").mkdir()

    with pytest.raises(UnusableInput) as raised:
        geometry_beside(str(tmp_path / "in" / "x.framework.yaml"))(path)

    assert path in raised.value.findings[0].message
