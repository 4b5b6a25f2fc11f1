"""Options that several commands have."""

import re
from collections.abc import Collection
from datetime import date
from typing import Annotated, Any

import typer

from cqp_cli.cli.completion import complete_referential, one_of
from cqp_cli.cli.problems import UsageProblem
from cqp_cli.wording.language import N_

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ReferentialOption = Annotated[
    str,
    typer.Option(
        "--referential",
        "-r",
        metavar="REF",
        help=N_("A bundled id, or the path of a referential."),
        show_default=False,
        autocompletion=complete_referential,
    ),
]
NamedReferentialOption = Annotated[
    str | None,
    typer.Option(
        "--referential",
        "-r",
        metavar="REF",
        help=N_("A bundled id, or the path of a referential; by default the one that each file names."),
        autocompletion=complete_referential,
    ),
]
OutputsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=N_("Also write a file; its extension tells the format, or “-o json=FILE”. May be repeated."),
    ),
]
FileOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help=N_("The file to write, instead of the screen."))
]
ForceOption = Annotated[bool, typer.Option("--force", help=N_("Write over files that exist."))]


def read_day(option: str, text: str) -> date:
    """The day that an option gives."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageProblem(N_("{option} takes a day such as 2026-06-20, not “{text}”"), option=option, text=text)


def format_option(formats: Collection[str]) -> Any:
    """What goes to standard output: the names of a table of formats."""
    return typer.Option(
        "--format",
        metavar="|".join(formats),
        help=N_("What goes to standard output."),
        show_default=False,
        autocompletion=one_of(formats),
    )
