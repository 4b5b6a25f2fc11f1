"""How competences are assessed: what the Vademecum RNCP asks (2.3.1)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cqp_cli.checks.referential_rules import assesses_nothing
from cqp_cli.checks.registry import Finding, referential_check
from cqp_cli.checks.repeated import folded
from cqp_cli.checks.walk import blocs, indicators
from cqp_cli.diagnostic import Severity
from cqp_cli.referential import Assessment, Bloc, Competence, Referential
from cqp_cli.source.document import Path

_VAGUE = re.compile(r"\b(?:(?:pertinent|coh[ée]rent|correct)(?:e?s?|ement)|pertinemment)\b", re.IGNORECASE)
_QUESTIONNAIRE = re.compile(r"\b(?:quiz\w*|quizz\w*|questionnaires?|qcm|qrm|qroc|tests? de connaissances?)\b")
_EXTRA_TIME = re.compile(
    r"\b(?:tiers temps|temps (?:supplementaire|additionnel)|extra time"
    r"|(?:temps|duree)(?: \w+)? (?:majoree?|augmentee?|allongee?))\b"
)
_OTHER_MEASURES = re.compile(
    r"\b(?:(?:support|aide|materiel|salle|lieu|rythme|pause|format|interprete|secretaire|logiciel|equipement|moyen|outil"
    r"|ordinateur|lecteur|preneur|technique|numerique|agrandi|amenage|adapte|accessible)e?s?|humaine?s?|lieux|braille|lsf"
    r"|amenagements?|adaptations?|accessibilite)\b"
)


class Assessed(NamedTuple):
    """A competence with its path and its bloc, and the assessments that bear on it with theirs."""

    path: Path
    bloc: Bloc
    competence: Competence
    bearing: Sequence[tuple[Path, Assessment]]


def _assessed(referential: Referential) -> Iterator[Assessed]:
    """Every competence, but for those of blocs whose assessments name what there is not."""
    for place, bloc in blocs(referential):
        bearing: dict[str, list[tuple[Path, Assessment]]] = {one.id: [] for one in bloc.competences}
        if not all(bearing.keys() >= set(one.all_competences) for one in bloc.assessments):
            continue
        for number, assessment in enumerate(bloc.assessments):
            for id in assessment.all_competences:
                bearing[id].append(((*place, "assessments", number, "id"), assessment))
        for number, competence in enumerate(bloc.competences):
            yield Assessed((*place, "competences", number, "id"), bloc, competence, bearing[competence.id])


def _about(one: Assessed, path: Path, assessment: Assessment) -> Finding:
    """A finding about a competence, and an assessment that bears on it."""
    return Finding(one.path, {"id": one.competence.id, "assessment": f"{one.bloc.id}/{assessment.id}"}, other=path)


def _has_criterion(assessment: Assessment, competence: Competence) -> bool:
    return any(competence.id in criterion.competences for criterion in assessment.criteria)


@referential_check("CQP306", Severity.WARNING, reads=("id", "assessments", "competences", "criteria", "pass_mark"))
def assessed_by_nothing(referential: Referential) -> Iterator[Finding]:
    """Where the bloc has assessments at all, and each of them assesses something."""
    for one in _assessed(referential):
        assessments_of_bloc = one.bloc.assessments
        if assessments_of_bloc and not one.bearing and not any(map(assesses_nothing, assessments_of_bloc)):
            yield Finding(one.path, {"id": one.competence.id, "bloc": one.bloc.id})


@referential_check("CQP401", Severity.WARNING, reads=("assessments",))
def bloc_without_assessment(referential: Referential) -> Iterator[Finding]:
    for path, bloc in blocs(referential):
        if not bloc.assessments:
            yield Finding((*path, "id"), {"id": bloc.id})


@referential_check("CQP411", Severity.WARNING, reads=("id", "competences", "criteria", "pass_mark"))
def judged_without_criterion(referential: Referential) -> Iterator[Finding]:
    for one in _assessed(referential):
        id = one.competence.id
        judged = [(path, it) for path, it in one.bearing if id in it.competences and not it.is_quiz]
        if judged and not any(_has_criterion(it, one.competence) for _, it in one.bearing):
            yield _about(one, *judged[0])


def _is_questionnaire(referential: Referential, assessment: Assessment) -> bool:
    """Whether it is called so: an oral or a practical assessment may be marked too."""
    names = [assessment.title, *(referential.modalities.get(id, "") for id in assessment.modalities)]
    return assessment.is_quiz and any(_QUESTIONNAIRE.search(folded(name)) for name in names)


@referential_check("CQP412", Severity.WARNING, reads=("id", "competences", "criteria", "pass_mark"))
def quiz_alone(referential: Referential) -> Iterator[Finding]:
    for one in _assessed(referential):
        others = [
            it for _, it in one.bearing if _has_criterion(it, one.competence) or not _is_questionnaire(referential, it)
        ]
        if one.bearing and not others:
            yield _about(one, *one.bearing[0])


@referential_check("CQP414", Severity.WARNING, reads=("competences", "criteria", "collective"))
def group_alone(referential: Referential) -> Iterator[Finding]:
    for one in _assessed(referential):
        if one.bearing and all(it.collective for _, it in one.bearing):
            yield _about(one, *one.bearing[0])


@referential_check("CQP413", Severity.WARNING)
def vague_indicator(referential: Referential) -> Iterator[Finding]:
    for path, _, indicator in indicators(referential):
        if match := _VAGUE.search(indicator.statement):
            yield Finding(path, {"word": match[0]}, word=match[0])


@referential_check("CQP415", Severity.WARNING, reads=("accommodation",))
def nothing_adapted(referential: Referential) -> Iterator[Finding]:
    if referential.accommodation is None and any(bloc.assessments for bloc in referential.blocs):
        is_empty = "accommodation" in referential.model_fields_set
        yield Finding(("accommodation" if is_empty else "blocs",), on_key=True)


@referential_check("CQP416", Severity.WARNING)
def only_extra_time(referential: Referential) -> Iterator[Finding]:
    text = folded(referential.accommodation or "")
    if _EXTRA_TIME.search(text) and not _OTHER_MEASURES.search(text):
        yield Finding(("accommodation",))
