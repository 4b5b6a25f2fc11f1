"""A candidate's results, sorted into the attempts at each thing that is judged."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from cqp_cli.candidate import Candidate, DirectJudgement, Result, Sitting
from cqp_cli.engine.plan import AnyOpinion, Plan
from cqp_cli.outcome import Thing


class Attempt(NamedTuple):
    """One result for one thing: an opinion on the whole of it, or by indicator."""

    date: date
    assessor: str | None
    opinion: AnyOpinion
    basis: str | None = None


@dataclass
class Attempts:
    """Every attempt, oldest first; `absences` are those that no later result of the assessment made good."""

    plan: Plan

    of: dict[Thing, list[Attempt]] = field(default_factory=dict)
    direct: dict[str, list[Attempt]] = field(default_factory=dict)
    absences: dict[str, Sitting] = field(default_factory=dict)

    @cached_property
    def assessed(self) -> dict[str, date]:
        """The date of the last result of an assessment that concerns each competence."""
        found: dict[str, date] = {}
        for thing, attempts in self.of.items():
            for competence in self.plan.judged[thing].competences:
                found[competence] = max(attempts[-1].date, found.get(competence, date.min))
        return found

    def last_concerning(self, competences: Iterable[str]) -> date:
        """The date of the last result that concerns any of these competences."""
        return max((self._last(id) for id in competences), default=date.min)

    def _last(self, competence: str) -> date:
        direct = self.direct[competence][-1].date if competence in self.direct else date.min
        return max(direct, self.assessed.get(competence, date.min))


def collect(plan: Plan, candidate: Candidate) -> Attempts:
    """Sort the results by what they are of. A result without a date has nothing in it (a check sees to that)."""
    attempts = Attempts(plan)
    for day, result in _in_order(candidate.results):
        if isinstance(result, Sitting):
            _add_sitting(attempts, day, result)
        else:
            _add_direct(attempts, day, result)
    return attempts


def _in_order(results: Iterable[Result]) -> list[tuple[date, Result]]:
    """By date alone as far as verdicts go; the rest keeps the order in the file from showing anywhere."""
    keyed = [((one.date, one.about, one.assessor or ""), one) for one in results if one.date is not None]
    return [(day, result) for (day, _, _), result in sorted(keyed, key=itemgetter(0))]


def _add_direct(attempts: Attempts, day: date, result: DirectJudgement) -> None:
    for competence, opinion in result.given.items():
        attempt = Attempt(day, result.assessor, attempts.plan.opinion(opinion), result.basis)
        attempts.direct.setdefault(competence, []).append(attempt)


def _add_sitting(attempts: Attempts, day: date, result: Sitting) -> None:
    ref, assessor, of, read = result.assessment, result.assessor, attempts.of, attempts.plan.opinion
    if result.is_absence:
        attempts.absences[ref] = result
        return
    if attempts.absences and result.says_something:
        attempts.absences.pop(ref, None)
    if result.score is not None:
        of.setdefault((ref, None), []).append(Attempt(day, assessor, result.score))
    for key, opinion in result.given.items():
        of.setdefault((ref, key), []).append(Attempt(day, assessor, read(opinion)))
