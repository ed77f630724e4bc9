"""Code books of research on peace agreements, as tags: PAM and PA-X; presence of a code says nothing of quality."""

from __future__ import annotations

from holdfast.rules.taxonomies.tagged import Tagged, tagged
from holdfast.rules.taxonomies.taxonomy import Taxon, Taxonomy, nearest_code, taxonomies, taxonomy_of

__all__ = ["Tagged", "Taxon", "Taxonomy", "nearest_code", "tagged", "taxonomies", "taxonomy_of"]
