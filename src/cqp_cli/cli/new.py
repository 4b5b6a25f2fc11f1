"""`cqp new`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from cqp_cli.cli import exits
from cqp_cli.cli.options import FileOption, ForceOption, ReferentialOption
from cqp_cli.cli.output import show, write_file
from cqp_cli.cli.terminal import tell, words
from cqp_cli.loading import DEFAULT_REFERENTIAL, STANDARD_INPUT, is_path, load_referential
from cqp_cli.reports import blank_candidate
from cqp_cli.reports.screen import visible
from cqp_cli.wording import N_


def candidate(
    referential: ReferentialOption = DEFAULT_REFERENTIAL,
    id: Annotated[str | None, typer.Option("--id", metavar="ID", help=N_("The candidate's identifier."))] = None,
    output: FileOption = None,
    force: ForceOption = False,
) -> int:
    """A commented candidate file with every assessment, ready to fill in."""
    if output == STANDARD_INPUT:
        output = None
    reference = referential
    if output and is_path(referential):
        reference = os.path.relpath(referential, Path(output).parent)
        reference = reference if is_path(reference) else f"./{reference}"
    text = blank_candidate(words(), load_referential(referential), reference, id or words().say(N_("TO-REPLACE")))
    if output:
        write_file(Path(output), text, force=force)
        if sys.stderr.isatty():  # a person, who may wonder what comes next
            tell(visible(words().say(N_("{path} is written. Next: cqp validate {path}"), path=output)) + "\n")
    else:
        show(text)
    return exits.DONE
