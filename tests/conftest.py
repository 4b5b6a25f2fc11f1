"""What the tests share: the command line as a user runs it, and golden files."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from cqp_cli.cli import run

ROOT = Path(__file__).parents[1]
# How long an example takes says how busy the machine is, and nothing else.
settings.register_profile("patient", settings(), deadline=None)
settings.load_profile("patient")
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
GOLDEN = Path(__file__).parent / "golden"


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Cqp = Callable[..., Result]
Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the language, the colours or the width of whoever runs it."""
    for name in ("CQP_LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")


@pytest.fixture
def cqp(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cqp:
    """Run `cqp` in this process: arguments, and `stdin` and `columns` where they matter."""

    def command(*arguments: object, stdin: bytes = b"", columns: int = 80) -> Result:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setenv("COLUMNS", str(columns))
        code = run([str(argument) for argument in arguments])
        return Result(code, *capsys.readouterr())

    return command


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a file under `tests/golden`; `pytest --update-golden` writes them.

    What all pages of HTML look like is left out.
    """

    def compare(name: str, text: str) -> None:
        path, text = GOLDEN / name, _STYLE.sub("<style></style>", text)
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no golden file {name}: pytest --update-golden writes it"
        assert text == path.read_text(encoding="utf-8")

    return compare
