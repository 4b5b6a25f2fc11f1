"""Warnings about results that come before what their assessment requires is acquired."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from cqp_cli.candidate import Candidate, Sitting
from cqp_cli.engine.attempts import collect
from cqp_cli.engine.earlier import kept_blocs
from cqp_cli.engine.juries import all_decisions, in_force
from cqp_cli.engine.plan import Plan
from cqp_cli.engine.tree import Tree, grown
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
        tree = _as_of(plan, candidate, day)
        for _, ref in of_day:
            lacking = [one for one in assessments[ref].assessment.requires if not tree.is_acquired(one)]
            if lacking:
                yield Notice(WarningCode.AGAINST_REQUIRED, {"assessment": ref, "required": lacking, "date": day})


def _as_of(plan: Plan, candidate: Candidate, day: date) -> Tree:
    """What was known on a day."""
    known = candidate.model_copy(
        update={
            "results": tuple(one for one in candidate.results if one.date is not None and one.date <= day),
            "juries": tuple(one for one in candidate.juries if one.date <= day),
            "earlier_blocs": tuple(one for one in candidate.earlier_blocs if one.date <= day),
        }
    )
    attempts = collect(plan, known)
    standing = in_force(plan.referential, all_decisions(plan.referential, known, attempts))
    return grown(plan, attempts, standing, kept_blocs(plan.referential, known, day))
