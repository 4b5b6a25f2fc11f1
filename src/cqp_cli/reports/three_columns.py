"""A bloc laid out as certifications print theirs: activities, competences, and beside them how they are assessed."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cqp_cli.referential import Activity, Assessment, Bloc, Competence, Criterion


class Judging(NamedTuple):
    """What an assessment judges of some competences: by a criterion; else by its score or, with none, as a whole."""

    assessment: Assessment
    criterion: Criterion | None
    competences: tuple[str, ...]


class Beside(NamedTuple):
    """What stands beside some rows: what judges them, and what does so too but stands further up."""

    rows: int
    judging: tuple[Judging, ...]
    elsewhere: tuple[Judging, ...]


class Row(NamedTuple):
    """One competence. `activity` (which, over how many rows) and `beside` are there where they begin."""

    competence: Competence
    activity: tuple[Activity | None, int] | None
    beside: Beside | None


def rows_of(bloc: Bloc) -> list[Row]:
    """The rows of a bloc's table: competences by activity, those of no activity last."""
    ordered = _by_activity(bloc)
    activities = _activities(bloc, ordered)
    beside = _beside(bloc, [one.id for one in ordered])
    return [Row(one, activities.get(place), beside.get(place)) for place, one in enumerate(ordered)]


def _by_activity(bloc: Bloc) -> list[Competence]:
    places = {activity.id: place for place, activity in enumerate(bloc.activities)}
    return sorted(bloc.competences, key=lambda one: places.get(one.activity or "", len(places)))


def _activities(bloc: Bloc, ordered: Sequence[Competence]) -> dict[int, tuple[Activity | None, int]]:
    """Where each activity begins, and how many competences it has."""
    known = {activity.id: activity for activity in bloc.activities}
    found: dict[int, tuple[Activity | None, int]] = {}
    place = 0
    for activity, group in groupby(ordered, key=lambda one: known.get(one.activity or "")):
        size = len(list(group))
        found[place] = activity, size
        place += size
    return found


def judging_of(bloc: Bloc) -> Iterator[Judging]:
    """Everything that the assessments of a bloc judge, in their order."""
    for assessment in bloc.assessments:
        for id, criterion in assessment.judged.items():
            yield Judging(assessment, criterion, (id,) if criterion is None else criterion.competences)
        if assessment.is_quiz:
            yield Judging(assessment, None, assessment.competences)


def _beside(bloc: Bloc, order: Sequence[str]) -> dict[int, Beside]:
    """What stands beside the rows, by the first of them: what judges neighbours stands beside all of these."""
    runs = [(judging, _runs([order.index(id) for id in judging.competences])) for judging in judging_of(bloc)]
    starts = _starts(len(order), [run for _, found in runs for run in found])
    ends = [*starts[1:], len(order)]
    found: dict[int, Beside] = {}
    for start, end in zip(starts, ends, strict=True):
        first = tuple(one for one, (run, *_) in runs if start <= run[0] < end)
        again = tuple(
            one for one, (_, *more) in runs if any(start <= run[0] < end for run in more) and one not in first
        )
        found[start] = Beside(end - start, first, again)
    return found


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Places without a gap between them: the first and the last of each run."""
    ordered = sorted(set(places))
    groups = groupby(enumerate(ordered), key=lambda numbered: numbered[1] - numbered[0])
    return [(run[0], run[-1]) for run in ([place for _, place in group] for _, group in groups)]


def _starts(size: int, runs: Sequence[tuple[int, int]]) -> list[int]:
    """Where a new cell begins: nowhere within a run."""
    within = {place for first, last in runs for place in range(first + 1, last + 1)}
    return [place for place in range(size) if place not in within]
