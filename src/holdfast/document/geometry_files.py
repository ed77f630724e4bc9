"""Reading the geometry files that a document names, which lie beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from holdfast.document.finding import error
from holdfast.document.geometry import GeometryReader
from holdfast.document.integrity.files import read_beside
from holdfast.document.places import plain
from holdfast.document.read import read_bytes
from holdfast.errors import UnusableInput


def geometry_beside(document: str) -> GeometryReader:
    """A reader of GeoJSON files named in the document of that name; raises UnusableInput where one cannot be read."""

    def read(path: str) -> Mapping[str, Any]:
        try:
            data = read_beside(document, path)
        except OSError as problem:
            raise UnusableInput([
                error("INT050", "missing-file", f"The geometry file {path} cannot be read: {problem}.",
                      next="Put the file there, or correct the path, which is counted from the document.")
            ]) from None
        return plain(read_bytes(data, name=path, format="json").root)

    return read
