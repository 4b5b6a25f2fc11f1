"""A candidate's results: each names what exists, says one thing, and says it once a day."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from cqp_cli.candidate import OVERALL, DirectJudgement, Sitting
from cqp_cli.checks.registry import Finding, Subject, candidate_check, once, unknown
from cqp_cli.diagnostic import Severity
from cqp_cli.likeness import closest
from cqp_cli.referential import Assessment, Placed
from cqp_cli.score import parse_score
from cqp_cli.source.document import Path
from cqp_cli.source.signs import NO_BREAK_SPACE

# `C1:acquis` is all key: a space is missing.
_GLUED = {"variant": "glued"}


@once
def sittings(subject: Subject) -> Iterator[tuple[Path, Sitting, Placed]]:
    """The results of assessments that exist."""
    known = subject.referential.assessment
    for index, result in enumerate(subject.candidate.results):
        if isinstance(result, Sitting) and result.assessment in known:
            yield ("results", index), result, known[result.assessment]


@once
def direct_judgements(subject: Subject) -> Iterator[tuple[Path, DirectJudgement, list[str]]]:
    """The direct judgements on blocs that exist, with the ids of the bloc's competences."""
    for index, result in enumerate(subject.candidate.results):
        if isinstance(result, DirectJudgement) and result.bloc in subject.referential.bloc:
            bloc = subject.referential.bloc[result.bloc]
            yield ("results", index), result, [competence.id for competence in bloc.competences]


def _values(subject: Subject) -> Iterator[tuple[Path, str]]:
    """Every level or score given by a result of what exists, down to the indicators."""
    found = [(path, one.given) for path, one, _ in sittings(subject)]
    found += [(path, one.given) for path, one, _ in direct_judgements(subject)]
    for path, given in found:
        for key, opinion in given.items():
            where = (*path, "verdicts", key)
            if isinstance(opinion, str):
                yield where, opinion
            else:
                yield from (((*where, number), value) for number, value in opinion.items())


@candidate_check("CQP504")
def unknown_judged(subject: Subject) -> Iterator[Finding]:
    for path, sitting, placed in sittings(subject):
        known = placed.assessment.judged
        given = (sitting.verdicts or {}).keys()
        for key in () if given <= known.keys() else given - known.keys():
            found = unknown((*path, "verdicts", key), key, known, on_key=True, inside=placed.ref)
            yield found._replace(values={**found.values, **_meant(placed.assessment, key)})
    for path, direct, ids in direct_judgements(subject):
        for key in direct.verdicts or ():
            if key not in ids:
                yield unknown((*path, "verdicts", key), key, ids, on_key=True, inside=direct.bloc)


def _meant(assessment: Assessment, key: str) -> dict[str, Any]:
    """How a competence that the assessment bears on is judged there, if it is not by this name."""
    if ":" in key:
        return _GLUED
    criteria = [criterion.id for criterion in assessment.criteria if key in criterion.competences]
    if criteria:
        return {"suggestion": criteria[0], "variant": "together"}
    is_score = assessment.is_quiz and key in assessment.competences
    return {"suggestion": None, "variant": "score"} if is_score else {}


@candidate_check("CQP505")
def unknown_indicator(subject: Subject) -> Iterator[Finding]:
    for path, sitting, placed in sittings(subject):
        for key, opinion in (sitting.verdicts or {}).items():
            criterion = placed.assessment.judged.get(key)
            if criterion is not None and isinstance(opinion, dict):
                numbers = criterion.numbers
                for number in opinion.keys() - numbers - {OVERALL}:
                    plain = NO_BREAK_SPACE.sub("", number)
                    no_break = plain != number and plain in {*numbers, OVERALL}
                    values = {"id": number, "count": len(numbers), "inside": key, "no_break": no_break}
                    values |= _GLUED if ":" in number else {"suggestion": closest(number, [OVERALL], 0.7)}
                    yield Finding((*path, "verdicts", key, number), values, on_key=True)


@candidate_check("CQP509")
def indicators_not_expected(subject: Subject) -> Iterator[Finding]:
    judged: list[tuple[Path, Sitting | DirectJudgement, Sequence[str]]] = [*direct_judgements(subject)]
    judged += [(path, sitting, placed.assessment.judged_whole) for path, sitting, placed in sittings(subject)]
    for path, result, known in judged:
        for key, opinion in result.given.items() if known else ():
            if isinstance(opinion, dict) and key in known:
                yield Finding((*path, "verdicts", key), {"id": key}, on_key=True)


@once
def _no_levels(subject: Subject) -> Iterator[tuple[Path, str]]:
    """Every opinion that is no level, with its path; paths are made only where there are such."""
    levels = frozenset(subject.referential.scale.levels)
    if not _texts(subject) <= levels:
        yield from ((path, value) for path, value in _values(subject) if value not in levels)


def _texts(subject: Subject) -> set[str]:
    """All that is written as an opinion."""
    given = [opinion for result in subject.candidate.results for opinion in (result.verdicts or {}).values()]
    texts = {opinion for opinion in given if isinstance(opinion, str)}
    found = texts.union(*[opinion.values() for opinion in given if isinstance(opinion, dict)])
    return {text for text in found if text is not None}


@candidate_check("CQP506")
def unknown_level(subject: Subject) -> Iterator[Finding]:
    levels = subject.referential.scale.levels
    for path, value in _no_levels(subject):
        if parse_score(value) is None:
            found = unknown(path, value, levels, guess=False)
            number = {"variant": "number"} if value.replace(",", ".").replace(".", "").isdecimal() else {}
            yield found._replace(values={**found.values, **number})


@candidate_check("CQP507")
def score_over_maximum(subject: Subject) -> Iterator[Finding]:
    scores = [(path, parse_score(value)) for path, value in _no_levels(subject)]
    scores += [((*path, "score"), one.score) for path, one, _ in sittings(subject) if one.score is not None]
    scores += [(("earlier_blocs", n, "score"), one.score) for n, one in enumerate(subject.candidate.earlier_blocs)]
    for path, score in scores:
        if score is not None and score.share > 1:
            yield Finding(path, {"score": score})


@candidate_check("CQP508")
def no_score_expected(subject: Subject) -> Iterator[Finding]:
    for path, sitting, placed in sittings(subject):
        if sitting.score is not None and not placed.assessment.is_quiz:
            values = {"assessment": placed.ref, "judged": list(placed.assessment.judged)}
            yield Finding((*path, "score"), values, on_key=True)


@candidate_check("CQP510")
def date_missing(subject: Subject) -> Iterator[Finding]:
    for index, result in enumerate(subject.candidate.results):
        if result.date is None and result.says_something:
            yield Finding(("results", index, "date"), {"id": result.about}, on_key=True)


@candidate_check("CQP539", Severity.WARNING, reads=("absent", "score", "verdicts"))
def says_nothing(subject: Subject) -> Iterator[Finding]:
    """An entry that has a date, and neither a result nor an absence."""
    for index, result in enumerate(subject.candidate.results):
        if result.date is not None and not result.says_something:
            yield Finding(("results", index, "date"), {"id": result.about}, on_key=True)


@candidate_check("CQP511")
def absent_with_results(subject: Subject) -> Iterator[Finding]:
    for path, sitting, placed in sittings(subject):
        if sitting.is_absence and (sitting.score is not None or sitting.given):
            yield Finding((*path, "absent"), {"assessment": placed.ref}, on_key=True)


def _said(result: Sitting | DirectJudgement, path: Path) -> Iterator[tuple[str, str, Path]]:
    """What a result is of, and which indicator or (`overall`) the whole of it, each with its path."""
    if isinstance(result, Sitting) and result.score is not None:
        yield result.about, OVERALL, (*path, "score")
    for key, opinion in result.given.items():
        by_indicators = isinstance(opinion, dict) and OVERALL not in opinion
        for number in opinion if by_indicators else [OVERALL]:
            yield key, number, (*path, "verdicts", key)


@candidate_check("CQP512", reads=("assessor",))
def judged_twice(subject: Subject) -> Iterator[Finding]:
    """By one assessor, or by nobody named: different indicators complete each other, an opinion on the whole does not.

    Opinions of several assessors, each of them named, are settled by agreement.
    """
    if not _several_a_day(subject):
        return
    seen: dict[tuple[str, str, date], dict[str, _Heard]] = {}
    told: set[Path] = set()
    for index, result in enumerate(subject.candidate.results):
        if result.date is None:
            continue
        for key, number, path in _said(result, ("results", index)):
            earlier = seen.setdefault((result.about, key, result.date), {})
            rivals = [earlier.get(one, {}) for one in ([_ANY] if number == OVERALL else [OVERALL, number])]
            clashes = [clash for heard in rivals for clash in _clash(heard, result.assessor)]
            if clashes and clashes[0] != path and path not in told:
                told.add(path)
                yield Finding(path, {"id": key, "date": result.date}, other=clashes[0], on_key=True)
            for one in (_ANY, number):
                earlier.setdefault(one, {}).setdefault(result.assessor, (index, path))


_ANY = ""  # an opinion on whatever it may be
_Heard = dict[str | None, tuple[int, Path]]  # where each assessor, or nobody named, first gave an opinion


def _clash(heard: _Heard, assessor: str | None) -> list[Path]:
    """The first opinion that another one of an assessor cannot agree with, if any."""
    if assessor is None:
        return [path for _, path in islice(heard.values(), 1)]
    return [path for _, path in sorted(heard[one] for one in {assessor, None} if one in heard)[:1]]


def _several_a_day(subject: Subject) -> bool:
    """Whether there is anything to compare: two results of one assessment, or of one bloc, on one day."""
    days = _days(subject)
    return len({*days}) < len(days)


@once
def _days(subject: Subject) -> Iterator[tuple[str, date | None]]:
    """What each result is of, and its day."""
    return ((one.about, one.date) for one in subject.candidate.results)


@candidate_check("CQP520")
def absent_and_present(subject: Subject) -> Iterator[Finding]:
    if not _several_a_day(subject):
        return
    seen: dict[tuple[str, date], tuple[str | None, Path]] = {}
    for path, sitting, placed in sittings(subject):
        if sitting.date is None or not sitting.says_something:
            continue
        absent = sitting.absent if sitting.is_absence else None
        before, place = seen.setdefault((placed.ref, sitting.date), (absent, path))
        if before != absent:
            yield Finding(path, {"assessment": placed.ref, "date": sitting.date}, other=place)
