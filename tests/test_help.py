"""The examples in the help: every command has some, and every one of them runs."""

import shlex
from pathlib import Path

import pytest
from conftest import ROOT, Cqp

from cqp_cli.cli.examples import EXAMPLES

COMMANDS = [
    *("validate", "cohort", "minutes", "certificate", "lint", "explain", "summary", "test"),
    *("new candidate", "new referential", "schema"),
]
JURY = "members:\n  - {name: Anne, external: true}\n  - {name: Bruno, external: true}\n"
ALL = [(name, command) for name, examples in EXAMPLES.items() for command, _ in examples]


def test_every_command_has_examples() -> None:
    assert set(EXAMPLES) == {"cqp", *(f"cqp {command}" for command in COMMANDS)}


@pytest.mark.parametrize(("name", "command"), ALL, ids=[command for _, command in ALL])
def test_an_example_runs(cqp: Cqp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, command: str) -> None:
    monkeypatch.chdir(tmp_path)
    cqp("new", "referential", "--from", "cqp-ccp", "-o", "title.yaml")
    cqp("new", "candidate", "-o", "camille.yaml")
    Path("tests").mkdir()
    Path("session").mkdir()
    Path("session/camille.yaml").write_bytes(Path("camille.yaml").read_bytes())
    Path("jury.yaml").write_text(JURY, encoding="utf-8")
    if name == "cqp certificate":
        awarded = (ROOT / "examples" / "01-titre-obtenu.yaml").read_text(encoding="utf-8")
        Path("camille.yaml").write_text(awarded, encoding="utf-8")
    expected = Path("camille.yaml").read_text(encoding="utf-8") + "expect: {title: pending}\n"
    Path("tests/nothing-yet.yaml").write_text(expected, encoding="utf-8")
    arguments = shlex.split(command)[1:]
    written = arguments[arguments.index("-o") + 1] if "-o" in arguments else ""
    Path(written or "nothing").unlink(missing_ok=True)
    if "session/*.yaml" in arguments:  # which a shell would have read
        arguments[arguments.index("session/*.yaml")] = "camille.yaml"
    result = cqp(*arguments)
    assert (result.code, "" if name == "cqp certificate" else result.err) == (0, "")  # which says what is to fill in
    assert command.startswith(name)


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_an_example_stays_on_its_line(cqp: Cqp, columns: int) -> None:
    for name, examples in EXAMPLES.items():
        shown = cqp(*name.split()[1:], "--help", columns=columns).out.splitlines()
        for command, _ in examples:
            assert f"  {command}" in shown


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_line_of_the_list_of_commands_is_cut(cqp: Cqp, language: str) -> None:
    assert "..." not in cqp("--help", "--lang", language).out
    assert "[ID]…" in cqp("summary", "--help", "--lang", language).out
