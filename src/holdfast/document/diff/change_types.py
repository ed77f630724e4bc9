"""The table of change types: what each does to the revision and why, and the type of a change to each field."""

from __future__ import annotations

from collections.abc import Mapping

from holdfast.document.diff.change import Bump

NONE, PATCH, MINOR, MAJOR, ERROR = Bump.NONE, Bump.PATCH, Bump.MINOR, Bump.MAJOR, Bump.ERROR

TYPES: Mapping[str, tuple[Bump, str]] = {
    # Duties
    "obligation-added": (MAJOR, "Somebody must, must not or may do something new."),
    "obligation-removed": (MAJOR, "A duty or permission is gone."),
    "provision-added": (MAJOR, "A provision that states something rather than binding somebody is new."),
    "provision-removed": (MAJOR, "A provision that states something rather than binding somebody is gone."),
    "kind-changed": (MAJOR, "It binds where it stated, or states where it bound."),
    "modal-changed": (MAJOR, "What was required, forbidden or allowed is now something else."),
    "party-changed": (MAJOR, "Others are bound, or it is owed to others."),
    "act-changed": (MAJOR, "Another act, or an act on something else, is meant."),
    "place-changed": (MAJOR, "It applies in another place."),
    "condition-changed": (MAJOR, "It applies under other conditions."),
    "exception-added": (MAJOR, "It has an exception more."),
    "exception-removed": (MAJOR, "It has an exception less."),
    "deadline-shortened": (MAJOR, "There is less time."),
    "deadline-extended": (MAJOR, "There is more time."),
    "timing-changed": (MAJOR, "It applies at another time."),
    "consequence-added": (MAJOR, "A breach has a consequence more."),
    "consequence-removed": (MAJOR, "A breach has a consequence less."),
    "consequence-changed": (MAJOR, "What a breach leads to is different."),
    "sequel-changed": (MAJOR, "What follows when it is kept is different."),
    "reversibility-changed": (MAJOR, "Whether it can be undone is stated differently."),
    "bindingness-changed": (MAJOR, "It binds by another force."),
    "decider-changed": (MAJOR, "Somebody else decides, or by another rule."),
    # Words
    "wording-changed": (MINOR, "The words changed and the encoded duty did not; read them."),
    "prose-changed": (MAJOR, "The words changed, and they are all there is."),
    "one-language-changed": (MINOR, "Not all authentic languages changed; the versions may now differ."),
    "translation-changed": (PATCH, "Only a translation without authority changed."),
    "term-added": (MINOR, "A term is new."),
    "term-removed": (MAJOR, "A term is no longer defined."),
    "term-changed": (MAJOR, "A term means something else wherever it is used."),
    "term-equivalent-changed": (MAJOR, "A term has another equivalent in one language only."),
    "languages-changed": (MAJOR, "Other languages have authority."),
    # Figures
    "parameter-added": (MINOR, "A named number is new."),
    "parameter-removed": (MAJOR, "A named number is gone."),
    "parameter-changed": (MINOR, "A named number has another value, inside its declared range if it had one."),
    "parameter-out-of-range": (MAJOR, "A named number left its declared range, or has another unit."),
    "figure-changed": (MINOR, "An estimate that analyses use is different; nobody's duty is."),
    # What is still open
    "bracket-added": (MINOR, "A proposal in brackets is new."),
    "bracket-withdrawn": (MINOR, "A proposal in brackets is gone."),
    "bracket-changed": (MINOR, "Proposals in brackets changed."),
    "reading-changed": (MINOR, "A deliberate ambiguity is stated differently."),
    "issue-closed": (MINOR, "An issue that was open is picked, from what the text already offered."),
    "issue-reopened": (MINOR, "An issue that was picked is open again."),
    "pick-changed": (MAJOR, "An issue is settled differently."),
    # Parts of the text
    "stage-changed": (MAJOR, "The text sets out to be something else."),
    "case-changed": (MINOR, "The text refers to another state of the case."),
    "calendar-changed": (MAJOR, "A date or moment that others count from is different."),
    "scope-changed": (MAJOR, "Another area or domain is covered."),
    "zone-added": (MAJOR, "A zone is new."),
    "zone-removed": (MAJOR, "A zone is gone."),
    "zone-extent-changed": (MAJOR, "A zone has another extent."),
    "zone-terms-changed": (MAJOR, "A zone has another legal meaning or rule."),
    "body-added": (MAJOR, "A body is new."),
    "body-removed": (MAJOR, "A body is gone."),
    "mandate-changed": (MAJOR, "A body has other members, powers, access or means."),
    "indicator-added": (MINOR, "Something more is observed or shown as evidence."),
    "indicator-removed": (MAJOR, "Something less is observed or shown as evidence."),
    "verification-changed": (MAJOR, "Compliance is observed or classed differently."),
    "guarantee-added": (MAJOR, "A guarantee is new."),
    "guarantee-removed": (MAJOR, "A guarantee is gone."),
    "guarantee-trigger-changed": (MAJOR, "Something else sets a guarantee off."),
    "guarantee-scope-changed": (MAJOR, "A guarantee covers other clauses, areas or parties."),
    "guarantee-duration-changed": (MAJOR, "A guarantee begins or ends at another time."),
    "guarantee-veto-changed": (MAJOR, "Somebody else can block a guarantee, or void it."),
    "guarantee-response-changed": (MAJOR, "A guarantee owes another response."),
    "order-of-steps-changed": (MAJOR, "Steps wait for other things."),
    "gate-changed": (MAJOR, "A gate opens on other grounds, or has another way out."),
    "roadmap-added": (MAJOR, "A gate or step is new."),
    "roadmap-removed": (MAJOR, "A gate or step is gone."),
    "settlement-added": (MAJOR, "A provision on administration, votes, returns, accountability or relief is new."),
    "settlement-removed": (MAJOR, "A provision on administration, votes, returns, accountability or relief is gone."),
    "settlement-changed": (MAJOR, "A provision on administration, votes, returns, accountability or relief differs."),
    "legal-form-changed": (MAJOR, "The legal form is different."),
    "annex-changed": (MAJOR, "An annex is new, gone or different."),
    "encoding-changed": (MINOR, "More or less of the paper is encoded, so absence says something else."),
    # What changes nobody's duty
    "clause-status-changed": (PATCH, "The negotiation of a clause stands elsewhere."),
    "heading-changed": (PATCH, "A title, heading or number is different."),
    "source-changed": (PATCH, "A source or note is different."),
    "moved": (PATCH, "It stands elsewhere in the text."),
    "record-changed": (PATCH, "What is recorded about the text, such as its status, is different."),
    "revision-changed": (NONE, "The text bears another revision number or history."),
    # What no revision may do
    "id-changed": (ERROR, "An id is permanent: a new one breaks every reference from outside."),
    "document-changed": (ERROR, "Another document: a framework keeps its id through all revisions."),
}
"""Type → bump and the sentence that says why it matters."""

ADDED_REMOVED: Mapping[str, tuple[str, str]] = {
    "terms": ("term-added", "term-removed"),
    "parameters": ("parameter-added", "parameter-removed"),
    "zones": ("zone-added", "zone-removed"),
    "bodies": ("body-added", "body-removed"),
    "guarantees": ("guarantee-added", "guarantee-removed"),
    **dict.fromkeys(("gates", "steps"), ("roadmap-added", "roadmap-removed")),
    **dict.fromkeys(("administration", "votes", "returns", "accountability", "relief"),
                    ("settlement-added", "settlement-removed")),
    "ladder": ("consequence-added", "consequence-removed"),
    "annexes": ("annex-changed", "annex-changed"),
    "sections": ("heading-changed", "heading-changed"),
    "verification.means": ("indicator-added", "indicator-removed"),
    "verification.indicators": ("indicator-added", "indicator-removed"),
    "verification.classes": ("verification-changed", "verification-changed"),
}
"""Family → type of an entry that is new and of one that is gone; clauses are told apart by whether they bind."""

_DEADLINE = "?deadline"
_TEXT = "?text"
_MORE = "?consequence"
_SEEN = "?indicator"
_EXCEPT = "?exception"


def _keys(type_: str, keys: str) -> dict[str, str]:
    return dict.fromkeys(keys.split(), type_)


COMMON: Mapping[str, str] = {
    **_keys("source-changed", "source note tags allow answers proposed-by"),
    **_keys("record-changed", "marking"),
    **_keys("heading-changed", "title heading number name"),
    **_keys("condition-changed", "under if"),
    **_keys("encoding-changed", "encoded silent-on"),
    **_keys("bindingness-changed", "bindingness"),
    **_keys("reversibility-changed", "reversible"),
    **_keys("decider-changed", "decided-by decides"),
    **_keys("figure-changed", "cost benefit penalty gain breach-gain balance-drift would-block decay"),
    "text": _TEXT,
}
"""Field that means the same in every family → type; ``?`` marks a type that depends on what changed."""

FIELDS: Mapping[str, Mapping[str, str]] = {
    "": {
        **_keys("document-changed", "framework id"), **_keys("heading-changed", "summary"),
        **_keys("case-changed", "case"), **_keys("legal-form-changed", "stands-under legal"),
        **_keys("stage-changed", "stage"), **_keys("revision-changed", "revision revisions retired"),
        **_keys("record-changed", "status date pressed-by"), **_keys("figure-changed", "capacities"),
        **_keys("languages-changed", "languages"),
        **_keys("source-changed", "sources drafted-by"), **_keys("party-changed", "parties"),
        **_keys("calendar-changed", "calendar"), **_keys("scope-changed", "scope"),
        **_keys("verification-changed", "verification"), **_keys("moved", "order"),
    },
    "clauses": {
        **_keys("kind-changed", "kind"), **_keys("moved", "section"), **_keys("party-changed", "who to"),
        **_keys("modal-changed", "modal"), **_keys("act-changed", "act object"), **_keys("place-changed", "where"),
        **_keys("timing-changed", "when"), **_keys(_DEADLINE, "when.within when.by"), **_keys(_EXCEPT, "except"),
        **_keys("sequel-changed", "hence"), **_keys(_MORE, "lest"), **_keys(_SEEN, "observe evidence"),
        **_keys("figure-changed", "detection"), **_keys("?bracket", "brackets"),
        **_keys("reading-changed", "readings deliberate settle-by"), **_keys("clause-status-changed", "status"),
    },
    "terms": {"text": "?term", "label": "?term"},
    "zones": {
        **_keys("zone-extent-changed", "kind geometry datum scale as-of around width map-hash held-by weapon-range"),
        **_keys("zone-extent-changed", "border valid-from valid-until accuracy edge replaces length site"),
        **_keys("zone-terms-changed", "disputed-segments prevails status"),
        **_keys("figure-changed", "population area contaminated"),
    },
    "sections": {},
    "bodies": {
        **_keys("mandate-changed", "kind members seats chair lead powers standard-of-proof tasks area access hotline"),
        **_keys("mandate-changed", "reports resources consent starts ends attribution proof-threshold includes"),
        **_keys(_DEADLINE, "time-limit answers-within"),
        **_keys("figure-changed", "adjudication-delay adjudicates attribution-correct attribution-wrong"),
        **_keys("figure-changed", "hotline-effect resources.deployment"),
    },
    "verification.means": {
        **_keys("verification-changed", "kind run-by covers cadence inspections items sample significant"),
        **_keys("figure-changed", "detection detection-by-side false-alarms false-positive correlation availability"),
        **_keys("figure-changed", "when-denied precision time-precision"),
        **_keys("verification-changed", "confidence"),
    },
    "verification.indicators": {},
    "verification.classes": {
        **_keys("verification-changed", "threshold counting-unit intent acts"), **_keys("figure-changed", "share"),
    },
    "ladder": {
        **_keys("consequence-changed", "level for trigger response measures by against requires restraint lasts"),
        **_keys(_DEADLINE, "within"), **_keys("figure-changed", "backlash effect wrong-use"),
    },
    "guarantees": {
        **_keys("guarantee-trigger-changed", "trigger"),
        **_keys("guarantee-scope-changed", "by to against clauses area"),
        **_keys("guarantee-response-changed", "measures compensation restraint"),
        **_keys("guarantee-veto-changed", "voids needs-assent-of decides"),
        **_keys("guarantee-duration-changed", "duration in-force until"),
        **_keys("bindingness-changed", "ratification ratified"),
        **_keys("figure-changed", "willingness common-shock believed"),
    },
    "gates": {
        **_keys("gate-changed", "needs opens evaluator otherwise kind from"), **_keys(_DEADLINE, "timeout by-time"),
        **_keys(_SEEN, "evidence"),
    },
    "steps": {
        **_keys("party-changed", "by"), **_keys("act-changed", "does exchange humanitarian divisible"),
        **_keys("order-of-steps-changed", "after otherwise"), **_keys("timing-changed", "start seasons"),
        **_keys(_DEADLINE, "by-time within"), **_keys("verification-changed", "verified-by"),
        **_keys("figure-changed", "duration verification-delay verification security-shift deposit"),
        **_keys("figure-changed", "completion resources starts undoing-time calms helps"),
    },
    **{family: {"*": "settlement-changed"}
       for family in ("administration", "votes", "returns", "accountability", "relief")},
    "annexes": {"*": "annex-changed"},
}
"""Family → field → type; a field of a part (``when.within``) stands before the part itself; ``*`` is any other."""


def field_type(family: str, field: str) -> str:
    """The type of a change to a field of a family, by its dotted key; the longest key that is listed decides."""
    own = FIELDS[family]
    if field.rpartition(".")[2] in ("note", "source"):
        return "source-changed"
    while field:
        for table in (own, COMMON):
            if field in table:
                return table[field]
        field = field.rpartition(".")[0]
    return own.get("*", "")
