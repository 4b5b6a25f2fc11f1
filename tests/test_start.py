"""What each command loads: nobody waits for what they did not ask for."""

import os
import subprocess
import sys

import pytest
from conftest import ROOT

CANDIDATE = str(ROOT / "examples" / "01-titre-obtenu.yaml")
# What takes long to load, or belongs to one command.
WATCHED = (
    "jinja2",
    "pydantic",
    "rich",
    "yaml",
    "multiprocessing",
    "cqp_cli.checks.every",
    "cqp_cli.checks.on_load",
    "cqp_cli.cli.cohort",
    "cqp_cli.cli.lint",
    "cqp_cli.cli.validate",
    "cqp_cli.engine.evaluate",
    "cqp_cli.loading.misshapen",
    "cqp_cli.reports.outcome_types",
    "cqp_cli.reports.schema",
    "cqp_cli.reports.text",
    "cqp_cli.wording.pages",
)
LOADING = {"pydantic", "yaml", "cqp_cli.checks.on_load", "cqp_cli.engine.evaluate"}


def loaded(*arguments: str, **environment: str) -> set[str]:
    """Those of the modules watched that a command loads, in a process of its own."""
    program = (
        "import sys\nfrom cqp_cli.cli import run\nrun(sys.argv[1:])\n"
        f"print(*sorted(set(sys.modules) & set({WATCHED!r})), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(
        command, capture_output=True, check=True, text=True, encoding="utf-8", env={**os.environ, **environment}
    )
    return set(done.stderr.splitlines()[-1].split()) if done.stderr.strip() else set()


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_loads_no_model(arguments: tuple[str, ...]) -> None:
    assert not loaded(*arguments) & {"pydantic", "yaml", "rich"}


@pytest.mark.parametrize("typed", ["cqp ", "cqp va", "cqp --la"])
def test_completing_a_command_loads_no_model(typed: str) -> None:
    words = {"COMP_WORDS": typed, "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": typed}
    assert not loaded(_CQP_COMPLETE="complete_bash", **words)


def test_a_verdict_for_a_program() -> None:
    assert loaded("validate", CANDIDATE, "--format", "json") == {*LOADING, "cqp_cli.cli.validate"}


def test_a_verdict_for_a_person() -> None:
    assert loaded("validate", CANDIDATE) == {*LOADING, "cqp_cli.cli.validate", "rich", "cqp_cli.reports.text"}


def test_a_cohort_for_a_program() -> None:
    found = loaded("cohort", CANDIDATE, "--format", "csv")
    assert found == {*LOADING, "cqp_cli.cli.cohort", "multiprocessing"}


def test_lint_for_a_program() -> None:
    found = loaded("lint", CANDIDATE, "--format", "json")
    assert found == {*LOADING, "cqp_cli.checks.every", "cqp_cli.cli.lint", "cqp_cli.wording.pages"}


def test_a_schema() -> None:
    found = loaded("schema", "outcome")
    assert {"cqp_cli.reports.schema", "cqp_cli.reports.outcome_types", "pydantic"} <= found
    assert not found & {"rich", "cqp_cli.cli.lint", "cqp_cli.cli.cohort"}


def test_every_check_that_stops_a_file_is_there_on_load() -> None:
    program = (
        "from cqp_cli.checks import on_load\nfrom cqp_cli.checks.registry import CANDIDATE_CHECKS, REFERENTIAL_CHECKS\n"
        "from cqp_cli.diagnostic import Severity\n"
        "def stop(): return {c.code for cs in (REFERENTIAL_CHECKS, CANDIDATE_CHECKS) for c in cs"
        " if c.severity is Severity.ERROR}\n"
        "before = stop()\nimport cqp_cli.checks.every\nassert before == stop() and before"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
