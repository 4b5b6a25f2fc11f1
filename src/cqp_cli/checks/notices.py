"""What the engine warns of, where it stands in the file."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from cqp_cli.candidate import TITLE, DirectJudgement
from cqp_cli.checks.registry import Finding, Subject, candidate_check
from cqp_cli.diagnostic import Severity
from cqp_cli.outcome import WarningCode
from cqp_cli.source.document import Path


def _result(subject: Subject, about: str, day: date, key: str | None = None, number: int | None = None) -> Path:
    """The path of a result of an assessment, or of a competence judged directly, on a day; down to what it says."""
    for index, result in enumerate(subject.candidate.results):
        direct = isinstance(result, DirectJudgement) and about in result.given
        said = about if direct else key
        if result.date != day or not (direct or (result.about == about and (said is None or said in result.given))):
            continue
        if said is None:
            return ("results", index, "score")
        opinion = result.given[said]
        inside = (str(number),) if number is not None and isinstance(opinion, dict) else ()
        return ("results", index, "verdicts", said, *inside)
    return ("results",)


def _of_result(subject: Subject, values: dict[str, Any]) -> Path:
    return _result(subject, values["assessment"], values["date"], values["criterion"], values["indicator"])


def _of_assessment(subject: Subject, values: dict[str, Any]) -> Path:
    return (*_result(subject, values["assessment"], values["date"])[:2], "assessment")


def _of_earlier_bloc(subject: Subject, values: dict[str, Any]) -> Path:
    found = [n for n, one in enumerate(subject.candidate.earlier_blocs) if one.bloc == values["bloc"]]
    return ("earlier_blocs", found[0], "date")


def _decision(subject: Subject, id: str) -> Path:
    """The last decision on something, by its day."""
    found = [(jury.date, index) for index, jury in enumerate(subject.candidate.juries) if id in (jury.decisions or {})]
    return ("juries", max(found)[1], "decisions", id)


_PLACES: dict[WarningCode, tuple[str, Callable[[Subject, dict[str, Any]], Path]]] = {
    WarningCode.AGAINST_REQUIRED: ("CQP523", _of_assessment),
    WarningCode.EARLIER_OUT_OF_TIME: ("CQP524", _of_earlier_bloc),
    WarningCode.RESULT_LOWERED: ("CQP534", _of_result),
    WarningCode.INDICATORS_WITHOUT_EFFECT: ("CQP535", _of_result),
    WarningCode.GRANTED_OVER_UNRECOGNISED: ("CQP536", lambda subject, values: _decision(subject, values["bloc"])),
    WarningCode.TITLE_CONTRADICTS_BLOCS: ("CQP537", lambda subject, _: _decision(subject, TITLE)),
}


def _register(warning: WarningCode, code: str, place: Callable[[Subject, dict[str, Any]], Path]) -> None:
    """One check a warning: each has a code and a page of its own."""

    def find(subject: Subject) -> Iterator[Finding]:
        for notice in subject.outcome.warnings:
            if notice.code is warning:
                path = place(subject, dict(notice.values))
                yield Finding(path, {"notice": notice}, on_key=path[0] == "juries")

    candidate_check(code, Severity.WARNING, asks_engine=True)(find)


for _warning, (_code, _place) in _PLACES.items():
    _register(_warning, _code, _place)
