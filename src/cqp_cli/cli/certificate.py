"""`cqp certificate`."""

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from cqp_cli.cli import exits
from cqp_cli.cli.options import ForceOption, NamedReferentialOption, OutputsOption, format_option, read_day
from cqp_cli.cli.output import check_format, destinations, show, write_files
from cqp_cli.cli.problems import Problem, UsageProblem
from cqp_cli.cli.terminal import document_words, screen_for, tell, today, words
from cqp_cli.engine.evaluate import evaluate
from cqp_cli.loading.load import CandidateFile, load_candidate, load_referential
from cqp_cli.loading.references import STANDARD_INPUT
from cqp_cli.outcome import Notice, Outcome, WarningCode
from cqp_cli.referential import Bloc, Referential
from cqp_cli.reports.certificate import Certificate, Issue, NotDue, certificate_of
from cqp_cli.reports.certificate_formats import CERTIFICATE_FORMATS
from cqp_cli.reports.items import Evaluated
from cqp_cli.reports.screen import Screen, visible
from cqp_cli.wording.language import N_
from cqp_cli.wording.numbers import listing
from cqp_cli.wording.reasons import notice_text

_ON_DECISIONS = (WarningCode.GRANTED_OVER_UNRECOGNISED, WarningCode.TITLE_CONTRADICTS_BLOCS)


def certificate(  # noqa: PLR0913, PLR0917 — the command's options
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=N_("A candidate file; “-” is standard input."), show_default=False)
    ],
    day: Annotated[
        str,
        typer.Option("--date", metavar="DAY", help=N_("The day of delivery, such as 2026-07-01."), show_default=False),
    ],
    bloc: Annotated[
        str | None, typer.Argument(metavar="BLOC", help=N_("A bloc; without it, the title."), show_default=False)
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="TEXT", help=N_("Where it is delivered."))] = None,
    signatory: Annotated[
        str | None, typer.Option("--signatory", metavar="TEXT", help=N_("Who signs, with their quality."))
    ] = None,
    referential: NamedReferentialOption = None,
    format: Annotated[str, format_option(CERTIFICATE_FORMATS)] = "text",
    output: OutputsOption = None,
    force: ForceOption = False,
) -> int:
    """The certificate of the title, or of a bloc, if a jury awarded it; else the reason why there is none."""
    check_format(format, CERTIFICATE_FORMATS)
    issue = Issue(read_day("--date", day), place, signatory)
    inputs = [file, referential or STANDARD_INPUT]
    files = destinations(output or (), CERTIFICATE_FORMATS, inputs=inputs, force=force)
    loaded = load_candidate(file, load_referential(referential) if referential else None)
    item, certified = _evaluated(loaded), _bloc(loaded.referential, bloc) if bloc else None
    made = _made(item, certified, issue)
    spoken = document_words(loaded.referential.language)
    write_files(files, lambda name: CERTIFICATE_FORMATS[name](made, spoken, Screen()))
    show(CERTIFICATE_FORMATS[format](made, spoken, screen_for(sys.stdout)), exact=format != "text")
    if made.missing:
        text = words().say(
            N_("the referential does not say, so it is to be filled in: {mentions}"),
            mentions=listing([*map(words().say, made.missing)]),
        )
        tell(visible(text) + "\n")
    for notice in _doubts(item.outcome, certified):
        tell(visible(words().say(N_("to be checked: {what}"), what=notice_text(words(), notice))) + "\n")
    return exits.DONE


def _evaluated(file: CandidateFile) -> Evaluated:
    outcome = evaluate(file.referential, file.candidate, on=file.candidate.last_jury or today())
    return Evaluated(file.referential, file.candidate, outcome)


def _doubts(outcome: Outcome, bloc: Bloc | None) -> Iterator[Notice]:
    """The warnings about what is certified: the jury's decision stands, but may be a slip of the pen."""
    for notice in outcome.warnings:
        if notice.code in _ON_DECISIONS and (bloc is None or notice.values.get("bloc") == bloc.id):
            yield notice


def _made(item: Evaluated, bloc: Bloc | None, issue: Issue) -> Certificate:
    days = sorted({jury.date for jury in item.candidate.juries})
    sessions = [evaluate(item.referential, item.candidate.until(day), on=day) for day in days]
    try:
        return certificate_of(document_words(item.referential.language), item, sessions, bloc, issue)
    except NotDue as not_due:
        why = words().say(not_due.message, **not_due.values)
        raise Problem(N_("no certificate: {why}"), why=why) from None


def _bloc(referential: Referential, id: str) -> Bloc:
    found = next((one for one in referential.blocs if one.id.upper() == id.upper()), None)
    if found is None:
        message = N_("the referential has nothing called “{id}”; its blocs are {known}")
        raise UsageProblem(message, id=id, known=listing([*referential.bloc]))
    return found
