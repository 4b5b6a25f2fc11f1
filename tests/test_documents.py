"""Reports that leave the terminal: candidates' results as a page of HTML, or as Markdown."""

import html
import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, Cqp, Golden
from markdown_it import MarkdownIt

HERE = ROOT / "tests" / "jury"
EXAMPLES = ROOT / "examples"
NAMES = ("02-quiz-non-reussi", "03-en-cours", "05-jury-reconnait", "06-un-bloc-par-vae")
HOSTILE = '</title>"><img src=x onerror=alert(1)><script>{{7*7}}{% raw %}|\u202e `a` **b** [c](http://d) \n# e'
DOCUMENTS = {
    "candidate": ("validate", EXAMPLES / "05-jury-reconnait.yaml"),
    "cohort": ("cohort", HERE / "candidats"),
    "title": ("summary",),
    "item": ("summary", "B1", "C8"),
    "minutes": ("minutes", HERE / "candidats", "--date", "2026-09-19"),
    "certificate": ("certificate", EXAMPLES / "05-jury-reconnait.yaml", "--date", "2026-10-01"),
}
EXTENSIONS = {"markdown": ".md", "html": ".html"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("format", EXTENSIONS)
def test_a_candidates_report(cqp: Cqp, golden: Golden, monkeypatch: pytest.MonkeyPatch, name: str, format: str) -> None:
    monkeypatch.setattr("cqp_cli.cli.validate.today", lambda: date(2026, 10, 1))
    result = cqp("validate", EXAMPLES / f"{name}.yaml", "--format", format)
    assert (result.code, result.err) == (0, "")
    golden(f"documents/{name}{EXTENSIONS[format]}", result.out)


@pytest.mark.parametrize("format", EXTENSIONS)
def test_several_candidates_and_a_file_that_cannot_be_used(cqp: Cqp, tmp_path: Path, format: str) -> None:
    bad = tmp_path / "mauvais.yaml"
    bad.write_text(
        "candidate: {id: x}\nresults: [{assessment: B9/q, date: 2026-05-01, score: 1/2}]\n", encoding="utf-8"
    )
    result = cqp("validate", EXAMPLES / "01-titre-obtenu.yaml", bad, "--format", format)
    assert result.code == 1
    assert "CQP503" in result.out
    assert result.out.count("<article>" if format == "html" else "\n# ") >= 1
    assert result.out.index("LEFÈVRE") < result.out.index("mauvais.yaml")


def hostile(tmp_path: Path) -> Path:
    """A candidate whose every free text is hostile."""
    data = yaml.safe_load((EXAMPLES / "05-jury-reconnait.yaml").read_text(encoding="utf-8"))
    data["candidate"] = {"id": "x<b>", "family_name": HOSTILE, "given_name": HOSTILE}
    data["adaptations"] = [{"assessment": "B1/quiz", "measure": HOSTILE}]
    data["juries"][-1]["decisions"]["title"]["reason"] = HOSTILE
    data["results"][0]["assessor"] = HOSTILE
    path = tmp_path / "hostile.yaml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    return path


def test_hostile_texts_stay_text_in_html(cqp: Cqp, tmp_path: Path) -> None:
    out = cqp("validate", hostile(tmp_path), "--format", "html").out
    assert not re.search(r"<(script|img|b>\()", out)
    assert not set(out) & {"\u202e"}
    assert "&lt;U+202E&gt;" in out
    assert "<script>{{7*7}}{% raw %}" in html.unescape(out)


def test_hostile_texts_stay_text_in_markdown(cqp: Cqp, tmp_path: Path) -> None:
    out = cqp("validate", hostile(tmp_path), "--format", "markdown").out
    tokens = [child for token in MarkdownIt("commonmark").enable("table").parse(out) for child in token.children or ()]
    kinds = {token.type for token in tokens}
    assert kinds <= {
        "text",
        "strong_open",
        "strong_close",
        "em_open",
        "em_close",
        "text_special",
        "hardbreak",
        "softbreak",
    }
    assert not set(out) & {"\u202e"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_page_needs_nothing_else(cqp: Cqp, name: str) -> None:
    result = cqp(*DOCUMENTS[name], "--format", "html")
    assert result.out.startswith("<!DOCTYPE html>")
    assert "<script" not in result.out
    assert not re.search(r"""(src|href)\s*=\s*["'](?!#)|url\(|@import|https?://""", result.out)


@pytest.mark.parametrize("format", EXTENSIONS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_extension_tells_the_format(cqp: Cqp, tmp_path: Path, name: str, format: str) -> None:
    path = tmp_path / f"out{EXTENSIONS[format]}"
    assert cqp(*DOCUMENTS[name], "-o", path).code == 0
    assert path.read_text(encoding="utf-8") == cqp(*DOCUMENTS[name], "--format", format).out
