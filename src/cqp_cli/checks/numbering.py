"""Ids and codes that follow a custom: numbered without a gap, named after what they belong to."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cqp_cli.checks.referential_ids import id_spaces
from cqp_cli.checks.registry import Finding, referential_check
from cqp_cli.checks.walk import activities, assessments, blocs, competences
from cqp_cli.diagnostic import Severity
from cqp_cli.referential import Referential
from cqp_cli.source.document import Path

_NUMBERED = re.compile(r"(.*?)([0-9]{1,6})")
_CODE = re.compile(r"(.+)\.[0-9]+")
Ids = Sequence[tuple[str, Path]]


def _series(referential: Referential) -> Iterator[Ids]:
    """Every set of ids that may be numbered from one end to the other."""
    yield [(id, ("modalities", id)) for id in referential.modalities]
    yield [(bloc.id, (*path, "id")) for path, bloc in blocs(referential)]
    yield [(activity.id, (*path, "id")) for path, _, activity in activities(referential)]
    yield [(competence.id, (*path, "id")) for path, _, competence in competences(referential)]
    for path, bloc in blocs(referential):
        codes = [(one.code, (*path, "competences", n, "code")) for n, one in enumerate(bloc.competences) if one.code]
        if len({code.rpartition(".")[0] for code, _ in codes}) == 1:  # another bloc's among them would be what is wrong
            yield codes


@referential_check("CQP209", Severity.WARNING, reads=("id", "code", "modalities"))
def gap(referential: Referential) -> Iterator[Finding]:
    for ids in _series(referential):
        if len({id for id, _ in ids}) < len(ids):
            continue  # one of two equal ids was to be another
        groups: dict[str, dict[int, tuple[str, Path]]] = {}
        for id, path in ids:
            if match := _NUMBERED.fullmatch(id):
                groups.setdefault(match[1], {})[int(match[2])] = (id, path)
        for beginning, numbers in groups.items():
            for before, after in pairwise(sorted(numbers)):
                if after - before > 1:
                    yield _gap(beginning, numbers, before, after)


def _gap(beginning: str, numbers: Mapping[int, tuple[str, Path]], before: int, after: int) -> Finding:
    (last_id, other), (id, path) = numbers[before], numbers[after]
    first, last = (f"{beginning}{number:0{len(id) - len(beginning)}d}" for number in (before + 1, after - 1))
    values = {"id": id, "before": last_id, "first": first, "last": last}
    several = {} if first == last else {"variant": "several"}
    return Finding(path, {**values, **several}, other=other, on_key=path[0] == "modalities")


@referential_check("CQP210", Severity.WARNING)
def code_of_another_bloc(referential: Referential) -> Iterator[Finding]:
    for path, bloc, competence in competences(referential):
        match = _CODE.fullmatch(competence.code or "")
        if match and match[1] != bloc.id and match[1] in referential.bloc:
            values = {"id": competence.id, "code": competence.code, "named": match[1], "bloc": bloc.id}
            yield Finding((*path, "code"), values)


@referential_check("CQP213", Severity.WARNING)
def only_capitals_differ(referential: Referential) -> Iterator[Finding]:
    modalities = [(id, ("modalities", id)) for id in referential.modalities]
    for ids in (*id_spaces(referential), modalities):
        first: dict[str, tuple[str, Path]] = {}
        for id, path in ids:
            other, place = first.setdefault(id.casefold(), (id, path))
            if other != id:
                yield Finding(path, {"id": id, "close": other}, other=place or None, on_key=path[0] == "modalities")


@referential_check("CQP214", Severity.WARNING, reads=("id",))
def criterion_named_otherwise(referential: Referential) -> Iterator[Finding]:
    """By custom a criterion's id is the competences that it covers, joined by hyphens; or the first and the last."""
    for path, bloc, assessment in assessments(referential):
        known = {competence.id for competence in bloc.competences}
        ids = Counter(criterion.id for criterion in assessment.criteria)
        for number, criterion in enumerate(assessment.criteria):
            named, covers = criterion.id.split("-"), criterion.competences
            all_exist = known.issuperset(covers) and referential.competence.keys() >= set(named)
            names_them = set(named) == set(covers) or named == [covers[0], covers[-1]]
            if ids[criterion.id] == 1 and all_exist and not names_them:
                place = (*path, "criteria", number)
                yield Finding((*place, "id"), {"id": criterion.id, "covers": covers}, other=(*place, "competences"))
