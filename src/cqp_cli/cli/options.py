"""Options that several commands have."""

from collections.abc import Collection
from typing import Annotated, Any

import typer

from cqp_cli.cli.completion import complete_referential, one_of
from cqp_cli.wording.language import N_

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


def format_option(formats: Collection[str]) -> Any:
    """What goes to standard output: the names of a table of formats."""
    return typer.Option(
        "--format",
        metavar="|".join(formats),
        help=N_("What goes to standard output."),
        show_default=False,
        autocompletion=one_of(formats),
    )
