"""A candidate's results: each names what exists, says one thing, and says it once a day."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cqp_cli.candidate import OVERALL, DirectJudgement, Sitting
from cqp_cli.checks.registry import Finding, Subject, candidate_check, unknown
from cqp_cli.diagnostic import Code
from cqp_cli.referential import Criterion, Placed
from cqp_cli.score import parse_score
from cqp_cli.source import Path


class Judged(NamedTuple):
    """One opinion, with what it is about (`known` false where the referential has no such thing)."""

    path: Path
    key: str
    opinion: str | dict[str, str]
    known: bool
    criterion: Criterion | None


def sittings(subject: Subject) -> Iterator[tuple[Path, Sitting, Placed]]:
    """The results of assessments that exist."""
    for index, result in enumerate(subject.candidate.results):
        if isinstance(result, Sitting) and result.assessment in subject.referential.assessment:
            yield ("results", index), result, subject.referential.assessment[result.assessment]


def direct_judgements(subject: Subject) -> Iterator[tuple[Path, DirectJudgement, list[str]]]:
    """The direct judgements on blocs that exist, with the ids of the bloc's competences."""
    for index, result in enumerate(subject.candidate.results):
        if isinstance(result, DirectJudgement) and result.bloc in subject.referential.bloc:
            bloc = subject.referential.bloc[result.bloc]
            yield ("results", index), result, [competence.id for competence in bloc.competences]


def opinions(subject: Subject) -> Iterator[Judged]:
    """Every opinion given, wherever it stands."""
    for path, sitting, placed in sittings(subject):
        judged = placed.assessment.judged
        for key, opinion in sitting.given.items():
            yield Judged((*path, "verdicts", key), key, opinion, key in judged, judged.get(key))
    for path, direct, known in direct_judgements(subject):
        for key, opinion in direct.given.items():
            yield Judged((*path, "verdicts", key), key, opinion, key in known, None)


def _values(subject: Subject) -> Iterator[tuple[Path, str]]:
    """Every level or score given, down to the indicators."""
    for judged in opinions(subject):
        if isinstance(judged.opinion, str):
            yield judged.path, judged.opinion
        else:
            yield from (((*judged.path, number), value) for number, value in judged.opinion.items())


@candidate_check(Code.UNKNOWN_JUDGED)
def unknown_judged(subject: Subject) -> Iterator[Finding]:
    for path, sitting, placed in sittings(subject):
        known = placed.assessment.judged
        for key in sitting.verdicts or ():
            if key not in known:
                yield unknown((*path, "verdicts", key), key, known, on_key=True, inside=placed.ref)
    for path, direct, ids in direct_judgements(subject):
        for key in direct.verdicts or ():
            if key not in ids:
                yield unknown((*path, "verdicts", key), key, ids, on_key=True, inside=direct.bloc)


@candidate_check(Code.UNKNOWN_INDICATOR)
def unknown_indicator(subject: Subject) -> Iterator[Finding]:
    for judged in opinions(subject):
        if judged.criterion is not None and isinstance(judged.opinion, dict):
            numbers = [str(number + 1) for number in range(len(judged.criterion.indicators))]
            for number in judged.opinion:
                if number not in numbers and number != OVERALL:
                    values = {"id": number, "count": len(numbers), "inside": judged.key}
                    yield Finding((*judged.path, number), values, on_key=True)


@candidate_check(Code.INDICATORS_NOT_EXPECTED)
def indicators_not_expected(subject: Subject) -> Iterator[Finding]:
    for judged in opinions(subject):
        if judged.known and judged.criterion is None and isinstance(judged.opinion, dict):
            yield Finding(judged.path, {"id": judged.key}, on_key=True)


@candidate_check(Code.UNKNOWN_LEVEL)
def unknown_level(subject: Subject) -> Iterator[Finding]:
    levels = subject.referential.scale.levels
    for path, value in _values(subject):
        if value not in levels and parse_score(value) is None:
            yield unknown(path, value, levels)


@candidate_check(Code.SCORE_OVER_MAXIMUM)
def score_over_maximum(subject: Subject) -> Iterator[Finding]:
    levels = subject.referential.scale.levels
    scores = [(path, parse_score(value)) for path, value in _values(subject) if value not in levels]
    scores += [((*path, "score"), sitting.score) for path, sitting, _ in sittings(subject)]
    for path, score in scores:
        if score is not None and score.share > 1:
            yield Finding(path, {"score": score.written})


@candidate_check(Code.NO_SCORE_EXPECTED)
def no_score_expected(subject: Subject) -> Iterator[Finding]:
    for path, sitting, placed in sittings(subject):
        if sitting.score is not None and not placed.assessment.is_quiz:
            values = {"assessment": placed.ref, "judged": list(placed.assessment.judged)}
            yield Finding((*path, "score"), values, on_key=True)


@candidate_check(Code.DATE_MISSING)
def date_missing(subject: Subject) -> Iterator[Finding]:
    for index, result in enumerate(subject.candidate.results):
        if result.date is None and result.says_something:
            yield Finding(("results", index, "date"), {"id": result.about}, on_key=True)


@candidate_check(Code.ABSENT_WITH_RESULTS)
def absent_with_results(subject: Subject) -> Iterator[Finding]:
    for path, sitting, placed in sittings(subject):
        if sitting.is_absence and (sitting.score is not None or sitting.given):
            yield Finding((*path, "absent"), {"assessment": placed.ref}, on_key=True)


class _Said(NamedTuple):
    """What one result says of one thing: these indicators, or (None) the whole of it."""

    path: Path
    indicators: frozenset[str] | None

    def clashes(self, other: "_Said") -> bool:
        """Whether both say something of the same: different indicators complete each other."""
        return self.indicators is None or other.indicators is None or bool(self.indicators & other.indicators)


def _said(path: Path, result: Sitting | DirectJudgement) -> Iterator[tuple[str, _Said]]:
    if isinstance(result, Sitting) and result.score is not None:
        yield result.about, _Said((*path, "score"), None)
    for key, opinion in result.given.items():
        by_indicators = isinstance(opinion, dict) and OVERALL not in opinion
        yield key, _Said((*path, "verdicts", key), frozenset(opinion) if by_indicators else None)


@candidate_check(Code.JUDGED_TWICE)
def judged_twice(subject: Subject) -> Iterator[Finding]:
    seen: dict[tuple[str, str, date | None], list[_Said]] = {}
    for index, result in enumerate(subject.candidate.results):
        for key, said in _said(("results", index), result):
            earlier = seen.setdefault((result.about, key, result.date), [])
            if clash := next(filter(said.clashes, earlier), None):
                yield Finding(said.path, {"id": key, "date": result.date}, other=clash.path, on_key=True)
            earlier.append(said)
