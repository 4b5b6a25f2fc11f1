"""Warnings where a direct judgement takes the place of what assessments gave, or they that of it, and is lower."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from cqp_cli.engine.attempts import Attempt, Attempts
from cqp_cli.engine.plan import Plan
from cqp_cli.engine.tree import grown
from cqp_cli.outcome import Notice, Thing, WarningCode
from cqp_cli.verdict import Verdict


def taken_over(plan: Plan, attempts: Attempts, competence: str) -> Iterator[Notice]:
    """The result since which a competence, not acquired and judged directly at some time, is no longer acquired.

    A direct judgement stands for all other evidence until a later result concerns the competence (`direct_evidence`).
    Of several times that they took each other's place, the last is looked at.
    """
    of = {thing: of_it for thing, of_it in attempts.of.items() if competence in plan.judged[thing].competences}
    of_it = Attempts(plan, of, {competence: attempts.direct[competence]})
    given = _given(of_it, competence)
    for before, day in reversed([*pairwise(sorted(given))]):
        if (given[before] == (competence, None)) is not (given[day] == (competence, None)):
            was, now = _as_of(of_it, competence, before), _as_of(of_it, competence, day)
            if was is Verdict.ACQUIRED and now is not was:
                assessment, criterion = given[day]
                about = {"assessment": assessment, "criterion": criterion, "indicator": None, "date": day}
                yield Notice(WarningCode.RESULT_LOWERED, {**about, "lost": competence, "before": was, "after": now})
            return


def _given(attempts: Attempts, competence: str) -> dict[date, Thing]:
    """What stands for the competence from each day on: a direct judgement (None beside its name), or something else."""
    first_last = sorted(attempts.of.items(), key=lambda item: (item[0][0], item[0][1] or ""), reverse=True)
    given = {attempt.date: thing for thing, of_it in first_last for attempt in of_it}
    return given | {attempt.date: (competence, None) for attempt in attempts.direct[competence]}


def _as_of(attempts: Attempts, competence: str, day: date) -> Verdict:
    """What a competence was worth at the end of a day, by results alone."""
    plan = attempts.plan
    then = Attempts(plan, _until(attempts.of, day), _until(attempts.direct, day))
    return grown(plan, then, {}, {}).competence(plan.referential.competence[competence], None).computed


def _until(attempts: Mapping[Any, list[Attempt]], day: date) -> dict[Any, list[Attempt]]:
    kept = {key: [one for one in of_it if one.date <= day] for key, of_it in attempts.items()}
    return {key: of_it for key, of_it in kept.items() if of_it}
