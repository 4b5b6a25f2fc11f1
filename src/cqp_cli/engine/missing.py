"""What would settle what is not acquired, from the title or the target downwards."""

from collections.abc import Iterator, Sequence

from cqp_cli.engine.tree import Tree
from cqp_cli.outcome import (
    AssessmentOutcome,
    BlocOutcome,
    CompetenceOutcome,
    Kind,
    Missing,
    Reason,
    ReasonCode,
)
from cqp_cli.verdict import Verdict

_CHOICE = (ReasonCode.NEEDS_MORE, ReasonCode.OUT_OF_REACH)


def missing(
    tree: Tree, route: str, blocs: Sequence[BlocOutcome], why: Reason, *, refused: Reason | None
) -> tuple[Missing, ...]:
    """What is missing for `blocs`: their whole is not acquired for `why`, or `refused` by a jury against its rule."""
    if refused is not None:
        return (_jurys_word(refused, None),)
    found = list(_above(why, None))
    for bloc in blocs:
        if bloc.verdict is not Verdict.ACQUIRED:
            found += _in_bloc(tree, route, bloc)
    return _merged(found)


def _above(reason: Reason, bloc: str | None, *competences: str, assessment: str | None = None) -> Iterator[Missing]:
    """What no single result would settle: how many parts are needed."""
    if reason.code in _CHOICE:
        yield Missing(bloc, assessment, None, competences, (), None, reason)


def _jurys_word(reason: Reason, bloc: str | None, *competences: str) -> Missing:
    """What only the jury can settle: it refused what is all there."""
    return Missing(bloc, None, None, competences, (), reason.values["date"], reason)


def _in_bloc(tree: Tree, route: str, bloc: BlocOutcome) -> Iterator[Missing]:
    proposed, why = tree.weigh_bloc([(one.id, one.verdict) for one in bloc.competences])
    open_ones = [one for one in bloc.competences if one.verdict is not Verdict.ACQUIRED]
    if proposed is Verdict.ACQUIRED:
        yield _jurys_word(bloc.reason, bloc.id)
        return
    yield from _above(why, bloc.id, *(one.id for one in open_ones))
    for competence in open_ones:
        yield from _in_competence(tree, route, bloc.id, competence)


def _in_competence(tree: Tree, route: str, bloc: str, competence: CompetenceOutcome) -> Iterator[Missing]:
    direct = competence.direct
    if competence.computed is Verdict.ACQUIRED:
        yield _jurys_word(competence.reason, bloc, competence.id)
    elif direct is not None and direct.counts:
        yield Missing(bloc, None, None, (competence.id,), (), direct.date, direct.reason, direct.kind)
    elif competence.evaluated == "none" and route == "vae":
        yield Missing(bloc, None, None, (competence.id,), (), None, Reason(ReasonCode.DOSSIER))
    elif not competence.assessments:
        yield Missing(bloc, None, None, (competence.id,), (), None, Reason(ReasonCode.NO_ASSESSMENT))
    else:
        _, why = tree.weigh_competence(competence.assessments)
        yield from _above(why, bloc, competence.id)
        for assessment in competence.assessments:
            if assessment.verdict is not Verdict.ACQUIRED:
                yield from _in_assessment(tree, bloc, competence.id, assessment)


def _in_assessment(tree: Tree, bloc: str, competence: str, assessment: AssessmentOutcome) -> Iterator[Missing]:
    assessors = tree.plan.referential.assessment[assessment.id].assessment.assessors
    yield from _above(assessment.reason, bloc, competence, assessment=assessment.id)
    for one in assessment.evidence:
        if one.verdict is not Verdict.ACQUIRED:
            thing = (bloc, one.assessment, one.criterion, (competence,))
            yield Missing(*thing, assessors, one.date, one.reason, one.kind)


def _merged(found: Sequence[Missing]) -> tuple[Missing, ...]:
    """One entry a thing, with all the competences that it would settle."""
    merged: dict[tuple[object, ...], Missing] = {}
    for one in found:
        shared = one.kind in (Kind.CRITERION, Kind.QUIZ) or one.reason.code is ReasonCode.DOSSIER
        alone = () if shared else one.competences
        key = (one.bloc, one.assessment, one.criterion, one.reason.code, alone)
        before = merged.get(key)
        merged[key] = one if before is None else before._replace(competences=before.competences + one.competences)
    return tuple(merged.values())
