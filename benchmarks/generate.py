"""Candidates to measure with: the same number makes the same candidate."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from cqp_cli import Referential
from cqp_cli.referential import Assessment, Criterion, Placed

HELD, ABSENT, MET, BY_INDICATORS, RETAKEN, BEFORE_A_JURY = 0.97, 0.02, 0.97, 0.5, 0.9, 0.2
_FIRST_DAY = date(2026, 3, 2)


def candidate(number: int, referential: Referential) -> dict[str, Any]:
    """A candidate file's data: most things assessed, most of them met, half of the criteria indicator by indicator."""
    dice = random.Random(number)
    data: dict[str, Any] = {
        "cqp": 1,
        "referential": referential.id,
        "referential_version": referential.version,
        "candidate": {"id": f"2026-{number:06}", "family_name": f"Nom{number}", "given_name": f"Prénom{number}"},
        "results": [one for placed in referential.assessment.values() for one in _sittings(dice, placed)],
    }
    if dice.random() < BEFORE_A_JURY:
        first = referential.blocs[0].competences[0].id
        decision = {"verdict": "acquired", "reason": "dossier solide"}
        data["juries"] = [{"date": "2026-09-30", "decisions": {first: decision}}]
    return data


def _sittings(dice: random.Random, placed: Placed) -> Iterator[dict[str, Any]]:
    """The first result, and for most another one of what was not enough."""
    if dice.random() > HELD:
        return
    day = _FIRST_DAY + timedelta(days=dice.randrange(60))
    assessors = [{"assessor": one} for one in placed.assessment.assessors[:1]]
    head = {"assessment": placed.ref, "date": day.isoformat(), **next(iter(assessors), {})}
    if dice.random() < ABSENT:
        yield {**head, "absent": "excused"}
        return
    given = _given(dice, placed.assessment)
    yield {**head, **given}
    failed = _failed(given)
    if failed and dice.random() < RETAKEN:
        yield {**head, "date": (day + timedelta(days=90)).isoformat(), **failed}


def _given(dice: random.Random, assessment: Assessment) -> dict[str, Any]:
    score = {"score": f"{dice.randint(22, 40)}/40"} if assessment.is_quiz else {}
    verdicts = {key: _opinion(dice, criterion) for key, criterion in assessment.judged.items()}
    return {**score, **({"verdicts": verdicts} if verdicts else {})}


def _failed(given: dict[str, Any]) -> dict[str, Any]:
    """The same again of what was not enough, and now is."""
    if int(given.get("score", "40/40").split("/")[0]) < 24:  # noqa: PLR2004 — 60 %
        return {"score": "30/40"}
    verdicts = {key: "acquis" for key, opinion in given.get("verdicts", {}).items() if "non acquis" in str(opinion)}
    return {"verdicts": verdicts} if verdicts else {}


def _opinion(dice: random.Random, criterion: Criterion | None) -> Any:
    if criterion is None or dice.random() > BY_INDICATORS:
        return _level(dice)
    return {number: _level(dice) for number in range(1, len(criterion.indicators) + 1)}


def _level(dice: random.Random) -> str:
    return "acquis" if dice.random() < MET else "non acquis"
