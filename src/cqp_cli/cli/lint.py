"""`cqp lint`."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from cqp_cli.cli import exits
from cqp_cli.cli.codes import complete_code
from cqp_cli.cli.configuration import Choice, choice
from cqp_cli.cli.options import ForceOption, NamedReferentialOption, OutputsOption, format_option
from cqp_cli.cli.output import check_format, destinations, read_once, show, write_files
from cqp_cli.cli.problems import Problem
from cqp_cli.cli.terminal import screen_for, today, words
from cqp_cli.diagnostic import Code, Diagnostic
from cqp_cli.loading.files import name_of
from cqp_cli.loading.lint import findings
from cqp_cli.loading.load import Library, load_referential
from cqp_cli.loading.references import STANDARD_INPUT
from cqp_cli.loading.search import OWN_KEYS, files_with
from cqp_cli.reports.lint import Linted, Linting
from cqp_cli.reports.lint_formats import LINT_FORMATS, LINT_FORMATS_OF_PROGRAMS
from cqp_cli.reports.screen import Screen
from cqp_cli.wording.language import N_


def _codes(name: str, help: str) -> Any:
    return typer.Option(name, metavar="CODE", help=help, autocompletion=complete_code)


def lint(  # noqa: PLR0913, PLR0917 — the command's options
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help=N_("Referentials, candidate files, folders that hold some; “-” is standard input; by default, “.”."),
            show_default=False,
        ),
    ] = None,
    format: Annotated[str, format_option(LINT_FORMATS)] = "text",
    output: OutputsOption = None,
    select: Annotated[
        list[str] | None,
        _codes("--select", N_("Of the warnings, only these codes or families: CQP401, CQP4. May be repeated.")),
    ] = None,
    ignore: Annotated[
        list[str] | None, _codes("--ignore", N_("Of the warnings, all but these codes or families."))
    ] = None,
    strict: Annotated[bool | None, typer.Option("--strict/--no-strict", help=N_("Warnings fail too."))] = None,
    referential: NamedReferentialOption = None,
    force: ForceOption = False,
) -> int:
    """Everything that is wrong with referentials and candidate files, and what doctrine has to say of them."""
    check_format(format, LINT_FORMATS)
    chosen = choice(select, ignore, strict)
    asked = paths or ["."]
    read_once(asked)
    search = files_with(OWN_KEYS, asked)
    inputs = [*search.files, referential or STANDARD_INPUT]
    to_write = destinations(output or (), LINT_FORMATS, inputs=inputs, force=force, replaced=LINT_FORMATS_OF_PROGRAMS)
    if not search.files:
        raise Problem(N_("no referential and no candidate file was found"))
    library = Library(load_referential(referential) if referential else None)
    linted = _linted(search.files, library)
    linting = _chosen(linted, chosen)._replace(passed_over=tuple(map(name_of, search.passed_over)))
    write_files(to_write, lambda name: LINT_FORMATS[name](linting, words(), Screen()))
    text = LINT_FORMATS[format](linting, words(), screen_for(sys.stdout))
    show(text, exact=format in LINT_FORMATS_OF_PROGRAMS)
    return _exit_code(linting)


def _linted(files: Sequence[str], library: Library) -> list[Linted]:
    """What is found in each file; what candidate files stumble over, their referential, is told once."""
    found = {path: findings(library, path, today()) for path in files}
    told = {_known_by(one) for path in files for one in found[path] if one.place.file == name_of(path)}
    linted = []
    for path in files:
        new = [one for one in found[path] if one.place.file == name_of(path) or _known_by(one) not in told]
        told |= {_known_by(one) for one in new}
        linted.append(Linted(name_of(path), tuple(new)))
    return linted


def _chosen(linted: Sequence[Linted], chosen: Choice) -> Linting:
    shown = [one._replace(diagnostics=tuple(filter(chosen.shows, one.diagnostics))) for one in linted]
    left_out = sum(len(one.diagnostics) for one in linted) - sum(len(one.diagnostics) for one in shown)
    return Linting(shown, chosen.strict, left_out)


def _known_by(one: Diagnostic) -> tuple[object, ...]:
    file = os.path.abspath(one.place.file)  # noqa: PTH100 — Path.resolve raises for a name that no file can have
    return one.code, file, one.place.line, one.place.column, str(one.values)


def _is_unreadable(one: Diagnostic, file: Linted) -> bool:
    return one.code == Code.UNREADABLE and one.place.file == file.file


def _exit_code(linting: Linting) -> int:
    if all(any(_is_unreadable(one, file) for one in file.diagnostics) for file in linting.files):
        return exits.UNUSABLE
    return exits.DONE if linting.passed else exits.FINDINGS
