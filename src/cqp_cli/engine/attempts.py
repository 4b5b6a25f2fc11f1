"""A candidate's results, sorted into the attempts at each thing that is judged."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from cqp_cli.candidate import Candidate, DirectJudgement, Result, Sitting
from cqp_cli.engine.plan import Plan, Thing, Value


class Attempt(NamedTuple):
    """One result for one thing: an opinion on the whole of it, or by indicator."""

    date: date
    assessor: str | None
    opinion: Value | dict[str, Value]
    basis: str | None = None


@dataclass(slots=True)
class Attempts:
    """Every attempt, oldest first.

    `absences` are those that no later result of the assessment made good; `assessed` is the date of the last result of
    an assessment that concerns each competence.
    """

    of: dict[Thing, list[Attempt]] = field(default_factory=dict)
    direct: dict[str, list[Attempt]] = field(default_factory=dict)
    absences: dict[str, Sitting] = field(default_factory=dict)
    assessed: dict[str, date] = field(default_factory=dict)

    def last_concerning(self, competences: Iterable[str]) -> date:
        """The date of the last result that concerns any of these competences."""
        return max((self._last(id) for id in competences), default=date.min)

    def _last(self, competence: str) -> date:
        direct = self.direct[competence][-1].date if competence in self.direct else date.min
        return max(direct, self.assessed.get(competence, date.min))


def collect(plan: Plan, candidate: Candidate) -> Attempts:
    """Sort the results by what they are of. A result without a date has nothing in it (a check sees to that)."""
    attempts = Attempts()
    dated = [(result.date, result) for result in candidate.results if result.date is not None]
    for day, result in sorted(dated, key=_order):
        if isinstance(result, DirectJudgement):
            _add_direct(attempts, plan, day, result)
        else:
            _add_sitting(attempts, plan, day, result)
    return attempts


def _order(dated: tuple[date, Result]) -> tuple[Any, ...]:
    """By date alone as far as verdicts go; the rest keeps the order in the file from showing anywhere."""
    day, result = dated
    return day, result.about, result.assessor or "", repr(result.given)


def _add_direct(attempts: Attempts, plan: Plan, day: date, result: DirectJudgement) -> None:
    for competence, opinion in result.given.items():
        attempt = Attempt(day, result.assessor, plan.opinion(opinion), result.basis)
        attempts.direct.setdefault(competence, []).append(attempt)


def _add_sitting(attempts: Attempts, plan: Plan, day: date, result: Sitting) -> None:
    if result.is_absence:
        attempts.absences[result.assessment] = result
        return
    if result.says_something:
        attempts.absences.pop(result.assessment, None)
    if result.score is not None:
        _add(attempts, plan, (result.assessment, None), Attempt(day, result.assessor, result.score))
    for key, opinion in result.given.items():
        _add(attempts, plan, (result.assessment, key), Attempt(day, result.assessor, plan.opinion(opinion)))


def _add(attempts: Attempts, plan: Plan, thing: Thing, attempt: Attempt) -> None:
    attempts.of.setdefault(thing, []).append(attempt)
    for competence in plan.judged[thing].competences:
        attempts.assessed[competence] = attempt.date
