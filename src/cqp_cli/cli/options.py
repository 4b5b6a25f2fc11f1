"""Options that several commands have."""

from typing import Annotated

import typer

from cqp_cli.cli.completion import complete_referential
from cqp_cli.wording import N_

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
