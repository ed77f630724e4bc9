"""Formatting a document: one order of keys, one indent, quotes only where needed, long texts folded; comments stay.

What is written afterwards is read again: unless every value and every comment came through, nothing is handed back.
"""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, SingleQuotedScalarString

from holdfast.document.finding import error
from holdfast.document.key_order import in_model_order
from holdfast.document.kinds import kind_of
from holdfast.document.places import plain
from holdfast.document.read import read_bytes
from holdfast.document.source import MappingNode, Node, Scalar, SequenceNode, Source
from holdfast.errors import InvalidDocument

WIDTH = 120
"""Columns after which a text is folded, and a list in braces or brackets is opened."""

_ANY_WIDTH = 1_000_000

_NEVER_BARE = re.compile(r"true|false|null|yes|no|on|off|y|n|~|\.inf|\.nan", re.IGNORECASE)
_BARE = re.compile(r"[A-Za-z](?:[\w .;()/+<=-]*[\w.;()/+<=-])?")


def formatted(text: str, *, name: str) -> str:
    """The document formatted as YAML, or as JSON where it is JSON; formatting twice changes nothing more.

    Raises UnreadableSource where it cannot be read, and InvalidDocument where formatting would lose something.
    """
    source = read_bytes(text.encode("utf-8"), name=name)
    if source.text.lstrip().startswith("{") and not name.lower().endswith((".yaml", ".yml")):
        return _json(source.text)
    for fold in (True, False):
        try:
            result = _settled(source, fold=fold)
        except (YAMLError, InvalidDocument):
            continue
        if result is not None:
            return result
    raise InvalidDocument([error(
        "FMT001", "unsafe-format", "The document cannot be formatted without losing something.",
        why="A comment or value did not come through when the result was read again, so nothing was changed.",
        next="Move comments to lines of their own, or leave this document as it is.")])


ROUNDS = 4
"""Times that a document is formatted at most: blank lines inside braces keep a part's order only the first time."""


def _settled(source: Source, *, fold: bool) -> str | None:
    """The formatted text that formatting again leaves as it is, or nothing where something is lost on the way."""
    read = source
    for _ in range(ROUNDS):
        result = _yaml(read, fold=fold)
        again = read_bytes(result.encode("utf-8"), name=source.name, format="yaml")
        if not _same(source, again):
            return None
        if result == read.text:
            return result
        read = again
    return None


class _AllText(VersionedResolver):
    """Takes every bare scalar for text, as the reader of documents does: NO is Norway, 50.0 stays 50.0."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """The tag of a node."""
        return self.DEFAULT_SCALAR_TAG if kind is ScalarNode else super().resolve(kind, value, implicit)


def editor() -> YAML:
    """The reader and writer that keeps comments, quotes and order, and takes every bare scalar for text."""
    yaml = YAML(typ="rt")
    yaml.Resolver = _AllText
    yaml.preserve_quotes = True
    yaml.width = _ANY_WIDTH  # lines are broken here, not by the library, which would break inside quotes
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _yaml(source: Source, *, fold: bool) -> str:
    yaml = editor()
    tree = yaml.load(source.text.replace("\r\n", "\n").replace("\r", "\n"))
    model = kind_of(source)
    if model is not None:
        in_model_order(tree, model)
    _rewrite(tree, fold=fold)
    stream = io.StringIO()
    yaml.dump(tree, stream)
    return _comments_in_line(read_bytes(stream.getvalue().encode("utf-8"), name=source.name, format="yaml"))


def _comments_in_line(source: Source) -> str:
    """The document with each comment on a line of its own brought in line with what follows, unless it ends a part."""
    starts = {scalar.place.line for scalar in _scalars(source.root)}
    inside = {line for scalar in _scalars(source.root) for line in range(
        scalar.place.line, scalar.place.line + source.text.count("\n", scalar.start, scalar.end) + 1)}
    lines = source.text.split("\n")
    before, after = [0] * len(lines), [0] * len(lines)
    for number in range(1, len(lines)):
        before[number] = _indent(lines[number - 1]) if number in starts else before[number - 1]
    for number in range(len(lines) - 2, -1, -1):
        after[number] = _indent(lines[number + 1]) if number + 2 in starts else after[number + 1]
    for number, line in enumerate(lines):
        comment = line.lstrip(" ")
        if comment.startswith("#") and number + 1 not in inside:
            here = _indent(line)
            lines[number] = line if here == before[number] > after[number] else " " * after[number] + comment
    return "\n".join(lines) + ("" if lines[-1] == "" else "\n")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _rewrite(node: Any, *, fold: bool, indent: int = 0) -> None:
    """Takes off needless quotes, folds long texts and opens long lists in braces or brackets, in place."""
    if not isinstance(node, CommentedMap | CommentedSeq):
        return
    is_map = isinstance(node, CommentedMap)
    flow = bool(node.fa.flow_style())
    if flow and indent + _width(node) > WIDTH and not node.ca.items:
        node.fa.set_block_style()
        flow = False
    for key in list(node) if is_map else range(len(node)):
        folds = fold and is_map and not flow and key not in node.ca.items
        room = WIDTH - indent - 2 - len(str(key)) if folds else 0
        _put(node, key, _scalar(node[key], room=room, flow=flow, indent=indent + 2))
        _rewrite(node[key], fold=fold, indent=indent + (2 if is_map else 4))


def _width(node: Any) -> int:
    """The columns that a value takes on one line, its key left out."""
    if isinstance(node, CommentedMap):
        return sum(len(str(key)) + 2 + _width(value) + 2 for key, value in node.items())
    if isinstance(node, CommentedSeq):
        return sum(_width(item) + 2 for item in node)
    quotes = 2 if isinstance(node, DoubleQuotedScalarString | SingleQuotedScalarString) else 0
    return len(str(node)) + quotes


def _put(node: Any, key: Any, value: Any) -> None:
    if node[key] is not value:
        node[key] = None  # the library gives a new text the quotes of the old one, unless something stood between
        node[key] = value


def _scalar(value: Any, *, room: int, flow: bool, indent: int) -> Any:
    """A text folded where it is longer than the room for it, or without quotes where it needs none."""
    if not isinstance(value, str):
        return value
    quoted = isinstance(value, DoubleQuotedScalarString | SingleQuotedScalarString)
    if (type(value) is str or quoted) and 0 < room < len(value) and _folds(value):
        return _folded(value, width=WIDTH - indent)
    if quoted and _BARE.fullmatch(value) and not _NEVER_BARE.fullmatch(value) and not (flow and " " in value):
        return str(value)
    return value


def fitted(text: str, *, key: str, indent: int) -> Any:
    """A text as the formatter would leave it behind a key at an indent: folded where it is too long for one line."""
    return _scalar(text, room=WIDTH - indent - 2 - len(key), flow=False, indent=indent + 2)


def _folded(text: str, *, width: int) -> Any:
    """The text as a folded block with lines of at most a width, so far as its words allow."""
    folded: Any = FoldedScalarString(text)
    breaks, start, last = [], 0, None
    for found in re.finditer(" ", text):
        if found.start() - start > width and last is not None:
            breaks.append(last)
            start = last + 1
        last = found.start()
    if len(text) - start > width and last is not None and last >= start:
        breaks.append(last)
    folded.fold_pos = breaks  # where the library puts the line breaks
    return folded


def _folds(text: str) -> bool:
    """Whether a text comes back the same from a folded block: one line, single blanks, nothing at its ends."""
    return text.isprintable() and text == " ".join(text.split(" ")).strip() and "  " not in text


def _same(before: Source, after: Source) -> bool:
    return (
        plain(before.root) == plain(after.root) and _ids(before.root) == _ids(after.root)
        and comments(before) == comments(after))


def _ids(root: MappingNode) -> list[list[str]]:
    """The order of ids in every family, which is the writer's."""
    families = sorted(((name.text, value) for name, value in root.entries if isinstance(value, MappingNode)),
                      key=lambda entry: entry[0])
    return [[key.text for key, _ in value.entries] for name, value in families if name not in _PARTS]


def comments(source: Source) -> Counter[str]:
    """The comments of a YAML document, each as often as it stands there."""
    spans = sorted((scalar.start, scalar.end) for scalar in _scalars(source.root))
    found: Counter[str] = Counter()
    at = 0
    for start, end in [*spans, (len(source.text), len(source.text))]:
        found.update(match[1].strip() for match in _COMMENT.finditer(source.text[at:start]))
        written = source.text[start:end]
        if written[:1] in "|>" and (header := re.match(r"[|>][^\n]*?\s(#[^\n\r]*)", written)):
            found[header[1].strip()] += 1
        at = max(at, end)
    return found


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, SequenceNode):
        return [scalar for item in node.items for scalar in _scalars(item)]
    return [scalar for key, value in node.entries for scalar in (key, *_scalars(value))]


_PARTS = frozenset({"calendar", "legal", "languages", "case", "verification", "stands-under", "defaults", "war"})
"""Keys at the top whose own keys are fields, not ids."""

_COMMENT = re.compile(r"(?:^|(?<=\s))(#[^\n\r]*)", re.MULTILINE)

_OPEN, _CLOSE = "\ue000", "\ue001"  # mark numbers while they pass through as text; private use, so in no document


def _json(text: str) -> str:
    """JSON with two blanks of indent, numbers written as they were."""
    def keep(number: str) -> str:
        return f"{_OPEN}{number}{_CLOSE}"

    raw = json.loads(text, parse_float=keep, parse_int=keep)
    shown = json.dumps(raw, indent=2, ensure_ascii=False)
    return re.sub(f'"{_OPEN}([^"]*){_CLOSE}"', r"\1", shown) + "\n"
