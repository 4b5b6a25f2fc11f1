"""What the juries, in sequence, decided, and what of it still stands."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cqp_cli.candidate import TITLE, Candidate
from cqp_cli.engine.attempts import Attempts
from cqp_cli.outcome import Decidable, DecidedBy, DecisionOutcome, Force, Reason, ReasonCode
from cqp_cli.referential import Referential
from cqp_cli.verdict import Verdict


class Decided(NamedTuple):
    """A verdict that somebody decided, and why."""

    verdict: Verdict
    reason: Reason
    by: DecidedBy


def all_decisions(referential: Referential, candidate: Candidate, attempts: Attempts) -> list[DecisionOutcome]:
    """Every decision of every jury, oldest first, and whether it stands.

    What was granted stays granted. What was refused stays refused until a later result for anything within it.
    """
    decisions: list[DecisionOutcome] = []
    for day, id, decision in reversed(candidate.decisions):
        verdict = referential.scale.verdict_of(decision.verdict)
        assert verdict is not None  # a check sees to that
        force = Force.STANDS
        if verdict is Verdict.NOT_ACQUIRED:
            if any(later.id == id for later in decisions):
                force = Force.REPLACED
            elif attempts.last_concerning(_within(referential, id)) > day:
                force = Force.LIFTED
        decisions.append(DecisionOutcome(day, id, verdict, decision.reason, force))
    return decisions[::-1]


def in_force(referential: Referential, decisions: Sequence[DecisionOutcome]) -> Mapping[str, Decided]:
    """The decisions that stand, by what they are on; of several alike, the first."""
    standing = [decision for decision in decisions if decision.force is Force.STANDS]
    return {decision.id: _decided(referential, decision) for decision in reversed(standing)}


def _decided(referential: Referential, decision: DecisionOutcome) -> Decided:
    of = Decidable.BLOC if decision.id in referential.bloc else Decidable.COMPETENCE
    of = Decidable.TITLE if decision.id == TITLE else of
    return decided_by_jury(decision.verdict, of, decision.date, decision.reason)


def decided_by_jury(verdict: Verdict, of: Decidable, day: date, reason: str | None = None) -> Decided:
    """What a jury granted or refused, on a day, and why it said so."""
    code = ReasonCode.JURY_GRANTED if verdict is Verdict.ACQUIRED else ReasonCode.JURY_REFUSED
    return Decided(verdict, Reason(code, {"date": day, "reason": reason, "of": of}), DecidedBy.JURY)


def _within(referential: Referential, id: str) -> Iterable[str]:
    """The competences within what a decision is about."""
    if id == TITLE:
        return referential.competence
    if id in referential.bloc:
        return [competence.id for competence in referential.bloc[id].competences]
    return [id]
