"""From the attempts at a criterion, a quiz or a judgement to the evidence as it stands."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from cqp_cli.candidate import Sitting
from cqp_cli.engine.attempts import Attempt
from cqp_cli.engine.plan import Judged, Plan
from cqp_cli.engine.settling import Settled, agreed, assessors_of, score_of, settle, share_of
from cqp_cli.engine.standing import Opinions, Standing, apart, days, superseded, walk
from cqp_cli.engine.weighing import ANYTHING, Span
from cqp_cli.outcome import Evidence, IndicatorOutcome, Opinion, Reason, ReasonCode
from cqp_cli.verdict import Verdict

_DIRECT = {
    ReasonCode.LEVEL_REACHED: ReasonCode.DIRECT_REACHED,
    ReasonCode.LEVEL_BELOW: ReasonCode.DIRECT_BELOW,
    ReasonCode.SCORE_REACHED: ReasonCode.DIRECT_REACHED,
    ReasonCode.SCORE_BELOW: ReasonCode.DIRECT_BELOW,
}


class Found(NamedTuple):
    """The evidence of one thing, and what its score may be."""

    evidence: Evidence
    span: Span = ANYTHING


def evidence_of(plan: Plan, judged: Judged, attempts: Sequence[Attempt], absence: Sitting | None) -> Found:
    """What the attempts at one thing, oldest first, come to; `absence` is the last one from its assessment."""
    if not attempts:
        return Found(_not_evaluated(judged, absence))
    standing, settled = _counting(plan, judged, attempts)
    latest = max(said.attempt.date for said in standing.decisive)
    of_day = [said for said in standing.decisive if said.attempt.date == latest]
    evidence = Evidence(
        judged.assessment,
        judged.criterion,
        judged.kind,
        settled.verdict,
        settled.reason,
        score=score_of(plan, standing.whole),
        date=latest,
        assessor=assessors_of(of_day),
        basis=of_day[-1].attempt.basis,
        complete=_is_complete(judged, standing),
        indicators=settled.indicators,
        superseded=superseded(attempts, standing),
        opinions=tuple(sorted(_opinions(standing), key=lambda one: one.assessor or "")),
    )
    return Found(evidence, settled.span)


def direct_evidence(plan: Plan, competence: str, attempts: Sequence[Attempt], *, counts: bool) -> Found:
    """What the direct judgements of one competence, oldest first, come to."""
    evidence, span = evidence_of(plan, plan.direct(competence), attempts, None)
    reason = evidence.reason
    if reason.code in _DIRECT:
        value = reason.values.get("score") or reason.values["value"]
        values = {"value": str(value), "basis": evidence.basis, "date": evidence.date}
        reason = Reason(_DIRECT[reason.code], values)
    return Found(evidence._replace(reason=reason, counts=counts), span)


def standings(plan: Plan, judged: Judged, attempts: Sequence[Attempt]) -> list[Standing]:
    """What counts after each day of attempts: of two results for one indicator the latest, or the best."""

    def better(before: Opinions, after: Opinions) -> Opinions:
        return max(after, before, key=lambda opinions: _rank(agreed(plan, judged, opinions), share_of(plan, opinions)))

    keep = better if plan.referential.attempts == "best" else None
    return [standing for _, standing in walk(attempts, len(judged.indicators), keep)]


def _counting(plan: Plan, judged: Judged, attempts: Sequence[Attempt]) -> tuple[Standing, Settled]:
    """The standing that counts: the last one, or the best of those in which all is there, or enough of it."""
    *before, last = standings(plan, judged, attempts)
    if plan.referential.attempts == "latest" or not before:
        return last, settle(plan, judged, last)
    shares = _best_shares(plan, attempts)
    all_settled = [(standing, settle(plan, judged, standing, shares)) for standing in (last, *reversed(before))]
    settled = [
        (standing, one)
        for standing, one in all_settled
        if _is_complete(judged, standing) or one.verdict is Verdict.ACQUIRED
    ] or all_settled[:1]
    standing, best = max(settled, key=lambda one: _rank(one[1].verdict, share_of(plan, one[0].decisive)))
    worst_span, best_span = zip(*(one.span for _, one in settled), strict=True)
    return standing, best._replace(span=(max(worst_span), max(best_span)))


def _opinions(standing: Standing) -> list[Opinion]:
    several = len({said.attempt.assessor for said in standing.decisive}) > 1
    return [Opinion(one.attempt.assessor, one.value) for one in standing.whole] if several else []


def _rank(verdict: Verdict, share: Fraction) -> tuple[bool, bool, Fraction]:
    return verdict.best, verdict.worst, share


def _best_shares(plan: Plan, attempts: Sequence[Attempt]) -> Mapping[int, Fraction]:
    """The best score of each indicator, which may be of another day than its best verdict."""
    best: dict[int, Fraction] = {}
    for said in days(attempts):
        _, _, given = apart(said)
        for number, opinions in given.items():
            best[number] = max(best.get(number, Fraction(0)), share_of(plan, opinions))
    return best


def _is_complete(judged: Judged, standing: Standing) -> bool:
    return bool(standing.whole) or len(standing.indicators) == len(judged.indicators)


def _not_evaluated(judged: Judged, absence: Sitting | None) -> Evidence:
    reason = Reason(ReasonCode.NOT_EVALUATED)
    if absence is not None:
        reason = Reason(ReasonCode.ABSENT, {"date": absence.date, "excused": absence.absent == "excused"})
    blank = tuple(IndicatorOutcome(number, Verdict.PENDING) for number in judged.numbers)
    day = None if absence is None else absence.date
    return Evidence(
        judged.assessment, judged.criterion, judged.kind, Verdict.PENDING, reason, date=day, indicators=blank
    )
