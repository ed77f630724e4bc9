"""What to say about a key that an object does not have: the nearest one it has, or where it belongs."""

from __future__ import annotations

import difflib

from pydantic import BaseModel

from holdfast.document.addresses import Step
from holdfast.document.shapes import at, inside, keys, models, noun, reachable

_MOST = 4


def advice(root: type[BaseModel], path: tuple[Step, ...]) -> str:
    """What to do about the unknown key that a path ends in."""
    key = str(path[-1])
    holders = [model for one in at(root, path[:-1]) for model in models(one)]
    known = [name for model in holders for name in keys(model)]
    said = [sentence for sentence in (_near(key, known), _inside(key, holders), _above(key, root, path)) if sentence]
    if not said:
        said = [_elsewhere(key, root) or f"Leave it out, or use one of {', '.join(sorted(known))}."]
    return " ".join(said)


def holder(root: type[BaseModel], path: tuple[Step, ...]) -> str:
    """The object that a path leads to, in words."""
    found = [noun(model) for one in at(root, path) for model in models(one)]
    return found[0] if found else "this object"


def _near(key: str, known: list[str]) -> str:
    kebab = key.strip("_").replace("_", "-")
    lower = {name.lower(): name for name in known}
    near = lower.get(kebab.lower())
    if near is None:
        close = difflib.get_close_matches(kebab.lower(), list(lower), n=1, cutoff=0.65)
        near = lower[close[0]] if close else None
    return f"Did you mean `{near}`?" if near else ""


def _inside(key: str, holders: list[type[BaseModel]]) -> str:
    """The advice for a key that belongs one level further in."""
    for model in holders:
        for name in keys(model):
            found = [inner for one in inside(model, name) for inner in models(one)]
            if any(key in keys(inner) for inner in found) and name != "source":
                return f"It belongs inside `{name}`."
    return ""


def _above(key: str, root: type[BaseModel], path: tuple[Step, ...]) -> str:
    """The advice for a key that belongs to an object further out."""
    for length in range(len(path) - 2, -1, -1):
        for one in at(root, path[:length]):
            for model in models(one):
                if key in keys(model):
                    return f"It is a key of {noun(model)}, further out; check the indentation."
    return ""


def _elsewhere(key: str, root: type[BaseModel]) -> str:
    found = [noun(model) for model in reachable(root) if key in keys(model)]
    if not found:
        return ""
    rest = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"It is a key of {', '.join(found[:_MOST])}{rest}; move it there, or leave it out."
