"""`cqp validate`."""

import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Annotated

import typer

from cqp_cli.cli import exits
from cqp_cli.cli.diagnostics import tell_rejected
from cqp_cli.cli.options import ForceOption, NamedReferentialOption, OutputsOption, format_option
from cqp_cli.cli.output import check_format, destinations, read_once, show, write_files
from cqp_cli.cli.terminal import screen_for, tell, today, words_for_format
from cqp_cli.diagnostic import InvalidInput
from cqp_cli.engine.evaluate import evaluate
from cqp_cli.loading.files import name_of
from cqp_cli.loading.load import CandidateFile, Library, load_referential
from cqp_cli.loading.references import STANDARD_INPUT
from cqp_cli.reports.formats import FORMATS
from cqp_cli.reports.items import Evaluated, Item, Rejected
from cqp_cli.reports.screen import Screen
from cqp_cli.verdict import Verdict
from cqp_cli.wording.language import N_


def validate(  # noqa: PLR0913, PLR0917 — the command's options
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help=N_("Candidate files; “-” is standard input."), show_default=False),
    ],
    referential: NamedReferentialOption = None,
    format: Annotated[str, format_option(FORMATS)] = "text",
    detail: Annotated[
        bool, typer.Option("--detail", help=N_("The whole tree of reasons: evidence, indicators, what was replaced."))
    ] = False,
    output: OutputsOption = None,
    force: ForceOption = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=N_("End with 1 unless every candidate acquires what they aim at."))
    ] = False,
) -> int:
    """The verdicts of candidates, with reasons and with what remains to be done."""
    check_format(format, FORMATS)
    inputs = [*files, referential or STANDARD_INPUT]
    files_to_write = destinations(output or (), FORMATS, inputs=inputs, force=force)
    read_once([*files, referential])
    library = Library(load_referential(referential) if referential else None)
    items = [_item(library, path) for path in files]
    written_in = next((item.referential.language for item in items if isinstance(item, Evaluated)), None)
    spoken = partial(words_for_format, written_in=written_in)
    write_files(files_to_write, lambda name: FORMATS[name](items, spoken(name), Screen(detail=detail)))
    shown = _shown(items, format)
    if shown:
        screen = screen_for(sys.stdout)._replace(detail=detail)
        show(FORMATS[format](shown, spoken(format), screen), exact=format != "text")
    rejected = [item for item in items if isinstance(item, Rejected)]
    if rejected:
        tell("\n" if shown else "")
        tell_rejected(rejected)
    return _exit_code(items, exit_code=exit_code)


def _item(library: Library, path: str) -> Item:
    try:
        file = library.candidate(path)
    except InvalidInput as invalid:
        return Rejected(name_of(path), invalid.diagnostics)
    return Evaluated(file.referential, file.candidate, evaluate(file.referential, file.candidate, on=day_of(file)))


def _shown(items: list[Item], format: str) -> list[Item]:
    """What standard output has: on a screen, what is wrong with files stands apart from it; for programs, in it."""
    if format != "text":
        return items
    if not any(isinstance(item, Evaluated) for item in items):
        return []
    return [item._replace(diagnostics=()) if isinstance(item, Rejected) else item for item in items]


def day_of(file: CandidateFile) -> date:
    """The day that the outcome is for: the last jury's, else today."""
    return file.candidate.last_jury or today()


def _exit_code(items: Sequence[Item], *, exit_code: bool) -> int:
    evaluated = [item for item in items if isinstance(item, Evaluated)]
    if not evaluated:
        return exits.UNUSABLE
    if len(evaluated) < len(items):
        return exits.FINDINGS
    if exit_code and any(item.outcome.verdict is not Verdict.ACQUIRED for item in evaluated):
        return exits.FINDINGS
    return exits.DONE
