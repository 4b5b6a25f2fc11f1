"""What `cqp lint` is told beside its command line: `cqp.toml`, or `[tool.cqp]` in a `pyproject.toml`."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cqp_cli.checks import SEVERITIES
from cqp_cli.cli.codes import unknown_code
from cqp_cli.cli.problems import UsageProblem
from cqp_cli.diagnostic import Diagnostic, Severity
from cqp_cli.wording import N_, listing

_KEYS = ("select", "ignore", "strict")
_AT_LINE = re.compile(r"\(at line (\d+)")


class Choice(NamedTuple):
    """Which warnings are shown, by the beginnings of the codes chosen and left out; if `strict`, they fail too."""

    select: tuple[str, ...] = ("CQP",)
    ignore: tuple[str, ...] = ()
    strict: bool = False

    def shows(self, one: Diagnostic) -> bool:
        """Whether a finding is shown; an error always is: no file with one can be used."""
        if one.severity is Severity.ERROR:
            return True
        return one.code.startswith(self.select) and not one.code.startswith(self.ignore)


def choice(select: Sequence[str] | None, ignore: Sequence[str] | None, strict: bool | None) -> Choice:
    """What the command line says, and the configuration where it says nothing.

    Raises `UsageProblem` where either names no code, or the configuration cannot be read.
    """
    path, settings = _settings()
    given = {"select": select, "ignore": ignore, "strict": strict}
    for key, value in given.items():
        if value is not None:
            settings[key] = value
    families = {
        key: tuple(_family(one, None if given[key] else path) for one in settings[key])
        for key in ("select", "ignore")
        if key in settings
    }
    return Choice(**families, strict=settings.get("strict", False))


def _family(text: str, path: Path | None) -> str:
    """The beginning of the codes that a text stands for: `CQP401`, `CQP4`, `CQP4xx`."""
    beginning = re.sub(r"(?<=^CQP[0-9])XX$", "", text.strip().upper())
    if beginning and any(code.startswith(beginning) for code in SEVERITIES):
        return beginning
    raise unknown_code(text.strip(), path)


def _settings() -> tuple[Path | None, dict[str, Any]]:
    """The nearest configuration, from the working folder upwards, and the file that it stands in."""
    for folder in (here := Path.cwd(), *here.parents):
        for path, section in ((folder / "cqp.toml", ()), (folder / "pyproject.toml", ("tool", "cqp"))):
            table = _table(path, section)
            if table is not None:
                return path, _checked(path, table)
    return None, {}


def _table(path: Path, section: Sequence[str]) -> Any:
    try:
        table: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:  # none there, or not for us to read
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        line = _AT_LINE.search(str(error))
        message = N_("{path} is not valid TOML: see line {line}") if line else N_("{path} is not valid TOML")
        raise UsageProblem(message, path=path, line=line and line[1]) from None
    for name in section:
        table = table.get(name) if isinstance(table, dict) else None
    return table


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
