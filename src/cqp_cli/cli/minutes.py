"""`cqp minutes`."""

import sys
from datetime import date
from typing import Annotated

import typer

from cqp_cli.candidate import Candidate, Member, Members
from cqp_cli.cli import exits
from cqp_cli.cli.diagnostics import tell_rejected
from cqp_cli.cli.options import ForceOption, NamedReferentialOption, OutputsOption, format_option, read_day
from cqp_cli.cli.output import check_format, destinations, read_once, show, write_files
from cqp_cli.cli.problems import Problem
from cqp_cli.cli.terminal import document_words, screen_for, tell, words
from cqp_cli.cohort.gather import Gathered, gathered
from cqp_cli.cohort.units import units
from cqp_cli.cohort.work import SORTS
from cqp_cli.diagnostic import InvalidInput
from cqp_cli.engine.evaluate import evaluate
from cqp_cli.loading.files import name_of, read_bytes
from cqp_cli.loading.load import Library, in_order, load_referential
from cqp_cli.loading.references import STANDARD_INPUT
from cqp_cli.loading.shape import shape
from cqp_cli.referential import Referential
from cqp_cli.reports.cohort_row import Asked
from cqp_cli.reports.items import Evaluated
from cqp_cli.reports.minutes_formats import MINUTES_FORMATS
from cqp_cli.reports.screen import Screen, visible
from cqp_cli.reports.session import Session, jury_short_of, members_of
from cqp_cli.source.reader import read
from cqp_cli.wording.language import N_
from cqp_cli.wording.numbers import listing


def minutes(  # noqa: PLR0913, PLR0917 — the command's options
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help=N_("Candidate files, folders that hold some, JSON Lines."), show_default=False
        ),
    ],
    day: Annotated[
        str,
        typer.Option("--date", metavar="DAY", help=N_("The day of the jury, such as 2026-06-20."), show_default=False),
    ],
    members: Annotated[
        str | None,
        typer.Option(
            "--members",
            metavar="FILE",
            help=N_("A YAML file of the members; by default, those whom the candidate files name for that day."),
        ),
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="TEXT", help=N_("Where the jury meets."))] = None,
    incidents: Annotated[
        list[str] | None,
        typer.Option("--incident", metavar="TEXT", help=N_("An incident of the session. May be repeated.")),
    ] = None,
    referential: NamedReferentialOption = None,
    format: Annotated[str, format_option(MINUTES_FORMATS)] = "text",
    output: OutputsOption = None,
    force: ForceOption = False,
) -> int:
    """The minutes of a jury: who is admitted, partially or not, who was absent; and where its members sign."""
    check_format(format, MINUTES_FORMATS)
    on = read_day("--date", day)
    read_once([*paths, members, referential])
    found = units(paths)
    inputs = [*found.files, members or STANDARD_INPUT, referential or STANDARD_INPUT]
    files = destinations(output or (), MINUTES_FORMATS, inputs=inputs, force=force)
    known = _members(members) if members else None
    loaded = gathered(Library(load_referential(referential) if referential else None), found.all)
    about = _all_of(loaded)
    items = _items(loaded, on)
    candidates = [item.candidate for item in items]
    session = Session(on, place, members_of(candidates, on) if known is None else known, incidents or (), items)
    spoken = document_words(about.language)
    write_files(files, lambda name: MINUTES_FORMATS[name](about, session, spoken, Screen()))
    show(MINUTES_FORMATS[format](about, session, spoken, screen_for(sys.stdout)), exact=format != "text")
    _tell_what_is_odd(session, loaded)
    return exits.DONE


def _members(path: str) -> tuple[Member, ...]:
    """The members in a file. Raises `InvalidInput`."""
    shaped = shape(Members, read(read_bytes(path), name_of(path)))
    if shaped.model is None or shaped.problems:
        raise InvalidInput(in_order(shaped.problems))
    return shaped.model.members


def _all_of(loaded: Gathered) -> Referential:
    """What the candidates are about; minutes that lack a candidate are none."""
    if loaded.rejected:
        tell_rejected(loaded.rejected)
        raise Problem(N_("no minutes are made while a candidate file cannot be used"))
    if loaded.referential is None:
        raise Problem(N_("there is no candidate file there"))
    return loaded.referential


def _items(loaded: Gathered, on: date) -> list[Evaluated]:
    """What every candidate's results came to on the day, by name."""
    items = []
    for file in loaded.files:
        candidate: Candidate = file.candidate.until(on)
        items.append(Evaluated(file.referential, candidate, evaluate(file.referential, candidate, on=on)))
    return sorted(items, key=lambda item: SORTS["name"](item, Asked()))


def _tell_what_is_odd(session: Session, loaded: Gathered) -> None:
    """Say what the minutes cannot show: a jury that is none, files that were passed over."""
    for message, values in jury_short_of(session.members):
        tell(visible(words().say(message, **values)) + "\n")
    if loaded.passed_over:
        text = words().say(N_("not candidate files, and left out: {files}"), files=listing(loaded.passed_over))
        tell(visible(text) + "\n")
