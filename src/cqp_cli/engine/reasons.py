"""Why a whole is as it is: of the conditions of its rule, the first that fails, and what of its parts makes it fail."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from cqp_cli.engine.weighing import Piece, Whole
from cqp_cli.outcome import Part, Reason, ReasonCode
from cqp_cli.rule import Agreement, Condition, Each, Mean, Required
from cqp_cli.score import Score
from cqp_cli.verdict import Verdict


def why(whole: Whole) -> Reason:
    """The reason of a whole's verdict."""
    if not whole.pieces:
        return Reason(ReasonCode.NO_ASSESSMENT)
    if whole.verdict is Verdict.ACQUIRED:
        return _met(whole)
    return why_not(whole, whole.unmet[0])


def why_not(whole: Whole, condition: Condition) -> Reason:
    """Why a condition of a whole fails."""
    pieces = whole.counted(condition)
    if isinstance(condition, Mean):
        return _mean_short(whole, condition, pieces)
    if isinstance(condition, Each):
        return _mark_low(whole, condition, pieces)
    if isinstance(condition, Agreement) and whole.within_reach(condition):
        return _no_agreement(whole, pieces)
    return _too_few(whole, condition, pieces)


def exact(share: Fraction) -> Score:
    """A score that was worked out; its writing, not its share, is rounded where no honest one would need it."""
    written = share.limit_denominator(10**18)
    return Score(share, f"{written.numerator}/{written.denominator}")


def _met(whole: Whole) -> Reason:
    mean = next((condition for condition in whole.rule if isinstance(condition, Mean)), None)
    if mean is not None:
        worst, _ = Whole((), whole.counted(mean), whole.part).span
        return Reason(ReasonCode.MEAN_REACHED, {"score": exact(worst), "needed": mean.mean})
    marks = [condition.each for condition in whole.rule if isinstance(condition, Each)]
    if len(marks) == len(whole.rule):
        return Reason(ReasonCode.MARKS_REACHED, {"needed": max(marks)})
    return Reason(ReasonCode.RULE_MET, _counts(whole.part, whole.counting))


def _counts(part: Part, pieces: Sequence[Piece]) -> dict[str, Any]:
    return {"part": part, "acquired": sum(piece.verdict.worst for piece in pieces), "total": len(pieces)}


def _names(pieces: Sequence[Piece], verdict: Verdict) -> list[Any]:
    return [piece.name for piece in pieces if piece.verdict is verdict]


def _too_few(whole: Whole, condition: Condition, pieces: Sequence[Piece]) -> Reason:
    counts, within_reach = _counts(whole.part, pieces), whole.within_reach(condition)
    required = {"required": True} if isinstance(condition, Required) else {}
    needed = condition.needed(len(pieces))
    pending = _names(pieces, Verdict.PENDING)
    if needed == len(pieces):
        if within_reach:
            reason = _pending(whole, pieces)
            return reason._replace(values={**reason.values, **required})
        named = _names(pieces, Verdict.NOT_ACQUIRED)
        return Reason(ReasonCode.PARTS_NOT_ACQUIRED, {**counts, **required, "parts": named, "pending": pending})
    if not within_reach:
        most = sum(piece.verdict.best for piece in pieces)
        return Reason(ReasonCode.OUT_OF_REACH, {**counts, "needed": needed, "within_reach": most})
    named = [piece.name for piece in pieces if piece.verdict is not Verdict.ACQUIRED]  # what failed may be taken again
    return Reason(ReasonCode.NEEDS_MORE, {**counts, "count": needed - counts["acquired"], "parts": named})


def _no_agreement(whole: Whole, pieces: Sequence[Piece]) -> Reason:
    if any(piece.verdict is Verdict.PENDING for piece in pieces):
        return _pending(whole, pieces)
    return Reason(ReasonCode.PARTS_DIFFER, {"part": whole.part, "parts": _names(pieces, Verdict.NOT_ACQUIRED)})


def _pending(whole: Whole, pieces: Sequence[Piece]) -> Reason:
    """What is still to come; or, where all that is pending was assessed, that the assessors differ on it."""
    pending = [piece for piece in pieces if piece.verdict is Verdict.PENDING]
    to_come = [piece.name for piece in pending if not piece.disputed]
    if not to_come:
        return Reason(ReasonCode.ASSESSORS_DIFFER, {"parts": [piece.name for piece in pending]})
    return Reason(ReasonCode.PARTS_PENDING, {**_counts(whole.part, pieces), "parts": to_come})


def _mean_short(whole: Whole, condition: Mean, pieces: Sequence[Piece]) -> Reason:
    worst, best = Whole((), pieces, whole.part).span
    values = {"score": exact(best), "needed": condition.mean}
    if not whole.within_reach(condition):
        return Reason(ReasonCode.MEAN_BELOW, {**values, "settled": worst == best})
    return Reason(ReasonCode.MEAN_OPEN, {**values, "lowest": exact(worst)})


def _mark_low(whole: Whole, condition: Each, pieces: Sequence[Piece]) -> Reason:
    best = not whole.within_reach(condition)
    low = [piece for piece in pieces if piece.span[best] < condition.each.share]
    if best:
        marks = [(one.name, exact(one.span[1])) for one in low]
        return Reason(ReasonCode.MARK_BELOW, {"marks": marks, "needed": condition.each})
    return Reason(
        ReasonCode.MARKS_OPEN, {"part": whole.part, "parts": [one.name for one in low], "needed": condition.each}
    )
