"""What `cqp lint` is told beside its command line: `cqp.toml`, or `[tool.cqp]` in a `pyproject.toml`."""

import os
import re
import tomllib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cqp_cli.checks.every import SEVERITIES
from cqp_cli.cli.codes import codes_named
from cqp_cli.cli.problems import UsageProblem
from cqp_cli.cli.terminal import words
from cqp_cli.diagnostic import Diagnostic, Severity
from cqp_cli.source.reader import MAX_BYTES
from cqp_cli.wording.language import N_
from cqp_cli.wording.numbers import listing
from cqp_cli.wording.system import why

_KEYS = ("select", "ignore", "strict")
_QUOTED, _COMMENT = re.compile(r"""\"[^"\n]*\"|'[^'\n]*'"""), re.compile(r"#.*")
_LONG_KEY = re.compile(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){100}")
_AT_LINE = re.compile(r"\(at line (\d+)")


class Choice(NamedTuple):
    """Which codes' warnings are shown; if `strict`, they fail too."""

    codes: Collection[str]
    strict: bool = False

    def shows(self, one: Diagnostic) -> bool:
        """Whether a finding is shown; an error always is: no file with one can be used."""
        return one.severity is Severity.ERROR or one.code in self.codes


def choice(select: Sequence[str] | None, ignore: Sequence[str] | None, strict: bool | None) -> Choice:
    """What the command line says, and the configuration where it says nothing.

    Raises `UsageProblem` where either names no code, or the configuration cannot be read.
    """
    path, settings = _settings()
    given = {"select": select, "ignore": ignore, "strict": strict}
    said = {**settings, **{key: value for key, value in given.items() if value is not None}}
    named = {
        key: frozenset(codes_named(said[key], None if given[key] is not None else path))
        for key in ("select", "ignore")
        if key in said
    }
    codes = named.get("select", frozenset(SEVERITIES)) - named.get("ignore", frozenset())
    return Choice(codes, said.get("strict", False))


def _settings() -> tuple[Path | None, dict[str, Any]]:
    """The nearest configuration, from the working folder upwards, and the file that it stands in."""
    for folder in (here := Path.cwd(), *here.parents):
        for path, section in ((folder / "cqp.toml", ()), (folder / "pyproject.toml", ("tool", "cqp"))):
            table = _table(path, section)
            if table is not None:
                return path, _checked(path, table)
    return None, {}


def _table(path: Path, section: Sequence[str]) -> Any:
    if not os.path.lexists(path):
        return None
    if not os.path.isfile(path):  # noqa: PTH113 — says no, where Path.is_file raises
        raise UsageProblem(N_("{path} cannot be read: {why}"), path=path, why=words().say(N_("it is no file")))
    try:
        with path.open("rb") as file:
            table: Any = tomllib.loads(_plain(file.read(MAX_BYTES).decode("utf-8-sig")))
    except OSError as error:
        raise UsageProblem(N_("{path} cannot be read: {why}"), path=path, why=why(words(), error)) from None
    except (ValueError, RecursionError) as error:  # TOML, UTF-8, and numbers that are too long
        line = _AT_LINE.search(str(error))
        message = N_("{path} is not valid TOML: see line {line}") if line else N_("{path} is not valid TOML")
        raise UsageProblem(message, path=path, line=line and line[1]) from None
    for name in section:
        table = table.get(name) if isinstance(table, dict) else None
    return table


def _plain(text: str) -> str:
    """The text, if no key in it can have so many parts that to read it would cost without measure."""
    if _LONG_KEY.search(_COMMENT.sub("", _QUOTED.sub("q", text))):
        raise ValueError
    return text


def _checked(path: Path, table: Any) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise UsageProblem(N_("{path}: “tool.cqp” is a table of options"), path=path)
    for key, value in table.items():
        if key not in _KEYS:
            known = listing([*_KEYS])
            raise UsageProblem(
                N_("{path}: there is no option “{key}”; choose among: {known}"), path=path, key=key, known=known
            )
        is_list = isinstance(value, list) and (value or key != "select") and all(isinstance(one, str) for one in value)
        if key == "strict" and not isinstance(value, bool):
            raise UsageProblem(N_("{path}: “strict” is true or false"), path=path)
        if key != "strict" and not is_list:
            raise UsageProblem(N_("{path}: “{key}” is a list of codes"), path=path, key=key)
    return table
