"""Diagnostics' codes on the command line and in the configuration."""

from pathlib import Path

from cqp_cli.checks import SEVERITIES
from cqp_cli.cli.problems import UsageProblem
from cqp_cli.likeness import closest
from cqp_cli.wording import N_

_LEAST = 0.8
"""How like a code something must be to have been meant for it."""


def complete_code(incomplete: str) -> list[str]:
    """The codes that begin so."""
    return [code for code in sorted(SEVERITIES) if code.startswith(incomplete.upper())]


def unknown_code(code: str, path: Path | None = None) -> UsageProblem:
    """What to say of a code that is none; `path` is the file that it stands in, if any."""
    close = closest(code, SEVERITIES, _LEAST) if len(code) > len("CQP4") else None
    message = N_("there is no code “{code}”; “cqp explain --all” lists them")
    if close and path:
        message = N_("{path}: there is no code “{code}”; did you mean {close}?")
    elif close:
        message = N_("there is no code “{code}”; did you mean {close}?")
    elif path:
        message = N_("{path}: there is no code “{code}”; “cqp explain --all” lists them")
    return UsageProblem(message, path=path, code=code, close=close)
