"""`cqp explain`."""

import sys
from typing import Annotated

import typer

from cqp_cli.cli import exits
from cqp_cli.cli.codes import codes_named, complete_code
from cqp_cli.cli.options import ForceOption, OutputsOption, format_option
from cqp_cli.cli.output import check_format, destinations, show, write_files
from cqp_cli.cli.problems import UsageProblem
from cqp_cli.cli.terminal import screen_for, words
from cqp_cli.reports.explain_formats import EXPLAIN_FORMATS
from cqp_cli.reports.screen import Screen
from cqp_cli.wording.language import N_


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
    asked = codes_named(codes or ())
    if bool(asked) == every:
        raise UsageProblem(N_("name some codes, or ask for --all"))
    files = destinations(output or (), EXPLAIN_FORMATS, inputs=[], force=force)
    write_files(files, lambda name: EXPLAIN_FORMATS[name](asked, words(), Screen()))
    show(EXPLAIN_FORMATS[format](asked, words(), screen_for(sys.stdout)), exact=format != "text")
    return exits.DONE
