"""What is wrong with a JSON text, in plain words, from the place where reading stopped."""

from __future__ import annotations

import re
from json.decoder import JSONDecodeError

from holdfast.document.finding import Finding, Place
from holdfast.document.syntax_codes import shown, syntax_error

_NOT_FINITE = re.compile(r"[-+]?(?:NaN|Infinity|inf|nan)\b")
_NUMBER_LIKE = re.compile(r"[-+.]?[0-9.]")
_WORD_LIKE = re.compile(r"['‘’“”\w]")
_PIECE = re.compile(r"\"[^\"\n]*\"?|[^\s,:\[\]{}\"]+|.", re.DOTALL)


def unexpected(text: str, at: int, *, wanted: str, place: Place) -> Finding:
    """The finding for a place where ``wanted`` should stand and something else does."""
    if at >= len(text):
        return _ends_early(place)
    if _NOT_FINITE.match(text, at):
        return syntax_error(
            "SYN052", f"The value {shown(_piece(text, at))} is no number that can be written in JSON.",
            why="JSON knows finite numbers only, and an endless or undefined quantity cannot be checked.",
            next="Write the number that is meant, or leave the key out.", place=place)
    if text.startswith(("//", "/*", "#"), at):
        return _comment(place)
    if _NUMBER_LIKE.match(text, at) and wanted == "a value":
        return syntax_error(
            "SYN050", f"The number {shown(_piece(text, at))} is not written as JSON wants it.",
            why="A number has no leading zero, no plus sign, and digits on both sides of its point; "
                "a date or an identifier is text.",
            next="Correct the number, or put the text in double quotes.", place=place)
    if _WORD_LIKE.match(text, at) and wanted != "a colon":
        return syntax_error(
            "SYN054", f"Here {wanted} should stand, but {shown(_piece(text, at))} is not in double quotes.",
            why="JSON wants keys and text in straight double quotes; only numbers, true and false stand without.",
            next='Write it as "text", or save the file as YAML, which needs no quotes.', place=place)
    return syntax_error(
        "SYN050", f"Here {wanted} should stand, but the text goes on with {shown(_piece(text, at))}.",
        why="The text cannot be read beyond this place.",
        next="Compare the line with its neighbours: quotes, colons, commas and brackets.", place=place)


def missing(text: str, at: int, *, closing: str, place: Place) -> Finding:
    """The finding for a place where a comma or the closing bracket should stand."""
    if at >= len(text):
        return _ends_early(place)
    if text.startswith(("//", "/*", "#"), at):
        return _comment(place)
    if text[at] in "]}":
        return syntax_error(
            "SYN033", f"The bracket `{text[at]}` stands where `{closing}` should.",
            why="Brackets close in the opposite order in which they were opened.",
            next=f"Put `{closing}` here, or look for the bracket that was not closed before.", place=place)
    return syntax_error(
        "SYN057", f"Between two entries a comma is missing, before {shown(_piece(text, at))}.",
        why="JSON separates entries by commas, and text goes on until its closing quote.",
        next=f"Put a comma after the entry before, or `{closing}` if that was the last one. "
             'Write a double quote inside text as \\".', place=place)


def trailing_comma(*, place: Place) -> Finding:
    """The finding for a comma before a closing bracket."""
    return syntax_error(
        "SYN051", "A comma stands before the closing bracket.",
        why="JSON takes it as a sign that an entry is missing.",
        next="Remove the comma, or add the entry.", place=place)


def text_after_end(text: str, at: int, *, place: Place) -> Finding:
    """The finding for text after the end of the document."""
    if text.startswith(("//", "/*", "#"), at):
        return _comment(place)
    return syntax_error(
        "SYN056", f"The document ends before this place, but text follows: {shown(_piece(text, at))}.",
        why="One file holds one text, so that a reference to it means one thing.",
        next="Remove what follows, or look for a bracket that closes too early.", place=place)


def bad_string(text: str, problem: JSONDecodeError, *, place: Place, opened: Place) -> Finding:
    """The finding for text in double quotes that cannot be read."""
    at = problem.pos
    if problem.msg.startswith("Unterminated") or text[at:at + 1] in ("\n", "\r"):
        return syntax_error(
            "SYN032", "The quotation that opens here is not closed in the same line.",
            why="Text in JSON stands on one line.",
            next="Close it with a double quote, and write a line break as \\n.", place=opened)
    if problem.msg.startswith("Invalid control"):
        return syntax_error(
            "SYN006", "A tab or another control character stands inside a text.",
            why="JSON allows it as an escape only, so that it can be seen.",
            next="Write a tab as \\t, or use spaces.", place=place)
    return syntax_error(
        "SYN023", "A backslash is followed by something that means nothing.",
        why='In JSON, a backslash begins one of \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits of base 16.',
        next="Write two backslashes for one.", place=place)


def _ends_early(place: Place) -> Finding:
    return syntax_error(
        "SYN055", "The text ends before the document does.",
        why="A bracket is open that is never closed; the file may have been cut off.",
        next="Add what is missing at the end, or fetch the file again.", place=place)


def _comment(place: Place) -> Finding:
    return syntax_error(
        "SYN053", "A comment stands here.",
        why="JSON knows no comments.",
        next="Remove it, or save the file as YAML, where a comment begins with `#`.", place=place)


def _piece(text: str, at: int) -> str:
    found = _PIECE.match(text, at, at + 80)
    return found.group() if found else ""
