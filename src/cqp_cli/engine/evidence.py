"""From the attempts at a criterion, a quiz or a judgement to the evidence as it stands."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import ClassVar, NamedTuple

from cqp_cli.candidate import Sitting
from cqp_cli.engine.attempts import Attempt, Attempts
from cqp_cli.engine.plan import AnyOpinion, Judged, Plan
from cqp_cli.engine.settling import Settled, agreed, assessors_of, score_of, settle, share_of
from cqp_cli.engine.standing import Opinions, Standing, all_of, apart, days, superseded, walk
from cqp_cli.engine.weighing import ANYTHING, Span
from cqp_cli.outcome import Evidence, IndicatorOutcome, Opinion, Reason, ReasonCode, Superseded, Thing
from cqp_cli.verdict import Verdict

_DIRECT = {
    ReasonCode.LEVEL_REACHED: ReasonCode.DIRECT_REACHED,
    ReasonCode.LEVEL_BELOW: ReasonCode.DIRECT_BELOW,
    ReasonCode.SCORE_REACHED: ReasonCode.DIRECT_REACHED,
    ReasonCode.SCORE_BELOW: ReasonCode.DIRECT_BELOW,
}


# How many fields of an evidence say nothing of who gave it, and when.
_UNSIGNED = Evidence._fields.index("date")
# No cohort of honest candidates has more different opinions on the things of a referential.
_MOST_KEPT = 4096


class State:
    """How one thing stands, without the values that make it so: `begun` where anything is known of it.

    There is one of each, so that they are told apart at once where they are keys: `State.of` gives it.
    """

    _all: ClassVar[dict[tuple[Verdict, bool, bool], "State"]] = {}

    def __init__(self, verdict: Verdict, *, complete: bool, begun: bool) -> None:
        self.verdict, self.complete, self.begun = verdict, complete, begun

    @classmethod
    def of(cls, verdict: Verdict, *, complete: bool, begun: bool) -> "State":
        """The state of these three."""
        key = verdict, complete, begun
        return cls._all.setdefault(key, cls(verdict, complete=complete, begun=begun))


class Found(NamedTuple):
    """The evidence of one thing, how it stands, and what its score may be."""

    evidence: Evidence
    state: State
    span: Span = ANYTHING


class AllFound(NamedTuple):
    """The same of everything that a referential judges."""

    evidence: dict[Thing, Evidence]
    states: dict[Thing, State]
    spans: dict[Thing, Span]

    def copied(self) -> "AllFound":
        """To go on from."""
        return AllFound(dict(self.evidence), dict(self.states), dict(self.spans))

    def put(self, thing: Thing, found: Found) -> None:
        """What was found of one thing."""
        self.evidence[thing], self.states[thing], self.spans[thing] = found


def evidence_in(plan: Plan, attempts: Attempts) -> AllFound:
    """What the attempts at each thing of a referential come to.

    Most often there is one, or the last is all that counts: what its opinion comes to is then worked out once for all
    candidates, and here dated and signed.
    """
    all_found = _nothing(plan).copied()
    evidence, states, spans = all_found
    for ref, absence in attempts.absences.items():
        evidence.update({thing: _absent(one, absence) for thing, one in evidence.items() if thing[0] == ref})
    only_last = plan.referential.attempts == "latest"
    for thing, of_it in attempts.of.items():
        last = of_it[-1]
        blank, states[thing], span = of_opinion(plan, thing, last.opinion)
        if plan.has_scores:
            spans[thing] = span
        if len(of_it) == 1:
            evidence[thing] = _signed(blank, last)
        elif only_last and blank.complete and of_it[-2].date != last.date:
            evidence[thing] = _signed(blank, last, all_of(of_it[:-1]))
        else:
            all_found.put(thing, _of(plan, plan.judged[thing], of_it))
    return all_found


def _signed(blank: Evidence, attempt: Attempt, replaced: tuple[Superseded, ...] = ()) -> Evidence:
    """As `_replace` does it, in a fifth of the time."""
    return Evidence._make((*blank[:_UNSIGNED], attempt.date, attempt.assessor, None, replaced, True))


@lru_cache(maxsize=_MOST_KEPT)
def of_opinion(plan: Plan, thing: Thing, opinion: AnyOpinion) -> Found:
    """What one opinion on a thing comes to, whoever's and whenever."""
    found = _of(plan, plan.judged[thing], [Attempt(date.min, None, opinion)])
    undated = tuple(one._replace(date=None) for one in found.evidence.indicators)
    return found._replace(evidence=found.evidence._replace(indicators=undated))


def _of(plan: Plan, judged: Judged, attempts: Sequence[Attempt]) -> Found:
    """What the attempts at one thing, oldest first, come to."""
    standing, settled = _counting(plan, judged, attempts)
    latest = max(said.attempt.date for said in standing.decisive)
    of_day = [said for said in standing.decisive if said.attempt.date == latest]
    complete = _is_complete(judged, standing)
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
        complete=complete,
        indicators=settled.indicators,
        superseded=superseded(attempts, standing),
        opinions=tuple(_opinions(standing)),
    )
    return Found(evidence, State.of(settled.verdict, complete=complete, begun=True), settled.span)


def direct_evidence(plan: Plan, attempts: Attempts) -> dict[str, Found]:
    """What the direct judgements of each competence come to.

    They stand for all other evidence until a later result concerns the competence.
    """
    return {
        id: _direct(plan, id, of_it, counts=attempts.assessed.get(id, date.min) <= of_it[-1].date)
        for id, of_it in attempts.direct.items()
    }


def _direct(plan: Plan, competence: str, attempts: Sequence[Attempt], *, counts: bool) -> Found:
    found = _of(plan, plan.direct(competence), attempts)
    evidence = found.evidence
    reason = evidence.reason
    if reason.code in _DIRECT:
        value = str(reason.values.get("score") or reason.values["value"])
        values = {**reason.values, "value": value, "basis": evidence.basis, "date": evidence.date}
        reason = Reason(_DIRECT[reason.code], values)
    return found._replace(evidence=evidence._replace(reason=reason, counts=counts))


def standings(plan: Plan, judged: Judged, attempts: Sequence[Attempt]) -> list[Standing]:
    """What counts after each day of attempts: of two results for one indicator the latest, or the best."""

    def better(before: Opinions, after: Opinions) -> Opinions:
        return max(after, before, key=lambda opinions: _rank(agreed(plan, judged, opinions), share_of(plan, opinions)))

    keep = better if plan.referential.attempts == "best" else None
    return [standing for _, standing in walk(attempts, len(judged.indicators), keep)]


def _counting(plan: Plan, judged: Judged, attempts: Sequence[Attempt]) -> tuple[Standing, Settled]:
    """The standing that counts: the last one; or the best of the opinions on the whole, and of the indicators together.

    Indicators that are not all there, nor enough, are no rival of an opinion on the whole; but what their score is at
    the least, nothing takes away.
    """
    *before, last = standings(plan, judged, attempts)
    if plan.referential.attempts == "latest" or not before:
        return last, settle(plan, judged, last)
    rivals = [standing for standing in (last, *reversed(before)) if standing.whole]
    days_of_wholes = {said.attempt.date for standing in rivals for said in standing.whole}
    if apart_from_wholes := [attempt for attempt in attempts if attempt.date not in days_of_wholes]:
        *_, together = standings(plan, judged, apart_from_wholes)  # of each indicator the best
        rivals.append(together)
    shares = _best_shares(plan, attempts)
    settled = [(standing, settle(plan, judged, standing, shares)) for standing in rivals]
    counting = [
        (standing, one)
        for standing, one in settled
        if _is_complete(judged, standing) or one.verdict is Verdict.ACQUIRED
    ] or settled
    standing, best = max(counting, key=lambda one: _rank(one[1].verdict, share_of(plan, one[0].decisive)))
    least = max(one.span[0] for _, one in settled)
    return standing, best._replace(span=(least, max(least, *(one.span[1] for _, one in counting))))


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


@lru_cache
def _nothing(plan: Plan) -> AllFound:
    """Nothing is evaluated."""
    all_found = AllFound({}, {}, {})
    for thing, judged in plan.judged.items():
        indicators = tuple(IndicatorOutcome(number, Verdict.PENDING) for number in judged.numbers)
        about = (judged.assessment, judged.criterion, judged.kind, Verdict.PENDING)
        evidence = Evidence(*about, Reason(ReasonCode.NOT_EVALUATED), indicators=indicators)
        all_found.put(thing, Found(evidence, State.of(Verdict.PENDING, complete=False, begun=False)))
    return all_found


def _absent(evidence: Evidence, absence: Sitting) -> Evidence:
    reason = Reason(ReasonCode.ABSENT, {"date": absence.date, "excused": absence.absent == "excused"})
    return evidence._replace(reason=reason, date=absence.date)
