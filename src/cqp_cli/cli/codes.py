"""Diagnostics' codes on the command line and in the configuration."""

from cqp_cli.checks import SEVERITIES
from cqp_cli.cli.problems import UsageProblem
from cqp_cli.likeness import closest
from cqp_cli.wording import N_


def complete_code(incomplete: str) -> list[str]:
    """The codes that begin so."""
    return [code for code in sorted(SEVERITIES) if code.startswith(incomplete.upper())]


def unknown_code(code: str, where: str = "") -> UsageProblem:
    """What to say of a code that is none; `where` names the file that it stands in."""
    if close := closest(code, SEVERITIES, 0.8):
        return UsageProblem(
            N_("{where}there is no code “{code}”; did you mean {close}?"), where=where, code=code, close=close
        )
    return UsageProblem(N_("{where}there is no code “{code}”; “cqp explain --all” lists them"), where=where, code=code)
