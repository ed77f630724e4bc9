"""What the political and human parts do: administration, votes, returns, accountability and relief."""

from __future__ import annotations

from holdfast.document.sentences.phrases import ended, inner, length, listed, plural, point, words
from holdfast.document.settlement_parts import Accountability, Authority, Relief, Return, Vote
from holdfast.document.text import words_in


def authority_sentence(authority: Authority) -> str:
    """Who exercises which functions where, from when until when."""
    who = listed(authority.authority) or "Nobody who is named"
    verb = plural(authority.authority or ("",), "exercises", "exercise")
    text = f"{who} {verb} {listed(map(words, authority.functions)) or 'authority'}"
    text += f" in {listed(map(words, authority.areas))}" if authority.areas else ""
    text += f" in the phase {authority.phase}" if authority.phase else ""
    text += f" from {point(authority.from_)}" if authority.from_ is not None else ""
    text += f" until {point(authority.until)}" if authority.until is not None else ""
    return ended(text)


def vote_sentence(vote: Vote) -> str:
    """Who votes on what, where, after what and by when."""
    text = f"{listed(vote.by) or 'Somebody who is not named'} {plural(vote.by or ('',), 'holds', 'hold')} a vote"
    text += f" ({vote.kind})" + (f" on {listed(map(words, vote.on))}" if vote.on else "")
    text += f" in {listed(map(words, vote.area))}" if vote.area else ""
    text += f" after {listed(vote.after)}" if vote.after else ""
    text += f", at {point(vote.when)}" if vote.when is not None else ""
    text += f", within {length(vote.within)}" if vote.within is not None else ""
    text += f", organised by {listed(vote.organiser)}" if vote.organiser else ""
    return ended(text)


def return_sentence(back: Return) -> str:
    """Who may return where, how and after what."""
    who = listed(map(words, back.groups)) or "displaced people"
    text = f"{who[:1].upper()}{who[1:]} may return"
    text += f" to {listed(map(words, back.to_area))}" if back.to_area else ""
    said = (("of their own will", back.voluntary), ("in safety and dignity", back.safe_and_dignified),
            ("informed", back.informed))
    how = [word for word, holds in said if holds]
    text += f", {listed(how)}" if how else ""
    text += f", after {listed(back.after)}" if back.after else ""
    return ended(text)


def accountability_sentence(provision: Accountability) -> str:
    """What kind of provision it is, for whom, covering and leaving out what."""
    text = f"A provision on {words(provision.kind)}"
    text += f" for {listed(provision.who)}" if provision.who else ""
    text += f" covers {listed(map(words, provision.covers))}" if provision.covers else f": {words_in(provision.text)}"
    text = text.rstrip(".")
    text += f"; it leaves out {listed(map(words, provision.excludes))}" if provision.excludes else ""
    text += f"; it waives {listed(map(words, provision.waives))}" if provision.waives else ""
    return ended(text)


def relief_sentence(relief: Relief) -> str:
    """Who lifts what, after what, and whether there is a way back."""
    who = listed(relief.authority) or "Somebody who is not named"
    verb = plural(relief.authority or ("",), "lifts", "lift")
    text = f"{who} {verb} {listed(map(words, relief.measures)) or 'measures'}"
    text += f" after {listed(relief.after)}" if relief.after else ""
    text += f", by {point(relief.by)}" if relief.by is not None else ""
    text += f", for {listed(relief.beneficiary)}" if relief.beneficiary else ""
    text += f"; the way back: {inner(words_in(relief.snapback))}" if relief.snapback is not None else ""
    return ended(text)
