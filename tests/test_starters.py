"""`cqp new referential`: a small example that is whole, in both languages, and a copy of the bundled one."""

from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, Cqp

from cqp_cli import Verdict, evaluate, load_candidate, load_referential

LANGUAGES = ("fr", "en")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_a_new_referential_to_a_result(cqp: Cqp, language: str) -> None:
    for arguments in (
        ("new", "referential", "-o", "title.yaml"),
        ("summary", "-r", "title.yaml", "B1", "C3"),
        ("new", "candidate", "-r", "title.yaml", "-o", "candidate.yaml"),
        ("validate", "candidate.yaml", "--detail"),
    ):
        result = cqp(*arguments, "--lang", language)
        assert (result.code, result.err) == (0, "")
    file = load_candidate("candidate.yaml")
    outcome = evaluate(file.referential, file.candidate, on=date(2026, 11, 24))
    assert {bloc.verdict for bloc in outcome.blocs} == {Verdict.PENDING}
    assert len(outcome.missing) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_screen_it_is_the_same(cqp: Cqp, language: str) -> None:
    shown = cqp("new", "referential", "--lang", language).out
    assert cqp("new", "referential", "-o", "-", "--lang", language).out == shown
    cqp("new", "referential", "-o", "title.yaml", "--lang", language)
    assert Path("title.yaml").read_text(encoding="utf-8") == shown


def test_both_languages_have_the_same_parts(cqp: Cqp) -> None:
    for language in LANGUAGES:
        cqp("new", "referential", "-o", f"{language}.yaml", "--lang", language)
    french, english = (load_referential(f"./{language}.yaml") for language in LANGUAGES)
    assert [*french.competence] == [*english.competence]
    assert [len(bloc.assessments) for bloc in french.blocs] == [len(bloc.assessments) for bloc in english.blocs]
    assert french.rules == english.rules


def test_a_copy_of_the_bundled_one(cqp: Cqp) -> None:
    cqp("new", "referential", "--from", "cqp-ccp", "-o", "copy.yaml")
    assert Path("copy.yaml").read_bytes() == (ROOT / "referential" / "cqp-ccp.yaml").read_bytes()


def test_of_an_unknown_one(cqp: Cqp, here: Path) -> None:
    result = cqp("new", "referential", "--from", "cqp-cpp", "-o", "copy.yaml")
    assert (result.code, result.out, list(here.iterdir())) == (3, "", [])
    assert "CQP205" in result.err


def test_no_file_is_overwritten(cqp: Cqp) -> None:
    Path("title.yaml").write_text("à garder", encoding="utf-8")
    assert cqp("new", "referential", "-o", "title.yaml").code == 3
    assert Path("title.yaml").read_text(encoding="utf-8") == "à garder"
    assert cqp("new", "referential", "-o", "title.yaml", "--force").code == 0
