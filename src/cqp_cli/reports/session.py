"""What a jury's session came to for each candidate: the groups of its minutes, and where it left what is computed."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from cqp_cli.candidate import TITLE, Candidate, Member
from cqp_cli.outcome import BlocOutcome, CompetenceOutcome, DecidedBy, Force, Missing, Outcome, ReasonCode
from cqp_cli.reports.headlines import decided_on
from cqp_cli.reports.items import Evaluated
from cqp_cli.verdict import Verdict
from cqp_cli.wording.language import N_

_FEWEST = 2


class Group(Enum):
    """Where the minutes list a candidate (Vademecum RNCP, 3.3.1): what was not decided, too, is told."""

    ADMITTED = "admitted"
    PARTLY = "partly"
    NOT_ADMITTED = "not_admitted"
    ABSENT = "absent"
    UNDECIDED = "undecided"
    BEFORE = "before"


def group_of(outcome: Outcome, day: date) -> Group:
    """The group of a candidate, whose outcome is for the `day` of the session."""
    decided = decided_on(outcome)
    if outcome.decider is DecidedBy.EARLIER:
        return Group.BEFORE
    if decided is None:
        return _without_decision(outcome, day)
    if decided < day and (outcome.verdict is Verdict.ACQUIRED or not decides(outcome, day)):
        return Group.BEFORE
    if outcome.verdict is Verdict.ACQUIRED:
        return Group.ADMITTED
    return Group.PARTLY if outcome.certified_blocs else Group.NOT_ADMITTED


def _without_decision(outcome: Outcome, day: date) -> Group:
    """The group of a candidate on whom nothing was decided as a whole; on some bloc perhaps it was, that day."""
    granted = (bloc for bloc in outcome.blocs if bloc.decided_by is DecidedBy.JURY and bloc.verdict is Verdict.ACQUIRED)
    if outcome.verdict is not Verdict.ACQUIRED and any(bloc.reason.values["date"] == day for bloc in granted):
        return Group.PARTLY
    is_absent = outcome.verdict is Verdict.PENDING and absences(outcome) and not decides(outcome, day)
    return Group.ABSENT if is_absent else Group.UNDECIDED


def decides(outcome: Outcome, day: date) -> bool:
    """Whether a jury of that day decided on something that the candidate aims at."""
    return any(one.date == day and one.force is not Force.OUTSIDE for one in outcome.decisions)


def absences(outcome: Outcome) -> dict[str, Missing]:
    """The absences that are to be made good, by assessment."""
    found = (one for one in outcome.missing if one.reason.code is ReasonCode.ABSENT)
    return {one.assessment: one for one in found if one.assessment is not None}


class Divergence(NamedTuple):
    """Where a jury decided otherwise than the results say, on a competence, a bloc or `title`; why, if it said so."""

    id: str
    computed: Verdict
    decided: Verdict
    reason: str | None


def divergences(outcome: Outcome, day: date) -> Iterator[Divergence]:
    """Every such decision of that day, from the title down."""
    reasons = {one.id: one.reason for one in outcome.decisions if one.force is Force.STANDS and one.date == day}
    wholes: list[tuple[str, Outcome | BlocOutcome | CompetenceOutcome]] = [(TITLE, outcome)]
    for bloc in outcome.blocs:
        wholes += [(bloc.id, bloc), *((one.id, one) for one in bloc.competences)]
    for id, one in wholes:
        if one.decided_by is DecidedBy.JURY and one.computed is not one.verdict and id in reasons:
            yield Divergence(id, one.computed, one.verdict, reasons[id])


class Session(NamedTuple):
    """A jury's session: its day and place (where known), its members, what happened, and the candidates by name."""

    day: date
    place: str | None
    members: Sequence[Member]
    incidents: Sequence[str]
    items: Sequence[Evaluated]


def jury_short_of(members: Sequence[Member]) -> Iterator[tuple[str, dict[str, int]]]:
    """What a jury lacks: two members at least, most of them from outside the certifier."""
    outside = sum(member.external is not False for member in members)
    if not members:
        yield N_("no member of the jury is named: --members says who they are"), {}
    elif len(members) < _FEWEST:
        yield N_("the jury has fewer than two members"), {}
    elif 2 * outside <= len(members):
        yield (
            N_("of the {total} members, only {external} from outside the certifier: most of them should be"),
            {
                "total": len(members),
                "external": outside,
            },
        )


def members_of(candidates: Sequence[Candidate], day: date) -> list[Member]:
    """The members of the juries that met on that day, as the candidates' files have them, each once."""
    juries = [jury for candidate in candidates for jury in candidate.juries if jury.date == day]
    found: dict[str, Member] = {}
    for member in (member for jury in juries for member in jury.members):
        found.setdefault(member.name, member)
    return [*found.values()]
