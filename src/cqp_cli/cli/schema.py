"""`cqp schema`."""

from typing import Annotated

import typer

from cqp_cli.cli.completion import one_of
from cqp_cli.cli.options import FileOption, ForceOption
from cqp_cli.cli.output import give
from cqp_cli.cli.problems import UsageProblem
from cqp_cli.cli.terminal import words
from cqp_cli.wording.language import N_
from cqp_cli.wording.numbers import listing

NAMES = ("referential", "candidate", "outcome")


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="|".join(NAMES),
            help=N_("What it is of: one of the two files, or what “cqp validate --format json” prints."),
            show_default=False,
            autocompletion=one_of(NAMES),
        ),
    ],
    output: FileOption = None,
    force: ForceOption = False,
) -> int:
    """A JSON Schema, for editors and other programs."""
    if name not in NAMES:
        message = N_("there is no schema “{name}”; choose among: {known}")
        raise UsageProblem(message, name=name, known=listing(NAMES))
    from cqp_cli.reports.schema import schema_text  # noqa: PLC0415 — no other command has to wait for it

    return give(schema_text(name, words()), output, N_("{path} is written."), force=force)
