"""The juries' decisions: on what exists and is sought, and never taking back what was granted."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cqp_cli.candidate import TITLE, Candidate, Decision
from cqp_cli.checks.registry import Finding, Subject, candidate_check, once, unknown
from cqp_cli.engine.earlier import kept_blocs
from cqp_cli.engine.evaluate import evaluate
from cqp_cli.engine.known import validated_with_title
from cqp_cli.engine.plan import plan_of
from cqp_cli.referential import Referential
from cqp_cli.source.document import Path
from cqp_cli.verdict import Verdict


class Decided(NamedTuple):
    """One decision, where it stands, and what it grants or refuses (None where its word is no decision)."""

    path: Path
    day: date
    id: str
    decision: Decision
    verdict: Verdict | None


@once
def decisions(subject: Subject) -> Iterable[Decided]:
    """Every decision, oldest jury first."""
    if not subject.candidate.juries:
        return []
    scale = subject.referential.scale
    juries = sorted(enumerate(subject.candidate.juries), key=lambda numbered: numbered[1].date)
    paths = [("juries", index, "decisions", id) for index, jury in juries for id in jury.decisions or ()]
    return [
        Decided(path, day, id, decision, scale.verdict_of(decision.verdict))
        for path, (day, id, decision) in zip(paths, subject.candidate.decisions, strict=True)
    ]


@candidate_check("CQP514")
def unknown_decided(subject: Subject) -> Iterator[Finding]:
    blocs, competences = subject.referential.bloc, subject.referential.competence
    for decided in decisions(subject):
        if decided.id != TITLE and decided.id not in blocs and decided.id not in competences:
            found = unknown(decided.path, decided.id, [TITLE, *blocs, *competences], on_key=True)
            by_code = [one.id for one in competences.values() if one.code == decided.id]
            meant = {"suggestion": by_code[0]} if len(by_code) == 1 else {}
            yield found._replace(values={**found.values, **meant})


@candidate_check("CQP515")
def unknown_decision(subject: Subject) -> Iterator[Finding]:
    known = ["acquired", "not_acquired", *subject.referential.scale.levels]
    for decided in decisions(subject):
        if decided.decision.verdict not in known:
            yield unknown((*decided.path, "verdict"), decided.decision.verdict, known, guess=False)


@candidate_check("CQP516", reads=("date",))
def decisions_clash(subject: Subject) -> Iterator[Finding]:
    first: dict[tuple[str, date], Decided] = {}
    for decided in decisions(subject):
        before = first.setdefault((decided.id, decided.day), decided)
        if before.verdict is not decided.verdict:
            values = {"id": decided.id, "date": decided.day}
            yield Finding(decided.path, values, other=before.path, on_key=True)


@candidate_check("CQP517", reads=("date",))
def decision_against_earlier_bloc(subject: Subject) -> Iterator[Finding]:
    places = {bloc.bloc: ("earlier_blocs", index) for index, bloc in enumerate(subject.candidate.earlier_blocs)}
    for decided in decisions(subject):
        bloc = subject.referential.bloc_of.get(decided.id)
        id = bloc.id if bloc else decided.id
        if decided.verdict is not Verdict.NOT_ACQUIRED:
            continue
        kept = kept_blocs(subject.referential, subject.candidate, decided.day).get(id)
        if kept is not None and kept.date <= decided.day:
            place = places.get(id, ("earlier_blocs",))
            yield Finding(decided.path, {"id": decided.id, "bloc": id}, other=place, on_key=True)


@candidate_check("CQP518", asks_engine=True)
def bloc_validated_with_the_title(subject: Subject) -> Iterator[Finding]:
    """A bloc that a jury validated with the title, and that a later one refuses."""
    refused = [one for one in decisions(subject) if one.verdict is Verdict.NOT_ACQUIRED]
    if any(one.id in subject.referential.bloc for one in refused):
        validated = validated_with_title(plan_of(subject.referential), subject.candidate)
        for one in refused:
            day = validated[one.id].reason.values["date"] if one.id in validated else one.day
            if day < one.day:
                jury = next(before.path for before in decisions(subject) if before.day == day)
                yield Finding(one.path, {"id": one.id, "date": day}, other=jury, on_key=True)


@candidate_check("CQP518", reads=("date",))
def decision_revoked(subject: Subject) -> Iterator[Finding]:
    granted: dict[str, Decided] = {}
    for decided in decisions(subject):
        if decided.verdict is Verdict.ACQUIRED:
            granted.setdefault(decided.id, decided)
        before = granted.get(decided.id)
        if decided.verdict is Verdict.NOT_ACQUIRED and before is not None and before.day < decided.day:
            values = {"id": decided.id, "date": before.day}
            yield Finding(decided.path, values, other=before.path, on_key=True)


@candidate_check("CQP519", asks_engine=True)
def decision_without_reason(subject: Subject) -> Iterator[Finding]:
    bounded = subject.referential.earlier_blocs_valid_for is not None
    known: dict[tuple[int, int, date | None], dict[str, Verdict]] = {}
    for decided in decisions(subject):
        if decided.verdict is None or decided.decision.reason is not None:
            continue
        then = subject.candidate.until(decided.day)
        day = decided.day if bounded else None
        key = len(then.results), len(then.earlier_blocs), day  # they only add up from one jury to the next
        if key not in known:
            known[key] = _computed(subject.referential, then, decided.day)
        computed = known[key].get(decided.id, decided.verdict)
        if computed is not decided.verdict:
            of = "title" if decided.id == TITLE else "bloc" if decided.id in subject.referential.bloc else "competence"
            yield Finding(decided.path, {"id": decided.id, "computed": computed, "of": of}, on_key=True)


def _computed(referential: Referential, then: Candidate, day: date) -> dict[str, Verdict]:
    """What there was on a day comes to without any jury, by title, bloc and competence."""
    outcome = evaluate(referential, then.model_copy(update={"juries": ()}), on=day)
    verdicts = {TITLE: outcome.computed} if outcome.target is None else {}
    for bloc in outcome.blocs:
        verdicts[bloc.id] = bloc.computed
        verdicts.update({competence.id: competence.computed for competence in bloc.competences})
    return verdicts
