"""A bloc laid out as certifications print theirs: activities, competences, and beside them how they are assessed.

Competences of one activity that are judged together share a row, so that a criterion over several of them stands once.
Where no row can hold them all (a quiz over competences with criteria of their own, or of several activities), it stands
beside the first that it judges, and the others refer to it.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from cqp_cli.referential import Activity, Assessment, Bloc, Competence, Criterion


class Elsewhere(NamedTuple):
    """What judges a competence but stands beside an earlier one: a criterion, or (None) a score."""

    criterion: Criterion | None
    beside: str


class Judged(NamedTuple):
    """An assessment in one row. What it says of itself, its score with it, stands in the row where it `begins`."""

    assessment: Assessment
    begins: bool
    criteria: tuple[Criterion, ...]
    whole: tuple[str, ...]
    elsewhere: tuple[Elsewhere, ...]


class Row(NamedTuple):
    """Competences that are judged together; `span` is how many rows their activity takes, 0 after its first."""

    activities: tuple[Activity, ...]
    span: int
    competences: tuple[Competence, ...]
    judged: tuple[Judged, ...]


class _Section(NamedTuple):
    """An activity with its competences; all activities, or none, where competences name none."""

    activities: tuple[Activity, ...]
    competences: tuple[Competence, ...]


class _Part(NamedTuple):
    """A criterion, or (None) a score or a judgement as a whole; the places of its competences in their order.

    `begins` is the place where its assessment does.
    """

    assessment: Assessment
    criterion: Criterion | None
    places: tuple[int, ...]
    begins: int

    @property
    def each(self) -> bool:
        """Whether every competence is judged for itself, so that it can be said at each."""
        return self.criterion is None and not self.assessment.is_quiz

    @property
    def stands(self) -> int:
        """Where it is said."""
        return self.begins if self.criterion is None else self.places[0]


def rows_of(bloc: Bloc) -> tuple[Row, ...]:
    """The rows of a bloc, activity by activity; competences of no activity last."""
    return tuple(_Layout(bloc).rows())


def _sections(bloc: Bloc) -> Iterator[_Section]:
    others = tuple(one for one in bloc.competences if one.activity is None)
    if len(others) == len(bloc.competences):
        yield _Section(bloc.activities, others)
        return
    for activity in bloc.activities:
        yield _Section((activity,), tuple(one for one in bloc.competences if one.activity == activity.id))
    if others:
        yield _Section((), others)


def _parts(bloc: Bloc, place: Mapping[str, int]) -> Iterator[_Part]:
    for assessment in bloc.assessments:
        begins = min(place[id] for id in assessment.all_competences)
        named = [(criterion, criterion.competences) for criterion in assessment.criteria]
        for criterion, ids in (*named, *([(None, assessment.competences)] if assessment.competences else [])):
            yield _Part(assessment, criterion, tuple(sorted({place[id] for id in ids})), begins)


def _runs(places: Iterable[int], starts: Container[int]) -> list[range]:
    """Places that follow one another, none across the start of a section."""
    runs: list[range] = []
    for place in places:
        if runs and place == runs[-1].stop and place not in starts:
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    return runs


def _groups(runs: Iterable[range]) -> dict[int, range]:
    """The places that share a row, as the shortest runs ask for it.

    A longer one joins what it touches, unless it would join two of them.
    """
    groups: dict[int, range] = {}
    for run in sorted(runs, key=len):
        touched = {groups[place] for place in run if place in groups}
        if len(touched) <= 1:
            ends = [run, *touched]
            joined = range(min(one.start for one in ends), max(one.stop for one in ends))
            groups |= dict.fromkeys(joined, joined)
    return groups


class _Layout:
    """A bloc's competences in the order of their activities, what judges each, and which of them share a row."""

    def __init__(self, bloc: Bloc) -> None:
        self.sections = tuple(_sections(bloc))
        self.order = tuple(one for section in self.sections for one in section.competences)
        self.parts = tuple(_parts(bloc, {one.id: place for place, one in enumerate(self.order)}))
        self.about: tuple[list[int], ...] = tuple([] for _ in self.order)
        for number, part in enumerate(self.parts):
            for place in part.places:
                self.about[place].append(number)
        self.groups = _groups(self._asked())

    def rows(self) -> Iterator[Row]:
        start = 0
        for section in self.sections:
            places = range(start, start + len(section.competences))
            rows = [self._row(section, tuple(run)) for _, run in groupby(places, self._together)]
            for index, row in enumerate(rows or [Row(section.activities, 1, (), ())]):
                yield row._replace(span=0 if index else max(len(rows), 1))
            start = places.stop

    def _asked(self) -> Iterator[range]:
        """The runs that are to share a row; of what is said once, only the first, beside which it will stand."""
        starts = {0, *accumulate(len(section.competences) for section in self.sections)}
        for part in self.parts:
            runs = _runs(part.places, starts)
            yield from runs if part.each else runs[:1]

    def _together(self, place: int) -> object:
        """The same for neighbours of one row: their group or, in none, what judges them. What nothing does is alone."""
        return self.groups.get(place) or self.about[place] or place

    def _row(self, section: _Section, places: tuple[int, ...]) -> Row:
        here = sorted((number, place) for place in places for number in self.about[place])
        by_assessment = groupby(here, lambda one: self.parts[one[0]].assessment.id)
        judged = tuple(self._judged(tuple(group), places) for _, group in by_assessment)
        return Row(section.activities, 1, tuple(self.order[place] for place in places), judged)

    def _judged(self, here: Sequence[tuple[int, int]], row: Container[int]) -> Judged:
        parts = [self.parts[number] for number in dict.fromkeys(number for number, _ in here)]
        return Judged(
            parts[0].assessment,
            parts[0].begins in row,
            tuple(one.criterion for one in parts if one.criterion is not None and one.stands in row),
            tuple(self.order[place].id for number, place in here if self.parts[number].each),
            tuple(
                Elsewhere(one.criterion, self.order[one.stands].id)
                for one in parts
                if not one.each and one.stands not in row
            ),
        )
