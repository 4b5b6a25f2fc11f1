"""A referential prepared for evaluation: what is judged, what bears on what, and how values read."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from cqp_cli.outcome import Kind
from cqp_cli.referential import Placed, Referential
from cqp_cli.score import Score, parse_score
from cqp_cli.verdict import Verdict

Thing = tuple[str, str | None]
"""An assessment's name, and the criterion or competence judged in it (None for a quiz's score)."""

Value = str | Score
"""A level of the scale, or a score."""

DEFAULT_MARK = Score(Fraction(1, 2), "10/20")
"""What a score needs where its assessment has no pass mark of its own (the file format's default)."""


class Judged(NamedTuple):
    """One thing that results are given for; `numbers` are its indicators', `mark` what a score of it needs."""

    assessment: str
    key: str | None
    kind: Kind
    competences: tuple[str, ...]
    numbers: range
    mark: Score

    @property
    def criterion(self) -> str | None:
        """The criterion's id, where it is one."""
        return self.key if self.kind is Kind.CRITERION else None


class Bearing(NamedTuple):
    """An assessment that bears on a competence, and by what."""

    placed: Placed
    judged: tuple[Judged, ...]


class Plan:
    """The referential, with the look-ups that evaluating needs."""

    def __init__(self, referential: Referential) -> None:
        self.referential = referential
        self.levels = {level: place for place, level in enumerate(referential.scale.levels)}
        self.passing = self.levels[referential.scale.pass_level]
        self.judged: dict[Thing, Judged] = {}
        self.bearing: dict[str, list[Bearing]] = {id: [] for id in referential.competence}
        for placed in referential.assessment.values():
            judged = tuple(_judged(placed))
            self.judged.update({(one.assessment, one.key): one for one in judged})
            for id in placed.assessment.all_competences:
                about = tuple(one for one in judged if id in one.competences)
                self.bearing[id].append(Bearing(placed, about))

    def opinion(self, opinion: str | dict[str, str]) -> Value | dict[str, Value]:
        """What an opinion says: the levels as they are, the scores read."""
        if isinstance(opinion, dict):
            return {key: self._value(text) for key, text in opinion.items()}
        return self._value(opinion)

    def _value(self, text: str) -> Value:
        score = None if text in self.levels else parse_score(text)
        return text if score is None else score

    def share(self, value: Value) -> Fraction:
        """A value's score, from 0 to 1: a level's is its place on the scale."""
        return value.share if isinstance(value, Score) else Fraction(self.levels[value], len(self.levels) - 1)

    def held(self, value: Value, mark: Score) -> Verdict:
        """Whether a level or a score is enough."""
        if isinstance(value, Score):
            return Verdict.settled(held=value.share >= mark.share)
        return Verdict.settled(held=self.levels[value] >= self.passing)


def _judged(placed: Placed) -> Iterator[Judged]:
    ref, assessment = placed.ref, placed.assessment
    mark = assessment.pass_mark or DEFAULT_MARK
    for key, criterion in assessment.judged.items():
        if criterion is None:
            yield Judged(ref, key, Kind.JUDGEMENT, (key,), range(0), mark)
        else:
            numbers = range(1, len(criterion.indicators) + 1)
            yield Judged(ref, key, Kind.CRITERION, criterion.competences, numbers, mark)
    if assessment.is_quiz:
        yield Judged(ref, None, Kind.QUIZ, assessment.competences, range(0), mark)
