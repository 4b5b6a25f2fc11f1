"""`cqp new`."""

import os
from typing import Annotated

import typer

from cqp_cli.cli.completion import complete_referential
from cqp_cli.cli.options import FileOption, ForceOption, ReferentialOption
from cqp_cli.cli.output import give
from cqp_cli.cli.problems import Problem, UsageProblem
from cqp_cli.cli.terminal import words
from cqp_cli.loading.bundled import bundled_text, starter
from cqp_cli.loading.load import load_referential
from cqp_cli.loading.references import DEFAULT_REFERENTIAL, STANDARD_INPUT, is_path
from cqp_cli.reports.blank_candidate import blank_candidate
from cqp_cli.source.reader import CONTROL
from cqp_cli.wording.language import N_

# As many characters as the file's model takes.
_LONGEST = {"--id": 200, "--referential": 500}


def candidate(
    referential: ReferentialOption = DEFAULT_REFERENTIAL,
    id: Annotated[str | None, typer.Option("--id", metavar="ID", help=N_("The candidate's identifier."))] = None,
    output: FileOption = None,
    force: ForceOption = False,
) -> int:
    """A commented candidate file with every assessment, ready to fill in."""
    reference = _reference(referential, output)
    for name, given in (("--id", id), ("--referential", reference)):
        if given is not None and (not given.strip() or CONTROL.search(given) or len(given) > _LONGEST[name]):
            raise UsageProblem(N_("{option}: no file can hold “{text}”"), option=name, text=given)
    if output is not None and is_path(referential) and os.path.realpath(output) == os.path.realpath(referential):
        raise Problem(N_("{path} is to be read, and cannot be written as well"), path=output)
    text = blank_candidate(words(), load_referential(referential), reference, id or words().say(N_("TO-REPLACE")))
    return give(text, output, N_("{path} is written. Next: cqp validate {path}"), force=force)


def _reference(referential: str, output: str | None) -> str:
    """How the file names the referential: a path leads there from where the file really is to be."""
    if output in (None, STANDARD_INPUT) or not is_path(referential):
        return referential
    folder, name = os.path.split(referential)
    into = os.path.split(os.path.realpath(str(output)))[0]
    reference = os.path.relpath(os.path.join(os.path.realpath(folder), name), into)  # noqa: PTH118 — all are text
    return reference if is_path(reference) else f"./{reference}"


def referential(
    origin: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="ID",
            help=N_("Copy this bundled referential, instead of a small example."),
            autocompletion=complete_referential,
        ),
    ] = None,
    output: FileOption = None,
    force: ForceOption = False,
) -> int:
    """A commented referential to start from."""
    if origin is not None and is_path(origin):
        message = N_("--from takes the id of a bundled referential, and “{path}” is a file: copy it as any other")
        raise UsageProblem(message, path=origin)
    text = bundled_text(origin) if origin else starter(words().language)
    return give(text, output, N_("{path} is written. Next: cqp summary -r {path}"), force=force)
