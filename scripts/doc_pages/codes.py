"""The page of all codes: of each layer of reading, of the command line, and of the rules."""

from __future__ import annotations

from scripts.doc_pages.markdown import head, page, table

OTHERS = (
    ("USE: the command line", "What was asked for makes sense.", {
        "USE001": ("wrong-use", "The options make no sense together, or name something that is not there."),
        "USE002": ("stopped", "The command was stopped before its end; nothing was written."),
        "USE003": ("too-deep", "The document refers to itself or nests too deeply to be worked through."),
        "USE009": ("own-fault", "Holdfast failed on the input; this is a fault of Holdfast."),
        "OUT001": ("unwritable-output", "A result cannot be written where it was asked for."),
        "OUT002": ("unwritable-stdout", "The result cannot be printed, for instance because a disk is full."),
        "FMT001": ("unsafe-format", "The document cannot be formatted without losing something."),
    }),
    ("SCH09x, CND, AUD, OVL: putting together", "Defaults, brackets, conditions, audiences and overlays fit.", {
        "SCH090": ("bad-default", "A default is no valid part of a clause."),
        "SCH091": ("bad-change", "A bracket or reading would change a clause into something that is none."),
        "SCH092": ("bad-geometry", "A geometry cannot be read."),
        "CND001": ("unreadable-condition", "A condition cannot be read."),
        "AUD001": ("above-audience", "The document, or something it cannot do without, is above the audience."),
        "OVL001": ("overlay-for-another-case", "An overlay belongs to another case."),
        "OVL002": ("silent-override", "An overlay has an entry that the case has already, and does not say why."),
    }),
    ("EVT: records of events", "The record belongs to the text; EVT101 and above are notes and end nothing.", {
        "EVT001": ("events-of-another-framework", "The record belongs to another framework."),
        "EVT002": ("unknown-event-target", "An event names something that the framework does not have."),
        "EVT003": ("unknown-party-of-breach", "A breach is attributed to a party that does not exist."),
        "EVT004": ("unknown-answer", "A vote is given an answer that it does not have."),
        "EVT101": ("empty-measurement", "A measurement has no measure or no value."),
        "EVT102": ("event-without-target", "An event of this kind names no element."),
        "EVT103": ("target-without-state", "An event names something that has no state."),
        "EVT104": ("event-before-signature", "An event happened before signature."),
        "EVT105": ("report-before-beginning", "An element was reported before it had begun."),
        "EVT106": ("answer-without-vote", "An answer stands on an event that is not `met` of a vote."),
        "EVT107": ("attribution-without-breach", "An attribution stands on an event that is no breach and no cure."),
        "EVT108": ("vote-without-answer", "A vote is met, and the record does not say with which answer."),
        "EVT109": ("survives-the-end", "The framework ended, and its text says that some duties survive."),
    }),
    ("RET: returns", "The numbers of a return make sense; RET001 and RET002 end the command.", {
        "RET001": ("impossible-number", "A number is below 0, or a share or index is above 1."),
        "RET002": ("shares-above-one", "Shares of one group by area of origin add up to more than 1."),
    }),
    ("RDM: roadmaps", "The steps of a text can be laid out in time; RDM001 and RDM002 end `holdfast roadmap`.", {
        "RDM001": ("circular-steps", "Steps wait for one another in a circle, in the text as written."),
        "RDM002": ("before-entry-into-force", "A step begins or is due before the text enters into force."),
    }),
    ("RED: red lines", "In SARIF and as workflow commands, where everything needs a code.", {
        "RED001": ("red-line", "The text crosses a red line of a party, or leaves it open."),
    }),
    ("DIF: comparing revisions", "What stands out when two revisions are compared; none of it ends the comparison.", {
        "DIF001": ("one-language-changed", "Not all authentic languages changed."),
        "DIF002": ("changed-id", "An element has another id than before."),
        "DIF003": ("other-document", "The two files are different frameworks."),
        "DIF004": ("unretired-id", "A clause is gone and its id is not listed as retired."),
        "DIF005": ("reused-id", "A retired id is used again."),
        "DIF006": ("revision-too-low", "The revision number says less than the changes ask for."),
    }),
)
"""Codes that stand where they are raised; a test reads this table against the source."""


def codes_page() -> str:
    """The page ``codes.md``."""
    from holdfast.document.integrity.codes import INTEGRITY_CODES
    from holdfast.document.schema_codes import SCHEMA_CODES
    from holdfast.document.syntax_codes import SYNTAX_CODES
    from holdfast.roadmap.files.codes import EXCHANGE_CODES
    from holdfast.rules.engine import UNKNOWN_PACK, UNUSED_ALLOW
    from holdfast.rules.registry import all_rules
    from holdfast.settlement.files.codes import IMPORT_CODES
    from holdfast.settlement.stability.file_codes import GRAPH_MODEL_CODES
    from holdfast.word.codes import WORD_CODES

    lines = head(
        "Codes", "the tables of codes in the program",
        "This page is for everybody who met a code in a message and wants to know what it stands for.",
        "After reading it you can look up any code.",
        "It also tells you whether the document cannot be used, or the text could be better.",
        "",
        "A document is read in layers; a layer runs only when the one before found nothing.",
        "A code is permanent: its number is never used again for something else.",
        "Codes of the first three layers and of the command line end a command with exit code 2.",
    )
    layers = (
        ("SYN: the bytes", "The file can be read as strict YAML 1.2 or JSON.", SYNTAX_CODES),
        ("SCH: the schema", "Every key is known, every value is of its type.", SCHEMA_CODES),
        ("INT: the integrity", "References lead somewhere, no gate waits for itself.", INTEGRITY_CODES),
        ("WRD: Word documents", "A Word document can be read; WRD101 and above are remarks and end nothing.",
         WORD_CODES),
        ("IMP: negotiations of other programs",
         "A negotiation can be read and worked with; IMP101 and above are remarks and end nothing.", IMPORT_CODES),
        ("GMC: graph models", "A file with a graph model can be read.", GRAPH_MODEL_CODES),
        ("EXC: exchanges", "A file of exchanges can be read.", EXCHANGE_CODES),
        *OTHERS,
    )
    for title, intro, codes in layers:
        rows = [(f"`{code}`", name, meaning) for code, (name, meaning) in codes.items()]
        lines += [f"## {title}", "", intro, "", *table(("code", "name", "meaning"), rows), ""]
    summaries = [(f"[`{code}`](rules/{code}.md)", module.rule.name, module.page.partition("\n")[0])
                 for code, module in all_rules().items()]
    lines += ["## Rules", "", "What a rule finds is about the text; the exit code is 1 where `--fail-on` says so.", ""]
    unused = (f"`{UNUSED_ALLOW}`", "unused-allow", "An `allow` entry accepts a finding that does not stand there.")
    pack = (f"`{UNKNOWN_PACK}`", "unknown-country-pack", "A case names a country pack that does not exist.")
    return page([*lines, *table(("code", "name", "the fault"), [*summaries, unused, pack])])
