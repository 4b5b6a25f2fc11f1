"""Warnings about results that come before what their assessment requires is acquired."""

from collections.abc import Iterator
from itertools import groupby

from cqp_cli.candidate import Candidate, Sitting
from cqp_cli.engine.known import known
from cqp_cli.engine.plan import Plan
from cqp_cli.outcome import Notice, WarningCode


def against_required(plan: Plan, candidate: Candidate, competences: frozenset[str]) -> Iterator[Notice]:
    """The results that concern these competences and were given too soon, oldest first."""
    if not plan.has_requirements:
        return
    assessments = plan.referential.assessment
    given = {
        (sitting.date, sitting.assessment)
        for sitting in candidate.results
        if isinstance(sitting, Sitting) and sitting.date and sitting.says_something and not sitting.is_absence
    }
    requiring = sorted(
        (day, ref)
        for day, ref in given
        if assessments[ref].assessment.requires
        and not competences.isdisjoint(assessments[ref].assessment.all_competences)
    )
    for day, of_day in groupby(requiring, key=lambda one: one[0]):
        tree = known(plan, candidate.until(day), day).tree
        for _, ref in of_day:
            lacking = [one for one in assessments[ref].assessment.requires if not tree.is_acquired(one)]
            if lacking:
                yield Notice(WarningCode.AGAINST_REQUIRED, {"assessment": ref, "required": lacking, "date": day})
