"""`cqp explain`."""

import re
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from cqp_cli.checks import SEVERITIES
from cqp_cli.cli import exits
from cqp_cli.cli.codes import complete_code, unknown_code
from cqp_cli.cli.options import ForceOption, OutputsOption, format_option
from cqp_cli.cli.output import check_format, destinations, show, write_files
from cqp_cli.cli.problems import UsageProblem
from cqp_cli.cli.terminal import screen_for, words
from cqp_cli.reports import EXPLAIN_FORMATS, Screen
from cqp_cli.wording import N_


def explain(
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CODE",
            help=N_("Codes of diagnostics, such as CQP412."),
            show_default=False,
            autocompletion=complete_code,
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help=N_("The table of all the codes."))] = False,
    format: Annotated[str, format_option(EXPLAIN_FORMATS)] = "text",
    output: OutputsOption = None,
    force: ForceOption = False,
) -> int:
    """What a diagnostic's code checks, why it matters, and what is right."""
    check_format(format, EXPLAIN_FORMATS)
    asked = _known(codes or ())
    if bool(asked) == every:
        raise UsageProblem(N_("name some codes, or ask for --all"))
    files = destinations(output or (), EXPLAIN_FORMATS, inputs=[], force=force)
    write_files(files, lambda name: EXPLAIN_FORMATS[name](asked, words(), Screen()))
    show(EXPLAIN_FORMATS[format](asked, words(), screen_for(sys.stdout)), exact=format != "text")
    return exits.DONE


def _known(given: Sequence[str]) -> list[str]:
    """The codes named, in any case and with or without their letters, or a family's; each once."""
    codes: dict[str, None] = {}
    for one in (part for text in given for part in text.upper().split(",") if part):
        beginning = re.sub(r"XX$", "", one if one.startswith("CQP") else f"CQP{one}")
        of_it = [code for code in sorted(SEVERITIES) if code.startswith(beginning)]
        if not of_it:
            raise unknown_code(one)
        codes |= dict.fromkeys(of_it)
    return [*codes]
