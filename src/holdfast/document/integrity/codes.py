"""Every code of the integrity layer with its name and one sentence; a number is never used again for something else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from holdfast.document.finding import Finding, Place, error

INTEGRITY_CODES: Mapping[str, tuple[str, str]] = MappingProxyType({
    "INT001": ("dangling-reference", "A reference names something that is defined nowhere."),
    "INT002": ("repeated-id", "One id stands for two things that can be pointed at alike."),
    "INT003": ("retired-id-used-again", "An id that was retired stands for something again."),
    "INT004": ("special-word-as-id", "An id is a word that already means something where it is used."),
    "INT005": ("ambiguous-name", "One name means two things in a condition or as an actor."),
    "INT006": ("another-case", "Documents that are used together belong to different cases."),
    "INT007": ("stands-under-itself", "A framework says that it stands under itself, or does so through others."),
    "INT008": ("another-framework-above", "The file of the framework above holds another framework."),
    "INT010": ("unknown-issue", "An issue is named that the case does not have."),
    "INT011": ("unknown-option", "An option is named that its issue does not have."),
    "INT012": ("open-pick-when-signed", "A pick is open although the text is signed or in force."),
    "INT013": ("open-bracket-when-signed", "Bracketed text is undecided although the text is signed or in force."),
    "INT014": ("invalid-change", "A bracket or reading would turn its clause into something that is no clause."),
    "INT015": ("invalid-default", "A default is not something that a clause can hold."),
    "INT020": ("unreadable-condition", "A condition cannot be read."),
    "INT021": ("unknown-name-in-condition", "A condition names something that is defined nowhere."),
    "INT022": ("impossible-condition", "A condition can never hold."),
    "INT030": ("cyclic-gate", "A gate waits for itself, directly or through other gates."),
    "INT031": ("impossible-order", "Something ends before it begins."),
    "INT040": ("invalid-geometry", "A geometry is not GeoJSON."),
    "INT041": ("self-crossing-geometry", "A line or the border of an area crosses itself."),
    "INT042": ("coordinate-out-of-range", "A coordinate lies outside the globe."),
    "INT050": ("missing-file", "A file that the document names is not there."),
    "INT051": ("escaping-path", "A path leads out of the directory of its document."),
    "INT052": ("hash-mismatch", "A file is not the one whose hash the document holds."),
    "INT060": ("parameter-without-unit", "A parameter has no unit."),
    "INT061": ("parameter-without-source", "A parameter has no source."),
    "INT062": ("unreachable-decision", "A decision rule asks for more votes, members or weight than there are."),
    "INT063": ("stranger-in-decision", "A decision rule counts somebody who is no member."),
    "INT070": ("silent-override", "An overlay says something else than the case without saying that it replaces it."),
    "INT080": ("undeclared-language", "A text is in a language that the framework does not declare."),
    "INT090": ("weights-off-one", "The weights of stakes cannot add up to 1."),
    "INT091": ("missing-score", "A stake weighs an issue and leaves one of its options without a score."),
    "INT092": ("off-the-scale", "A weight, score or bargaining weight lies where none can lie."),
    "INT093": ("contradictory-interaction", "A conditional term can never hold, or says two things of one condition."),
    "INT095": ("incomplete-graph-model", "A graph model lacks something that it needs, or says it twice."),
    "INT096": ("malformed-choices", "Choices in a graph model do not have one letter for each option."),
})


def integrity_error(code: str, message: str, *, why: str, next: str, address: str, place: Place) -> Finding:
    """A finding of the integrity layer, with the name that belongs to its code."""
    return error(code, INTEGRITY_CODES[code][0], message, why=why, next=next, address=address, place=place)
