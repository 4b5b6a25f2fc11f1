"""Ids of a referential: unique where they must be, and naming what exists."""

from collections.abc import Iterator, Sequence

from cqp_cli.checks.registry import Finding, referential_check, unknown
from cqp_cli.checks.walk import assessments, blocs, competences
from cqp_cli.referential import Referential
from cqp_cli.source.document import Path

_RESERVED: Path = ()  # where the word stands that a jury's decision on the title goes by
Ids = Iterator[tuple[str, Path]]


def id_spaces(referential: Referential) -> Iterator[Ids]:
    """Every set of ids that must differ: what a jury decides on, the levels, the others in bloc or assessment."""
    decided = [("title", _RESERVED), *_ids(("blocs",), referential.blocs)]
    decided += [(competence.id, (*path, "id")) for path, _, competence in competences(referential)]
    yield iter(decided)
    yield ((level, ("scale", "levels", index)) for index, level in enumerate(referential.scale.levels))
    for path, bloc in blocs(referential):
        yield _ids((*path, "activities"), bloc.activities)
        codes = [(one.code, (*path, "competences", index, "code")) for index, one in enumerate(bloc.competences)]
        yield ((code, place) for code, place in codes if code is not None)
        yield _ids((*path, "assessments"), bloc.assessments)
    for path, _, assessment in assessments(referential):
        wholes = [] if assessment.is_quiz else assessment.competences
        yield iter(
            [(id, (*path, "competences", number)) for number, id in enumerate(wholes)]
            + list(_ids((*path, "criteria"), assessment.criteria))
        )


def _ids(path: Path, items: Sequence[object]) -> Ids:
    for index, item in enumerate(items):
        yield getattr(item, "id"), (*path, index, "id")  # noqa: B009 — items of several models, each with an id


@referential_check("CQP201")
def duplicate_id(referential: Referential) -> Iterator[Finding]:
    for space in id_spaces(referential):
        first: dict[str, Path] = {}
        for id, path in space:
            if first.get(id) == _RESERVED:
                yield Finding(path, {"id": id, "variant": "reserved"})
            elif id in first:
                yield Finding(path, {"id": id}, other=first[id], either=True)
            first.setdefault(id, path)


@referential_check(
    "CQP202",
    reads=(
        "id",
        "competences",
    ),
)
def unknown_competence(referential: Referential) -> Iterator[Finding]:
    for path, bloc, assessment in assessments(referential):
        known = [competence.id for competence in bloc.competences]
        if len(set(known)) < len(known):
            continue  # one of two equal ids was to be another
        named = [((*path, "competences"), assessment.competences)]
        for number, criterion in enumerate(assessment.criteria):
            named.append(((*path, "criteria", number, "competences"), criterion.competences))
        for place, ids in named:
            for number, id in enumerate(ids):
                if id not in known:
                    yield unknown((*place, number), id, known, bloc=bloc.id)


@referential_check(
    "CQP203",
    reads=(
        "id",
        "activities",
    ),
)
def unknown_activity(referential: Referential) -> Iterator[Finding]:
    for path, bloc, competence in competences(referential):
        known = [activity.id for activity in bloc.activities]
        if competence.activity is not None and competence.activity not in known:
            yield unknown((*path, "activity"), competence.activity, known, bloc=bloc.id)


@referential_check(
    "CQP204",
    reads=(
        "id",
        "modalities",
    ),
)
def unknown_modality(referential: Referential) -> Iterator[Finding]:
    for path, _, assessment in assessments(referential):
        for number, id in enumerate(assessment.modalities):
            if id not in referential.modalities:
                yield unknown((*path, "modalities", number), id, referential.modalities)
