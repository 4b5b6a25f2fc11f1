"""Warnings about results: those that lower what there was before, that change nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cqp_cli.candidate import OVERALL
from cqp_cli.engine.attempts import Attempt, Attempts
from cqp_cli.engine.plan import Judged, Plan, Value, by_key
from cqp_cli.engine.settling import agreed, settle, share_of, text_of
from cqp_cli.engine.standing import Opinions, Standing, walk
from cqp_cli.engine.taken_over import taken_over
from cqp_cli.outcome import Notice, WarningCode
from cqp_cli.verdict import Verdict


def about_results(plan: Plan, attempts: Attempts, competences: frozenset[str], lacking: frozenset[str]) -> list[Notice]:
    """The warnings about results that concern these competences, oldest first; `lacking` are those not acquired."""
    found: list[Notice] = []
    for thing, of_it in [(thing, of_it) for thing, of_it in attempts.of.items() if len(of_it) > 1]:
        judged = plan.judged[thing]
        if not competences.isdisjoint(judged.competences) and _may_tell(plan, judged, of_it):
            found += _about(plan, judged, {"assessment": thing[0], "criterion": thing[1]}, of_it)
    for competence, of_it in attempts.direct.items():
        if competence in competences:
            found += _about(plan, plan.direct(competence), {"assessment": competence, "criterion": None}, of_it)
        if competence in lacking:
            found += taken_over(plan, attempts, competence)
    return sorted(found, key=_order)


def _may_tell(plan: Plan, judged: Judged, attempts: Sequence[Attempt]) -> bool:
    """Whether there is anything to look at: not where each result is as good as what it replaces."""
    last: dict[str, Value] = {}
    opinions = [by_key(attempt.opinion) for attempt in attempts]
    if len({OVERALL in said for said in opinions}) > 1:
        return True
    for said in opinions:
        if last and OVERALL in said and plan.held(said[OVERALL], judged.mark) is not Verdict.ACQUIRED:
            return True
        if any(plan.share([said[key]]) < plan.share([last[key]]) for key in said.keys() & last.keys()):
            return True
        last |= said
    return False


def _order(notice: Notice) -> tuple[Any, ...]:
    values = notice.values
    about = values["assessment"], values["criterion"] or "", values["indicator"] or 0
    return values["date"], *about, values.get("lost", "")


def _about(plan: Plan, judged: Judged, about: Mapping[str, Any], attempts: Sequence[Attempt]) -> Iterator[Notice]:
    if plan.referential.attempts == "best":
        return  # the best result counts: none lowers another
    last: dict[int | None, Opinions] = {}
    before: Standing | None = None
    for said, standing in walk(attempts, len(judged.indicators)):
        of_day = {
            number: tuple(one for one in said if one.indicator == number) for number in {s.indicator for s in said}
        }
        worse = [
            number for number, new in of_day.items() if number in last and _lowers(plan, judged, last[number], new)
        ]
        yield from (_notice(about, of_day[number], _value(last[number]), _value(of_day[number])) for number in worse)
        if before is not None and not worse and (not before.whole) != (not standing.whole):
            was, now = settle(plan, judged, before).verdict, settle(plan, judged, standing).verdict
            if was is Verdict.ACQUIRED and now is not was:
                yield _notice(about, (said[0]._replace(indicator=None),), was, now)
        last |= of_day
        before = standing
    if before is not None and before.whole and before.indicators and not before.by_indicators:
        yield _without_effect(about, before)


def _lowers(plan: Plan, judged: Judged, before: Opinions, after: Opinions) -> bool:
    """Whether a later result is worth less, or leaves open what was acquired: its assessors differ."""
    if share_of(plan, after) < share_of(plan, before):
        return True
    return (
        len(after) > 1
        and agreed(plan, judged, before) is Verdict.ACQUIRED
        and agreed(plan, judged, after) is Verdict.PENDING
    )


def _without_effect(about: Mapping[str, Any], standing: Standing) -> Notice:
    since = max(one.attempt.date for opinions in standing.indicators.values() for one in opinions)
    whole = standing.whole[0]
    values = {"date": since, "whole": text_of(standing.whole), "since": whole.attempt.date, "indicator": None}
    return Notice(WarningCode.INDICATORS_WITHOUT_EFFECT, {**about, **values})


def _value(opinions: Opinions) -> Value | list[Value]:
    values = list(dict.fromkeys(one.value for one in opinions))
    return values if len(values) > 1 else values[0]


def _notice(about: Mapping[str, Any], said: Opinions, before: Any, after: Any) -> Notice:
    change = {"indicator": said[0].indicator, "before": before, "after": after, "date": said[0].attempt.date}
    return Notice(WarningCode.RESULT_LOWERED, {**about, **change})
