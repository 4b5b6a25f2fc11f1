"""What a candidate file names outside its results: version, blocs, adapted assessments."""

from collections.abc import Iterator

from cqp_cli.candidate import Candidate, DirectJudgement, Sitting
from cqp_cli.checks.registry import Finding, Subject, candidate_check, once, unknown
from cqp_cli.referential import Referential
from cqp_cli.source.document import Path


@once
def blocs_named(subject: Subject) -> Iterator[tuple[str, Path]]:
    """Every bloc that the candidate file names, but for the jury's decisions."""
    candidate = subject.candidate
    if candidate.target != "title":
        yield from ((id, ("target", index)) for index, id in enumerate(candidate.target))
    yield from (
        (earlier.bloc, ("earlier_blocs", index, "bloc")) for index, earlier in enumerate(candidate.earlier_blocs)
    )
    for index, result in enumerate(candidate.results):
        if isinstance(result, DirectJudgement):
            yield result.bloc, ("results", index, "bloc")


@candidate_check("CQP501")
def referential_version(subject: Subject) -> Iterator[Finding]:
    pinned, referential = subject.candidate.referential_version, subject.referential
    if pinned is not None and pinned != referential.version:
        values = {"pinned": pinned, "version": referential.version, "id": referential.id}
        yield Finding(("referential_version",), values)


@candidate_check("CQP502")
def unknown_bloc(subject: Subject) -> Iterator[Finding]:
    for id, path in blocs_named(subject):
        known = [*subject.referential.bloc, *(_carried_over(subject.referential) if path[0] == "earlier_blocs" else [])]
        if id not in known:
            yield unknown(path, id, known)


def _carried_over(referential: Referential) -> list[str]:
    """The blocs of earlier versions that an equivalence names."""
    return [id for equivalence in referential.equivalences for id in equivalence.origin]


@candidate_check("CQP521")
def unknown_expected(subject: Subject) -> Iterator[Finding]:
    expect = subject.candidate.expect
    if expect is None:
        return
    for section, given, known in (
        ("blocs", expect.blocs, [*subject.referential.bloc]),
        ("competences", expect.competences, [*subject.referential.competence]),
    ):
        for id in given:
            if id not in known:
                yield unknown(("expect", section, id), id, known, on_key=True)


@candidate_check("CQP513")
def named_twice(subject: Subject) -> Iterator[Finding]:
    first: dict[tuple[object, str], Path] = {}
    for id, path in blocs_named(subject):
        if path[0] != "results":
            place = first.setdefault((path[0], id), path)
            if place is not path:
                yield Finding(path, {"id": id}, other=place)


def _assessments_named(candidate: Candidate) -> Iterator[tuple[str, Path]]:
    for index, adaptation in enumerate(candidate.adaptations):
        yield adaptation.assessment, ("adaptations", index, "assessment")
    for index, result in enumerate(candidate.results):
        if isinstance(result, Sitting):
            yield result.assessment, ("results", index, "assessment")


@candidate_check("CQP503")
def unknown_assessment(subject: Subject) -> Iterator[Finding]:
    known = subject.referential.assessment
    for ref, path in _assessments_named(subject.candidate):
        if ref not in known:
            bloc, _, id = ref.partition("/")
            near = [one for one in known if one.partition("/")[0] == bloc or one.partition("/")[2] == id]
            yield unknown(path, ref, near or known)
