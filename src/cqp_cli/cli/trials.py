"""`cqp test`."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from cqp_cli.cli import exits
from cqp_cli.cli.options import ForceOption, NamedReferentialOption, OutputsOption, format_option
from cqp_cli.cli.output import check_format, destinations, read_once, show, write_files
from cqp_cli.cli.problems import Problem
from cqp_cli.cli.terminal import screen_for, words
from cqp_cli.cli.validate import day_of
from cqp_cli.diagnostic import Code, Diagnostic, InvalidInput
from cqp_cli.engine.evaluate import evaluate
from cqp_cli.engine.expected import differences
from cqp_cli.loading.files import name_of
from cqp_cli.loading.load import Library, load_referential
from cqp_cli.loading.references import STANDARD_INPUT
from cqp_cli.loading.search import files_with
from cqp_cli.reports.screen import Screen
from cqp_cli.reports.trials import TRIAL_FORMATS, Trial
from cqp_cli.wording.language import N_


def trials(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help=N_("Candidate files with “expect:”, or folders that hold some."), show_default=False
        ),
    ],
    referential: NamedReferentialOption = None,
    format: Annotated[str, format_option(TRIAL_FORMATS)] = "text",
    output: OutputsOption = None,
    force: ForceOption = False,
) -> int:
    """Whether candidate files come to what their “expect:” says: a referential's own tests."""
    check_format(format, TRIAL_FORMATS)
    read_once([*paths, referential])
    tests = files_with(["expect"], paths).files
    inputs = [*tests, referential or STANDARD_INPUT]
    files = destinations(output or (), TRIAL_FORMATS, inputs=inputs, force=force, replaced=("json", "junit"))
    library = Library(load_referential(referential) if referential else None)
    tried = [_trial(library, path) for path in tests]
    if not tried:
        raise Problem(N_("no candidate file with “expect:” was found"))
    write_files(files, lambda name: TRIAL_FORMATS[name](tried, words(), Screen()))
    show(TRIAL_FORMATS[format](tried, words(), screen_for(sys.stdout)), exact=format != "text")
    return _exit_code(tried)


def _trial(library: Library, path: str) -> Trial:
    try:
        file = library.candidate(path)
    except InvalidInput as invalid:
        return Trial(name_of(path), diagnostics=invalid.diagnostics)
    if file.candidate.expect is None:
        place = file.source.place(())
        return Trial(name_of(path), diagnostics=(Diagnostic(Code.MISSING_KEY, place, {"key": "expect"}),))
    outcome = evaluate(file.referential, file.candidate, on=day_of(file))
    return Trial(name_of(path), differences(file.candidate.expect, outcome))


def _exit_code(tried: Sequence[Trial]) -> int:
    if all(trial.diagnostics for trial in tried):
        return exits.UNUSABLE
    return exits.DONE if all(trial.passed for trial in tried) else exits.FINDINGS
