"""`cqp explain`: a code's page, and the table of them all."""

import json
from pathlib import Path

import pytest
from conftest import Cqp
from markdown_it import MarkdownIt

from cqp_cli.wording import pages
from cqp_cli.wording.language import LANGUAGES


def test_a_page_says_what_is_checked_and_shows_it(cqp: Cqp) -> None:
    shown = cqp("explain", "CQP302").out
    page = pages.page("CQP302")
    assert shown.startswith(f"CQP302 · {page.text('fr', 'title')}\nErreur\u00a0:")
    assert page.paragraphs["fr"][0].split(".")[0][:60] in shown.replace("\n", " ")
    for example in page.examples:
        assert f"    {example.text.strip()}\n" in shown


def test_codes_are_named_in_any_case_and_each_once(cqp: Cqp) -> None:
    both = cqp("explain", "cqp302", "CQP412", "CQP302").out
    assert both.count("CQP302 · ") == both.count("CQP412 · ") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [20, 40, 80])
def test_every_page_fits_its_screen(cqp: Cqp, language: str, columns: int) -> None:
    for shown in (
        cqp("--lang", language, "explain", *pages.codes(), columns=columns),
        cqp("explain", "--all", columns=columns),
    ):
        assert (shown.code, shown.err) == (0, "")
        assert max(map(len, shown.out.splitlines())) <= columns


def test_the_table_has_every_code_by_family(cqp: Cqp) -> None:
    lines = cqp("explain", "--all").out.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  CQP")] == pages.codes()
    assert "CQP4xx · Doctrine de France compétences" in lines


@pytest.mark.parametrize("arguments", [["--all"], [*pages.codes()]])
def test_json_holds_all_that_the_pages_say(cqp: Cqp, arguments: list[str]) -> None:
    shape = json.loads(cqp("--lang", "en", "explain", *arguments, "--format", "json").out)
    assert shape["cqp"] == 1
    assert [one["code"] for one in shape["codes"]] == pages.codes()
    for one in shape["codes"]:
        assert one.keys() == {"code", "severity", "title", "paragraphs", "examples"}
        assert one["severity"] in ("error", "warning")


def test_markdown_is_a_document(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    assert cqp("explain", "CQP512", "-o", path).code == 0
    tokens = MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8"))
    fences = [token.content for token in tokens if token.type == "fence"]
    assert fences == [f"{example.text.rstrip()}\n" for example in pages.page("CQP512").examples]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["CQP999"], "there is no code “CQP999”"),
        (["CPQ412"], "did you mean CQP412?"),
        ([], "name some codes, or ask for --all"),
        (["CQP302", "--all"], "name some codes, or ask for --all"),
    ],
)
def test_what_there_is_no_page_of(cqp: Cqp, arguments: list[str], words: str) -> None:
    result = cqp("--lang", "en", "explain", *arguments)
    assert (result.code, result.out) == (2, "")
    assert words in result.err
