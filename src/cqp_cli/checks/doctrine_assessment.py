"""How competences are assessed: what the Vademecum RNCP asks (2.3.1)."""

import re
from collections.abc import Iterator

from cqp_cli.checks.registry import Finding, referential_check
from cqp_cli.checks.repeated import folded
from cqp_cli.checks.walk import assessments, blocs, competences, indicators
from cqp_cli.diagnostic import Severity
from cqp_cli.referential import Assessment, Bloc, Competence, Referential
from cqp_cli.source import Path

_VAGUE = re.compile(r"\b(?:(?:pertinent|coh[ée]rent|correct)(?:e?s?|ement)|pertinemment)\b", re.IGNORECASE)
_QUESTIONNAIRE = re.compile(r"\b(?:quiz\w*|quizz\w*|questionnaires?|qcm|qrm|qroc|tests? de connaissances?)\b")
_EXTRA_TIME = re.compile(
    r"\b(?:tiers temps|temps (?:supplementaire|additionnel)|extra time"
    r"|(?:temps|duree) \w+ (?:majoree?|augmentee?|allongee?))\b"
)
_OTHER_MEASURES = re.compile(
    r"\b(?:(?:support|aide|materiel|salle|lieu|rythme|pause|format|interprete|secretaire|logiciel|equipement|moyen|outil"
    r"|ordinateur|lecteur|preneur|technique|numerique|agrandi|amenage|adapte|accessible)e?s?|humaine?s?|lieux|braille|lsf"
    r"|amenagements?|adaptations?|accessibilite)\b"
)


@referential_check("CQP303", reads=("competences", "criteria", "pass_mark"))
def assesses_nothing(referential: Referential) -> Iterator[Finding]:
    for path, bloc, assessment in assessments(referential):
        if _assesses_nothing(assessment):
            yield Finding((*path, "id"), {"id": f"{bloc.id}/{assessment.id}"})


def _assesses_nothing(assessment: Assessment) -> bool:
    return not assessment.all_competences or (assessment.is_quiz and not assessment.competences)


def _bearing(bloc: Bloc, competence: Competence) -> list[Assessment]:
    """The assessments that bear on a competence; none where the bloc has some that name what it has not."""
    if not _names_what_exists(bloc):
        return []
    return [assessment for assessment in bloc.assessments if competence.id in assessment.all_competences]


def _names_what_exists(bloc: Bloc) -> bool:
    known = {one.id for one in bloc.competences}
    return all(known.issuperset(one.all_competences) for one in bloc.assessments)


def _has_criterion(assessment: Assessment, competence: Competence) -> bool:
    return any(competence.id in criterion.competences for criterion in assessment.criteria)


@referential_check("CQP306", Severity.WARNING, reads=("id", "assessments", "competences", "criteria", "pass_mark"))
def assessed_by_nothing(referential: Referential) -> Iterator[Finding]:
    """Where the bloc has assessments at all, and each of them assesses what there is."""
    for path, bloc, competence in competences(referential):
        sound = _names_what_exists(bloc) and not any(map(_assesses_nothing, bloc.assessments))
        if bloc.assessments and sound and not _bearing(bloc, competence):
            yield Finding((*path, "id"), {"id": competence.id, "bloc": bloc.id})


@referential_check("CQP401", Severity.WARNING, reads=("assessments",))
def bloc_without_assessment(referential: Referential) -> Iterator[Finding]:
    for path, bloc in blocs(referential):
        if not bloc.assessments:
            yield Finding((*path, "id"), {"id": bloc.id})


@referential_check("CQP411", Severity.WARNING, reads=("id", "competences", "criteria", "pass_mark"))
def judged_without_criterion(referential: Referential) -> Iterator[Finding]:
    for path, bloc, competence in competences(referential):
        bearing = _bearing(bloc, competence)
        judged = [one for one in bearing if competence.id in one.competences and not one.is_quiz]
        if judged and not any(_has_criterion(one, competence) for one in bearing):
            values = {"id": competence.id, "assessment": f"{bloc.id}/{judged[0].id}"}
            yield Finding((*path, "id"), values, other=_place(referential, bloc, judged[0]))


def _is_questionnaire(referential: Referential, assessment: Assessment) -> bool:
    """Whether it is called so: an oral or a practical assessment may be marked too."""
    names = [assessment.title, *(referential.modalities.get(id, "") for id in assessment.modalities)]
    return assessment.is_quiz and any(_QUESTIONNAIRE.search(folded(name)) for name in names)


@referential_check("CQP412", Severity.WARNING, reads=("id", "competences", "criteria", "pass_mark"))
def quiz_alone(referential: Referential) -> Iterator[Finding]:
    for path, bloc, competence in competences(referential):
        bearing = _bearing(bloc, competence)
        others = [one for one in bearing if _has_criterion(one, competence) or not _is_questionnaire(referential, one)]
        if bearing and not others:
            values = {"id": competence.id, "assessment": f"{bloc.id}/{bearing[0].id}"}
            yield Finding((*path, "id"), values, other=_place(referential, bloc, bearing[0]))


@referential_check("CQP414", Severity.WARNING, reads=("competences", "criteria", "collective"))
def group_alone(referential: Referential) -> Iterator[Finding]:
    """Questionnaires aside: they are no main assessment either."""
    for path, bloc, competence in competences(referential):
        bearing = [one for one in _bearing(bloc, competence) if not _is_questionnaire(referential, one)]
        if bearing and all(one.collective for one in bearing):
            values = {"id": competence.id, "assessment": f"{bloc.id}/{bearing[0].id}"}
            yield Finding((*path, "id"), values, other=_place(referential, bloc, bearing[0]))


def _place(referential: Referential, bloc: Bloc, assessment: Assessment) -> Path:
    return ("blocs", referential.blocs.index(bloc), "assessments", bloc.assessments.index(assessment), "id")


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
