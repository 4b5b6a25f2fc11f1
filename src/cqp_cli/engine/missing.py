"""What would settle what is not acquired, from the title or the target downwards."""

from collections.abc import Iterator, Sequence

from cqp_cli.engine.plan import Plan
from cqp_cli.outcome import (
    AssessmentOutcome,
    BlocOutcome,
    CompetenceOutcome,
    DecidedBy,
    Evidence,
    Missing,
    Reason,
    ReasonCode,
)
from cqp_cli.verdict import Verdict

_CHOICE = (ReasonCode.NEEDS_MORE, ReasonCode.OUT_OF_REACH)


def missing(
    plan: Plan, route: str, blocs: Sequence[BlocOutcome], decided: DecidedBy | None, reason: Reason
) -> tuple[Missing, ...]:
    """What is missing for `blocs`, whose whole is not acquired for `reason`."""
    found: list[Missing] = []
    for bloc in blocs:
        if bloc.verdict is not Verdict.ACQUIRED:
            found += _in_bloc(plan, route, bloc)
    return _merged([*_above(None, (), decided, reason, settled_below=not found), *found])


def _above(
    bloc: str | None, competences: tuple[str, ...], decided: DecidedBy | None, reason: Reason, *, settled_below: bool
) -> Iterator[Missing]:
    """What no single assessment would settle: how many parts are needed, or a jury's refusal of what is all there."""
    if reason.code in _CHOICE or (decided is DecidedBy.JURY and settled_below):
        yield Missing(bloc, None, None, competences, (), reason.values.get("date"), reason)


def _in_bloc(plan: Plan, route: str, bloc: BlocOutcome) -> Iterator[Missing]:
    open_ones = [one for one in bloc.competences if one.verdict is not Verdict.ACQUIRED]
    ids = tuple(one.id for one in open_ones)
    yield from _above(bloc.id, ids, bloc.decided_by, bloc.reason, settled_below=not open_ones)
    for competence in open_ones:
        yield from _in_competence(plan, route, bloc.id, competence)


def _in_competence(plan: Plan, route: str, bloc: str, competence: CompetenceOutcome) -> Iterator[Missing]:
    settled = competence.computed is Verdict.ACQUIRED
    yield from _above(bloc, (competence.id,), competence.decided_by, competence.reason, settled_below=settled)
    if settled:
        return
    direct = [one for one in competence.direct if one.counts]
    if direct:
        yield from (Missing(bloc, None, None, (competence.id,), (), one.date, one.reason, one.kind) for one in direct)
    elif competence.evaluated == "none" and route == "vae":
        yield Missing(bloc, None, None, (competence.id,), (), None, Reason(ReasonCode.DOSSIER))
    elif not competence.assessments:
        yield Missing(bloc, None, None, (competence.id,), (), None, Reason(ReasonCode.NO_ASSESSMENT))
    else:
        for assessment in competence.assessments:
            if assessment.verdict is not Verdict.ACQUIRED:
                yield from _in_assessment(plan, bloc, competence.id, assessment)


def _in_assessment(plan: Plan, bloc: str, competence: str, assessment: AssessmentOutcome) -> Iterator[Missing]:
    assessors = plan.referential.assessment[assessment.id].assessment.assessors
    for one in assessment.evidence:
        if one.verdict is not Verdict.ACQUIRED:
            yield _evidence(bloc, competence, assessors, one)


def _evidence(bloc: str, competence: str, assessors: tuple[str, ...], evidence: Evidence) -> Missing:
    return Missing(
        bloc,
        evidence.assessment,
        evidence.criterion,
        (competence,),
        assessors,
        evidence.date,
        evidence.reason,
        evidence.kind,
    )


def _merged(found: Sequence[Missing]) -> tuple[Missing, ...]:
    """One entry a thing, with all the competences that it would settle."""
    merged: dict[tuple[object, ...], Missing] = {}
    for one in found:
        alone = () if one.assessment or one.reason.code is ReasonCode.DOSSIER else one.competences
        key = (one.bloc, one.assessment, one.criterion, one.reason.code, alone)
        before = merged.get(key)
        merged[key] = one if before is None else before._replace(competences=before.competences + one.competences)
    return tuple(merged.values())
