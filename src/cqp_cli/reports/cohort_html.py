"""A cohort's dashboard, as a page of HTML: pictures, and behind each the table of its data."""

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import NamedTuple

from cqp_cli.referential import Competence
from cqp_cli.reports.cohort_figures import missed_rows, result_rows
from cqp_cli.reports.cohort_items import Cohort
from cqp_cli.reports.cohort_row import Row
from cqp_cli.reports.figures import Scores, Split
from cqp_cli.reports.geometry import TENTH, Column, Map, Segment, bar_of, columns_of, heat_map
from cqp_cli.reports.html import html
from cqp_cli.reports.page import Grid
from cqp_cli.reports.screen import Screen
from cqp_cli.wording.labels import Progress
from cqp_cli.wording.language import N_, Words
from cqp_cli.wording.numbers import score_text

_LONGEST = 90
MOST_DRAWN = 200
"""How many candidates the map shows; the table behind it has all of them."""


class Bar(NamedTuple):
    """How one bloc or competence stands."""

    id: str
    title: str
    split: Split
    segments: tuple[Segment, ...]


class Quiz(NamedTuple):
    """The scores of one quiz; `needed` is the mark in words, `limit` where it stands in the picture."""

    ref: str
    title: str
    needed: str
    limit: int
    split: Split
    tenths: tuple[int, ...]
    columns: tuple[Column, ...]


class Dashboard(NamedTuple):
    """Everything that the page shows. `columns` are the bloc and the id of each competence of the map."""

    results: Grid
    blocs: tuple[Bar, ...]
    competences: tuple[Bar, ...]
    columns: tuple[tuple[str, str], ...]
    map: Map | None
    missed: Grid | None
    quizzes: tuple[Quiz, ...]


def cohort_html(cohort: Cohort, words: Words, screen: Screen) -> str:  # noqa: ARG001 — a file has no screen
    """The figures, the map of candidates by competence, everybody's result, the files that cannot be used."""
    used = {mark for row in cohort.shown for _, mark in row.competences}
    return html(
        "cohort.html",
        words,
        cohort=cohort,
        board=_dashboard(cohort, words),
        most_drawn=MOST_DRAWN,
        marks=[mark for mark in Progress if mark in used],
        counted=cohort.counted(words),
    )


def _dashboard(cohort: Cohort, words: Words) -> Dashboard:
    figures, referential = cohort.figures, cohort.referential
    blocs = figures.blocs(referential)
    columns = tuple((bloc.id, one.id) for bloc in blocs for one in bloc.competences)
    missed = tuple(missed_rows(figures, referential, words))
    heads = (N_("Criterion"), N_("Title"), N_("Not met"))
    return Dashboard(
        Grid((words.say(N_("Result")), words.say(N_("Candidates"))), tuple(result_rows(figures, cohort.asked, words))),
        tuple(_bar(one.id, one.title, figures.of_bloc(one)) for one in blocs),
        tuple(_bar(one.id, _short(one), figures.of_competence(one)) for bloc in blocs for one in bloc.competences),
        columns,
        heat_map(columns, _marked(cohort.shown[:MOST_DRAWN])) if cohort.shown else None,
        Grid(tuple(map(words.say, heads)), missed) if missed else None,
        tuple(_quizzes(figures.scores(referential), words)),
    )


def _short(competence: Competence) -> str:
    return shorten(competence.statement, _LONGEST, placeholder=" …")


def _bar(id: str, title: str, split: Split) -> Bar:
    return Bar(id, title, split, bar_of(split))


def _marked(rows: Sequence[Row]) -> list[tuple[str, dict[str, Progress]]]:
    return [(row.who, dict(row.competences)) for row in rows]


def _quizzes(scores: Sequence[Scores], words: Words) -> Iterator[Quiz]:
    for one in scores:
        mark = one.placed.assessment.pass_mark
        assert mark is not None  # this is what makes a quiz
        needed = words.say(N_("{mark} needed"), mark=score_text(words, mark, mark))
        columns = columns_of(one.tenths)
        yield Quiz(
            one.placed.ref,
            one.placed.assessment.title,
            needed,
            int(mark.share * 10 * TENTH),
            one.split,
            one.tenths,
            columns,
        )
