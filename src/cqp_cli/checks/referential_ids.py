"""Ids of a referential: unique where they must be, and naming what exists."""

from collections.abc import Iterator, Sequence

from cqp_cli.checks.registry import Finding, referential_check, unknown
from cqp_cli.referential import Bloc, Referential
from cqp_cli.source import Path

_RESERVED: Path = ()  # where the word stands that a jury's decision on the title goes by
Ids = Iterator[tuple[str, Path]]


def _id_spaces(referential: Referential) -> Iterator[Ids]:
    """Every set of ids that must differ: what a jury decides on, the levels, the others in bloc or assessment."""
    decided = [("title", _RESERVED), *_ids(("blocs",), referential.blocs)]
    for path, bloc in _blocs(referential):
        decided += _ids((*path, "competences"), bloc.competences)
    yield iter(decided)
    yield ((level, ("scale", "levels", index)) for index, level in enumerate(referential.scale.levels))
    for path, bloc in _blocs(referential):
        yield _ids((*path, "activities"), bloc.activities)
        codes = [(one.code, (*path, "competences", index, "code")) for index, one in enumerate(bloc.competences)]
        yield ((code, place) for code, place in codes if code is not None)
        yield _ids((*path, "assessments"), bloc.assessments)
        for index, assessment in enumerate(bloc.assessments):
            inside = (*path, "assessments", index)
            wholes = [] if assessment.is_quiz else assessment.competences
            yield iter(
                [(id, (*inside, "competences", number)) for number, id in enumerate(wholes)]
                + list(_ids((*inside, "criteria"), assessment.criteria))
            )


def _blocs(referential: Referential) -> Iterator[tuple[Path, Bloc]]:
    for index, bloc in enumerate(referential.blocs):
        yield ("blocs", index), bloc


def _ids(path: Path, items: Sequence[object]) -> Ids:
    for index, item in enumerate(items):
        yield getattr(item, "id"), (*path, index, "id")  # noqa: B009 — items of several models, each with an id


@referential_check("CQP201")
def duplicate_id(referential: Referential) -> Iterator[Finding]:
    for space in _id_spaces(referential):
        first: dict[str, Path] = {}
        for id, path in space:
            if first.get(id) == _RESERVED:
                yield Finding(path, {"id": id, "variant": "reserved"})
            elif id in first:
                yield Finding(path, {"id": id}, other=first[id], either=True)
            first.setdefault(id, path)


@referential_check("CQP202")
def unknown_competence(referential: Referential) -> Iterator[Finding]:
    for path, bloc in _blocs(referential):
        known = [competence.id for competence in bloc.competences]
        for index, assessment in enumerate(bloc.assessments):
            inside = (*path, "assessments", index)
            named = [((*inside, "competences"), assessment.competences)]
            for number, criterion in enumerate(assessment.criteria):
                named.append(((*inside, "criteria", number, "competences"), criterion.competences))
            for place, ids in named:
                for number, id in enumerate(ids):
                    if id not in known:
                        yield unknown((*place, number), id, known, bloc=bloc.id)


@referential_check("CQP203")
def unknown_activity(referential: Referential) -> Iterator[Finding]:
    for path, bloc in _blocs(referential):
        known = [activity.id for activity in bloc.activities]
        for index, competence in enumerate(bloc.competences):
            if competence.activity is not None and competence.activity not in known:
                yield unknown((*path, "competences", index, "activity"), competence.activity, known, bloc=bloc.id)


@referential_check("CQP204")
def unknown_modality(referential: Referential) -> Iterator[Finding]:
    for path, bloc in _blocs(referential):
        for index, assessment in enumerate(bloc.assessments):
            for number, id in enumerate(assessment.modalities):
                if id not in referential.modalities:
                    yield unknown((*path, "assessments", index, "modalities", number), id, referential.modalities)


@referential_check("CQP301")
def pass_level_unknown(referential: Referential) -> Iterator[Finding]:
    scale = referential.scale
    if scale.pass_level not in scale.levels:
        yield unknown(("scale", "pass"), scale.pass_level, scale.levels)


@referential_check("CQP302")
def pass_level_lowest(referential: Referential) -> Iterator[Finding]:
    if referential.scale.pass_level == referential.scale.levels[0]:
        yield Finding(("scale", "pass"), {"id": referential.scale.pass_level})


@referential_check("CQP303")
def assesses_nothing(referential: Referential) -> Iterator[Finding]:
    for path, bloc in _blocs(referential):
        for index, assessment in enumerate(bloc.assessments):
            if not assessment.all_competences or (assessment.is_quiz and not assessment.competences):
                yield Finding((*path, "assessments", index, "id"), {"id": f"{bloc.id}/{assessment.id}"})
