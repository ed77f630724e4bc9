"""The game after signature of a text, for ``stability``: from its guarantees, under attitudes that one may change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from holdfast.cli.opening import Opened, open_documents
from holdfast.document.at_picks import at_picks, picked
from holdfast.document.case import Case
from holdfast.document.compose import situation
from holdfast.document.conditions.domain import nearest
from holdfast.document.defaults import with_defaults
from holdfast.document.text import words_in
from holdfast.errors import UsageProblem
from holdfast.settlement.after.answers import Answers, answers_of
from holdfast.settlement.after.as_json import holds_json
from holdfast.settlement.after.game import Attitudes, decider, game_of, given, most_favourable
from holdfast.settlement.after.holds import Holds, holds_after
from holdfast.settlement.after.sentences import WHAT_IT_IS, bluff_sentence, party_sentence, summary
from holdfast.settlement.stability.model import GraphModel


@dataclass(frozen=True, slots=True)
class OfText:
    """The model derived from a text, and what holds whatever the attitudes are."""

    model: GraphModel
    holds: Holds
    case: Case | None
    opened: Opened

    def as_json(self) -> dict[str, Any]:
        """What the answer in the brief rests on."""
        return holds_json(self.holds)

    def text(self) -> str:
        """The answer in words, before the model behind it."""
        parties = self.case.parties if self.case else {}
        names = {id: party.short or words_in(party.name) for id, party in parties.items()}

        def named(party: str) -> str:
            return names.get(party, party)

        lines = ["Does it hold once it is signed, and through whose threat?", f"  {summary(self.holds, named=named)}"]
        for one in self.holds.parties:
            said = filter(None, (party_sentence(one, named=named), bluff_sentence(one, named=named)))
            lines.append(f"  - {' '.join(said)}")
        lines += [f"  - {remark}" for remark in self.holds.remarks]
        return "\n".join([*lines, f"  {WHAT_IT_IS}"])


def of_text(path: str, options: Mapping[str, Any], *, case_path: str | None) -> OfText:
    """The game of the text in a file, with its case; ``UsageProblem`` where nobody could break it."""
    opened = open_documents(path, case=case_path, audience=options["audience"])
    documents = opened.documents
    case = situation(documents.case.model if documents.case else None, [one.model for one in documents.overlays])
    whole = with_defaults(documents.framework.model)
    answers = answers_of(at_picks(whole, picked(whole), case=case), case)
    if not answers.able:
        raise UsageProblem(f"{' '.join(answers.remarks)} Mark in the case who is `belligerent`, or give a graph model.")
    game = game_of(answers, _attitudes(answers, options), name=documents.framework.model.id)
    return OfText(game.model, holds_after(answers), case, opened)


def _attitudes(answers: Answers, options: Mapping[str, Any]) -> Attitudes:
    best = most_favourable(answers)
    undeterred = _known(options["undeterred"], answers.able, option="--undeterred")
    fighting = _known(options["prefers_fighting"], answers.able, option="--prefers-fighting")
    by_decider: dict[str, list[str]] = {}
    for answer in given(answers):
        for name in (answer.id, decider(answer)):
            by_decider.setdefault(name, []).append(answer.id)
    unwilling = _known(options["unwilling"], by_decider, option="--unwilling")
    lost = {id for name in unwilling for id in by_decider[name]}
    return Attitudes(best.deterred_by_answers - set(undeterred), best.deterred_by_fire - set(fighting),
                     best.willing - lost)


def _known(names: Sequence[str], known: Iterable[str], *, option: str) -> Sequence[str]:
    listed = list(known)
    for name in names:
        if name not in listed:
            raise UsageProblem(f"{option} {name[:40]!r} is none of {', '.join(listed) or 'nothing'}"
                               f"{nearest(name, listed)}.")
    return names
