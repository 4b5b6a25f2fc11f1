"""From the attempts at a criterion, a quiz or a judgement to the evidence as it stands."""

from collections.abc import Sequence
from typing import NamedTuple

from cqp_cli.candidate import Sitting
from cqp_cli.engine.attempts import Attempt
from cqp_cli.engine.plan import DEFAULT_MARK, Judged, Plan
from cqp_cli.engine.standing import Said, Standing, stand, superseded
from cqp_cli.engine.weighing import weigh
from cqp_cli.outcome import Evidence, IndicatorOutcome, Kind, Part, Reason, ReasonCode
from cqp_cli.score import Score
from cqp_cli.verdict import Verdict


class Settled(NamedTuple):
    """What the opinions that stand come to."""

    verdict: Verdict
    reason: Reason
    indicators: tuple[IndicatorOutcome, ...]


def settle(plan: Plan, judged: Judged, standing: Standing) -> Settled:
    """The verdict of one thing: its opinion on the whole, or what the rule makes of its indicators."""
    shown = standing.shown
    indicators = tuple(_indicator(plan, number, shown.get(number), judged.mark) for number in judged.numbers)
    if standing.whole is not None:
        return Settled(*_on_whole(plan, standing.whole, judged.mark), indicators)
    parts = [(indicator.number, indicator.verdict) for indicator in indicators]
    return Settled(*weigh(plan.referential.rules.criterion, parts, Part.INDICATOR), indicators)


def evidence_of(plan: Plan, judged: Judged, attempts: Sequence[Attempt], absence: Sitting | None) -> Evidence:
    """What the attempts at one thing, oldest first, come to; `absence` is the last one from its assessment."""
    if not attempts:
        return _not_evaluated(judged, absence)
    standing = stand(attempts, len(judged.numbers))
    settled = settle(plan, judged, standing)
    latest = max(said.attempt.date for said in standing.decisive)
    assessors = {said.attempt.assessor for said in standing.decisive if said.attempt.date == latest}
    return Evidence(
        judged.assessment,
        judged.criterion,
        judged.kind,
        settled.verdict,
        settled.reason,
        score=standing.score,
        date=latest,
        assessor=assessors.pop() if len(assessors) == 1 else None,
        complete=len(standing.decisive) == (len(judged.numbers) if standing.whole is None else 1),
        indicators=settled.indicators,
        superseded=superseded(attempts, standing),
    )


def _not_evaluated(judged: Judged, absence: Sitting | None) -> Evidence:
    reason = Reason(ReasonCode.NOT_EVALUATED)
    if absence is not None:
        reason = Reason(ReasonCode.ABSENT, {"date": absence.date, "excused": absence.absent == "excused"})
    blank = tuple(IndicatorOutcome(number, Verdict.PENDING) for number in judged.numbers)
    day = None if absence is None else absence.date
    return Evidence(
        judged.assessment, judged.criterion, judged.kind, Verdict.PENDING, reason, date=day, indicators=blank
    )


def direct_evidence(plan: Plan, attempts: Sequence[Attempt], *, counts: bool) -> Evidence:
    """What the direct judgements of one competence, oldest first, come to: the last one stands."""
    standing = stand(attempts, 0)
    assert standing.whole is not None  # a direct judgement has no indicators: a check sees to that
    last, value = standing.whole.attempt, standing.whole.value
    verdict = plan.held(value, DEFAULT_MARK)
    code = ReasonCode.DIRECT_REACHED if verdict is Verdict.ACQUIRED else ReasonCode.DIRECT_BELOW
    return Evidence(
        None,
        None,
        Kind.JUDGEMENT,
        verdict,
        Reason(code, {"value": str(value), "basis": last.basis, "date": last.date}),
        score=standing.score,
        date=last.date,
        assessor=last.assessor,
        basis=last.basis,
        complete=True,
        superseded=superseded(attempts, standing),
        counts=counts,
    )


def _indicator(plan: Plan, number: int, said: Said | None, mark: Score) -> IndicatorOutcome:
    if said is None:
        return IndicatorOutcome(number, Verdict.PENDING)
    attempt = said.attempt
    return IndicatorOutcome(number, plan.held(said.value, mark), said.value, attempt.date, attempt.assessor)


def _on_whole(plan: Plan, said: Said, mark: Score) -> tuple[Verdict, Reason]:
    verdict = plan.held(said.value, mark)
    enough = verdict is Verdict.ACQUIRED
    if isinstance(said.value, Score):
        code = ReasonCode.SCORE_REACHED if enough else ReasonCode.SCORE_BELOW
        return verdict, Reason(code, {"score": said.value, "needed": mark})
    if isinstance(said.attempt.opinion, dict):
        code = ReasonCode.OVERALL_REACHED if enough else ReasonCode.OVERALL_BELOW
    else:
        code = ReasonCode.LEVEL_REACHED if enough else ReasonCode.LEVEL_BELOW
    return verdict, Reason(code, {"value": said.value})
