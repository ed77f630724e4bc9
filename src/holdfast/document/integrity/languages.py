"""Whether texts are in the languages that the framework declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args, get_origin

from holdfast.document.finding import Finding
from holdfast.document.integrity.held import Held, Visit, finding, nearest, visits
from holdfast.document.scalars import Lang
from holdfast.document.shapes import leaves


def check_languages(held: Held) -> Iterator[Finding]:
    """A finding for every text in a language that is not declared, and for a prevailing one that is not authentic."""
    if held.framework is None or held.framework.model.languages is None:
        return
    declared = held.framework.model.languages
    known = {*declared.authentic, *declared.translations}
    if declared.prevails is not None and declared.prevails not in declared.authentic:
        yield finding(held.framework, ("languages", "prevails"), "INT080",
                      f"{declared.prevails} prevails and is not among the authentic languages.",
                      why="Only an authentic text can decide between others.",
                      next=nearest(declared.prevails, declared.authentic, what=f"{declared.prevails} as authentic"))
    for visit in visits(held.framework) if known else ():
        for path, lang in _languages(visit):
            if lang not in known:
                yield visit.finding("INT080", f"The language {lang} is not declared under `languages`.",
                                    why="A version that is neither authentic nor a translation has no standing.",
                                    next=nearest(lang, known, what=f"{lang} under `languages`"), path=path, at_key=True)


def _languages(visit: Visit) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not isinstance(visit.value, Mapping):
        return
    for leaf in leaves(type(visit.owner).model_fields[visit.field].annotation):
        of_mapping = get_args(leaf) if get_origin(leaf) is Mapping else ()
        if of_mapping and of_mapping[0] == Lang:
            yield from (((*visit.path, lang), lang) for lang in visit.value)
        elif of_mapping and any(get_args(inner)[:1] == (Lang,) for inner in leaves(of_mapping[1])):
            for key, text in visit.value.items():
                for lang in text if isinstance(text, Mapping) else ():
                    yield (*visit.path, key, lang), lang
