"""What a cohort comes to in numbers: counted where files are evaluated, and added up."""

from collections.abc import Iterable
from typing import NamedTuple

from cqp_cli.outcome import BlocOutcome, DecidedBy, Evidence, Outcome, Thing
from cqp_cli.referential import Bloc, Competence, Criterion, Placed, Referential
from cqp_cli.verdict import Verdict

TENTHS = 10


class Split(NamedTuple):
    """How many of something are acquired, not acquired, pending."""

    acquired: int
    not_acquired: int
    pending: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self)


class Result(NamedTuple):
    """How many have a verdict, on the title or on the blocs that they aim at, or that are asked for; who decided it."""

    verdict: Verdict
    decided_by: DecidedBy | None
    times: int
    of_title: bool


class MissedIndicator(NamedTuple):
    """How often an indicator was not met, of the times that it was assessed."""

    number: int
    statement: str
    missed: int
    assessed: int


class MissedCriterion(NamedTuple):
    """A criterion, how it stands for everybody, and its indicators."""

    placed: Placed
    criterion: Criterion
    split: Split
    indicators: tuple[MissedIndicator, ...]


class Scores(NamedTuple):
    """The scores of one quiz: how many in each tenth of the way from 0 to 1 (all of it is in the last)."""

    placed: Placed
    split: Split
    tenths: tuple[int, ...]


_PLACE = {verdict: place for place, verdict in enumerate(Verdict)}
_EACH = len(_PLACE)


class Figures:
    """Counts over many outcomes under one referential; of one bloc, where only that is asked for.

    A candidate who does not aim at a bloc is not among those of that bloc. Each count has a place in a row, under the
    name of what it is of.
    """

    def __init__(self, bloc: str | None = None) -> None:
        self._only = bloc
        self.rows: dict[tuple[object, ...], list[int]] = {}

    @classmethod
    def over(cls, outcomes: Iterable[Outcome], bloc: str | None = None) -> "Figures":
        """The figures of some outcomes."""
        figures = cls(bloc)
        alike: dict[int, tuple[BlocOutcome, int]] = {}  # the blocs that candidates share are looked into once
        for outcome in outcomes:
            figures._count(outcome)
            for one in outcome.blocs:
                alike[id(one)] = one, alike.get(id(one), (one, 0))[1] + 1
        for one, times in alike.values():
            if bloc in (None, one.id):
                figures._count_bloc(one, times)
        return figures

    def add(self, other: "Figures", sign: int = 1) -> None:
        """Count those of another one too; or, with the sign -1, no longer."""
        for name, row in other.rows.items():
            own = self._row(name, len(row))
            for place, count in enumerate(row):
                own[place] += sign * count

    def _row(self, name: tuple[object, ...], length: int) -> list[int]:
        row = self.rows.get(name)
        if row is None:
            row = self.rows[name] = [0] * length
        return row

    def _count(self, outcome: Outcome) -> None:
        wholes = [(outcome.verdict, outcome.decider)]
        if self._only is not None:
            wholes = [(bloc.verdict, outcome.decider_of(bloc)) for bloc in outcome.blocs if bloc.id == self._only]
        for verdict, decided_by in wholes:
            aim = outcome.target is None and self._only is None
            self._row(("whole", aim, decided_by), _EACH)[_PLACE[verdict]] += 1
            has_title = outcome.verdict is Verdict.ACQUIRED and (outcome.target is None or outcome.makes_title)
            self._row(("partial",), 1)[0] += bool(outcome.certified_blocs) and not has_title
        asked_for = [bloc for bloc in outcome.blocs if self._only in (None, bloc.id)]
        assessed = {bloc.id for bloc in asked_for if bloc.decided_by is not DecidedBy.EARLIER}
        for thing, evidence in outcome.evidence.items():
            if thing[0].partition("/")[0] in assessed:
                self._count_evidence(thing, evidence)

    def _count_evidence(self, thing: Thing, evidence: Evidence) -> None:
        rows = self.rows
        row = rows.get(thing) or self._row(thing, _EACH)
        row[_PLACE[evidence.verdict]] += 1
        if evidence.indicators:
            name = ("indicators", *thing)
            row = rows.get(name) or self._row(name, _EACH * len(evidence.indicators))
            for number, met, value, _, _ in evidence.indicators:
                if value is not None:
                    row[_EACH * (number - 1) + _PLACE[met]] += 1
        elif evidence.score is not None:
            share = evidence.score.share
            tenth = min(share.numerator * TENTHS // share.denominator, TENTHS - 1)
            self._row(("tenths", *thing), TENTHS)[tenth] += 1

    def _count_bloc(self, bloc: BlocOutcome, times: int) -> None:
        self._row(("bloc", bloc.id), _EACH)[_PLACE[bloc.verdict]] += times
        for one in bloc.competences:
            self._row(("competence", one.id), _EACH)[_PLACE[one.verdict]] += times

    def results(self) -> list[Result]:
        """How many came to what."""
        whole = [(aim, by, self._split("whole", aim, by)) for aim in (True, False) for by in (*DecidedBy, None)]
        found = [
            Result(verdict, by, count, of_title=aim)
            for aim, by, split in whole
            for verdict, count in zip(Verdict, split, strict=True)
        ]
        return [one for one in found if one.times]

    def blocs(self, referential: Referential) -> list[Bloc]:
        """The blocs that are counted."""
        return [bloc for bloc in referential.blocs if self._only in (None, bloc.id)]

    @property
    def partial(self) -> int:
        """How many have some blocs and not the title."""
        return self.rows.get(("partial",), [0])[0]

    def of_bloc(self, bloc: Bloc) -> Split:
        """How a bloc stands."""
        return self._split("bloc", bloc.id)

    def of_competence(self, competence: Competence) -> Split:
        """How a competence stands."""
        return self._split("competence", competence.id)

    def criteria(self, referential: Referential) -> list[MissedCriterion]:
        """The criteria that somebody does not meet, the most often missed first, its indicators likewise."""
        found = [
            MissedCriterion(placed, one, self._split(placed.ref, one.id), self._indicators(placed, one))
            for placed in referential.assessment.values()
            for one in placed.assessment.criteria
        ]
        missed = [one for one in found if one.split.not_acquired or one.indicators]
        return sorted(missed, key=lambda one: -one.split.not_acquired)

    def _indicators(self, placed: Placed, criterion: Criterion) -> tuple[MissedIndicator, ...]:
        found = []
        row = self.rows.get(("indicators", placed.ref, criterion.id), [0] * _EACH * len(criterion.indicators))
        for number, indicator in enumerate(criterion.indicators, 1):
            split = Split(*row[_EACH * (number - 1) : _EACH * number])
            if split.not_acquired:
                found.append(MissedIndicator(number, indicator.statement, split.not_acquired, split.total))
        return tuple(sorted(found, key=lambda one: -one.missed))

    def scores(self, referential: Referential) -> list[Scores]:
        """The quizzes that somebody took."""
        found = [
            Scores(
                placed,
                self._split(placed.ref, None),
                tuple(self.rows.get(("tenths", placed.ref, None), [0] * TENTHS)),
            )
            for placed in referential.assessment.values()
            if placed.assessment.is_quiz and self._only in (None, placed.bloc.id)
        ]
        return [one for one in found if any(one.tenths)]

    def _split(self, *name: object) -> Split:
        return Split(*self.rows.get(name, [0] * _EACH))
