"""The juries' decisions: on what exists and is sought, and never taking back what was granted."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cqp_cli.candidate import Candidate, Decision, Jury
from cqp_cli.checks.registry import Finding, Subject, candidate_check, unknown
from cqp_cli.diagnostic import Code
from cqp_cli.engine import TITLE, decision_verdict, evaluate
from cqp_cli.outcome import Outcome
from cqp_cli.source import Path
from cqp_cli.verdict import Verdict


class Decided(NamedTuple):
    """One decision, and where it stands."""

    path: Path
    jury: Jury
    id: str
    decision: Decision


def _decisions(subject: Subject) -> list[Decided]:
    """Every decision, oldest jury first."""
    juries = sorted(enumerate(subject.candidate.juries), key=lambda numbered: numbered[1].date)
    return [
        Decided(("juries", index, "decisions", id), jury, id, decision)
        for index, jury in juries
        for id, decision in (jury.decisions or {}).items()
    ]


def _verdict(subject: Subject, decided: Decided) -> Verdict | None:
    return decision_verdict(decided.decision, subject.referential.scale)


@candidate_check(Code.UNKNOWN_DECIDED)
def unknown_decided(subject: Subject) -> Iterator[Finding]:
    known = [TITLE, *subject.referential.bloc, *subject.referential.competence]
    for decided in _decisions(subject):
        if decided.id not in known:
            yield unknown(decided.path, decided.id, known, on_key=True)


@candidate_check(Code.UNKNOWN_DECISION)
def unknown_decision(subject: Subject) -> Iterator[Finding]:
    known = ["acquired", "not_acquired", *subject.referential.scale.levels]
    for decided in _decisions(subject):
        if decided.decision.verdict not in known:
            yield unknown((*decided.path, "verdict"), decided.decision.verdict, known)


@candidate_check(Code.DECISION_OUTSIDE_TARGET)
def decision_outside_target(subject: Subject) -> Iterator[Finding]:
    target, referential = subject.candidate.target, subject.referential
    if target == "title":
        return
    for decided in _decisions(subject):
        bloc = referential.bloc_of[decided.id].id if decided.id in referential.competence else decided.id
        if bloc not in target and (bloc in referential.bloc or bloc == TITLE):
            yield Finding(decided.path, {"id": decided.id, "target": list(target)}, on_key=True)


@candidate_check(Code.DECISION_AGAINST_EARLIER_BLOC)
def decision_against_earlier_bloc(subject: Subject) -> Iterator[Finding]:
    earlier = {bloc.bloc: ("earlier_blocs", index) for index, bloc in enumerate(subject.candidate.earlier_blocs)}
    for decided in _decisions(subject):
        bloc = subject.referential.bloc_of.get(decided.id)
        id = bloc.id if bloc else decided.id
        if id in earlier and _verdict(subject, decided) is Verdict.NOT_ACQUIRED:
            yield Finding(decided.path, {"id": decided.id, "bloc": id}, other=earlier[id], on_key=True)


@candidate_check(Code.DECISION_REVOKED)
def decision_revoked(subject: Subject) -> Iterator[Finding]:
    granted: dict[str, Decided] = {}
    for decided in _decisions(subject):
        verdict, before = _verdict(subject, decided), granted.get(decided.id)
        if verdict is Verdict.ACQUIRED:
            granted.setdefault(decided.id, decided)
        elif verdict is Verdict.NOT_ACQUIRED and before is not None:
            values = {"id": decided.id, "date": before.jury.date}
            yield Finding(decided.path, values, other=before.path, on_key=True)


@candidate_check(Code.DECISION_WITHOUT_REASON, asks_engine=True)
def decision_without_reason(subject: Subject) -> Iterator[Finding]:
    computed: dict[date, dict[str, Verdict]] = {}
    for decided in _decisions(subject):
        verdict = _verdict(subject, decided)
        if verdict is None or decided.decision.reason is not None:
            continue
        day = decided.jury.date
        before = computed.get(day) or computed.setdefault(day, _computed_by(subject, day))
        if decided.id in before and before[decided.id] is not verdict:
            values = {"id": decided.id, "computed": before[decided.id], "date": day}
            yield Finding(decided.path, values, on_key=True)


def _computed_by(subject: Subject, day: date) -> dict[str, Verdict]:
    """What the results up to a jury's day came to, by title, bloc and competence."""
    results = tuple(result for result in subject.candidate.results if result.date is None or result.date <= day)
    known: Candidate = subject.candidate.model_copy(update={"results": results, "juries": ()})
    outcome: Outcome = evaluate(subject.referential, known, on=day)
    verdicts = {TITLE: outcome.computed}
    for bloc in outcome.blocs:
        verdicts[bloc.id] = bloc.computed
        verdicts.update({competence.id: competence.computed for competence in bloc.competences})
    return verdicts
