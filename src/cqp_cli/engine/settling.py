"""From the opinions that stand to a verdict: one as it is, several of one day by agreement, or by indicators."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from cqp_cli.engine.plan import Judged, Plan, by_indicators
from cqp_cli.engine.reasons import exact, why
from cqp_cli.engine.standing import Opinions, Said, Standing
from cqp_cli.engine.weighing import Piece, Span, Whole
from cqp_cli.outcome import IndicatorOutcome, Part, Reason, ReasonCode
from cqp_cli.rule import Agreement
from cqp_cli.score import Score
from cqp_cli.verdict import Verdict

_AGREEMENT = (Agreement(),)


class Settled(NamedTuple):
    """What some opinions come to."""

    verdict: Verdict
    reason: Reason
    span: Span
    indicators: tuple[IndicatorOutcome, ...] = ()


def settle(plan: Plan, judged: Judged, standing: Standing, shares: Mapping[int, Fraction] | None = None) -> Settled:
    """The verdict of one thing: its opinions on the whole, or what the rule makes of its indicators.

    `shares` are the scores of indicators that other opinions than those that stand have given.
    """
    said = standing.shown
    shown = tuple(_indicator(plan, judged, number, said.get(number, ())) for number in judged.numbers)
    voices = [_on_whole(plan, judged, standing.whole)] if standing.whole else []
    if standing.by_indicators:
        pieces = [_piece(plan, judged, one, said.get(one.number, ()), shares or {}) for one in shown]
        whole = Whole(judged.rule, pieces, Part.INDICATOR)
        voices.append(Settled(whole.verdict, why(whole), whole.span if plan.has_scores else plan.span(())))
    return _together(voices)._replace(indicators=shown)


def _together(voices: Sequence[Settled]) -> Settled:
    """Opinions of one day that are not of one kind: on the whole, and by indicators."""
    if len(voices) == 1:
        return voices[0]
    whole = Whole(_AGREEMENT, [Piece("", "", voice.verdict, voice.span) for voice in voices], Part.EVIDENCE)
    differ = Reason(ReasonCode.ASSESSORS_DIFFER, {"parts": []})
    return Settled(whole.verdict, differ if whole.verdict is Verdict.PENDING else voices[0].reason, whole.span)


def agreed(plan: Plan, judged: Judged, opinions: Opinions) -> Verdict:
    """What opinions of one day come to."""
    if len(opinions) == 1:
        return plan.held(opinions[0].value, judged.mark)
    pieces = [Piece("", "", plan.held(one.value, judged.mark)) for one in opinions]
    return Whole(_AGREEMENT, pieces, Part.EVIDENCE).verdict


def _on_whole(plan: Plan, judged: Judged, opinions: Opinions) -> Settled:
    verdict, values = agreed(plan, judged, opinions), [one.value for one in opinions]
    return Settled(verdict, _reason(plan, judged, verdict, opinions), plan.span(values))


def _reason(plan: Plan, judged: Judged, verdict: Verdict, opinions: Opinions) -> Reason:
    if verdict is Verdict.PENDING:
        return Reason(ReasonCode.ASSESSORS_DIFFER, {"parts": []})
    enough = verdict is Verdict.ACQUIRED
    if (score := score_of(plan, opinions)) is not None:
        code = ReasonCode.SCORE_REACHED if enough else ReasonCode.SCORE_BELOW
        return Reason(code, {"score": score, "needed": judged.mark})
    if any(by_indicators(one.attempt.opinion) for one in opinions):
        code = ReasonCode.OVERALL_REACHED if enough else ReasonCode.OVERALL_BELOW
    else:
        code = ReasonCode.LEVEL_REACHED if enough else ReasonCode.LEVEL_BELOW
    return Reason(code, {"value": text_of(opinions)})


def score_of(plan: Plan, opinions: Opinions) -> Score | None:
    """The score that some opinions give: their mean where there are several; None where one is a level."""
    values = [one.value for one in opinions]
    if not values or not all(isinstance(value, Score) for value in values):
        return None
    first = values[0]
    return first if len(values) == 1 and isinstance(first, Score) else exact(plan.share(values))


def share_of(plan: Plan, opinions: Iterable[Said]) -> Fraction:
    """The score that some opinions come to: their mean."""
    return plan.share([one.value for one in opinions])


def text_of(opinions: Opinions) -> str:
    """The values of some opinions, each once."""
    return ", ".join(dict.fromkeys(str(one.value) for one in opinions))


def assessors_of(opinions: Iterable[Said]) -> str | None:
    """Who gave some opinions, each once, as far as they are named."""
    return ", ".join(sorted({one.attempt.assessor for one in opinions if one.attempt.assessor is not None})) or None


def _piece(
    plan: Plan, judged: Judged, outcome: IndicatorOutcome, opinions: Opinions, shares: Mapping[int, Fraction]
) -> Piece:
    known = shares.get(outcome.number)
    span = plan.span([one.value for one in opinions]) if known is None else (known, known)
    indicator = judged.indicators[outcome.number - 1]
    disputed = bool(opinions) and outcome.verdict is Verdict.PENDING
    name = outcome.number
    return Piece(
        str(name), name, outcome.verdict, span, indicator.weight, required=indicator.required, disputed=disputed
    )


def _indicator(plan: Plan, judged: Judged, number: int, opinions: Opinions) -> IndicatorOutcome:
    if not opinions:
        return IndicatorOutcome(number, Verdict.PENDING)
    value = opinions[0].value if len(opinions) == 1 else text_of(opinions)
    verdict = agreed(plan, judged, opinions)
    return IndicatorOutcome(number, verdict, value, opinions[0].attempt.date, assessors_of(opinions))
