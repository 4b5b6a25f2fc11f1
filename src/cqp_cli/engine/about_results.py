"""Warnings about results: those that lower what there was before, and those that change nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cqp_cli.engine.attempts import Attempt, Attempts
from cqp_cli.engine.evidence import settle
from cqp_cli.engine.plan import DEFAULT_MARK, Judged, Plan, Value
from cqp_cli.engine.standing import Said, Standing, walk
from cqp_cli.outcome import Kind, Notice, WarningCode
from cqp_cli.verdict import Verdict


def about_results(plan: Plan, attempts: Attempts, competences: frozenset[str]) -> list[Notice]:
    """The warnings about results that concern these competences, oldest first."""
    found: list[Notice] = []
    for thing, of_it in attempts.of.items():
        judged = plan.judged[thing]
        if len(of_it) > 1 and not competences.isdisjoint(judged.competences):
            found += _about(plan, judged, {"assessment": thing[0], "criterion": thing[1]}, of_it)
    for competence, of_it in attempts.direct.items():
        if competence in competences:
            found += _about(plan, _direct(competence), {"assessment": competence, "criterion": None}, of_it)
    return sorted(found, key=_order)


def _order(notice: Notice) -> tuple[Any, ...]:
    values = notice.values
    return values["date"], values["assessment"], values["criterion"] or "", values["indicator"] or 0


def _direct(competence: str) -> Judged:
    return Judged(competence, None, Kind.JUDGEMENT, (competence,), range(0), DEFAULT_MARK)


def _about(plan: Plan, judged: Judged, about: Mapping[str, Any], attempts: Sequence[Attempt]) -> Iterator[Notice]:
    last: dict[int | None, Said] = {}
    before: Standing | None = None
    for said, standing in walk(attempts, len(judged.numbers)):
        worse = [one for one in said if one.indicator in last and _is_worse(plan, one, last[one.indicator])]
        yield from (_notice(about, one, last[one.indicator].value, one.value) for one in worse)
        if before is not None and not worse and (before.whole is None) != (standing.whole is None):
            was, now = settle(plan, judged, before).verdict, settle(plan, judged, standing).verdict
            if was is Verdict.ACQUIRED and now is not was:
                yield _notice(about, said[0]._replace(indicator=None), was, now)
        last |= {one.indicator: one for one in said}
        before = standing
    if before is not None and before.whole is not None and before.indicators:
        since = max(one.attempt.date for one in before.indicators.values())
        values = {"date": since, "whole": before.whole.value, "since": before.whole.attempt.date, "indicator": None}
        yield Notice(WarningCode.INDICATORS_WITHOUT_EFFECT, {**about, **values})


def _is_worse(plan: Plan, after: Said, before: Said) -> bool:
    return plan.share(after.value) < plan.share(before.value)


def _notice(about: Mapping[str, Any], said: Said, before: Value | Verdict, after: Value | Verdict) -> Notice:
    change = {"indicator": said.indicator, "before": before, "after": after, "date": said.attempt.date}
    return Notice(WarningCode.RESULT_LOWERED, {**about, **change})
