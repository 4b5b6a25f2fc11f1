"""`cqp cohort`."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from functools import partial
from typing import Annotated

import typer

from cqp_cli.cli import exits
from cqp_cli.cli.cohort_output import Output, tell_passed_over, tell_unusable
from cqp_cli.cli.completion import one_of
from cqp_cli.cli.options import ForceOption, NamedReferentialOption, OutputsOption, format_option
from cqp_cli.cli.output import check_format, destinations, read_once, show, whole_file
from cqp_cli.cli.problems import Problem, UsageProblem
from cqp_cli.cli.progress import Progress
from cqp_cli.cli.terminal import screen_for, today, words_for_format
from cqp_cli.cohort.run import Run, referential_of
from cqp_cli.cohort.units import Unit, Units, units
from cqp_cli.cohort.work import SORTS, Shown, Spoken, Work
from cqp_cli.cohort.workers import MOST_JOBS, WorkerLost, processors
from cqp_cli.loading.load import Library, load_referential
from cqp_cli.loading.references import STANDARD_INPUT
from cqp_cli.referential import Referential
from cqp_cli.reports.cohort import COHORT_FORMATS
from cqp_cli.reports.cohort_items import Cohort
from cqp_cli.reports.cohort_row import Asked, refused_shown
from cqp_cli.reports.screen import Screen
from cqp_cli.verdict import Verdict
from cqp_cli.wording.language import N_, Words
from cqp_cli.wording.numbers import listing

_COUNT = re.compile(r"[1-9][0-9]{0,8}")
_VERDICTS = tuple(verdict.value for verdict in Verdict)


def cohort(  # noqa: PLR0913, PLR0917 — the command's options
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help=N_("Candidate files, folders that hold some, JSON Lines (“.jsonl”; “-” is standard input)."),
            show_default=False,
        ),
    ],
    referential: NamedReferentialOption = None,
    format: Annotated[str, format_option(COHORT_FORMATS)] = "text",
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="|".join(SORTS),
            help=N_("The order of the candidates, instead of that of the files."),
            autocompletion=one_of(SORTS),
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="|".join(_VERDICTS),
            help=N_("List only candidates with this verdict; the figures are of all. May be repeated."),
            autocompletion=one_of(_VERDICTS),
        ),
    ] = None,
    bloc: Annotated[
        str | None,
        typer.Option("--bloc", metavar="BLOC", help=N_("Only this bloc: its verdict, its competences, its figures.")),
    ] = None,
    anonymous: Annotated[
        bool,
        typer.Option(
            "--anonymous",
            help=N_("Pseudonyms instead of names, ids and files; made with the key in CQP_ANONYMOUS_KEY, if any."),
        ),
    ] = False,
    jobs: Annotated[
        str | None,
        typer.Option("--jobs", metavar="N", help=N_("How many processes; by default, one a processor.")),
    ] = None,
    output: OutputsOption = None,
    force: ForceOption = False,
) -> int:
    """Everybody's result, what is missing first, and the figures of the cohort."""
    check_format(format, COHORT_FORMATS)
    _check(sort, only or ())
    workers = _workers(jobs)
    read_once([*paths, referential])
    found = units(paths)
    inputs = [*found.files, referential or STANDARD_INPUT]
    to_write = destinations(output or (), COHORT_FORMATS, inputs=inputs, force=force)
    library = Library(load_referential(referential) if referential else None)
    about, waiting = referential_of(library, found.all)
    asked = Asked(_bloc(about, bloc), frozenset(map(Verdict, only or ())), _key(anonymous=anonymous))
    written_in = about.language if about else None
    spoken = tuple(
        Spoken(name, words_for_format(name, written_in).language)
        for name in (format, *(one.format for one in to_write))
    )
    run = Run(Work(library, about, asked, spoken, sort, today()))
    with ExitStack() as files:
        outputs = [Output(spoken[0], partial(show, exact=format != "text"), screen_for(sys.stdout))]
        for one, said in zip(to_write if about else (), spoken[1:], strict=False):
            write = files.enter_context(whole_file(one.path, force=one.force))
            outputs.append(Output(said, write, Screen()))
        _work(run, waiting, workers, outputs if about else [], found)
    return _end(run)


def _workers(jobs: str | None) -> int:
    """How many processes."""
    if jobs is not None and not _COUNT.fullmatch(jobs):
        raise UsageProblem(N_("--jobs takes a number from 1 on, not {jobs}"), jobs=jobs)
    return min(int(jobs) if jobs else processors(), MOST_JOBS)


def _check(sort: str | None, only: Sequence[str]) -> None:
    """Refuse what the options do not know."""
    for name, given, known in [("--sort", sort, tuple(SORTS)), *(("--only", one, _VERDICTS) for one in only)]:
        if given is not None and given not in known:
            message = N_("{option} takes one of {known}, not “{given}”")
            raise UsageProblem(message, option=name, given=given, known=listing(known))


def _bloc(referential: Referential | None, bloc: str | None) -> str | None:
    """The bloc asked for, as the referential writes it."""
    if referential is None or bloc is None:
        return None
    found = {id.upper(): id for id in referential.bloc}.get(bloc.upper())
    if found is None:
        message = N_("the referential has no bloc called “{id}”; its blocs are {known}")
        raise UsageProblem(message, id=bloc, known=listing([*referential.bloc]))
    return found


def _key(*, anonymous: bool) -> bytes | None:
    return os.environ.get("CQP_ANONYMOUS_KEY", "").encode("utf-8", "surrogateescape") if anonymous else None


def _work(run: Run, waiting: Iterator[Unit], jobs: int, outputs: Sequence[Output], found: Units) -> None:
    """Do all the units that wait; write what can be as it comes, the rest at the end.

    Lines that may come without end are not waited for where nobody reads on.
    """
    for one in outputs:
        one.begin(_cohort(run, one.words))
    kept: list[Shown] = []
    # Where lines come to the terminal as they are done, they tell enough.
    hidden = sys.stdout.isatty() and not all(one.waits for one in outputs[:1])
    try:
        with closing(run(waiting, jobs)) as parts, Progress(found.total, shown=not hidden) as progress:
            for done in parts:
                progress.advance(done.units)
                kept += done.shown if run.work.sort else ()
                for number, one in enumerate(() if run.work.sort else outputs):
                    one.add([shown.lines[number] for shown in done.shown])
                if found.is_endless and outputs and not any(one.is_read for one in outputs):
                    break
    except WorkerLost:
        raise Problem(N_("a worker process was ended from outside; “--jobs 1” does without")) from None
    kept.sort(key=lambda one: one.key)
    for number, one in enumerate(outputs):
        one.add([shown.lines[number] for shown in kept])
        one.end(_cohort(run, one.words))


def _cohort(run: Run, words: Words) -> Cohort:
    """What is known so far."""
    work = run.work
    assert work.referential is not None  # else nothing is written
    refused = [refused_shown(one, number, work.asked, words) for number, one in run.rejected]
    return Cohort(work.referential, work.asked, run.figures, run.evaluated, (), refused)


def _end(run: Run) -> int:
    """Say what could not be used, and what that comes to."""
    tell_unusable(run.rejected, run.work.asked)
    tell_passed_over(run.passed_over, run.work.asked)
    if not run.evaluated and not run.rejected:
        raise Problem(N_("no candidate file was found"))
    if run.rejected:
        return exits.FINDINGS if run.evaluated else exits.UNUSABLE
    return exits.DONE
