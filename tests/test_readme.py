"""What the README shows is what happens."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import ROOT, Cqp

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGES = (
    ("date: # year-month-day, such as 2026-05-14\n    score: #", "date: 2026-05-14\n    score: 41/40 #"),
    ("overall: #", "overall: acquit #"),
    ("date: #", "date: 2026-05-12 #"),
)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def a_file_with_two_slips(cqp: Cqp, path: Path) -> None:
    text = cqp("new", "candidate", "--lang", "en").out
    for before, after in CHANGES:
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")


def test_every_screen(cqp: Cqp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    a_file_with_two_slips(cqp, tmp_path / "camille.yaml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CQP_LANG", "en")
    screens = blocks("console")
    assert len(screens) == 2
    for screen in screens:
        command, _, shown = screen.partition("\n")
        result = cqp(*command.removeprefix("$ cqp ").split())
        assert result.out + result.err == shown


def test_the_library_example(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})
    assert capsys.readouterr().out.startswith("Verdict.NOT_ACQUIRED ('B2', 'B3', 'B4')\nCQP Chargé")


def test_ci_runs_the_readmes_test_command() -> None:
    run, test = blocks("sh")
    assert "cqp validate examples/" in run
    assert test in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert links
    for link in links:
        assert (ROOT / link).exists(), link
