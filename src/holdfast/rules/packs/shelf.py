"""All country packs, found by walking the package: adding a pack is adding one module with a ``PACK``."""

from __future__ import annotations

import difflib
import functools
import importlib
import pkgutil
from collections.abc import Mapping

import holdfast.rules.packs
from holdfast.rules.packs.pack import Pack


@functools.cache
def all_packs() -> Mapping[str, Pack]:
    """Every country pack by id, sorted."""
    modules = (importlib.import_module(info.name)
               for info in pkgutil.iter_modules(holdfast.rules.packs.__path__, prefix="holdfast.rules.packs."))
    found = [pack for module in modules if isinstance(pack := getattr(module, "PACK", None), Pack)]
    return {pack.id: pack for pack in sorted(found, key=lambda pack: pack.id)}


def pack_named(id: str | None) -> Pack | None:
    """The pack with an id; nothing where none is named or none of that name exists."""
    return all_packs().get(id) if id else None


def instead_of(id: str) -> str:
    """What to write under ``pack`` instead of an id that no pack has."""
    near = difflib.get_close_matches(id, list(all_packs()), n=1, cutoff=0.5)
    if near:
        return f"Did you mean `pack: {near[0]}`?"
    return f"Leave `pack` out, or name one of: {', '.join(all_packs())}."
