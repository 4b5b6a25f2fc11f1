"""Takes the README's pictures of two documents: `.venv/bin/python tools/pages.py` takes them anew.

It needs Chromium, and playwright (dependency group `test`).
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from cqp_cli import load_referential
from cqp_cli.cli import run

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))
from generate import compact  # noqa: E402 — the benchmarks are no package

SIZE: ViewportSize = {"width": 880, "height": 1040}
CANDIDATES = 24


def documents(folder: Path) -> dict[str, Path]:
    """The two pages, of an example and of candidates made up."""
    referential, session = load_referential(), folder / "session"
    session.mkdir()
    for number in range(CANDIDATES):
        (session / f"{number:02}.yaml").write_text(compact(number, referential), encoding="utf-8")
    pages = {"candidate": folder / "candidate.html", "cohort": folder / "cohort.html"}
    run(["validate", str(ROOT / "examples" / "02-quiz-non-reussi.yaml"), "-o", str(pages["candidate"])])
    run(["cohort", str(session), "-o", str(pages["cohort"])])
    return pages


def main() -> None:
    """Open each page, and keep the top of it."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, path in documents(Path(folder)).items():
            page = browser.new_page(viewport=SIZE)
            page.goto(path.as_uri())
            page.screenshot(path=ROOT / "docs" / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
