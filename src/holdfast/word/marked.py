"""What a mark can be about."""

from __future__ import annotations

import enum

from holdfast.word.identity import Mark


class Marked(enum.Enum):
    """The kinds of paragraph that print marks."""

    TITLE = "title"
    SECTION = "section"
    CLAUSE = "clause"
    HEADING = "heading"
    BRACKET = "bracket"
    TERM = "term"
    LABEL = "label"
    FIGURE = "figure"

    @classmethod
    def of(cls, mark: Mark) -> Marked:
        """The kind of a mark, from its address."""
        if mark.at == "title":
            return cls.TITLE
        if mark.family == "clauses":
            return cls.HEADING if "#heading" in mark.at else cls.BRACKET if "#bracket" in mark.at else cls.CLAUSE
        if mark.family == "terms":
            return cls.LABEL if "#label" in mark.at else cls.TERM
        return cls.SECTION if mark.family == "sections" else cls.FIGURE
