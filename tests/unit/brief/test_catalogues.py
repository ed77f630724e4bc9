"""The catalogues: the same messages in every language, complete in their plural forms, and said as the language says it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.assess.assessment import assess_documents
from holdfast.assess.criteria import CRITERIA
from holdfast.assess.result import Said
from holdfast.brief.catalogue import LANGUAGES, PLACEHOLDER, catalogue
from holdfast.brief.plural import FORMS, plural_form
from holdfast.document.clause import ClauseStatus, Modal
from holdfast.document.conditions import Verdict
from holdfast.document.finding import Kind, Level
from holdfast.document.framework import Stage, Status
from holdfast.document.issue import Firmness
from holdfast.document.load import load_set
from holdfast.document.scalars import Encoded
from holdfast.document.sources import Check
from holdfast.document.times import parse_date, parse_duration, parse_time_point
from holdfast.document.zone import ZoneKind
from holdfast.norms.graph import NORMS
from holdfast.rules.registry import all_rules

OTHERS = tuple(lang for lang in LANGUAGES if lang != "en")
NAMES = {"Holdfast", "UTC"}


def _forms(message: str | Mapping[str, str]) -> list[str]:
    return [message] if isinstance(message, str) else list(message.values())


@pytest.mark.parametrize("lang", OTHERS)
def test_catalogues_have_the_same_messages(lang: str) -> None:
    """Every catalogue has the keys of the English one, plural where that is plural, with the same placeholders."""
    english, other = catalogue("en").messages, catalogue(lang).messages

    assert sorted(english) == sorted(other)
    for key, message in english.items():
        assert isinstance(message, str) is isinstance(other[key], str), key
        wanted = {name for form in _forms(message) for name in PLACEHOLDER.findall(form)}
        for form in _forms(other[key]):
            assert wanted == set(PLACEHOLDER.findall(form)), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plural_messages_have_every_form(lang: str) -> None:
    """A message with a number has each form that the language needs, no other, and none is empty."""
    for key, message in catalogue(lang).messages.items():
        if not isinstance(message, str):
            assert sorted(FORMS[lang]) == sorted(message), key
        assert all(form.strip() or key == "format.group" for form in _forms(message)), key


@pytest.mark.parametrize("lang", OTHERS)
def test_no_english_is_left_in_a_catalogue(lang: str) -> None:
    """The messages of the other languages hold no Latin word but names."""
    for key, message in catalogue(lang).messages.items():
        for form in _forms(message):
            words = set(re.findall("[A-Za-z]{2,}", PLACEHOLDER.sub("", form)))
            assert words <= NAMES, (key, words)


@pytest.mark.parametrize(("uk_letters", "ru_letters"), [("іїєґ", "ыэёъ")])
def test_languages_are_not_mixed(uk_letters: str, ru_letters: str) -> None:
    """No Ukrainian message has a letter that only Russian has, nor the other way round."""
    for lang, foreign in (("uk", ru_letters), ("ru", uk_letters)):
        for key, message in catalogue(lang).messages.items():
            assert not [form for form in _forms(message) if set(form.lower()) & set(foreign)], key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_a_document_has_a_message(lang: str) -> None:
    """Every stage, status, verdict, kind and family that a document or rule can have is said in each language."""
    words = catalogue(lang)
    kinds = [level.value for level in Level if level is not Level.NONE] + [Kind.REVIEW.value, Kind.OPEN.value]
    wanted = [f"{key}.{value.value}" for key, values in (
        ("stage", Stage), ("status", Status), ("encoded", Encoded), ("modal", Modal), ("clause-status", ClauseStatus),
        ("verdict", Verdict), ("firmness", Firmness), ("check", Check), ("place", ZoneKind),
    ) for value in values]
    wanted += [f"kind.{kind}" for kind in kinds] + [f"kind-count.{kind}" for kind in kinds]
    wanted += [f"family.{code[:3]}" for code in all_rules()] + [f"element.{family}" for family in NORMS]

    assert not [key for key in wanted if not words.has(key)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_of_families_fit_beside_their_bars(lang: str) -> None:
    """A family is named in at most 23 characters: more would run into the bars of the chart."""
    names = {key: str(name) for key, name in catalogue(lang).messages.items() if key.startswith("family.")}

    assert not {key: name for key, name in names.items() if len(name) > 23}


def test_english_says_the_criteria_as_they_are() -> None:
    """The English catalogue holds the questions and criteria word for word."""
    words = catalogue("en")

    for entry in CRITERIA:
        for name in ("question", "red", "amber", "green"):
            assert getattr(entry, name) == words.say(f"gate.{entry.gate.value}.{name}")


@pytest.mark.parametrize("path", [
    "ukraine/coalition-plan", "ukraine/us-28-point", "historical/minsk-2-2015", "pauses/plant-repair-truce",
])
def test_sentences_of_gates_agree_in_english(path: str) -> None:
    """What a gate says by key is, in English, the sentence that it says in words; in the others it can be said."""
    for gate in assess_documents(load_set(f"examples/{path}.framework.yaml")).gates:
        if gate.said is not None:
            assert gate.sentence == catalogue("en").said(gate.said)
            assert all(catalogue(lang).said(gate.said) for lang in LANGUAGES)
        for item in gate.missing:
            assert item.said is None or all(catalogue(lang).said(item.said) for lang in LANGUAGES)


@pytest.mark.parametrize(("n", "form"), [
    (0, "many"), (1, "one"), (2, "few"), (4, "few"), (5, "many"), (11, "many"), (12, "many"), (14, "many"), (21, "one"),
    (22, "few"), (25, "many"), (101, "one"), (111, "many"), (112, "many"), (1002, "few"),
])
def test_plural_of_ukrainian_and_russian(n: int, form: str) -> None:
    """Both languages take their forms by the last two digits."""
    assert form == plural_form("uk", n) == plural_form("ru", n)


@given(st.integers(min_value=0, max_value=10**6), st.sampled_from(LANGUAGES))
def test_every_number_has_a_form(n: int, lang: str) -> None:
    """Whatever the number, the message has a form for it."""
    assert catalogue(lang).say("missing.count", n=n)


@pytest.mark.parametrize(("lang", "date", "words"), [
    ("en", "2026-07-01", "1 July 2026"), ("en", "2026-07", "July 2026"), ("uk", "2026-07-01", "1\u00a0липня 2026\u00a0р."),
    ("uk", "2026-07", "липень 2026\u00a0р."), ("ru", "2026-07-01", "1\u00a0июля 2026\u00a0г."), ("ru", "2026", "2026\u00a0г."),
])
def test_dates_are_written_as_the_language_does(lang: str, date: str, words: str) -> None:
    """A date is written out, no more exactly than it is known."""
    assert words == catalogue(lang).date(parse_date(date))


def test_lengths_points_and_numbers() -> None:
    """Lengths of time have plural forms, an anchor is named, and thousands are grouped."""
    english, ukrainian, russian = (catalogue(lang) for lang in ("en", "uk", "ru"))

    assert "1 year 6 months" == english.duration(parse_duration("P1Y6M"))
    assert "0 days" == english.duration(parse_duration("P0D"))
    assert "2 дні 5 годин" == ukrainian.duration(parse_duration("P2DT5H"))
    assert ("1 година", "1 минута") == (ukrainian.duration(parse_duration("PT1H")), russian.duration(parse_duration("PT1M")))
    assert "21 день" == russian.duration(parse_duration("P21D"))
    assert "T0 + 30 days" == english.point(parse_time_point("T0+P30D"))
    assert "подписание − 7 дней" == russian.point(parse_time_point("signature-P7D"))
    assert "the breach of “Halt” + 1 day" == english.point(parse_time_point("breached(halt)+P1D"), of="Halt")
    assert "1 March 2026, 06:00 UTC" == english.point(parse_time_point("2026-03-01T06:00:00Z"))
    assert ("12,345", "12\u00a0345") == (english.number(12345), ukrainian.number(12345))


def test_markup_among_the_values_is_kept_and_all_else_is_escaped() -> None:
    """A value that is markup stays so; words beside it are escaped, and without markup nothing is."""
    from markupsafe import Markup

    words = catalogue("en")

    assert "“<i>a</i>” waits for “&lt;b&gt;”" == words.say("order.waits-for", waiting=Markup("<i>a</i>"), on="<b>")
    assert "“a” waits for “<b>”" == words.say("order.waits-for", waiting="a", on="<b>")


def test_sentences_inside_a_sentence() -> None:
    """A value that is several sentences is said part by part, each with its own number."""
    said = Said("said.coherent.amber", {"parts": (Said("said.coherent.warnings", {"n": 1}),
                                                  Said("said.coherent.gaps", {"n": 2}))})

    assert catalogue("uk").said(said).startswith("Помилок немає; 1 попередження; 2 пункти")


def test_a_language_without_catalogue_is_refused() -> None:
    """Only languages with a catalogue can be asked for."""
    with pytest.raises(KeyError):
        catalogue("xx")
