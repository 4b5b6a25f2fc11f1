"""Rules of a referential: they name parts that there are, and what is required before can be had."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from cqp_cli.checks.registry import Finding, referential_check, unknown
from cqp_cli.checks.ruled import every_rule
from cqp_cli.checks.walk import assessments, blocs, criteria
from cqp_cli.diagnostic import Severity
from cqp_cli.outcome import Kind
from cqp_cli.referential import Assessment, Referential
from cqp_cli.source.document import Path


@referential_check("CQP206", reads=("id", "competences", "criteria", "indicators"))
def unknown_part(referential: Referential) -> Iterator[Finding]:
    told: set[Path] = set()
    rules = [*every_rule(referential)]
    for ruled in rules:
        ids = [part.id for part in ruled.parts]
        for number, condition in enumerate(ruled.rule):
            for place, id in enumerate(condition.of or ()):
                path = (*ruled.path, number, condition.word or "of", place)
                if id not in ids and path not in told:
                    told.add(path)
                    found = unknown(path, id, ids, inside=ruled.inside)
                    others = (one for one in rules if one.path == ruled.path)
                    is_elsewhere = any(part.id == id for one in others for part in one.parts)
                    of_level = {"variant": "level"} if is_elsewhere else {}
                    yield found._replace(values={**found.values, **of_level})


def _required(referential: Referential) -> Iterator[tuple[str, str, Path]]:
    """Every assessment that requires another, the other, and where it says so."""
    for path, bloc, assessment in assessments(referential):
        ref = f"{bloc.id}/{assessment.id}"
        yield from ((ref, before, (*path, "requires", number)) for number, before in enumerate(assessment.requires))


@referential_check(
    "CQP207",
    reads=(
        "id",
        "assessments",
    ),
)
def unknown_required(referential: Referential) -> Iterator[Finding]:
    for _, ref, path in _required(referential):
        if ref not in referential.assessment:
            yield unknown(path, ref, referential.assessment)


_MOST_CIRCLES = 20


@referential_check("CQP313", reads=("requires",))
def required_in_a_circle(referential: Referential) -> Iterator[Finding]:
    places = {(one, before): path for one, before, path in _required(referential)}
    for _ in range(_MOST_CIRCLES):
        before: dict[str, set[str]] = {}
        for one, required in places:
            before.setdefault(one, set()).add(required)
        try:
            TopologicalSorter(before).prepare()
        except CycleError as error:
            circle = error.args[1][::-1]
            last = max(pairwise(circle), key=[*places].index)
            yield Finding(places.pop(last), {"circle": " → ".join(circle)})
        else:
            return


@referential_check("CQP318", Severity.WARNING, reads=("requires", "optional"))
def core_requires_an_option(referential: Referential) -> Iterator[Finding]:
    """Whoever does not take the option cannot sit the assessment."""
    for ref, before, path in _required(referential):
        first, then = (referential.assessment.get(one) for one in (before, ref))
        if first and then and first.bloc.optional and not then.bloc.optional:
            yield Finding(path, {"id": before, "assessment": ref, "bloc": first.bloc.id})


@referential_check("CQP208", reads=("id",))
def unknown_equivalent(referential: Referential) -> Iterator[Finding]:
    for number, equivalence in enumerate(referential.equivalences):
        for place, id in enumerate(equivalence.to):
            if id not in referential.bloc:
                yield unknown(("equivalences", number, "to", place), id, referential.bloc)


@referential_check("CQP314", Severity.WARNING)
def equivalence_in_vain(referential: Referential) -> Iterator[Finding]:
    """A bloc of this very version carried over; or one that fewer, or the same, blocs already give."""
    given: dict[str, list[tuple[frozenset[str], Path]]] = {}
    for number, equivalence in enumerate(referential.equivalences):
        for place, id in enumerate(equivalence.origin):
            if id in referential.bloc:
                yield Finding(("equivalences", number, "from", place), {"id": id, "variant": "current"})
        for id in dict.fromkeys(equivalence.to):
            path: Path = ("equivalences", number, "to", equivalence.to.index(id))
            given.setdefault(id, []).append((frozenset(equivalence.origin), path))
    for id, ways in given.items():
        for number, (origin, path) in enumerate(ways):
            less = (one for one in ways if one[0] < origin or (one[0] == origin and one in ways[:number]))
            if first := next(less, None):
                yield Finding(path, {"id": id, "origin": sorted(first[0])}, other=first[1])


@referential_check("CQP304")
def required_and_optional(referential: Referential) -> Iterator[Finding]:
    for path, bloc in blocs(referential):
        if bloc.required and bloc.optional:
            yield Finding((*path, "optional"), {"id": bloc.id}, other=(*path, "required"), on_key=True)


@referential_check("CQP305", reads=("rules", "title", "optional"))
def no_bloc_counts(referential: Referential) -> Iterator[Finding]:
    names_none = any(condition.of is None for condition in referential.rules.title)
    if names_none and all(bloc.optional for bloc in referential.blocs):
        yield Finding(("blocs", 0, "optional"), {}, on_key=True)


@referential_check("CQP311", Severity.WARNING, reads=("rules", "title", "optional"))
def option_never_named(referential: Referential) -> Iterator[Finding]:
    named = {id for condition in referential.rules.title for id in condition.of or ()}
    if not named <= referential.bloc.keys() or all(bloc.optional for bloc in referential.blocs):
        return  # a name may be not quite right; where there is no core, that is what is wrong
    for path, bloc in blocs(referential):
        if bloc.optional and bloc.id not in named:
            yield Finding((*path, "optional"), {"id": bloc.id}, on_key=True)


@referential_check("CQP303", reads=("competences", "criteria", "pass_mark"))
def assessment_of_nothing(referential: Referential) -> Iterator[Finding]:
    for path, bloc, assessment in assessments(referential):
        if assesses_nothing(assessment):
            score = {"variant": "score"} if assessment.all_competences else {}
            yield Finding((*path, "id"), {"id": f"{bloc.id}/{assessment.id}", **score})


def assesses_nothing(assessment: Assessment) -> bool:
    """Whether no competence is judged in an assessment."""
    return not assessment.all_competences or (assessment.is_quiz and not assessment.competences)


@referential_check("CQP215", reads=("competences", "criteria", "pass_mark"))
def criterion_named_as_a_result(referential: Referential) -> Iterator[Finding]:
    """Rules call a quiz's score and a judgement as a whole by these two words."""
    for path, assessment, criterion in criteria(referential):
        word = Kind.QUIZ.value if assessment.is_quiz else Kind.JUDGEMENT.value
        if criterion.id == word and assessment.competences:
            yield Finding((*path, "id"), {"id": word})
