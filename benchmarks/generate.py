"""Candidates to measure with: the same number makes the same candidate."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from cqp_cli import Referential
from cqp_cli.referential import Assessment, Criterion, Placed

_HELD, _ABSENT, _MET, _BY_INDICATORS, _RETAKEN, _BEFORE_A_JURY = 0.97, 0.02, 0.98, 0.5, 0.9, 0.2
_FIRST_DAY = date(2026, 3, 2)


def candidate(number: int, referential: Referential) -> dict[str, Any]:
    """A candidate file's data: most things assessed, most of them met, half of the criteria indicator by indicator."""
    dice = random.Random(number)
    results = [result for placed in referential.assessment.values() for result in _sittings(dice, placed)]
    data: dict[str, Any] = {
        "cqp": 1,
        "referential": referential.id,
        "referential_version": referential.version,
        "candidate": {"id": f"2026-{number:06}", "family_name": f"Nom{number}", "given_name": f"Prénom{number}"},
        "results": results,
    }
    if dice.random() < _BEFORE_A_JURY:
        first = referential.blocs[0].competences[0].id
        decision = {"verdict": "acquired", "reason": "dossier solide"}
        data["juries"] = [{"date": "2026-09-30", "decisions": {first: decision}}]
    return data


def _sittings(dice: random.Random, placed: Placed) -> Iterator[dict[str, Any]]:
    """The first result, and another one where it was not enough."""
    if dice.random() > _HELD:
        return
    day = _FIRST_DAY + timedelta(days=dice.randrange(60))
    assessors = [{"assessor": one} for one in placed.assessment.assessors[:1]]
    first = {"assessment": placed.ref, "date": day.isoformat(), **next(iter(assessors), {})}
    if dice.random() < _ABSENT:
        yield {**first, "absent": "excused"}
        return
    given, enough = _given(dice, placed.assessment)
    yield {**first, **given}
    if not enough and dice.random() < _RETAKEN:
        again, _ = _given(dice, placed.assessment)
        yield {**first, "date": (day + timedelta(days=90)).isoformat(), **again}


def _given(dice: random.Random, assessment: Assessment) -> tuple[dict[str, Any], bool]:
    """What an assessment gave, and whether all of it is met."""
    given: dict[str, Any] = {}
    enough = True
    if assessment.is_quiz:
        points = dice.randint(22, 40)
        given["score"], enough = f"{points}/40", points >= 24
    verdicts = {key: _opinion(dice, criterion) for key, criterion in assessment.judged.items()}
    if verdicts:
        given["verdicts"] = verdicts
        enough = enough and "non acquis" not in str(verdicts)
    return given, enough


def _opinion(dice: random.Random, criterion: Criterion | None) -> Any:
    if criterion is None or dice.random() > _BY_INDICATORS:
        return _level(dice)
    return {number: _level(dice) for number in range(1, len(criterion.indicators) + 1)}


def _level(dice: random.Random) -> str:
    return "acquis" if dice.random() < _MET else "non acquis"
