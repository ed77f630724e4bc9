"""The country pack ``ukraine``: provisions on territory and votes, nuclear sites, and earlier instruments."""

from __future__ import annotations

from holdfast.document.times import Date
from holdfast.rules.packs.pack import Instrument, Pack, Provision, Site, Subject
from holdfast.rules.rule import Evidence, Mark

_READ, _SECONDARY, _UNCHECKED = Mark.READ, Mark.SECONDARY, Mark.UNCHECKED

_TERRITORY = (
    Provision(
        "referendum-alone", "A change of the territory of Ukraine is decided by an all-Ukrainian referendum alone.",
        Evidence("Constitution of Ukraine, article 73", _READ)),
    Provision(
        "referendum-law", "Such a change is among the subjects of an all-Ukrainian referendum.",
        Evidence("Law of Ukraine 1135-IX of 26 January 2021, articles 3(1)(3) and 3(2)(3)", _READ)),
    Provision(
        "court-first", "The Constitutional Court examines the question before the referendum.",
        Evidence("OPORA, on the procedure of an all-Ukrainian referendum", _READ)),
)

_ARTICLE_74 = Evidence("Constitution of Ukraine, article 74", _READ)

_EXCLUDED = (
    Subject("taxes", _ARTICLE_74, acts=frozenset({"change-taxes"})),
    Subject("the budget", _ARTICLE_74, acts=frozenset({"adopt-budget"})),
    Subject("amnesty", _ARTICLE_74, acts=frozenset({"grant-amnesty"}), kinds=frozenset({"amnesty"})),
)

_EMERGENCY = (
    Provision(
        "no-referendum", "No all-Ukrainian referendum is held while martial law is in force.",
        Evidence("Law of Ukraine 1135-IX of 26 January 2021, article 20(1)", _SECONDARY)),
    Provision(
        "no-amendment", "The constitution is not amended while martial law is in force.",
        Evidence("Constitution of Ukraine, article 157", _SECONDARY)),
    Provision(
        "parliament-continues", "Parliament goes on until a new one meets after martial law has ended.",
        Evidence("Constitution of Ukraine, article 83", _UNCHECKED)),
)


def _site(id: str, name: str, mark: Mark) -> Site:
    source = "Published US draft of 28 points of November 2025, point 19" if mark is _READ else "General knowledge"
    return Site(id, name, "nuclear", Evidence(source, mark))


_SITES = (
    _site("zaporizhzhia-npp", "Zaporizhzhia nuclear power plant", _READ),
    _site("south-ukraine-npp", "South Ukraine nuclear power plant", _UNCHECKED),
    _site("rivne-npp", "Rivne nuclear power plant", _UNCHECKED),
    _site("khmelnytskyi-npp", "Khmelnytskyi nuclear power plant", _UNCHECKED),
    _site("chornobyl", "Chornobyl nuclear site", _UNCHECKED),
)


def _instrument(id: str, title: str, date: Date, source: str, mark: Mark) -> Instrument:
    return Instrument(id, title, date, Evidence(source, mark))


_RECALLED = "General knowledge, not checked again"

_INSTRUMENTS = (
    _instrument("budapest-1994", "Budapest Memorandum on Security Assurances", Date(1994, 12, 5),
                "A/49/765, S/1994/1399", _READ),
    _instrument("minsk-protocol-2014", "Minsk Protocol", Date(2014, 9, 5), "Published copies", _READ),
    _instrument("minsk-memorandum-2014", "Minsk Memorandum", Date(2014, 9, 19), "Published copies", _READ),
    _instrument("minsk-package-2015", "Package of Measures for the Implementation of the Minsk Agreements",
                Date(2015, 2, 12), "Published copies", _READ),
    _instrument("resolution-2202", "UN Security Council resolution 2202 (2015)", Date(2015, 2, 17), _RECALLED,
                _UNCHECKED),
    _instrument("tcg-measures-2020", "Additional measures of the Trilateral Contact Group to strengthen the ceasefire",
                Date(2020, 7, 22), "PA-X 2440", _READ),
    _instrument("resolution-es-11-5", "UN General Assembly resolution ES-11/5 on remedy and reparation",
                Date(2022, 11, 14), "UNGA ES-11/5", _READ),
    _instrument("resolution-es-11-6", "UN General Assembly resolution ES-11/6 on principles of a comprehensive peace",
                Date(2023, 2, 23), _RECALLED, _UNCHECKED),
    _instrument("rome-statute", "Rome Statute of the International Criminal Court, in force for Ukraine",
                Date(2025, 1, 1), "International Criminal Court, entry into force for Ukraine", _READ),
    _instrument("claims-convention-2025", "Convention establishing an International Claims Commission for Ukraine",
                Date(2025, 12, 16), "Convention, The Hague, 16 December 2025", _READ),
)

PACK = Pack(
    id="ukraine",
    country="Ukraine",
    party_ids=frozenset({"UA", "UKR"}),
    names=frozenset({"ukraine", "україна", "украина"}),
    territory=_TERRITORY,
    excluded_subjects=_EXCLUDED,
    emergency=_EMERGENCY,
    sites=_SITES,
    prior_instruments=_INSTRUMENTS,
)
