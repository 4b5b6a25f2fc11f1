"""A cohort's dashboard, as a page of HTML: pictures, and behind each the table of its data."""

from collections.abc import Iterable
from fractions import Fraction
from textwrap import shorten
from typing import NamedTuple

from cqp_cli.referential import Competence
from cqp_cli.reports.cohort_figures import missed_rows, partial_text, result_rows
from cqp_cli.reports.cohort_items import Cohort
from cqp_cli.reports.figures import Scores, Split
from cqp_cli.reports.geometry import Column, Map, Segment, Tick, bar_of, columns_of, heat_maps, tick_at
from cqp_cli.reports.html import html
from cqp_cli.reports.page import Grid, joined
from cqp_cli.reports.screen import Screen, visible
from cqp_cli.wording.labels import Progress
from cqp_cli.wording.language import N_, Words
from cqp_cli.wording.numbers import percent, score_text

_LONGEST = 90
MOST_DRAWN = 200
"""How many candidates the map shows; the table behind it has all of them."""


class Bar(NamedTuple):
    """How one bloc or competence stands."""

    id: str
    title: str
    split: Split
    segments: tuple[Segment, ...]

    def told(self, words: Words) -> str:
        """The same without the picture."""
        names = map(words.say, (N_("acquired"), N_("not acquired"), N_("under way")))
        return ", ".join(f"{count} {name}" for count, name in zip(self.split, names, strict=True))


class Quiz(NamedTuple):
    """The scores of one quiz; `limit` is the mark needed, and where it stands in the picture."""

    ref: str
    title: str
    limit: Tick
    ticks: tuple[Tick, ...]
    split: Split
    tenths: tuple[int, ...]
    columns: tuple[Column, ...]


class Dashboard(NamedTuple):
    """Everything that the page shows. `columns` are the bloc and the id of each competence of the maps."""

    results: Grid
    partial: str
    blocs: tuple[Bar, ...]
    competences: tuple[Bar, ...]
    columns: tuple[tuple[str, str], ...]
    maps: tuple[Map, ...]
    missed: Grid | None
    quizzes: tuple[Quiz, ...]


def cohort_html(cohort: Cohort, words: Words, screen: Screen) -> str:  # noqa: ARG001 — a file has no screen
    """The figures, the map of candidates by competence, everybody's result, the files that cannot be used."""
    referential = cohort.referential
    return html(
        "cohort.html",
        words,
        cohort=cohort,
        board=_dashboard(cohort, words),
        most_drawn=MOST_DRAWN,
        marks=_used(mark for row in cohort.shown for _, mark in row.competences),
        bloc_marks=_used(mark for row in cohort.shown for _, mark in row.marks),
        counted=cohort.counted(words),
        title=joined([referential.title, referential.rncp]),
    )


def _used(marks: Iterable[Progress]) -> list[Progress]:
    """The marks that there are, each once, in their order."""
    used = set(marks)
    return [mark for mark in Progress if mark in used]


def _dashboard(cohort: Cohort, words: Words) -> Dashboard:
    figures, referential = cohort.figures, cohort.referential
    blocs = figures.blocs(referential)
    columns = tuple((bloc.id, one.id) for bloc in blocs for one in bloc.competences)
    missed = tuple(missed_rows(figures, referential, words))
    heads = (N_("Criterion"), N_("Title"), N_("Not met"))
    return Dashboard(
        Grid((words.say(N_("Result")), words.say(N_("Candidates"))), tuple(result_rows(figures, cohort.asked, words))),
        partial_text(figures, cohort.asked, words),
        tuple(_bar(one.id, one.title, figures.of_bloc(one)) for one in blocs),
        tuple(_bar(one.id, _short(one), figures.of_competence(one)) for bloc in blocs for one in bloc.competences),
        columns,
        heat_maps(columns, [(visible(row.name), dict(row.competences)) for row in cohort.shown[:MOST_DRAWN]]),
        Grid(tuple(map(words.say, heads)), missed) if missed else None,
        tuple(_quiz(one, words) for one in figures.scores(referential)),
    )


def _short(competence: Competence) -> str:
    return shorten(competence.statement, _LONGEST, placeholder="\u00a0…")


def _bar(id: str, title: str, split: Split) -> Bar:
    return Bar(id, title, split, bar_of(split))


def _quiz(one: Scores, words: Words) -> Quiz:
    assessment, mark = one.placed.assessment, one.placed.assessment.pass_mark
    assert mark is not None  # this is what makes a quiz
    limit = tick_at(mark.share, words.say(N_("{mark} needed"), mark=score_text(words, mark, mark)))
    ticks = tuple(tick_at(Fraction(half, 2), percent(words, half, 2)) for half in range(3))
    return Quiz(one.placed.ref, assessment.title, limit, ticks, one.split, one.tenths, columns_of(one.tenths))
