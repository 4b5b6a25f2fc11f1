"""Diagnostics' codes on the command line and in the configuration."""

import re
from collections.abc import Iterable
from pathlib import Path

from cqp_cli.checks.every import SEVERITIES
from cqp_cli.cli.problems import UsageProblem
from cqp_cli.likeness import closest
from cqp_cli.wording.language import N_

_LEAST = 0.8
"""How like a code something must be to have been meant for it."""


def complete_code(incomplete: str) -> list[str]:
    """The codes that begin so."""
    return [code for code in sorted(SEVERITIES) if code.startswith(incomplete.upper())]


def codes_named(texts: Iterable[str], path: Path | None = None) -> list[str]:
    """The codes that some texts name, each once: `CQP412`, `412`, a family (`CQP4`, `CQP4xx`), several with commas.

    Raises `UsageProblem` where one names none; `path` is the file that they stand in, if any.
    """
    codes: dict[str, None] = {}
    for text in texts:
        for one in [part for part in re.split(r"[,;\s]+", text.upper()) if part] or [""]:
            beginning = re.sub(r"(?<=^CQP[0-9])XX$", "", one if one.startswith("CQP") else f"CQP{one}")
            of_it = [code for code in sorted(SEVERITIES) if one and code.startswith(beginning)]
            if not of_it:
                raise _unknown(one, path)
            codes |= dict.fromkeys(of_it)
    return [*codes]


def _unknown(code: str, path: Path | None) -> UsageProblem:
    """What to say of a code that is none."""
    close = closest(code, SEVERITIES, _LEAST) if len(code) > len("CQP4") else None
    message = N_("there is no code “{code}”; “cqp explain --all” lists them")
    if close and path:
        message = N_("{path}: there is no code “{code}”; did you mean {close}?")
    elif close:
        message = N_("there is no code “{code}”; did you mean {close}?")
    elif path:
        message = N_("{path}: there is no code “{code}”; “cqp explain --all” lists them")
    return UsageProblem(message, path=path, code=code, close=close)
