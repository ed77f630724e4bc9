"""Every code of the syntax layer with its name and one sentence; a number is never used again for something else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from holdfast.document.finding import Finding, Place, error

SYNTAX_CODES: Mapping[str, tuple[str, str]] = MappingProxyType({
    "SYN001": ("missing-file", "The file named does not exist."),
    "SYN002": ("not-a-file", "The path named is a directory or something else that is not a file."),
    "SYN003": ("unreadable-file", "The system does not let the file be read."),
    "SYN004": ("too-large", "The document is larger than 8 MiB."),
    "SYN005": ("not-utf-8", "The bytes are not UTF-8 text."),
    "SYN006": ("control-character", "The text holds a control character or another one that cannot be printed."),
    "SYN007": ("hidden-direction", "The text holds a character that turns the direction of writing and can hide text."),
    "SYN008": ("unusual-line-break", "The text holds a line break that programs read differently."),
    "SYN009": ("empty-document", "The document holds nothing."),
    "SYN010": ("top-level-not-mapping", "The document is not a set of `key: value` entries."),
    "SYN011": ("several-documents", "The file holds more than one document."),
    "SYN012": ("duplicate-key", "The same key stands twice in one mapping."),
    "SYN013": ("anchor", "The document uses a YAML anchor (`&name`)."),
    "SYN014": ("alias", "The document uses a YAML alias (`*name`)."),
    "SYN015": ("merge-key", "The document uses the YAML merge key (`<<`)."),
    "SYN016": ("explicit-tag", "The document uses a YAML tag (`!name`)."),
    "SYN017": ("complex-key", "A key is a list or a mapping and not a word."),
    "SYN018": ("empty-key", "A key is empty or null."),
    "SYN019": ("missing-value", "A key or list item has no value, or null."),
    "SYN020": ("too-deep", "Lists and mappings are nested more than 64 deep."),
    "SYN021": ("too-many-nodes", "The document holds more than 200,000 keys and values."),
    "SYN022": ("directive", "The document uses a YAML directive other than `%YAML 1.2`."),
    "SYN023": ("unknown-escape", "A backslash in double quotes is followed by something that means nothing."),
    "SYN024": ("lone-surrogate", "An escape names half a character."),
    "SYN030": ("yaml-syntax", "The text is not YAML."),
    "SYN031": ("tab-indentation", "A tab stands where YAML wants spaces."),
    "SYN032": ("unclosed-quote", "A quotation is opened and never closed."),
    "SYN033": ("unclosed-bracket", "A list or mapping in brackets is opened and not closed properly."),
    "SYN034": ("stray-colon", "A colon stands where no key can begin."),
    "SYN035": ("missing-colon", "A line in a mapping has no colon followed by a space."),
    "SYN036": ("wrong-indentation", "A line is not indented like its neighbours."),
    "SYN037": ("reserved-character", "A value begins with a character that YAML keeps for itself."),
    "SYN038": ("unopened-bracket", "A closing bracket or a comma stands where none was opened."),
    "SYN039": ("block-header", "A `|` or `>` is followed by something other than its text on the next line."),
    "SYN050": ("json-syntax", "The text is not JSON."),
    "SYN051": ("trailing-comma", "A comma stands before a closing bracket."),
    "SYN052": ("not-a-number", "The value is NaN or Infinity, which JSON does not know."),
    "SYN053": ("json-comment", "The text holds a comment, which JSON does not know."),
    "SYN054": ("json-quotes", "A key or text is not in double quotes."),
    "SYN055": ("json-unclosed", "The text ends before the document does."),
    "SYN056": ("json-after-end", "Text follows the end of the document."),
    "SYN057": ("json-missing-comma", "Two entries have no comma between them."),
    "SYN060": ("xml-syntax", "The text is not well-formed XML."),
    "SYN061": ("xml-encoding", "An XML file names an encoding that cannot be read."),
    "SYN062": ("xml-definition", "An XML file has a document type definition, which can do harm."),
})

_QUOTED_AT_MOST = 40


def syntax_error(code: str, message: str, *, why: str, next: str, place: Place) -> Finding:
    """A finding of the syntax layer, with the name that belongs to its code."""
    return error(code, SYNTAX_CODES[code][0], message, why=why, next=next, place=place)


def shown(text: str) -> str:
    """A piece of the user's text as it may stand in a message: in quotes, on one line, at most 40 characters."""
    line = " ".join(text.split())
    short = line if len(line) <= _QUOTED_AT_MOST else line[:_QUOTED_AT_MOST - 1] + "…"
    return f"“{short}”"
