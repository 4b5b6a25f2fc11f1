"""`cqp summary`."""

import sys
from functools import partial
from typing import Annotated

import typer

from cqp_cli.cli import exits
from cqp_cli.cli.completion import complete_item
from cqp_cli.cli.options import ForceOption, OutputsOption, ReferentialOption, format_option
from cqp_cli.cli.output import check_format, destinations, show, write_files
from cqp_cli.cli.problems import UsageProblem
from cqp_cli.cli.terminal import screen_for, words_for_format
from cqp_cli.likeness import closest
from cqp_cli.loading.load import load_referential
from cqp_cli.loading.references import DEFAULT_REFERENTIAL, is_path
from cqp_cli.referential import Bloc, Competence, Placed, Referential
from cqp_cli.reports.screen import Screen
from cqp_cli.reports.summary_formats import SUMMARY_FORMATS, Summary
from cqp_cli.wording.language import N_
from cqp_cli.wording.numbers import listing


def summary(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help=N_("A bloc (B1), a competence (C8 or B2.2), an assessment (B1/quiz); without any, the title."),
            show_default=False,
            autocompletion=complete_item,
        ),
    ] = None,
    referential: ReferentialOption = DEFAULT_REFERENTIAL,
    format: Annotated[str, format_option(SUMMARY_FORMATS)] = "text",
    output: OutputsOption = None,
    force: ForceOption = False,
) -> int:
    """What a referential asks: the title at a glance, or some of its items whole."""
    check_format(format, SUMMARY_FORMATS)
    files = destinations(output or (), SUMMARY_FORMATS, inputs=[referential], force=force)
    loaded = load_referential(referential)
    asked = Summary(loaded, [_item(loaded, id) for id in ids or ()])
    spoken = partial(words_for_format, written_in=loaded.language)
    write_files(files, lambda name: SUMMARY_FORMATS[name](asked, spoken(name), Screen()))
    show(SUMMARY_FORMATS[format](asked, spoken(format), screen_for(sys.stdout)), exact=format != "text")
    return exits.DONE


def _item(referential: Referential, id: str) -> Bloc | Competence | Placed:
    by_upper = {name.upper(): item for name, item in referential.by_name.items()}
    found = referential.by_name.get(id) or by_upper.get(id.upper())
    if found is not None:
        return found
    if is_path(id) and id.lower().endswith((".yaml", ".yml")):
        raise UsageProblem(N_("“{id}” is a file: a referential of your own goes behind -r"), id=id)
    if close := _meant(id, referential):
        raise UsageProblem(N_("the referential has nothing called “{id}”; did you mean {close}?"), id=id, close=close)
    known = listing([*referential.bloc])
    raise UsageProblem(N_("the referential has nothing called “{id}”; its blocs are {known}"), id=id, known=known)


def _meant(id: str, referential: Referential) -> str | None:
    """What an id may have meant: assessments without their bloc, or a slip."""
    within = [ref for ref in referential.assessment if ref.upper().endswith(f"/{id.upper()}")]
    known = [*referential.bloc, *referential.competence, *referential.assessment]
    return listing(within) or closest(id, known, 0.7)
