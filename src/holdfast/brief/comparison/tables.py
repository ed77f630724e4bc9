"""The tables of a comparison: one list of titled tables that every format lays out in its own way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from holdfast.assess.comparison import Comparison
from holdfast.assess.comparison.result import Counts, Duties, Provision, Undefined

AS_ENCODED = (
    "What is missing here is missing in the text as encoded; where a text is not encoded in full, the text itself may "
    "have it."
)
COUNT_WORDS = {"error": "error", "warning": "warning", "note": "note", "review": "question", "open": "gap"}


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its title, a sentence on how to read it, the heads of its columns and its rows."""

    title: str
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(comparison: Comparison) -> tuple[Table, ...]:
    """The tables of a comparison in their order; a table without rows is left out."""
    found = (
        _texts(comparison), _issues(comparison), _lines(comparison), _families(comparison), _duties(comparison),
        _block(comparison, "Guarantees and triggers", comparison.guarantees,
               f"Each guarantee in a sentence, and what it does not say. {AS_ENCODED}"),
        _undefined(comparison),
        _block(comparison, "Accountability", comparison.accountability,
               "A block of its own: nothing in it is weighed against relief."),
        _block(comparison, "Relief for civilians", comparison.people,
               "A block of its own: nothing in it is weighed against accountability."),
        _block(comparison, "Relief from sanctions", comparison.sanctions,
               f"Measures, the way back, and what is not said. {AS_ENCODED}"),
        _taxa(comparison), _clauses(comparison),
    )
    return tuple(table for table in found if table.rows)


def counts_in_words(counts: Counts) -> str:
    """Counts of findings as "2 errors, 1 gap"; a dash where there are none."""
    said = [
        f"{number} {COUNT_WORDS[field.name]}{'' if number == 1 else 's'}"
        for field in fields(counts) if (number := getattr(counts, field.name))
    ]
    return ", ".join(said) or "–"


def provision_in_words(provision: Provision) -> str:
    """A provision as its sentence, with what it does not say."""
    lacks = f" Not said: {', '.join(provision.lacks)}." if provision.lacks else ""
    return f"{provision.text}{lacks}"


def titles(comparison: Comparison) -> tuple[str, ...]:
    """The titles of the texts, as heads of columns."""
    return tuple(text.title for text in comparison.texts)


def _texts(comparison: Comparison) -> Table:
    rows = tuple(
        (text.title, text.id, text.stage, text.revision, text.status, text.date or "–", text.encoded, text.sha256)
        for text in comparison.texts
    )
    return Table("Texts", "In the order given; nothing is ranked. Encoded says how much of each text is held here.",
                 ("Text", "Id", "Stage", "Revision", "Status", "Date", "Encoded", "SHA-256"), rows)


def _issues(comparison: Comparison) -> Table:
    rows = tuple(
        (issue.title, "same" if issue.agreed else "differs",
         *(f"{pick.option}: {pick.words}" if pick.words else pick.option for pick in issue.picks))
        for issue in comparison.issues
    )
    return Table("Issues and picks", "The option that each text picks; open where it leaves the issue open.",
                 ("Issue", "", *titles(comparison)), rows)


def _lines(comparison: Comparison) -> Table:
    rows = tuple(
        (line.party, f"{line.text} ({line.firmness}; {', '.join(filter(None, [line.date, *line.sources]))})",
         *line.verdicts)
        for line in comparison.red_lines
    )
    return Table("Red lines",
                 "Kept: holds in every completion of the open picks. Crossed: in none. Open: in some.",
                 ("Party", "Line", *titles(comparison)), rows)


def _families(comparison: Comparison) -> Table:
    rows = tuple((row.family, *(counts_in_words(count) for count in row.counts)) for row in comparison.families)
    return Table("Findings by family of rules",
                 "Counts are no measure of quality: a text of which more is encoded shows more. A gap is something "
                 "that cannot be said for lack of text or data.",
                 ("Family", *titles(comparison)), rows)


def _duties(comparison: Comparison) -> Table:
    rows = tuple(
        (f"{row.name} ({row.party})" if row.name != row.party else row.party, *(_counted(d) for d in row.duties))
        for row in comparison.parties
    )
    return Table("Obligations and rights by party",
                 "How many clauses bind each party, allow it something, or have others owe it something; "
                 "the last table lists them.",
                 ("Party", *titles(comparison)), rows)


def _counted(duties: Duties) -> str:
    parts = (("must", duties.must), ("must not", duties.must_not), ("may", duties.may), ("owed", duties.owed))
    return ", ".join(f"{word} {len(found)}" for word, found in parts if found) or "–"


def _block(comparison: Comparison, title: str, block: Sequence[Sequence[Provision]], note: str) -> Table:
    rows = tuple(
        (text.title, provision.kind or "–", provision_in_words(provision), provision.address)
        for text, provisions in zip(comparison.texts, block, strict=True)
        for provision in provisions or (Provision("", "", "None in the text as encoded."),)
    )
    return Table(title, note, ("Text", "Kind", "What it says", "Address"), rows if any(block) else ())


def _undefined(comparison: Comparison) -> Table:
    rows = tuple(
        (text.title, what, "; ".join(found))
        for text, one in zip(comparison.texts, comparison.undefined, strict=True) for what, found in left_open(one)
    )
    return Table("What each text leaves undefined", AS_ENCODED, ("Text", "What", "Which"), rows)


def left_open(one: Undefined) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What one text leaves undefined, by kind, without the kinds of which there are none."""
    kinds = (
        ("open issues", one.open_issues), ("open brackets", one.brackets), ("read in more than one way", one.readings),
        ("words without a definition", one.words), ("known to be silent on", one.silent_on),
    )
    return ((what, found) for what, found in kinds if found)


def _taxa(comparison: Comparison) -> Table:
    rows = tuple((tag, *("x" if has else "" for has in held)) for tag, held in comparison.taxa)
    return Table("Codes of PAM and PA-X that the texts carry",
                 "Tags for research. Presence of a code says nothing about quality, and absence little in a summary.",
                 ("Code", *titles(comparison)), rows)


def _clauses(comparison: Comparison) -> Table:
    rows = tuple(
        (row.party, text.title, word, "; ".join(address.removeprefix("clauses.") for address in found))
        for row in comparison.parties
        for text, duties in zip(comparison.texts, row.duties, strict=True)
        for word, found in (("must", duties.must), ("must not", duties.must_not), ("may", duties.may),
                            ("is owed", duties.owed))
        if found
    )
    return Table("Clauses by party", "Every clause that binds each party, allows it something, or is owed to it.",
                 ("Party", "Text", "", "Clauses"), rows)
