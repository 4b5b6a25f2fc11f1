"""A referential prepared for evaluation: what is judged, what bears on what, and how values read."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from cqp_cli.candidate import OVERALL
from cqp_cli.engine.weighing import ANYTHING, Span
from cqp_cli.outcome import Kind, ReferentialId, Thing
from cqp_cli.referential import Indicator, Placed, Referential
from cqp_cli.rule import ALL, Condition, Each, Mean, mean
from cqp_cli.score import Score, parse_score
from cqp_cli.verdict import Verdict

Value = str | Score
"""A level of the scale, or a score."""

ByIndicators = tuple[tuple[str, Value], ...]
"""What is said of some indicators, each by its number, and of the whole under `overall`."""

AnyOpinion = Value | ByIndicators


def by_indicators(opinion: AnyOpinion) -> ByIndicators | None:
    """The opinion, if it is one on indicators."""
    return None if isinstance(opinion, str | Score) else opinion


def by_key(opinion: AnyOpinion) -> dict[str, Value]:
    """The same whichever it is: what is said of indicators, and of the whole under `overall`."""
    return {OVERALL: opinion} if isinstance(opinion, str | Score) else dict(opinion)


class Judged(NamedTuple):
    """One thing that results are given for; `mark` is what a score of it needs, `rule` is over its indicators."""

    assessment: str | None
    key: str | None
    kind: Kind
    competences: tuple[str, ...]
    mark: Score
    rule: Sequence[Condition] = ALL
    indicators: tuple[Indicator, ...] = ()
    weight: Fraction = Fraction(1)
    required: bool = False

    @property
    def criterion(self) -> str | None:
        """The criterion's id, where it is one."""
        return self.key if self.kind is Kind.CRITERION else None

    @property
    def numbers(self) -> range:
        """Its indicators' numbers: 1 is the first."""
        return range(1, len(self.indicators) + 1)

    @property
    def place(self) -> tuple[Fraction, bool]:
        """What it weighs in the whole that it is a part of, and whether that cannot do without it."""
        return self.weight, self.required

    @property
    def name(self) -> str:
        """What a rule over the parts of an assessment calls it."""
        return self.criterion or self.kind.value


class Bearing(NamedTuple):
    """An assessment that bears on a competence, and by what: each of the `things` is one that is `judged`."""

    placed: Placed
    things: tuple[Thing, ...]
    judged: tuple[Judged, ...]
    rule: Sequence[Condition]


class Plan:
    """The referential, with the look-ups that evaluating needs."""

    def __init__(self, referential: Referential) -> None:
        self.referential = referential
        self.identity = ReferentialId(referential.id, referential.version, referential.title, referential.sha256)
        self.levels = {level: place for place, level in enumerate(referential.scale.levels)}
        self.passing = self.levels[referential.scale.pass_level]
        self.shares = {level: Fraction(place, len(self.levels) - 1) for level, place in self.levels.items()}
        self.judged: dict[Thing, Judged] = {}
        self.bearing: dict[str, list[Bearing]] = {id: [] for id in referential.competence}
        self.things: dict[str, list[Thing]] = {id: [] for id in referential.bloc}
        self.has_requirements = any(placed.assessment.requires for placed in referential.assessment.values())
        self.has_scores = any(isinstance(one, Mean | Each) for rule in referential.all_rules for one in rule)
        for placed in referential.assessment.values():
            judged = tuple(self._judged(placed))
            self.judged.update({(placed.ref, one.key): one for one in judged})
            self.things[placed.bloc.id] += [(placed.ref, one.key) for one in judged]
            rule = placed.assessment.rule or referential.rules.assessment
            for id in placed.assessment.all_competences:
                about = tuple(one for one in judged if id in one.competences)
                things = tuple((placed.ref, one.key) for one in about)
                self.bearing[id].append(Bearing(placed, things, about, rule))

        self.competences = {bloc.id: frozenset(one.id for one in bloc.competences) for bloc in referential.blocs}
        self.things_of = {
            id: tuple(dict.fromkeys(thing for one in bearings for thing in one.things))
            for id, bearings in self.bearing.items()
        }

    def direct(self, competence: str) -> Judged:
        """A competence as it is judged outside the assessments."""
        return Judged(None, competence, Kind.JUDGEMENT, (competence,), self.referential.pass_mark)

    def opinion(self, opinion: str | dict[str, str]) -> AnyOpinion:
        """What an opinion says: the levels as they are, the scores read."""
        if isinstance(opinion, dict):
            return tuple([(key, self._value(text)) for key, text in opinion.items()])
        return self._value(opinion)

    def _value(self, text: str) -> Value:
        return text if text in self.levels else parse_score(text) or text

    def share(self, values: Sequence[Value]) -> Fraction:
        """The score of some values together, from 0 to 1: a level's is its place on the scale."""
        shares = [value.share if isinstance(value, Score) else self.shares[value] for value in values]
        return shares[0] if len(shares) == 1 else mean((share, Fraction(1)) for share in shares)

    def span(self, values: Sequence[Value]) -> Span:
        """The same where some rule asks for scores, and where there are any."""
        if not values or not self.has_scores:
            return ANYTHING
        share = self.share(values)
        return share, share

    def held(self, value: Value, mark: Score) -> Verdict:
        """Whether a level or a score is enough."""
        if isinstance(value, Score):
            return Verdict.settled(held=value.share >= mark.share)
        return Verdict.settled(held=self.levels[value] >= self.passing)

    def _judged(self, placed: Placed) -> Iterator[Judged]:
        ref, assessment = placed.ref, placed.assessment
        mark = assessment.pass_mark or self.referential.pass_mark
        for key, criterion in assessment.judged.items():
            if criterion is None:
                yield Judged(ref, key, Kind.JUDGEMENT, (key,), mark)
            else:
                rule = criterion.rule or self.referential.rules.criterion
                about = (criterion.competences, mark, rule, criterion.indicators, criterion.weight, criterion.required)
                yield Judged(ref, key, Kind.CRITERION, *about)
        if assessment.is_quiz:
            yield Judged(ref, None, Kind.QUIZ, assessment.competences, mark)


class _Itself:
    """A referential as a key: this one, and none that is but equal to it, which takes long to tell."""

    def __init__(self, referential: Referential) -> None:
        self.referential = referential

    def __hash__(self) -> int:
        return id(self.referential)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.referential is self.referential


@lru_cache(maxsize=8)
def _plan_of(itself: _Itself) -> Plan:
    return Plan(itself.referential)


def plan_of(referential: Referential) -> Plan:
    """The plan of a referential, which is prepared once for as many candidates as come."""
    return _plan_of(_Itself(referential))
