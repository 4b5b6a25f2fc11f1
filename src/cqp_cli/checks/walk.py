"""Every item of a referential, or of a file's data, with its path in the file."""

from collections.abc import Iterator
from typing import Any

from cqp_cli.referential import Activity, Assessment, Bloc, Competence, Criterion, Indicator, Referential
from cqp_cli.source.document import Path


def blocs(referential: Referential) -> Iterator[tuple[Path, Bloc]]:
    """The blocs."""
    for number, bloc in enumerate(referential.blocs):
        yield ("blocs", number), bloc


def activities(referential: Referential) -> Iterator[tuple[Path, Bloc, Activity]]:
    """The activities, each with its bloc."""
    for path, bloc in blocs(referential):
        for number, activity in enumerate(bloc.activities):
            yield (*path, "activities", number), bloc, activity


def competences(referential: Referential) -> Iterator[tuple[Path, Bloc, Competence]]:
    """The competences, each with its bloc."""
    for path, bloc in blocs(referential):
        for number, competence in enumerate(bloc.competences):
            yield (*path, "competences", number), bloc, competence


def assessments(referential: Referential) -> Iterator[tuple[Path, Bloc, Assessment]]:
    """The assessments, each with its bloc."""
    for path, bloc in blocs(referential):
        for number, assessment in enumerate(bloc.assessments):
            yield (*path, "assessments", number), bloc, assessment


def criteria(referential: Referential) -> Iterator[tuple[Path, Assessment, Criterion]]:
    """The criteria, each with its assessment."""
    for path, _, assessment in assessments(referential):
        for number, criterion in enumerate(assessment.criteria):
            yield (*path, "criteria", number), assessment, criterion


def indicators(referential: Referential) -> Iterator[tuple[Path, Criterion, Indicator]]:
    """The indicators, each with its criterion."""
    for path, _, criterion in criteria(referential):
        for number, indicator in enumerate(criterion.indicators):
            yield (*path, "indicators", number), criterion, indicator


def all_of(data: Any) -> Iterator[tuple[Path, Any]]:
    """Everything among the data, and its path."""
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if isinstance(value, dict):
            waiting += [((*path, key), one) for key, one in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, number), one) for number, one in enumerate(value)]
