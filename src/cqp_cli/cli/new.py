"""`cqp new`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from cqp_cli.cli import exits
from cqp_cli.cli.output import show, write_file
from cqp_cli.cli.terminal import words
from cqp_cli.loading import DEFAULT_REFERENTIAL, is_path, load_referential
from cqp_cli.reports import blank_candidate
from cqp_cli.wording import N_


def candidate(
    referential: Annotated[
        str,
        typer.Option(
            "--referential",
            "-r",
            metavar="REF",
            help=N_("A bundled id, or the path of a referential."),
            show_default=False,
        ),
    ] = DEFAULT_REFERENTIAL,
    id: Annotated[str | None, typer.Option("--id", metavar="ID", help=N_("The candidate's identifier."))] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help=N_("The file to write, instead of the screen."))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=N_("Write over files that exist."))] = False,
) -> int:
    """A commented candidate file with every assessment, ready to fill in."""
    reference = referential
    if output and is_path(referential):
        reference = os.path.relpath(referential, Path(output).parent)
        reference = reference if is_path(reference) else f"./{reference}"
    text = blank_candidate(words(), load_referential(referential), reference, id or words().say(N_("TO-REPLACE")))
    if output:
        write_file(Path(output), text, force=force)
    else:
        show(text)
    return exits.DONE
