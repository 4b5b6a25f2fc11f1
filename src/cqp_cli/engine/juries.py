"""What the juries, in sequence, decided, and what of it still stands."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from cqp_cli.candidate import Candidate, Decision
from cqp_cli.engine.attempts import Attempts
from cqp_cli.outcome import DecidedBy, Reason, ReasonCode
from cqp_cli.referential import Referential, Scale
from cqp_cli.verdict import Verdict

TITLE = "title"


class Decided(NamedTuple):
    """A decision that still stands."""

    verdict: Verdict
    reason: Reason
    by: DecidedBy = DecidedBy.JURY


def decision_verdict(decision: Decision, scale: Scale) -> Verdict | None:
    """What a decision grants or refuses: `acquired`, `not_acquired` or a level; None if its word is none of these."""
    if decision.verdict in (Verdict.ACQUIRED.value, Verdict.NOT_ACQUIRED.value):
        return Verdict(decision.verdict)
    passes = scale.passes(decision.verdict)
    return None if passes is None else Verdict.settled(held=passes)


def standing_decisions(referential: Referential, candidate: Candidate, attempts: Attempts) -> Mapping[str, Decided]:
    """The decisions that stand, by competence, bloc or `title`.

    What was granted stays granted. What was refused stays refused until a later result for anything within it.
    """
    standing: dict[str, Decided] = {}
    since: dict[str, date] = {}
    for jury in sorted(candidate.juries, key=lambda jury: jury.date):
        for id, decision in (jury.decisions or {}).items():
            verdict = decision_verdict(decision, referential.scale)
            granted = standing.get(id)
            if verdict is None or (granted is not None and granted.verdict is Verdict.ACQUIRED):
                continue
            code = ReasonCode.JURY_GRANTED if verdict is Verdict.ACQUIRED else ReasonCode.JURY_REFUSED
            reason = Reason(code, {"date": jury.date, "reason": decision.reason})
            standing[id], since[id] = Decided(verdict, reason), jury.date
    return {
        id: decision
        for id, decision in standing.items()
        if decision.verdict is Verdict.ACQUIRED or attempts.last_concerning(_within(referential, id)) <= since[id]
    }


def _within(referential: Referential, id: str) -> Iterable[str]:
    """The competences within what a decision is about."""
    if id == TITLE:
        return referential.competence
    if id in referential.bloc:
        return [competence.id for competence in referential.bloc[id].competences]
    return [id]
