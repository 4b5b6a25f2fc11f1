"""From the attempts at a criterion, a quiz or a judgement to the evidence as it stands."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cqp_cli.candidate import OVERALL, Sitting
from cqp_cli.engine.attempts import Attempt
from cqp_cli.engine.plan import DEFAULT_MARK, Judged, Plan, Thing, Value
from cqp_cli.engine.weighing import weigh
from cqp_cli.outcome import (
    Evidence,
    IndicatorOutcome,
    Kind,
    Notice,
    Part,
    Reason,
    ReasonCode,
    Superseded,
    WarningCode,
)
from cqp_cli.score import Score
from cqp_cli.verdict import Verdict


class Said(NamedTuple):
    """One opinion of one attempt: on an indicator (its number), or on the whole (None)."""

    attempt: Attempt
    indicator: int | None
    value: Value


class Standing(NamedTuple):
    """What counts of several attempts: an opinion on the whole, or else opinions on indicators."""

    whole: Said | None
    indicators: dict[int, Said]

    @property
    def all(self) -> list[Said]:
        """Every opinion that stands."""
        return [*([self.whole] if self.whole else []), *self.indicators.values()]

    @property
    def score(self) -> Score | None:
        """The score that counts, where there is one."""
        return self.whole.value if self.whole is not None and isinstance(self.whole.value, Score) else None


def evidence_of(plan: Plan, judged: Judged, attempts: Sequence[Attempt], absence: Sitting | None) -> Evidence:
    """What the attempts at one thing, oldest first, come to; `absence` is the last one from its assessment."""
    if not attempts:
        return _not_evaluated(judged, absence)
    standing = stand(attempts, len(judged.numbers))
    indicators = tuple(_indicator(plan, number, standing, judged.mark) for number in judged.numbers)
    if standing.whole is not None:
        verdict, reason = _on_whole(plan, standing.whole, judged.mark)
    else:
        parts = [(indicator.number, indicator.verdict) for indicator in indicators]
        verdict, reason = weigh(plan.referential.rules.criterion, parts, Part.INDICATOR)
    latest = max((said.attempt for said in standing.all), key=lambda attempt: attempt.date)
    return Evidence(
        judged.assessment,
        judged.key,
        judged.kind,
        verdict,
        reason,
        score=standing.score,
        date=latest.date,
        assessor=latest.assessor,
        complete=standing.whole is not None or len(standing.indicators) == len(indicators),
        indicators=indicators,
        superseded=superseded(attempts, standing),
    )


def _not_evaluated(judged: Judged, absence: Sitting | None) -> Evidence:
    reason = Reason(ReasonCode.NOT_EVALUATED)
    if absence is not None:
        reason = Reason(ReasonCode.ABSENT, {"date": absence.date, "excused": absence.absent == "excused"})
    blank = tuple(IndicatorOutcome(number, Verdict.PENDING) for number in judged.numbers)
    day = None if absence is None else absence.date
    return Evidence(judged.assessment, judged.key, judged.kind, Verdict.PENDING, reason, date=day, indicators=blank)


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


def _indicator(plan: Plan, number: int, standing: Standing, mark: Score) -> IndicatorOutcome:
    said = standing.indicators.get(number)
    if said is None:
        return IndicatorOutcome(number, Verdict.PENDING)
    return IndicatorOutcome(number, plan.held(said.value, mark), str(said.value), said.attempt.date)


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


def lowered(plan: Plan, thing: Thing, attempts: Sequence[Attempt]) -> Iterator[Notice]:
    """A warning for each result that lowers the one before it."""
    by_indicator: dict[int | None, list[Said]] = {}
    for said in _all_said(attempts):
        by_indicator.setdefault(said.indicator, []).append(said)
    for number, said_of_it in by_indicator.items():
        for before, after in pairwise(said_of_it):
            if plan.share(after.value) < plan.share(before.value):
                values = {"assessment": thing[0], "criterion": thing[1], "indicator": number}
                change = {"before": str(before.value), "after": str(after.value), "date": after.attempt.date}
                yield Notice(WarningCode.RESULT_LOWERED, {**values, **change})


def stand(attempts: Sequence[Attempt], indicator_count: int) -> Standing:
    """What counts of the attempts, oldest first.

    An opinion on the whole replaces everything before it. Indicators complete each other, and replace an opinion on the
    whole only once they are all there.
    """
    whole: Said | None = None
    indicators: dict[int, Said] = {}
    for attempt in attempts:
        said = list(_said(attempt))
        on_whole = [one for one in said if one.indicator is None]
        if on_whole:
            whole, indicators = on_whole[0], {}
        indicators = {**indicators, **{one.indicator: one for one in said if one.indicator is not None}}
        fresh = [one for one in indicators.values() if whole is None or one.attempt is not whole.attempt]
        if len(fresh) == indicator_count > 0:
            whole = None
    return Standing(whole, indicators)


def superseded(attempts: Sequence[Attempt], standing: Standing) -> tuple[Superseded, ...]:
    """The opinions that no longer count, oldest first."""
    kept = {(said.attempt.date, said.attempt.assessor, said.indicator) for said in standing.all}
    return tuple(
        Superseded(said.attempt.date, said.attempt.assessor, said.indicator, str(said.value))
        for said in _all_said(attempts)
        if (said.attempt.date, said.attempt.assessor, said.indicator) not in kept
    )


def _said(attempt: Attempt) -> Iterator[Said]:
    if not isinstance(attempt.opinion, dict):
        yield Said(attempt, None, attempt.opinion)
        return
    for key, value in attempt.opinion.items():
        yield Said(attempt, None if key == OVERALL else int(key), value)


def _all_said(attempts: Sequence[Attempt]) -> Iterator[Said]:
    for attempt in attempts:
        yield from _said(attempt)
