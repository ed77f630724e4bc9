"""Folders of Genius files that are written in other ways, and those that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from holdfast.errors import UnusableInput
from holdfast.settlement.files.genius import read_genius
from holdfast.settlement.files.read import Read

DOMAIN = """<negotiation_template><utility_space>
<objective index="0" name="root">
<issue index="1" name="Water" type="discrete"><item index="1" value="shared"/><item index="2" value="split"/></issue>
<issue index="2" name="Weeks" type="integer" lowerbound="1" upperbound="3"/>
</objective></utility_space></negotiation_template>"""
PROFILE = """<utility_space><objective index="0" name="root">
<weight index="1" value="0.5"/><weight index="2" value="0.5"/>
<issue index="1" name="Water" type="discrete">
<item index="1" value="shared" evaluation="2"/><item index="2" value="split" evaluation="4"/></issue>
<issue index="2" name="Weeks" type="integer" lowerbound="1" upperbound="3"><evaluator slope="0.5" offset="0"/></issue>
</objective></utility_space>"""


def read(files: Mapping[str, str] | None = None, *, domain: str = DOMAIN, profile: str = PROFILE) -> Read:
    """The negotiation in files given as text; by default a domain and one profile."""
    held = files or {"d/domain.xml": domain, "d/A.xml": profile}
    return read_genius({name: text.encode() for name, text in held.items()}, folder="d")


def scores(found: Read) -> list[list[float]]:
    """The scores of the first party."""
    return [[score.mid for score in row] for row in found.problem.parties[0].stake.scores]


def test_evaluations_are_divided_by_the_largest() -> None:
    """A named option is worth its evaluation over the largest one, a number its place on the line."""
    assert scores(read()) == [[0.5, 1.0], [0.0, 0.5, 1.0]]
    assert read().remarks == ()


def test_an_issue_nobody_values_is_worth_nothing() -> None:
    """Where the largest evaluation is 0, every option is worth 0."""
    found = read(profile=PROFILE.replace('evaluation="2"', 'evaluation="0"').replace('evaluation="4"', 'evaluation="0"'))

    assert scores(found)[0] == [0.0, 0.0]


def test_the_last_evaluation_of_an_option_counts() -> None:
    """Of two evaluations of one option the last counts, and it is remarked on."""
    twice = PROFILE.replace('<item index="1" value="shared"', '<item value="shared" evaluation="9"/><item index="1" value="shared"')

    assert scores(read(profile=twice))[0] == [0.5, 1.0]
    assert [finding.code for finding in read(profile=twice).remarks] == ["IMP106"]


def test_options_without_an_evaluation_are_counted_in_one_remark() -> None:
    """However many options a profile leaves out, one remark says how many, and each is worth nothing."""
    wide = DOMAIN.replace('<item index="2"', '<item value="x"/><item value="y"/><item index="2"')
    found = read(domain=wide)

    assert scores(found)[0] == [0.5, 0.0, 0.0, 1.0]
    [finding] = found.remarks
    assert finding.code == "IMP105"
    assert "2 options" in finding.message


def test_a_profile_may_name_options_that_the_domain_lacks() -> None:
    """An evaluation of no option of the domain counts towards the largest one, and is remarked on."""
    more = PROFILE.replace('<item index="2"', '<item value="other" evaluation="8"/><item index="2"')

    assert scores(read(profile=more))[0] == [0.25, 0.5]
    assert [finding.code for finding in read(profile=more).remarks] == ["IMP103"]


def test_an_issue_with_another_name_is_matched_by_index() -> None:
    """An issue that a profile names otherwise is found by its index, and that is remarked on."""
    found = read(profile=PROFILE.replace('name="Water"', 'name="Waters"'))

    assert scores(found)[0] == [0.5, 1.0]
    assert [finding.code for finding in found.remarks] == ["IMP108"]


def test_similarity_tables_are_no_evaluations() -> None:
    """Items deeper inside an issue are about something else, and change nothing."""
    table = '<similarity_function weight="0.2"><criteria_function><item value="shared" evaluation="1000"/></criteria_function></similarity_function></issue>'

    assert scores(read(profile=PROFILE.replace("</issue>", table, 1)))[0] == [0.5, 1.0]


def test_without_a_domain_the_first_profile_describes_it() -> None:
    """A folder without a domain file takes the issues of its first profile, and says so."""
    found = read({"d/A.xml": PROFILE, "d/B.xml": PROFILE})

    assert [issue.id for issue in found.problem.issues] == ["Water", "Weeks"]
    assert [party.id for party in found.problem.parties] == ["A", "B"]
    assert [finding.code for finding in found.remarks] == ["IMP104"]


def test_a_domain_may_be_a_bare_utility_space() -> None:
    """A file with issues and no evaluations is the domain, whatever its outermost element is."""
    bare = DOMAIN.replace("<negotiation_template>", "").replace("</negotiation_template>", "")

    assert [party.id for party in read(domain=bare).problem.parties] == ["A"]


def test_the_template_is_the_domain_among_several() -> None:
    """Of two files without evaluations the template counts, and the other is said to be unread."""
    bare = DOMAIN.replace("<negotiation_template>", "").replace("</negotiation_template>", "")
    found = read({"d/a.xml": bare, "d/b.xml": DOMAIN, "d/c.xml": PROFILE})

    assert [finding.code for finding in found.remarks] == ["IMP103"]


def test_other_files_are_left_out() -> None:
    """An XML file that describes no negotiation is left out, with a remark."""
    found = read({"d/domain.xml": DOMAIN, "d/A.xml": PROFILE, "d/log.xml": "<log/>"})

    assert [(finding.code, str(finding.place)) for finding in found.remarks] == [("IMP103", "d/log.xml:1:1")]


def test_a_reservation_counts_and_never_less_than_the_worst() -> None:
    """What no deal is worth is the reservation value, or the worst package where that is worth more."""
    for written, expected in (("0.7", 0.7), ("0.1", 0.25), (None, 0.25)):
        tag = "" if written is None else f'<reservation value="{written}"/></utility_space>'
        profile = PROFILE.replace("</utility_space>", tag) if tag else PROFILE
        assert read(profile=profile).problem.parties[0].disagreement.mid == expected


def test_a_reservation_out_of_scale_is_remarked_on() -> None:
    """A reservation value above 1 is taken as it stands, with a remark."""
    found = read(profile=PROFILE.replace("</utility_space>", '<reservation value="7"/></utility_space>'))

    assert found.problem.parties[0].disagreement.mid == 7
    assert [finding.code for finding in found.remarks] == ["IMP107"]


HYPER = '<utility_space type="nonlinear"><utility_function><ufun type="PlainUfun" aggregation="sum"><hyperRectangle utility_function="flat" weight="1" utility="3"/></ufun></utility_function></utility_space>'
BAD = {
    "issue without options": ("domain", "<item index=\"1\" value=\"shared\"/><item index=\"2\" value=\"split\"/>", "", "IMP005"),
    "option without a value": ("domain", 'value="split"', "", "IMP002"),
    "repeated option": ("domain", 'value="split"', 'value="shared"', "IMP006"),
    "repeated issue": ("domain", 'name="Weeks"', 'name="Water"', "IMP006"),
    "issue without a name": ("domain", 'name="Weeks"', "", "IMP002"),
    "issue without bounds": ("domain", 'upperbound="3"', "", "IMP002"),
    "reversed interval": ("domain", 'upperbound="3"', 'upperbound="0"', "IMP012"),
    "absurdly many numbers": ("domain", 'upperbound="3"', 'upperbound="100000000000000000000"', "IMP010"),
    "bounds that are no numbers": ("domain", 'upperbound="3"', 'upperbound="NaN"', "IMP004"),
    "bounds that are no whole numbers": ("domain", 'upperbound="3"', 'upperbound="2.5"', "IMP004"),
    "real numbers": ("domain", 'type="integer"', 'type="real"', "IMP009"),
    "no issues": ("domain", r"(?s)<issue.*</objective>", "</objective>", "IMP005"),
    "profile without an issue": ("profile", r'<issue index="2".*</issue>', "", "IMP002"),
    "issue without a weight": ("profile", '<weight index="2" value="0.5"/>', "", "IMP002"),
    "weight that is no number": ("profile", '<weight index="2" value="0.5"/>', '<weight index="2" value="inf"/>', "IMP004"),
    "weight below 0": ("profile", '<weight index="2" value="0.5"/>', '<weight index="2" value="-1"/>', "IMP004"),
    "issue without evaluations": ("profile", r' evaluation="\d"', "", "IMP002"),
    "evaluation below 0": ("profile", 'evaluation="2"', 'evaluation="-2"', "IMP004"),
    "evaluation that is a word": ("profile", 'evaluation="2"', 'evaluation="two"', "IMP004"),
    "numbers without an evaluator": ("profile", "<evaluator[^>]*>", "", "IMP002"),
    "evaluator without a slope": ("profile", 'slope="0.5"', "", "IMP002"),
    "evaluator of another form": ("profile", "<evaluator ", '<evaluator ftype="triangular" ', "IMP009"),
    "reservation that is NaN": ("profile", "</utility_space>", '<reservation value="NaN"/></utility_space>', "IMP004"),
    "hyper-rectangles": ("profile", r"(?s)<utility_space>.*", HYPER, "IMP009"),
    "malformed": ("profile", "</objective>", "", "SYN060"),
    "truncated": ("profile", r"(?s)<weight.*", "", "SYN060"),
    "entity bomb": ("profile", "^", '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>', "SYN062"),
    "external entity": ("profile", "^", '<!DOCTYPE a SYSTEM "file:///etc/hosts">', "SYN062"),
    "nested beyond measure": ("profile", "</utility_space>", "<a>" * 80 + "</a>" * 80 + "</utility_space>", "SYN020"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused_at_its_place(name: str) -> None:
    """A faulty file is refused with its code and place, a reason and a next step."""
    which, wanted, instead, code = BAD[name]
    text = DOMAIN if which == "domain" else PROFILE
    changed = re.sub(wanted, lambda _: instead, text) if name != "malformed" else text.replace(wanted, instead)
    assert changed != text

    with pytest.raises(UnusableInput) as caught:
        read(domain=changed) if which == "domain" else read(profile=changed)

    first = caught.value.findings[0]
    assert first.code == code, first.as_text()
    assert first.place
    assert first.place.file == ("d/domain.xml" if which == "domain" else "d/A.xml")
    assert first.why
    assert first.next


def test_a_fault_has_its_line_and_column() -> None:
    """A finding points at the element that is at fault."""
    with pytest.raises(UnusableInput) as caught:
        read(profile=PROFILE.replace('evaluation="2"', 'evaluation="two"'))

    assert str(caught.value.findings[0].place) == "d/A.xml:4:1"


def test_real_and_hyper_rectangle_are_named() -> None:
    """What is not supported is called by its name."""
    with pytest.raises(UnusableInput, match="hyper-rectangles"):
        read(profile=HYPER)
    with pytest.raises(UnusableInput, match="real numbers"):
        read(domain=DOMAIN.replace('type="integer"', 'type="real"'))


def test_faults_of_all_profiles_are_reported_together() -> None:
    """Two faulty profiles give findings about both files."""
    bad = PROFILE.replace('evaluation="2"', 'evaluation="two"')

    with pytest.raises(UnusableInput) as caught:
        read({"d/domain.xml": DOMAIN, "d/A.xml": bad, "d/B.xml": bad})

    assert {finding.place.file for finding in caught.value.findings if finding.place} == {"d/A.xml", "d/B.xml"}


def test_a_folder_of_several_negotiations_is_refused() -> None:
    """Two templates in one folder leave open which is meant."""
    with pytest.raises(UnusableInput) as caught:
        read({"d/a.xml": DOMAIN, "d/b.xml": DOMAIN, "d/c.xml": PROFILE})

    assert caught.value.findings[0].code == "IMP011"


def test_a_domain_alone_is_refused() -> None:
    """A folder without profiles says nothing of what anything is worth."""
    with pytest.raises(UnusableInput) as caught:
        read({"d/a.xml": DOMAIN})

    assert caught.value.findings[0].code == "IMP005"


def test_too_many_files_are_refused() -> None:
    """A folder with hundreds of XML files is no negotiation, and is not worked through."""
    with pytest.raises(UnusableInput) as caught:
        read({f"d/{n}.xml": "<a/>" for n in range(501)})

    assert caught.value.findings[0].code == "IMP010"
