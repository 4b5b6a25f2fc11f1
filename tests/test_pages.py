"""Each diagnostic's page is its test: its bad examples give its code and no other, its good ones nothing."""

from pathlib import Path

import pytest
from example_files import is_candidate, write

from cqp_cli import Diagnostic, InvalidInput, load_candidate, load_referential
from cqp_cli.wording import pages

every_page = pytest.mark.parametrize("code", pages.codes())


def found(path: Path) -> list[Diagnostic]:
    """What is wrong with a file."""
    try:
        (load_candidate if is_candidate(path.read_text(encoding="utf-8")) else load_referential)(path)
    except InvalidInput as invalid:
        return list(invalid.diagnostics)
    return []


@every_page
def test_examples_come_to_what_their_page_says(code: str, tmp_path: Path) -> None:
    files = write(pages.page(code), tmp_path)
    for path in files["bad"]:
        assert {one.code for one in found(path)} == {code}, path.read_text(encoding="utf-8")
    for path in files["good"]:
        assert found(path) == [], path.read_text(encoding="utf-8")
