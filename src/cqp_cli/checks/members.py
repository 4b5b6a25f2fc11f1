"""Who sits in a jury (Vademecum RNCP, 3.3.1): two at least, most of them external, none who assessed."""

from collections.abc import Iterator

from cqp_cli.checks.registry import Finding, Subject, candidate_check
from cqp_cli.diagnostic import Severity

_FEWEST = 2


@candidate_check("CQP531", Severity.WARNING)
def too_few_members(subject: Subject) -> Iterator[Finding]:
    for index, jury in enumerate(subject.candidate.juries):
        if 0 < len(jury.members) < _FEWEST:
            yield Finding(("juries", index, "members"), on_key=True)


@candidate_check("CQP532", Severity.WARNING)
def too_few_from_outside(subject: Subject) -> Iterator[Finding]:
    """Where it is said of every member."""
    for index, jury in enumerate(subject.candidate.juries):
        known = [member.external for member in jury.members if member.external is not None]
        if len(jury.members) >= _FEWEST and len(known) == len(jury.members) and 2 * sum(known) <= len(known):
            yield Finding(("juries", index, "members"), {"external": sum(known), "total": len(known)}, on_key=True)


@candidate_check("CQP533", Severity.WARNING)
def member_who_assessed(subject: Subject) -> Iterator[Finding]:
    assessors = {result.assessor: index for index, result in enumerate(subject.candidate.results) if result.assessor}
    for index, jury in enumerate(subject.candidate.juries):
        for number, member in enumerate(jury.members):
            if member.name in assessors:
                path = ("juries", index, "members", number, "name")
                yield Finding(path, {"name": member.name}, other=("results", assessors[member.name], "assessor"))
