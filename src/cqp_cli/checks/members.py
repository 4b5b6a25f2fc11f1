"""Who sits in a jury: two at least, most of them from outside the certifier, none who assessed the candidate."""

from collections.abc import Iterator

from cqp_cli.candidate import Jury, Member
from cqp_cli.checks.registry import Finding, Subject, candidate_check
from cqp_cli.checks.repeated import folded
from cqp_cli.diagnostic import Severity

_FEWEST = 2


def _each_once(jury: Jury) -> list[Member]:
    """The members of a jury; who is named twice is one, as first described."""
    return list({folded(member.name): member for member in reversed(jury.members)}.values())


@candidate_check("CQP531", Severity.WARNING)
def too_few_members(subject: Subject) -> Iterator[Finding]:
    for index, jury in enumerate(subject.candidate.juries):
        if 0 < len(_each_once(jury)) < _FEWEST:
            yield Finding(("juries", index, "members"), on_key=True)


@candidate_check("CQP532", Severity.WARNING)
def too_few_from_outside(subject: Subject) -> Iterator[Finding]:
    """Members of whom it is not said may be from outside."""
    for index, jury in enumerate(subject.candidate.juries):
        members = _each_once(jury)
        total, outside = len(members), sum(member.external is not False for member in members)
        if total >= _FEWEST and 2 * outside <= total:
            yield Finding(("juries", index, "members"), {"external": outside, "total": total}, on_key=True)


@candidate_check("CQP533", Severity.WARNING)
def member_who_assessed(subject: Subject) -> Iterator[Finding]:
    results = enumerate(subject.candidate.results)
    assessors = {folded(result.assessor): index for index, result in results if result.assessor}
    for index, jury in enumerate(subject.candidate.juries):
        for number, member in enumerate(jury.members):
            if folded(member.name) in assessors:
                path = ("juries", index, "members", number, "name")
                yield Finding(
                    path, {"name": member.name}, other=("results", assessors[folded(member.name)], "assessor")
                )
