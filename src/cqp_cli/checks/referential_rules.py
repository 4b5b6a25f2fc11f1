"""Rules of a referential: they name parts that there are; what is needed before, or carried over, exists."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cqp_cli.checks.registry import Finding, referential_check, unknown
from cqp_cli.outcome import Kind
from cqp_cli.referential import Assessment, Bloc, Competence, Criterion, Referential, Rules
from cqp_cli.rule import Condition, Rule
from cqp_cli.source import Path


class Ruled(NamedTuple):
    """A rule where it stands, with the parts of one whole that it is over."""

    path: Path
    rule: Rule
    inside: str
    parts: Sequence[str]


def _ruled(referential: Referential) -> Iterator[Ruled]:
    """Every rule, with every whole that it is for."""
    yield Ruled(("rules", "title"), referential.rules.title, referential.title, [*referential.bloc])
    for number, bloc in enumerate(referential.blocs):
        path: Path = ("blocs", number)
        yield _own(referential.rules, path, bloc, bloc.id, [one.id for one in bloc.competences])
        for place, competence in enumerate(bloc.competences):
            bearing = [one.id for one in bloc.assessments if competence.id in one.all_competences]
            if bearing:
                yield _own(referential.rules, (*path, "competences", place), competence, competence.id, bearing)
        for place, assessment in enumerate(bloc.assessments):
            yield from _in_assessment(referential.rules, (*path, "assessments", place), bloc, assessment)


def _in_assessment(rules: Rules, path: Path, bloc: Bloc, assessment: Assessment) -> Iterator[Ruled]:
    ref = f"{bloc.id}/{assessment.id}"
    for id in assessment.all_competences:
        parts = [one.id for one in assessment.criteria if id in one.competences]
        if id in assessment.competences:
            parts.append(Kind.QUIZ.value if assessment.is_quiz else Kind.JUDGEMENT.value)
        yield _own(rules, path, assessment, f"{ref} ({id})", parts)
    for place, criterion in enumerate(assessment.criteria):
        numbers = [str(number) for number, _ in enumerate(criterion.indicators, 1)]
        yield _own(rules, (*path, "criteria", place), criterion, f"{ref}/{criterion.id}", numbers)


Item = Bloc | Competence | Assessment | Criterion


def _own(rules: Rules, path: Path, item: Item, inside: str, parts: Sequence[str]) -> Ruled:
    """The rule of an item: its own, or that of its level."""
    if item.rule is not None:
        return Ruled((*path, "rule"), item.rule, inside, parts)
    level = type(item).__name__.lower()
    return Ruled(("rules", level), getattr(rules, level), inside, parts)


@referential_check("CQP206")
def unknown_part(referential: Referential) -> Iterator[Finding]:
    told: set[Path] = set()
    for ruled in _ruled(referential):
        for number, condition in enumerate(ruled.rule):
            for place, id in enumerate(condition.of or ()):
                path = (*ruled.path, number, _key_of_names(condition), place)
                if id not in ruled.parts and path not in told:
                    told.add(path)
                    yield unknown(path, id, ruled.parts, inside=ruled.inside)


def _key_of_names(condition: Condition) -> str:
    return condition.word or "of"


@referential_check("CQP207")
def unknown_required(referential: Referential) -> Iterator[Finding]:
    for number, bloc in enumerate(referential.blocs):
        for place, assessment in enumerate(bloc.assessments):
            for index, ref in enumerate(assessment.requires):
                if ref not in referential.assessment:
                    path = ("blocs", number, "assessments", place, "requires", index)
                    yield unknown(path, ref, referential.assessment)


@referential_check("CQP208")
def unknown_equivalent(referential: Referential) -> Iterator[Finding]:
    for number, equivalence in enumerate(referential.equivalences):
        for place, id in enumerate(equivalence.to):
            if id not in referential.bloc:
                yield unknown(("equivalences", number, "to", place), id, referential.bloc)


@referential_check("CQP304")
def required_and_optional(referential: Referential) -> Iterator[Finding]:
    for number, bloc in enumerate(referential.blocs):
        if bloc.required and bloc.optional:
            path: Path = ("blocs", number)
            yield Finding((*path, "optional"), {"id": bloc.id}, other=(*path, "required"), on_key=True)


@referential_check("CQP305")
def no_bloc_counts(referential: Referential) -> Iterator[Finding]:
    names_none = any(condition.of is None for condition in referential.rules.title)
    if names_none and all(bloc.optional for bloc in referential.blocs):
        yield Finding(("blocs", 0, "optional"), {}, on_key=True)
