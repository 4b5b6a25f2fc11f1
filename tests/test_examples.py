"""Every example, in both languages and at several widths, looks as its golden file says."""

import json
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, Cqp, Golden

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
VERDICTS = {
    "01-titre-obtenu": ("acquired", "acquired", "jury"),
    "02-quiz-non-reussi": ("not_acquired", "not_acquired", None),
    "03-en-cours": ("not_acquired", "not_acquired", None),
    "04-nouvelle-evaluation": ("acquired", "acquired", None),
    "05-jury-reconnait": ("acquired", "not_acquired", "jury"),
    "06-un-bloc-par-vae": ("acquired", "acquired", "jury"),
}
by_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)


def test_every_example_is_known() -> None:
    assert [path.stem for path in EXAMPLES] == list(VERDICTS)


@by_example
def test_an_example_says_what_it_shows(example: Path) -> None:
    first = example.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert len(first) > 40


@by_example
def test_verdict(example: Path, cqp: Cqp) -> None:
    result = cqp("validate", example, "--format", "json")
    outcome = json.loads(result.out)
    assert (outcome["verdict"], outcome["computed"], outcome["decided_by"]) == VERDICTS[example.stem]
    assert (result.code, result.err) == (0, "")


@by_example
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_screen(example: Path, language: str, columns: int, cqp: Cqp, golden: Golden) -> None:
    result = cqp("validate", example, "--lang", language, columns=columns)
    assert result.code == 0
    assert max(map(len, result.out.splitlines())) <= columns
    golden(f"screens/{example.stem}.{language}.{columns}.txt", result.out)


@by_example
def test_json(example: Path, cqp: Cqp, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cqp_cli.cli.validate.today", lambda: date(2026, 11, 23))
    golden(f"json/{example.stem}.json", cqp("validate", example, "--format", "json").out)
