"""What a cohort comes to in numbers: counted where files are evaluated, and added up."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cqp_cli.outcome import BlocOutcome, DecidedBy, Evidence, Kind, Outcome
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


class Figures:
    """Counts over many outcomes under one referential; of one bloc, where only that is asked for.

    A candidate who does not aim at a bloc is not among those of that bloc.
    """

    def __init__(self, bloc: str | None = None) -> None:
        self._only = bloc
        self.counts: Counter[tuple[object, ...]] = Counter()

    @classmethod
    def over(cls, outcomes: Iterable[Outcome], bloc: str | None = None) -> "Figures":
        """The figures of some outcomes."""
        figures, blocs = cls(bloc), _Alike()
        for outcome in outcomes:
            figures._count(outcome, blocs)
        for one, times in blocs:
            figures._count_bloc(one, times)
        return figures

    def add(self, other: "Figures") -> None:
        """Count those of another one too."""
        self.counts.update(other.counts)

    def take_off(self, other: "Figures") -> None:
        """Count those of another one no longer."""
        self.counts.subtract(other.counts)

    def _count(self, outcome: Outcome, blocs: "_Alike") -> None:
        counts = self.counts
        sought = [bloc for bloc in outcome.blocs if self._only in (None, bloc.id)]
        for bloc in sought:
            blocs.add(bloc)
        whole = sought[0] if self._only and sought else outcome
        if self._only is None or sought:
            counts["whole", whole.verdict, whole.decided_by] += 1
            counts["partial",] += whole.verdict is not Verdict.ACQUIRED and bool(outcome.certified_blocs)
        for (ref, _), evidence in outcome.evidence.items():
            if self._only is None or ref.startswith(f"{self._only}/"):
                self._count_evidence(ref, evidence)

    def _count_evidence(self, ref: str, evidence: Evidence) -> None:
        counts, verdict = self.counts, evidence.verdict
        if evidence.kind is Kind.CRITERION:
            counts["criterion", ref, evidence.criterion, verdict] += 1
            for number, met, value, _, _ in evidence.indicators:
                if value is not None:
                    counts["indicator", ref, evidence.criterion, number, met] += 1
        elif evidence.kind is Kind.QUIZ:
            counts["quiz", ref, verdict] += 1
            if evidence.score is not None:
                share = evidence.score.share
                tenth = min(share.numerator * TENTHS // share.denominator, TENTHS - 1)
                counts["tenth", ref, tenth] += 1

    def _count_bloc(self, bloc: BlocOutcome, times: int) -> None:
        self.counts["bloc", bloc.id, bloc.verdict] += times
        for one in bloc.competences:
            self.counts["competence", one.id, one.verdict] += times

    def whole(self) -> Mapping[tuple[Verdict, DecidedBy | None], int]:
        """The titles, or the bloc asked for: how many have which verdict, by who decided it (None: it is proposed)."""
        return {(v, by): self.counts["whole", v, by] for by in (*DecidedBy, None) for v in Verdict}

    def blocs(self, referential: Referential) -> list[Bloc]:
        """The blocs that are counted."""
        return [bloc for bloc in referential.blocs if self._only in (None, bloc.id)]

    @property
    def partial(self) -> int:
        """How many have some blocs and not the title."""
        return self.counts["partial",]

    def of_bloc(self, bloc: Bloc) -> Split:
        """How a bloc stands."""
        return self._split("bloc", bloc.id)

    def of_competence(self, competence: Competence) -> Split:
        """How a competence stands."""
        return self._split("competence", competence.id)

    def criteria(self, referential: Referential) -> list[MissedCriterion]:
        """The criteria that somebody does not meet, the most often missed first, its indicators likewise."""
        found = [
            MissedCriterion(placed, one, self._split("criterion", placed.ref, one.id), self._indicators(placed, one))
            for placed in referential.assessment.values()
            for one in placed.assessment.criteria
        ]
        missed = [one for one in found if one.split.not_acquired or one.indicators]
        return sorted(missed, key=lambda one: -one.split.not_acquired)

    def _indicators(self, placed: Placed, criterion: Criterion) -> tuple[MissedIndicator, ...]:
        found = []
        for number, indicator in enumerate(criterion.indicators, 1):
            split = self._split("indicator", placed.ref, criterion.id, number)
            if split.not_acquired:
                found.append(MissedIndicator(number, indicator.statement, split.not_acquired, split.total))
        return tuple(sorted(found, key=lambda one: -one.missed))

    def scores(self, referential: Referential) -> list[Scores]:
        """The quizzes."""
        return [
            Scores(
                placed,
                self._split("quiz", placed.ref),
                tuple(self.counts["tenth", placed.ref, tenth] for tenth in range(TENTHS)),
            )
            for placed in referential.assessment.values()
            if placed.assessment.is_quiz and self._only in (None, placed.bloc.id)
        ]

    def _split(self, *about: object) -> Split:
        return Split(*(self.counts[*about, verdict] for verdict in Verdict))


class _Alike:
    """Blocs counted as they are met: those that candidates share are looked into once."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[BlocOutcome, int]] = {}

    def add(self, bloc: BlocOutcome) -> None:
        _, times = self._found.get(id(bloc), (bloc, 0))
        self._found[id(bloc)] = bloc, times + 1

    def __iter__(self) -> Iterator[tuple[BlocOutcome, int]]:
        return iter(self._found.values())
