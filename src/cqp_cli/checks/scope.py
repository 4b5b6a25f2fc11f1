"""Results that decide nothing where they stand: outside the target, of a bloc that is kept, by nobody known."""

from collections.abc import Iterator

from cqp_cli.candidate import TITLE, DirectJudgement
from cqp_cli.checks.juries import decisions
from cqp_cli.checks.registry import Finding, Subject, candidate_check, unknown
from cqp_cli.checks.results import sittings
from cqp_cli.diagnostic import Severity
from cqp_cli.engine.earlier import Kept, kept_blocs
from cqp_cli.rule import Each, Mean
from cqp_cli.source.document import Path


def _blocs_of_results(subject: Subject) -> Iterator[tuple[Path, str, str]]:
    """Where each result that says something names what it is of, that name, and the bloc that it belongs to."""
    for path, sitting, placed in sittings(subject):
        if sitting.says_something:
            yield (*path, "assessment"), sitting.assessment, placed.bloc.id
    for index, result in enumerate(subject.candidate.results):
        if isinstance(result, DirectJudgement) and result.says_something:
            yield ("results", index, "bloc"), result.bloc, result.bloc


def _first_of_each_bloc(subject: Subject) -> Iterator[tuple[Path, str, str]]:
    """The first result of each bloc: what is to be said of one holds of all."""
    told: set[str] = set()
    for path, id, bloc in _blocs_of_results(subject):
        if bloc not in told:
            told.add(bloc)
            yield path, id, bloc


@candidate_check("CQP522", Severity.WARNING)
def outside_the_target(subject: Subject) -> Iterator[Finding]:
    target, known = subject.candidate.target, subject.referential.bloc
    if target == TITLE or not known.keys() >= set(target):
        return
    for path, id, bloc in _first_of_each_bloc(subject):
        if bloc in known and bloc not in target:
            yield Finding(path, {"id": id, "target": target}, other=("target",))
    for decided in decisions(subject):
        of = subject.referential.bloc_of.get(decided.id, known.get(decided.id))
        if (of is not None or decided.id == TITLE) and (of is None or of.id not in target):
            values = {"id": decided.id, "target": target, "variant": "decision"}
            yield Finding(decided.path, values, other=("target",), on_key=True)


def _kept(subject: Subject) -> Iterator[tuple[str, Kept, Path]]:
    """The earlier blocs that count, and where (the first of) those that give each stand."""
    places = {one.bloc: ("earlier_blocs", index) for index, one in enumerate(subject.candidate.earlier_blocs)}
    for id, kept in kept_blocs(subject.referential, subject.candidate, subject.on).items():
        yield id, kept, places[(*kept.origin, id)[0]]


@candidate_check("CQP528", Severity.WARNING)
def of_a_bloc_that_is_kept(subject: Subject) -> Iterator[Finding]:
    places = {id: place for id, _, place in _kept(subject)}
    for path, id, bloc in _first_of_each_bloc(subject):
        if bloc in places:
            yield Finding(path, {"id": id, "bloc": bloc}, other=places[bloc])


@candidate_check("CQP527", Severity.WARNING)
def assessor_not_named(subject: Subject) -> Iterator[Finding]:
    for path, sitting, placed in sittings(subject):
        named = placed.assessment.assessors
        if named and sitting.assessor is not None and sitting.assessor not in named:
            yield unknown((*path, "assessor"), sitting.assessor, named, assessment=placed.ref)


@candidate_check("CQP529", Severity.WARNING)
def earlier_bloc_without_score(subject: Subject) -> Iterator[Finding]:
    """Where the title's rule asks for the scores of blocs: one that is not given may turn out to be anything."""
    conditions = [one for one in subject.referential.rules.title if isinstance(one, Mean | Each)]
    for id, kept, place in _kept(subject):
        bloc = subject.referential.bloc[id]
        counts = any(id in one.of if one.of is not None else not bloc.optional for one in conditions)
        if counts and kept.score is None and subject.candidate.target == TITLE:
            together = {"variant": "together", "origin": list(kept.origin)} if len(kept.origin) > 1 else {}
            yield Finding((*place, "bloc"), {"id": id, **together})
