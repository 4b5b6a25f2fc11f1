"""The one definition of a verdict, for indicators, evidence, assessments, competences and blocs alike.

A whole is acquired when its rule holds whatever the missing results turn out to be, not acquired when it fails whatever
they turn out to be, and pending otherwise. Rules are monotone, so asking twice is enough: every missing result at its
worst, then every one at its best.
"""

from collections.abc import Sequence
from typing import Any

from cqp_cli.outcome import Part, Reason, ReasonCode
from cqp_cli.rule import Condition, holds, needed
from cqp_cli.verdict import Verdict

Parts = Sequence[tuple[Any, Verdict]]


def weigh(rule: Sequence[Condition], parts: Parts, part: Part) -> tuple[Verdict, Reason]:
    """The verdict of a whole over its parts (their ids and verdicts), and why; with no part nothing is known."""
    if not parts:
        return Verdict.PENDING, Reason(ReasonCode.NO_ASSESSMENT)
    worst = holds(rule, [verdict.worst for _, verdict in parts])
    best = worst or holds(rule, [verdict.best for _, verdict in parts])
    verdict = Verdict.between(worst=worst, best=best)
    return verdict, _reason(verdict, rule, parts, part)


def _reason(verdict: Verdict, rule: Sequence[Condition], parts: Parts, part: Part) -> Reason:
    acquired = sum(part_verdict.worst for _, part_verdict in parts)
    within_reach = sum(part_verdict.best for _, part_verdict in parts)
    counts = {"part": part, "acquired": acquired, "total": len(parts)}
    if verdict is Verdict.ACQUIRED:
        return Reason(ReasonCode.RULE_MET, counts)
    reached = within_reach if verdict is Verdict.NOT_ACQUIRED else acquired
    count = max(needed(condition, len(parts)) for condition in rule)
    assert count > reached  # the verdict says that a condition fails, and every condition is a count
    if count == len(parts):
        named = [id for id, part_verdict in parts if part_verdict is verdict]
        code = ReasonCode.PARTS_PENDING if verdict is Verdict.PENDING else ReasonCode.PARTS_NOT_ACQUIRED
        pending = [id for id, part_verdict in parts if part_verdict is Verdict.PENDING]
        more = {} if verdict is Verdict.PENDING else {"pending": pending}
        return Reason(code, {**counts, "parts": named, **more})
    if verdict is Verdict.NOT_ACQUIRED:
        return Reason(ReasonCode.OUT_OF_REACH, {**counts, "needed": count, "within_reach": within_reach})
    open_parts = [id for id, part_verdict in parts if part_verdict is Verdict.PENDING]
    return Reason(ReasonCode.NEEDS_MORE, {**counts, "count": count - acquired, "parts": open_parts})
