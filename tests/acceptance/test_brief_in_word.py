"""The brief for Word: two pages in each language, marked, cited, and the same bytes each time."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from tests.acceptance.calling import call
from tests.acceptance.shell import ROOT

PLAN, US = "examples/ukraine/coalition-plan.framework.yaml", "examples/ukraine/us-28-point.framework.yaml"
TRUCE = "examples/pauses/plant-repair-truce.framework.yaml"
MINSK = "examples/historical/minsk-2-2015.framework.yaml"


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def _seven(folder: Path) -> list[str]:
    """Seven texts over the case of Ukraine, made of the two that are there."""
    shutil.copy("examples/ukraine/ukraine.case.yaml", folder)
    for n in range(7):
        text = Path((PLAN, US)[n % 2]).read_text(encoding="utf-8")
        text = re.sub("^id: .*$", f"id: text-{n}", text, count=1, flags=re.MULTILINE)
        (folder / f"text-{n}.framework.yaml").write_text(text, encoding="utf-8")
    return [str(folder / f"text-{n}.framework.yaml") for n in range(7)]


def _words(data: bytes) -> tuple[str, str]:
    """The text of the body, and that of header and footer."""
    document = docx.Document(io.BytesIO(data))
    body = "\n".join("".join(part.itertext()) for part in document.element.body.iter() if part.tag.endswith("}p"))
    section = document.sections[0]
    return body, "\n".join(line.text for part in (section.header, section.footer) for line in part.paragraphs)


@pytest.mark.parametrize(("lang", "said", "crossed"), [
    ("en", "Can everyone sign it?", "4 firm red lines crossed"), ("uk", "Чи можуть усі його підписати?", "4 тверді червоні лінії"),
    ("ru", "Могут ли все его подписать?", "4 твёрдые красные линии"),
])
def test_word_brief_says_what_decides(lang: str, said: str, crossed: str, tmp_path: Path) -> None:
    """A .docx name gets that file alone: the six answers, what decides, the marking, the citation with the whole hash."""
    path = tmp_path / "out" / "brief.docx"

    called = call("assess", PLAN, "--format", "docx", "-o", str(path), "--lang", lang)

    assert 0 == called.code, called
    assert [path] == list(path.parent.iterdir())
    body, edges = _words(path.read_bytes())
    assert said in body
    assert crossed in body
    assert "brief.html" in body  # where the rest is
    assert "TLP:CLEAR" in edges
    sha = call("assess", PLAN, "--format", "json").envelope["inputs"][0]["sha256"]
    assert sha in edges


def test_word_brief_lies_beside_the_page(tmp_path: Path) -> None:
    """In a folder the Word file joins the page and the result, and the result on stdout is the text."""
    called = call("assess", PLAN, US, "--format", "docx", "-o", str(tmp_path))

    assert 0 == called.code, called
    assert ["assessment.json", "brief.docx", "brief.html"] == sorted(path.name for path in tmp_path.iterdir())
    assert called.out.startswith("Emerging plan")
    assert "brief.docx" in called.out


@pytest.mark.parametrize("words", [("--format", "docx"), ("-o", "{folder}/brief.docx")], ids=["no-output", "no-format"])
def test_wrong_use_writes_nothing(words: tuple[str, ...], tmp_path: Path) -> None:
    """Word without a place to write it, or a Word name without asking for Word, is wrong use."""
    called = call("assess", PLAN, *[word.replace("{folder}", str(tmp_path)) for word in words])

    assert 2 == called.code
    assert "docx" in called.err
    assert not list(tmp_path.iterdir())


def test_word_brief_is_the_same_each_time(tmp_path: Path) -> None:
    """Two runs write the same bytes: no time and no name of a machine is kept."""
    found = []
    for name in ("a.docx", "b.docx"):
        call("assess", PLAN, US, "--format", "docx", "-o", str(tmp_path / name))
        found.append((tmp_path / name).read_bytes())

    assert found[0] == found[1]
    with zipfile.ZipFile(io.BytesIO(found[0])) as parts:
        assert {1980} == {part.date_time[0] for part in parts.infolist()}


def test_a_release_is_recorded_in_the_word_brief(tmp_path: Path) -> None:
    """A brief below the marking of what was read says so in the header of each page."""
    shutil.copy("examples/ukraine/ukraine.case.yaml", tmp_path)
    text = Path(US).read_text(encoding="utf-8").replace("clauses:\n", "marking: TLP:AMBER\nclauses:\n", 1)
    (tmp_path / "x.framework.yaml").write_text(text, encoding="utf-8")
    path = tmp_path / "x.docx"

    plain = call("assess", str(tmp_path / "x.framework.yaml"), "--format", "docx", "-o", str(path))
    _, edges = _words(path.read_bytes())
    released = call("assess", str(tmp_path / "x.framework.yaml"), "--format", "docx", "-o", str(path), "--release-as", "green")
    _, lowered = _words(path.read_bytes())

    assert (0, 0) == (plain.code, released.code)
    assert "TLP:AMBER" in edges
    assert "TLP:GREEN" in lowered.splitlines()[0]
    assert "up to TLP:AMBER" in lowered


# The office suite is installed where the browser is, so one marker stands for both.
@pytest.mark.browser
@pytest.mark.parametrize("lang", ["en", "uk", "ru"])
def test_word_brief_has_two_pages(lang: str, tmp_path: Path) -> None:
    """However many texts, and in every language, the brief fits on two pages."""
    office = shutil.which("soffice")
    assert office, "no office suite found; install LibreOffice Writer"
    calls = {"plan": [PLAN], "both": [PLAN, US], "minsk": [MINSK], "truce": [TRUCE], "seven": _seven(tmp_path)}
    for name, texts in calls.items():
        assert 0 == call("assess", *texts, "--format", "docx", "-o", str(tmp_path / f"{name}.docx"), "--lang", lang).code

    subprocess.run([office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf",
                    "--outdir", str(tmp_path), *[str(tmp_path / f"{name}.docx") for name in calls]],
                   capture_output=True, timeout=180, check=True)

    pages = {name: len(re.findall(rb"/Type\s*/Page\b", (tmp_path / f"{name}.pdf").read_bytes())) for name in calls}
    assert dict.fromkeys(calls, 2) == pages
