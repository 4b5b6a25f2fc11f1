"""A bloc in rows for three columns: activities, competences, and the assessments that judge them.

Competences of one activity that are judged together share a row, so that a criterion over several of them stands once.
Where rows cannot be had for everything (a quiz over competences that have criteria of their own, or of several
activities), an assessment stands beside the first that it judges, and the others refer to it.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cqp_cli.referential import Activity, Assessment, Bloc, Competence, Criterion


class Elsewhere(NamedTuple):
    """What judges a competence here and stands beside an earlier one: a criterion, or (None) a score."""

    criterion: Criterion | None
    competence: str


class Judged(NamedTuple):
    """An assessment in one row; its score, like all that it says of itself, stands where it `begins`."""

    assessment: Assessment
    begins: bool
    criteria: tuple[Criterion, ...] = ()
    whole: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


class Row(NamedTuple):
    """Competences that are judged together; `span` is how many rows their activity has, 0 after the first of them."""

    activities: tuple[Activity, ...]
    span: int
    competences: tuple[Competence, ...]
    judged: tuple[Judged, ...]


class _Section(NamedTuple):
    """An activity and its competences; several, or none, where the competences do not say."""

    activities: tuple[Activity, ...]
    competences: tuple[Competence, ...]


class _Part(NamedTuple):
    """A criterion of an assessment, or (None) its score or its judgement as a whole; and the places it is about."""

    assessment: Assessment
    criterion: Criterion | None
    places: tuple[int, ...]

    @property
    def shared(self) -> bool:
        """Whether it is said once for all of them."""
        return self.criterion is not None or self.assessment.is_quiz


def rows_of(bloc: Bloc) -> tuple[Row, ...]:
    """The rows of a bloc, activity by activity."""
    sections = tuple(_sections(bloc))
    order = [(number, one) for number, section in enumerate(sections) for one in section.competences]
    place = {one.id: index for index, (_, one) in enumerate(order)}
    parts = tuple(_parts(bloc, place))
    cut = tuple(_cut(parts, [number for number, _ in order]))
    rows: list[Row] = []
    for number, section in enumerate(sections):
        own = [range_ for range_ in cut if order[range_.start][0] == number]
        shown = [_row(section, bloc, parts, range_, [one for _, one in order]) for range_ in own]
        rows += [row._replace(span=0 if index else len(shown)) for index, row in enumerate(shown)]
        rows += [] if shown else [Row(section.activities, 1, (), ())]
    return tuple(rows)


def _sections(bloc: Bloc) -> Iterator[_Section]:
    others = tuple(one for one in bloc.competences if one.activity is None)
    if len(others) == len(bloc.competences):
        yield _Section(bloc.activities, others)
        return
    for activity in bloc.activities:
        yield _Section((activity,), tuple(one for one in bloc.competences if one.activity == activity.id))
    if others:
        yield _Section((), others)
