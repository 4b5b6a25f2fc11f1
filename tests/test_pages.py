"""Each diagnostic's page is its test: its bad examples give its code and no other, its good ones nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from example_files import write

from cqp_cli.checks.every import SEVERITIES
from cqp_cli.checks.registry import CANDIDATE_CHECKS, REFERENTIAL_CHECKS, SOURCE_CHECKS, Check
from cqp_cli.diagnostic import Code, Diagnostic, Severity
from cqp_cli.loading.lint import lint
from cqp_cli.wording import pages
from cqp_cli.wording.language import LANGUAGES

TODAY = date(2026, 11, 1)
# What no text can show: a file that is not there, too large or in another encoding; what is wrong in another file.
WITHOUT_EXAMPLES = {Code.UNREADABLE, Code.TOO_LARGE, Code.NOT_UTF8, Code.TOO_MANY_NODES, Code.UNUSABLE_REFERENTIAL}
# What only JSON Lines have, or several files together.
WITHOUT_EXAMPLES |= {Code.NOT_JSON, Code.CANDIDATE_TWICE, Code.OTHER_REFERENTIAL}

every_page = pytest.mark.parametrize("code", pages.codes())


def found(path: Path) -> list[Diagnostic]:
    """What there is to say of a file, or of its referential; where there are errors, those."""
    diagnostics = [one for one in lint(path, today=TODAY) if one.code != Code.UNUSABLE_REFERENTIAL]
    errors = [one for one in diagnostics if one.severity is Severity.ERROR]
    return errors or list(diagnostics)


@every_page
def test_examples_come_to_what_their_page_says(code: str, tmp_path: Path) -> None:
    files = write(pages.page(code), tmp_path)
    for path in files["bad"]:
        assert {one.code for one in found(path)} == {code}, path.read_text(encoding="utf-8")
    for path in files["good"]:
        assert found(path) == [], path.read_text(encoding="utf-8")


@every_page
def test_every_page_has_examples(code: str) -> None:
    kinds = {example.kind for example in pages.page(code).examples}
    assert kinds >= {"bad", "good"} or code in WITHOUT_EXAMPLES


def test_every_code_has_a_page_and_the_reverse() -> None:
    assert pages.codes() == sorted(SEVERITIES)


def test_the_codes_of_a_family_leave_no_holes() -> None:
    """But for those that were given up: a code is never used again."""
    given_up = {103}
    numbers = {int(code.removeprefix("CQP")) for code in pages.codes()}
    for family in {number // 100 for number in numbers}:
        of_it = {number for number in numbers if number // 100 == family}
        assert set(range(family * 100 + 1, max(of_it) + 1)) - of_it <= given_up


def variants(code: str, language: str) -> Iterator[tuple[str, str]]:
    """Each sentence's variant, and the sentence with its hint."""
    page = pages.page(code)
    named = [name for name, text in page.texts[language].items() if not isinstance(text, str)]
    for name in named if named and not page.text(language, "message") else ["", *named]:
        yield name, page.text(language, "message", name) + page.text(language, "hint", name)


@every_page
def test_both_languages_say_the_same(code: str) -> None:
    french, english = (dict(variants(code, language)) for language in LANGUAGES)
    assert french.keys() == english.keys()
    for name, text in french.items():
        assert text.strip()
        fields = {field for _, field, _, _ in Formatter().parse(text)}
        assert fields == {field for _, field, _, _ in Formatter().parse(english[name])}


@every_page
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_what_is_checked_and_why(code: str, language: str) -> None:
    page = pages.page(code)
    assert page.text(language, "title")
    assert len(page.paragraphs[language]) >= 2
    for paragraph in page.paragraphs[language]:
        assert paragraph.endswith((".", "!", "?", "…"))
        assert "`" not in paragraph
        assert "**" not in paragraph


def test_titles_tell_codes_apart() -> None:
    for language in LANGUAGES:
        titles = [pages.page(code).text(language, "title") for code in pages.codes()]
        assert len(set(titles)) == len(titles)


def test_a_code_is_of_the_files_writing_or_of_one_check_of_what_it_says() -> None:
    """Else two findings would have one sentence, one hint and one page."""
    checks: list[Check[Any]] = [*SOURCE_CHECKS, *REFERENTIAL_CHECKS, *CANDIDATE_CHECKS]
    assert {code.value for code in Code}.isdisjoint(check.code for check in checks)
