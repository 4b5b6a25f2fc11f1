"""Completion: what a shell is told when somebody presses the tabulation key, and how it is set up."""

import subprocess
from pathlib import Path

import pytest
from conftest import Cqp

TITLE = """cqp: 1
id: x
version: "1"
title: T
blocs:
  - id: B1
    title: "$(touch evil) `touch evil` [/b] \\"; ' : (x)"
    competences: [{id: C1, statement: s}]
"""


def typed(cqp: Cqp, monkeypatch: pytest.MonkeyPatch, *words: str, shell: str = "bash") -> list[str]:
    """What the shell is offered for the last word."""
    line = " ".join(["cqp", *words])
    monkeypatch.setenv("_CQP_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", words[-1])
    result = cqp()
    assert (result.code, result.err) == (0, "")
    return [line for line in result.out.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["su"], ["summary"]),
        (
            ["summary", "B1"],
            ["B1", "B1/etude-de-cas", "B1/tuteur", "B1/etude-de-cas-suite", "B1/quiz", "B1/etude-de-cas-fin"],
        ),
        (["summary", "B4/quiz-r"], ["B4/quiz-risques"]),
        (["summary", "C1", "C2"], ["C2", *(f"C{number}" for number in range(20, 29))]),
        (["summary", "X"], []),
        (["summary", "-r", "cq"], ["cqp-ccp"]),
        (["summary", "-r", "absent.yaml", "B"], []),
        (["summary", "--format", "m"], ["markdown"]),
        (["validate", "--format", "json"], ["json", "jsonl"]),
        (["validate", "-r", "./"], []),
        (["new", "c"], ["candidate"]),
        (["schema", "r"], ["referential"]),
    ],
)
def test_what_is_offered(cqp: Cqp, monkeypatch: pytest.MonkeyPatch, words: list[str], offered: list[str]) -> None:
    assert typed(cqp, monkeypatch, *words) == offered


def test_the_referential_of_the_command_line(cqp: Cqp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(TITLE.replace("B1", "B9"), encoding="utf-8")
    assert typed(cqp, monkeypatch, "summary", "-r", str(path), "B") == ["B9"]


def test_shells_that_show_what_a_name_stands_for(cqp: Cqp, monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed(cqp, monkeypatch, "summary", "B1/etude-de-cas-s", shell="fish") == [
        "B1/etude-de-cas-suite\tSuite de l’étude de cas"
    ]
    assert typed(cqp, monkeypatch, "summary", "B1/q", shell="zsh") == ['_arguments \'*: :(("B1/quiz":"Quiz global"))\'']


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_hostile_text_is_never_run(cqp: Cqp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shell: str) -> None:
    """A shell may evaluate what it is given: only letters, digits and plain punctuation reach it."""
    path = tmp_path / "r.yaml"
    path.write_text(TITLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (answer,) = typed(cqp, monkeypatch, "summary", "-r", "r.yaml", "B", shell=shell)
    shown = answer.removeprefix("_arguments '*: :((").removesuffix("))'").replace("\t", " ")
    assert not set("$`[]\\();&|<>'").intersection(shown)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_the_script_is_shown(cqp: Cqp, shell: str) -> None:
    result = cqp("--show-completion", shell)
    assert (result.code, result.err) == (0, "")
    assert "_CQP_COMPLETE" in result.out


def test_a_shell_that_is_not_known(cqp: Cqp) -> None:
    result = cqp("--show-completion", "tcsh", columns=200)
    assert (result.code, result.out) == (2, "")
    assert "« tcsh »" in result.err.replace("\u00a0", " ")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def in_shell(monkeypatch: pytest.MonkeyPatch, shell: str | None) -> None:
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: shell)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_installing(cqp: Cqp, home: Path, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    in_shell(monkeypatch, shell)
    result = cqp("--install-completion", columns=200)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"La complétion pour {shell} est installée dans {home}")
    assert any("_CQP_COMPLETE" in path.read_text(encoding="utf-8") for path in home.rglob("*cqp*") if path.is_file())


def test_installing_for_a_shell_that_is_not_known(cqp: Cqp, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_shell(monkeypatch, None)
    result = cqp("--install-completion", columns=200)
    assert (result.code, result.out, list(home.iterdir())) == (3, "", [])
    assert "bash, zsh, fish" in result.err


@pytest.mark.parametrize("error", [PermissionError(13, "no"), subprocess.CalledProcessError(1, "pwsh")])
def test_installing_where_that_fails(cqp: Cqp, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr("typer.completion.install", fail)
    result = cqp("--install-completion", columns=200)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("cqp: la complétion ne peut pas être installée")
