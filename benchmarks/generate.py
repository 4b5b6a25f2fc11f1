"""Candidates to measure with: the same number makes the same candidate."""

import json
import random
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import yaml

from cqp_cli import Referential
from cqp_cli.referential import Assessment, Criterion, Placed
from cqp_cli.reports.blank_candidate import blank_candidate
from cqp_cli.wording.language import words_for

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


def compact(number: int, referential: Referential) -> str:
    """The candidate file as another program would write it."""
    return yaml.dump(candidate(number, referential), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)


def filled_form(number: int, referential: Referential) -> str:
    """The same results by hand, in the commented file that `cqp new candidate` writes; retakes are added at its end."""
    data = candidate(number, referential)
    firsts: dict[str, dict[str, Any]] = {}
    retakes = [one for one in data["results"] if firsts.setdefault(one["assessment"], one) is not one]
    blank = blank_candidate(words_for("fr"), referential, referential.id, data["candidate"]["id"])
    whole = {id for placed in referential.assessment.values() for id in placed.assessment.judged_whole}
    lines = [
        *_filled(blank.splitlines(), firsts, whole),
        *(f"  - {json.dumps(one, ensure_ascii=False)}" for one in retakes),
    ]
    for name in ("family_name", "given_name"):
        lines[lines.index(f"  {name}:")] += f" {data['candidate'][name]}"
    return "\n".join(lines) + "\n" + (yaml.safe_dump({"juries": data["juries"]}) if "juries" in data else "")


_LINE = re.compile(r"(\s+(?:- )?)([\w.-]+):( .*)?")


def _filled(lines: Iterable[str], firsts: dict[str, dict[str, Any]], whole: set[str]) -> Iterator[str]:
    """The lines of a form, what is known put in before their comments; `whole` are the competences judged as such."""
    result: dict[str, Any] = {}
    opinion: Any = None
    for line in lines:
        match = _LINE.fullmatch(line)
        indent, name, rest = match.groups() if match else ("", "", "")
        if name == "assessment":
            result, opinion = firsts.get(rest.strip(), {}), None
        elif name in result.get("verdicts", {}):
            opinion = result["verdicts"][name]
        known = opinion if name in whole and isinstance(opinion, str) else _known(name, result, opinion)
        if name == "assessor" and rest and "#" not in rest:
            known = None  # the form says it already
        yield line if known is None else f"{indent}{name}: {known}{rest or ''}"
        if name == "date" and "absent" in result:
            yield f"    absent: {result['absent']}"


def _known(name: str, result: dict[str, Any], opinion: Any) -> str | None:
    if name in ("date", "assessor", "score"):
        return result.get(name)
    if name == "overall" and isinstance(opinion, str):
        return opinion
    return opinion.get(int(name)) if name.isdecimal() and isinstance(opinion, dict) else None
