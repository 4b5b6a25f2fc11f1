"""What is known of a candidate: results, decisions that stand, earlier blocs, blocs validated with the title."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from cqp_cli.candidate import TITLE, Candidate
from cqp_cli.engine.attempts import Attempts, collect
from cqp_cli.engine.earlier import kept_blocs
from cqp_cli.engine.juries import Decided, all_decisions, decided_by_jury, in_force
from cqp_cli.engine.plan import Plan
from cqp_cli.engine.tree import Tree, grown
from cqp_cli.outcome import Decidable, DecisionOutcome
from cqp_cli.verdict import Verdict


class Known(NamedTuple):
    """All that a candidate's file says, sorted: `decisions` are the juries' own, `tree` has those that stand."""

    attempts: Attempts
    decisions: list[DecisionOutcome]
    tree: Tree


def known(plan: Plan, candidate: Candidate, on: date) -> Known:
    """What a whole file says; on the date `on` earlier blocs are in time or not."""
    return _known(plan, candidate, on, validated_with_title(plan, candidate))


def validated_with_title(plan: Plan, candidate: Candidate) -> Mapping[str, Decided]:
    """The blocs that were acquired when a jury decided on the title, awarded or not: it validated them, for good.

    So its minutes say, which are the only proof (Vademecum RNCP 3.3.1). So do those of a later jury that recognised
    what a bloc lacked, as long as the decision on the title stands. Where nothing came later, there is nothing that
    could take them away, and none is named.
    """
    granted: dict[str, Decided] = {}
    if candidate.target == TITLE and any(id == TITLE for _, id, _ in candidate.decisions):
        dated = (*candidate.results, *candidate.juries, *candidate.earlier_blocs)
        for day in sorted({jury.date for jury in candidate.juries if jury.decisions}):
            if any(one.date is not None and one.date > day for one in dated):
                granted |= _acquired(plan, candidate.until(day), day, granted)
    return granted


def _acquired(plan: Plan, then: Candidate, day: date, before: Mapping[str, Decided]) -> dict[str, Decided]:
    """The blocs that are acquired at the end of a jury's day by results alone, or by what is recognised within them.

    None while no decision on the title stands; of a jury that did not decide on it, those that it decided within.
    """
    tree = _known(plan, then, day, before).tree
    if TITLE not in tree.decisions:
        return {}
    of_day = {id for date, id, _ in then.decisions if date == day}
    blocs = [
        tree.bloc(bloc)
        for bloc in plan.referential.blocs
        if TITLE in of_day or not of_day.isdisjoint(plan.competences[bloc.id])
    ]
    acquired = [bloc.id for bloc in blocs if bloc.decided_by is None and bloc.verdict is Verdict.ACQUIRED]
    return {id: decided_by_jury(Verdict.ACQUIRED, Decidable.BLOC, day) for id in acquired}


def _known(plan: Plan, candidate: Candidate, on: date, granted: Mapping[str, Decided]) -> Known:
    attempts = collect(plan, candidate)
    decisions = all_decisions(plan.referential, candidate, attempts)
    standing = {**in_force(plan.referential, decisions), **granted}
    return Known(attempts, decisions, grown(plan, attempts, standing, kept_blocs(plan.referential, candidate, on)))
