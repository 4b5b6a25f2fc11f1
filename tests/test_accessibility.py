"""Every document in a real browser: it can be read by everybody, on any screen and on paper, and needs nothing else.

The referential itself asks for as much (C27, C28). Without Chromium, or the packages that drive it, these tests are
skipped; where `CI` is set they fail.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

from cqp_cli.cli import run

if not os.environ.get("CI"):
    for module in ("playwright", "axe_playwright_python"):
        pytest.importorskip(module, reason="needs the dependency group `test`")
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # it has no stubs
from playwright.sync_api import Dialog, Error, Page, Route, sync_playwright

EXAMPLES = ROOT / "examples"
JURY = ROOT / "tests" / "jury"
ELISE = str(EXAMPLES / "05-jury-reconnait.yaml")
HOSTILE = '"><img src=x onerror=alert(1)></td></text><script>alert(2)</script>{{7*7}}\u202e' + "x" * 110
SOURCES = {
    "candidate": ("validate", str(EXAMPLES / "02-quiz-non-reussi.yaml")),
    "candidate under way": ("validate", str(EXAMPLES / "03-en-cours.yaml")),
    "candidate with a jury": ("validate", ELISE),
    "candidates": ("validate", ELISE, "hostile.yaml", "bad.yaml"),
    "cohort": ("cohort", str(EXAMPLES)),
    "cohort of one bloc": ("cohort", str(JURY / "candidats"), "--bloc", "B2"),
    "cohort with hostile names": ("cohort", "hostile.yaml", "bad.yaml"),
    "title": ("summary",),
    "title in English": ("--lang", "en", "summary"),
    "items": ("summary", "B1", "C8", "B4/credit"),
    "assessment": ("summary", "B1/quiz"),
    "minutes": ("minutes", str(JURY / "candidats"), "--date", "2026-09-19"),
    "minutes with hostile names": ("minutes", "hostile.yaml", "--date", "2026-09-19", "--incident", HOSTILE),
    "certificate": ("certificate", ELISE, "--date", "2026-10-01"),
    "certificate of a bloc": ("certificate", "hostile.yaml", "B2", "--date", "2026-10-01", "--place", HOSTILE),
}
HOSTILE_ONES = [name for name in SOURCES if "hostile.yaml" in SOURCES[name]]
by_document = pytest.mark.parametrize("name", SOURCES)


@pytest.fixture(scope="session")
def tab() -> Iterator[Page]:
    """A tab of Debian's Chromium: one for all, since to open one takes longer than most tests."""
    found = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    path = next((one for one in found if one), None)
    if path is None:
        reason = "needs Chromium (on Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        # Its own sandbox is not to be had by root, who runs a continuous integration.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every document as a file."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "bad.yaml").write_text(
        "candidate: {id: x}\nresults: [{assessment: B9/q, score: 1/2}]\n", encoding="utf-8"
    )
    data = yaml.safe_load(Path(ELISE).read_text(encoding="utf-8"))
    data["candidate"] = {"id": "x", "family_name": HOSTILE, "given_name": HOSTILE}
    data["juries"][-1]["decisions"]["title"]["reason"] = HOSTILE
    (folder / "hostile.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        patched.setenv("LANG", "fr_FR.UTF-8")
        for name, arguments in SOURCES.items():
            run([*arguments, "-o", f"{name}.html"])
    return {name: folder / f"{name}.html" for name in SOURCES}


@pytest.fixture
def opened(tab: Page, documents: dict[str, Path], name: str) -> Iterator[Page]:
    """The document, which may ask for nothing but itself, with all that can be unfolded."""
    asked: list[str] = []
    wrong: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_() if route.request.url == documents[name].as_uri() else route.abort()

    def dismiss(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    def fail(error: Error) -> None:
        wrong.append(error.message)

    tab.route("**/*", answer)
    tab.on("dialog", dismiss)
    tab.on("pageerror", fail)
    tab.emulate_media(color_scheme="light", media="screen")
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(documents[name].as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    yield tab
    tab.unroute("**/*")
    tab.remove_listener("dialog", dismiss)
    tab.remove_listener("pageerror", fail)
    assert asked == [documents[name].as_uri()]
    assert wrong == []


LOOKS: list[tuple[Any, Any]] = [("light", "screen"), ("dark", "screen"), ("light", "print")]


@by_document
def test_axe_finds_nothing(opened: Page, name: str) -> None:
    for scheme, media in LOOKS:
        opened.emulate_media(color_scheme=scheme, media=media)
        violations = Axe().run(opened).response["violations"]
        told = [(one["id"], one["help"], [node["target"] for node in one["nodes"]]) for one in violations]
        assert not told, f"{name} ({scheme}, {media}):\n{json.dumps(told, indent=1)}"


@by_document
def test_nothing_is_wider_than_the_screen(opened: Page) -> None:
    for width in (320, 360, 800, 1280):
        opened.set_viewport_size({"width": width, "height": 900})
        assert opened.evaluate("document.documentElement.scrollWidth") <= width


WIDTH_ON_PAPER = 672  # pixels, of A4 without its margins


@by_document
def test_nothing_is_cut_off_on_paper(opened: Page) -> None:
    opened.emulate_media(media="print")
    opened.set_viewport_size({"width": WIDTH_ON_PAPER, "height": 900})
    assert opened.evaluate("document.documentElement.scrollWidth") <= WIDTH_ON_PAPER


FOCUSABLE = "a[href], area[href], button, input, select, textarea, summary, iframe, [contenteditable], [tabindex]"
FOCUSED = """() => {
    const one = document.activeElement, look = getComputedStyle(one)
    return [one.dataset.place, one.className, `${look.outlineStyle} ${look.outlineWidth}`]
}"""


@by_document
def test_the_keyboard_gets_everywhere_and_is_seen(opened: Page) -> None:
    number = "all => all.map((one, place) => { one.dataset.place = place }).length"
    there = opened.locator(FOCUSABLE).evaluate_all(number)
    for place in range(there):
        opened.keyboard.press("Tab")
        reached, kind, outline = opened.evaluate(FOCUSED)
        assert (reached, outline) == (str(place), "solid 3px")
        assert place > 0 or kind == "skip"


@by_document
def test_what_scrolls_can_be_scrolled_with_the_keyboard(opened: Page) -> None:
    opened.set_viewport_size({"width": 360, "height": 900})
    script = """[...document.querySelectorAll('*')].filter(one =>
        one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX) && one.tabIndex < 0
    ).map(one => one.outerHTML.slice(0, 80))"""
    assert opened.evaluate(script) == []


@by_document
def test_headings_tables_and_pictures_are_what_they_say(opened: Page, name: str) -> None:
    assert opened.locator("html").get_attribute("lang") == ("en" if "en" in SOURCES[name] else "fr")
    assert opened.locator("script").count() == 0, "without JavaScript it would be another page"
    levels = opened.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => +one.tagName[1])")
    articles = opened.locator("article").count()
    assert levels.count(1) == max(articles, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert opened.locator("table:not(:has(caption))").count() == 0
    assert opened.locator("th:not([scope])").count() == 0
    assert opened.locator("svg[role=img]:not([aria-label])").count() == 0
    assert opened.locator("figure:has(svg) details table").count() == opened.locator("figure:has(svg)").count()


@by_document
def test_it_is_printed_on_a4(opened: Page) -> None:
    paper = opened.pdf(prefer_css_page_size=True)
    sizes = {tuple(round(float(one)) for one in box.split()) for box in re.findall(rb"/MediaBox ?\[([^\]]*)\]", paper)}
    assert sizes == {(0, 0, 595, 842)}


@pytest.mark.parametrize("name", HOSTILE_ONES)
def test_names_stay_text(opened: Page) -> None:
    assert opened.locator("img, [onerror]").count() == 0
    text = opened.inner_text("body")
    assert "<script>alert(2)</script>{{7*7}}<U+202E>" in text.replace(
        "<SCRIPT>ALERT(2)</SCRIPT>", "<script>alert(2)</script>"
    )
