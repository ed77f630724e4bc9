"""The brief in a real browser: it opens, shows its answers, and asks nothing of any network."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.acceptance.calling import call

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-default-apps",
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The brief of two real texts over one case."""
    folder = tmp_path_factory.mktemp("brief")
    texts = [str(EXAMPLES / "ukraine" / f"{name}.framework.yaml") for name in ("coalition-plan", "us-28-point")]
    called = call("assess", *texts, "-o", str(folder))
    assert 0 == called.code, called.err
    return folder / "brief.html"


def _open(page: Path, folder: Path, *options: str) -> str:
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    assert browser, f"no browser found; install one of {', '.join(BROWSERS)}"
    words = [browser, *QUIET, f"--user-data-dir={folder / 'profile'}", *options, page.as_uri()]
    return subprocess.run(words, capture_output=True, text=True, timeout=120, check=True).stdout


def test_brief_opens_and_shows_its_answers(brief: Path, tmp_path: Path) -> None:
    """The browser builds the page with every question, both figures and no error of its own."""
    shown = _open(brief, tmp_path, "--dump-dom")

    assert 6 == shown.count('class="question"')
    assert "What waits for what" in shown
    assert 2 <= shown.count("<svg")
    assert "parsererror" not in shown


def test_brief_asks_nothing_of_a_network(brief: Path, tmp_path: Path) -> None:
    """While the page is open, none of the addresses that it names is requested."""
    log = tmp_path / "net.json"

    _open(brief, tmp_path, f"--log-net-log={log}", "--dump-dom")

    # The browser asks things of its own accord; what the page asks for must stand in the page.
    asked = set(re.findall(r'"url":"(https?:[^"]+)"', log.read_text(encoding="utf-8")))
    page = brief.read_text(encoding="utf-8")
    assert not [url for url in asked if url in page]


@pytest.mark.parametrize("size", ["390,844", "1280,800", "1920,1080"])
def test_brief_paints_at_every_size(size: str, brief: Path, tmp_path: Path) -> None:
    """A phone, a laptop and a projector each get a picture that is more than an empty page."""
    picture = tmp_path / "page.png"

    _open(brief, tmp_path, f"--window-size={size}", f"--screenshot={picture}")

    assert picture.stat().st_size > 20_000
