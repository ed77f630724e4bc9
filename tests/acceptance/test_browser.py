"""The brief in a real browser: it fits every screen and A4, works by keyboard and for screen readers, asks no network."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from tests.acceptance.calling import call

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-default-apps",
)
TEXTS = {
    "one": ("ukraine/coalition-plan",), "both": ("ukraine/coalition-plan", "ukraine/us-28-point"),
    "map": ("pauses/plant-repair-truce",), "zone": ("../corpus/valid/settlement",),
    "all": tuple(f"ukraine/{path.name.removesuffix('.framework.yaml')}"
                 for path in sorted((EXAMPLES / "ukraine").glob("*.framework.yaml"))),
}
WIDTHS = (360, 390, 768, 1280, 1920)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The brief of one real text, of two and of all over one case, with a map, with a zone, and of the two in Russian."""
    found = {}
    for name, texts, lang in [*((name, texts, "en") for name, texts in TEXTS.items()), ("ru", TEXTS["both"], "ru")]:
        folder = tmp_path_factory.mktemp(name)
        called = call("assess", *[str(EXAMPLES / f"{text}.framework.yaml") for text in texts], "-o", str(folder),
                      "--lang", lang)
        assert 0 == called.code, called.err
        found[name] = folder / "brief.html"
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser that is installed, without a network of its own."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=_installed(), args=[*QUIET[1:]])
        yield started
        started.close()


def _installed() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    assert found, f"no browser found; install one of {', '.join(BROWSERS)}"
    return found


def _page(browser: Browser, path: Path, *, width: int = 1280, scheme: Any = "light", bypass: bool = False) -> Page:
    # The checker of accessibility runs a script, which the page itself forbids; only that check goes round it.
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=bypass)
    page = context.new_page()
    page.goto(path.as_uri())
    return page


def _open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def test_brief_opens_and_shows_its_answers(briefs: dict[str, Path], browser: Browser) -> None:
    """The browser builds the page with every question, both blocks, its figures and no complaint of its own."""
    for name, path in briefs.items():
        context = browser.new_context()
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message, said=complaints: said.append(message.text))
        page.goto(path.as_uri())

        assert 6 == page.locator(".question").count(), name
        assert 2 <= page.locator("svg[role=img]").count()
        assert not complaints
        context.close()


def test_brief_asks_nothing_of_a_network(briefs: dict[str, Path], browser: Browser, tmp_path: Path) -> None:
    """Opening, unfolding and printing the page asks for the page itself and nothing else, by the browser's own log too."""
    for path in briefs.values():
        context = browser.new_context()
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, seen=asked: seen.append(request.url))
        page.goto(path.as_uri())
        _open_all(page)
        page.pdf(format="A4")
        assert [path.as_uri()] == asked
        context.close()
    log = tmp_path / "net.json"
    words = [_installed(), *QUIET, f"--user-data-dir={tmp_path / 'profile'}", f"--log-net-log={log}", "--dump-dom",
             briefs["both"].as_uri()]
    subprocess.run(words, capture_output=True, timeout=120, check=True)

    # The browser asks things of its own accord; what the page asks for must stand in the page.
    urls = set(re.findall(r'"url":"(https?:[^"]+)"', log.read_text(encoding="utf-8")))
    text = briefs["both"].read_text(encoding="utf-8")
    assert not [url for url in urls if url in text]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["one", "both", "map", "zone", "all", "ru"])
def test_page_never_scrolls_sideways(name: str, width: int, briefs: dict[str, Path], browser: Browser) -> None:
    """From a small phone to a projector the page is as wide as the screen, with everything folded out, and not empty."""
    page = _page(browser, briefs[name], width=width)
    _open_all(page)

    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    assert len(page.screenshot()) > 20_000
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["one", "both", "map", "zone", "all", "ru"])
def test_no_barrier(name: str, scheme: str, width: int, briefs: dict[str, Path], browser: Browser) -> None:
    """Nothing on the page, folded out, is a serious barrier: contrast in light and dark, names, roles, headings, tables."""
    page = _page(browser, briefs[name], width=width, scheme=scheme, bypass=True)
    _open_all(page)

    found = Axe().run(page).response["violations"]

    serious = [one for one in found if one["impact"] in ("serious", "critical")]
    assert not [(one["id"], one["nodes"][0]["html"][:200]) for one in serious]
    page.context.close()


def _luminance(colour: str) -> float:
    parts = [float(part) / 255 for part in re.findall(r"[\d.]+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["both", "map", "zone", "all"])
def test_figures_are_legible(name: str, scheme: str, briefs: dict[str, Path], browser: Browser) -> None:
    """Words in figures stand out from the page at least 4.5 to 1, marks 3 to 1, and nothing keeps a colour of its own."""
    page = _page(browser, briefs[name], scheme=scheme)
    ground = _luminance(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    seen = page.evaluate("""[...document.querySelectorAll('svg[role=img] text, svg[role=img] [class*="s-"]')].map(one => {
        const style = getComputedStyle(one), text = one.tagName === 'text'
        return [text ? 'text' : one.getAttribute('class'), text ? style.fill : style.stroke, parseFloat(style.fontSize)]})""")

    assert len(seen) > 20
    for what, colour, size in seen:
        if what == "text" or not re.search(r"s-(line|paper|none)", what):
            light, dark = sorted((_luminance(colour), ground), reverse=True)
            in_bar = what == "text" and (light + 0.05) / (dark + 0.05) < 1.2  # counts on a filled bar, in the page's colour
            assert in_bar or (light + 0.05) / (dark + 0.05) >= (4.5 if what == "text" else 3), (what, colour)
        assert what != "text" or size >= 10
    page.context.close()


@pytest.mark.parametrize("name", ["one", "both"])
def test_everything_is_reached_by_keyboard(name: str, briefs: dict[str, Path], browser: Browser) -> None:
    """Tab goes through every link, fold and scrolling part in order with a visible frame; Enter folds out; a link skips."""
    page = _page(browser, briefs[name])
    wanted = page.evaluate("""[...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
        .map((one, n) => { one.dataset.stop = n; return one })
        .filter(one => one.checkVisibility({contentVisibilityAuto: true})).map(one => +one.dataset.stop)""")

    reached = []
    for _ in range(len(wanted)):
        page.keyboard.press("Tab")
        stop, framed = page.evaluate("""(() => { const one = document.activeElement
            return [+one.dataset.stop, getComputedStyle(one).outlineStyle !== 'none']})()""")
        assert framed, stop
        reached.append(stop)

    assert wanted == reached
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('summary').parentElement.open")
    page.evaluate("document.querySelector('.skip').focus()")
    assert page.evaluate("document.querySelector('.skip').getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    assert page.url.endswith("#glance")
    page.context.close()


def _printed(page: Page, folder: Path) -> list[str]:
    path = folder / "brief.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    reader = shutil.which("pdftotext")
    assert reader, "no reader of PDF found; install poppler-utils"
    done = subprocess.run([reader, "-layout", str(path), "-"], capture_output=True, text=True, check=True, timeout=60)
    return [re.sub(r"\s+", " ", text) for text in done.stdout.split("\f")[:-1]]


SHEETS = {
    "one": (40, ("Is it being kept?", "Being kept"), "Answers and their reasons"),
    "both": (75, ("Is it being kept?", "Red lines"), "Side by side"),
    "map": (25, ("Is it being kept?", "Being kept"), "Answers and their reasons"),
    "ru": (80, ("Соблюдают", "Красные линии"), "Сравнение"),
}
"""The most pages, what the first one holds, and with what the second begins."""


@pytest.mark.parametrize("name", SHEETS)
def test_page_one_on_paper_is_the_one_page_view(
    name: str, briefs: dict[str, Path], browser: Browser, tmp_path: Path
) -> None:
    """On A4 the first page holds the six answers and all that decides; the depth begins on the second."""
    most, held, after = SHEETS[name]
    page = _page(browser, briefs[name])

    sheets = _printed(page, tmp_path)

    assert 2 <= len(sheets) <= most
    assert all(words in sheets[0] for words in held)
    assert sheets[1].strip().startswith(after)
    assert after not in sheets[0]
    page.context.close()


def test_first_sheet_fits_in_every_language(briefs: dict[str, Path], browser: Browser, tmp_path: Path) -> None:
    """Words are longer in some languages; the one-page view of a text fits on its sheet in all of them."""
    for lang, heading in (("uk", "Відповіді та їхні підстави"), ("ru", "Ответы и их основания")):
        folder = tmp_path / lang
        assert 0 == call("assess", str(EXAMPLES / "ukraine" / "coalition-plan.framework.yaml"), "-o", str(folder),
                         "--lang", lang).code
        page = _page(browser, folder / "brief.html")
        assert _printed(page, folder)[1].strip().startswith(heading)
        page.context.close()
