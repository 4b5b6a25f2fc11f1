"""A jury's minutes (procès-verbal): every candidate in one group, and a place for each member to sign.

What they must have, Vademecum RNCP 3.3.1 says. An adaptation is health data and has no place in them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from cqp_cli.candidate import TITLE, Member
from cqp_cli.outcome import DecidedBy, Force, Outcome
from cqp_cli.referential import Referential
from cqp_cli.reports.headlines import decision_text, result_text
from cqp_cli.reports.items import Evaluated
from cqp_cli.reports.page import TO_FILL_IN, Block, Facts, Grid, Heading, Paragraph, joined
from cqp_cli.reports.session import Divergence, Group, Session, absences, decides, divergences, group_of
from cqp_cli.reports.view import bloc_label, who
from cqp_cli.verdict import Verdict
from cqp_cli.wording.labels import Level, label
from cqp_cli.wording.language import N_, Words
from cqp_cli.wording.numbers import day, listing

_HEADINGS = {
    Group.ADMITTED: N_("Candidates admitted"),
    Group.PARTLY: N_("Candidates partially admitted"),
    Group.NOT_ADMITTED: N_("Candidates not admitted"),
    Group.ABSENT: N_("Candidates absent"),
    Group.UNDECIDED: N_("Candidates without a decision"),
    Group.BEFORE: N_("Candidates decided on by an earlier jury"),
}
_ALWAYS = (Group.ADMITTED, Group.PARTLY, Group.NOT_ADMITTED, Group.ABSENT)


class Part(NamedTuple):
    """One group of candidates: how many (`size`), and a line each; `to_decide` where a jury's word is awaited."""

    heading: str
    size: int
    grid: Grid | None
    to_decide: bool = False


class Minutes(NamedTuple):
    """The minutes, in words."""

    title: str
    certification: str
    facts: tuple[tuple[str, str], ...]
    members: tuple[tuple[str, str, str], ...]
    incidents: tuple[str, ...]
    parts: tuple[Part, ...]
    divergences: Grid | None
    done: str


def minutes_of(words: Words, referential: Referential, session: Session) -> Minutes:
    """The minutes of a session, in one language."""
    grouped = [(group_of(item.outcome, session.day), item) for item in session.items]
    rows = [row for item in session.items for row in _diverging(words, item, session.day)]
    heads = (N_("Candidate"), N_("On"), N_("Computed result"), N_("Jury's decision"), N_("Reason"))
    return Minutes(
        words.say(N_("Minutes of the jury")),
        referential.title,
        tuple(_facts(words, referential, session, _presented(grouped, session.day))),
        tuple((one.name, one.quality or "", _from_outside(words, one)) for one in session.members),
        tuple(session.incidents),
        tuple(_parts(words, grouped, session.day)),
        Grid(tuple(map(words.say, heads)), tuple(rows)) if rows else None,
        words.say(N_("Done at {place}, on {date}"), place=session.place or TO_FILL_IN, date=day(words, session.day)),
    )


def _presented(grouped: Sequence[tuple[Group, Evaluated]], on: date) -> int:
    """How many candidates this jury had before it: not those whom an earlier one decided on, and it did not."""
    return sum(group is not Group.BEFORE or decides(item.outcome, on) for group, item in grouped)


def _facts(words: Words, referential: Referential, session: Session, presented: int) -> Iterator[tuple[str, str]]:
    level = words.say(N_("level {level}"), level=referential.level) if referential.level is not None else None
    version = words.say(N_("version {version}"), version=referential.version)
    yield words.say(N_("Registration")), joined([referential.rncp, level, version])
    if referential.certifiers:
        yield words.say(N_("Certifier")), listing([one.name for one in referential.certifiers])
    yield words.say(N_("Date of the session")), day(words, session.day)
    if session.place:
        yield words.say(N_("Place")), session.place
    yield words.say(N_("Candidates presented")), str(presented)


def _from_outside(words: Words, member: Member) -> str:
    if member.external is None:
        return ""
    return words.say(N_("outside the certifier") if member.external else N_("of the certifier"))


def _parts(words: Words, grouped: Sequence[tuple[Group, Evaluated]], on: date) -> Iterator[Part]:
    for group, heading in _HEADINGS.items():
        items = [item for one, item in grouped if one is group]
        if not items and group not in _ALWAYS:
            continue
        heads = [N_("Candidate"), N_("Absence") if group is Group.ABSENT else N_("Result"), N_("Blocs")]
        heads += [N_("Jury's decision")] if group is Group.UNDECIDED else []
        rows = tuple(_row(words, group, item, on) for item in items)
        grid = Grid(tuple(map(words.say, heads)), rows) if rows else None
        yield Part(words.say(heading), len(items), grid, group is Group.UNDECIDED)


def _row(words: Words, group: Group, item: Evaluated, on: date) -> tuple[str, ...]:
    outcome, person = item.outcome, who(item.candidate.candidate)
    if group is Group.ABSENT:
        return person, _absent_at(words, outcome), _blocs(words, outcome)
    result = result_text(words, outcome)
    if (
        group is Group.PARTLY and outcome.decided_by is DecidedBy.JURY and outcome.target is None
    ):  # which blocs, the next cell says
        result = label(words, Level.TITLE, outcome.verdict, DecidedBy.JURY)
    if group is Group.BEFORE:
        of_day = [one for one in outcome.decisions if one.date == on and one.force is not Force.OUTSIDE]
        said_again = any((one.id, one.verdict) == (TITLE, outcome.verdict) for one in of_day)
        texts = [decision_text(words, item.referential, one) for one in of_day]
        result = listing(texts if said_again else [result, *texts])
    row = (person, result, _validated(words, outcome) if group is not Group.UNDECIDED else _blocs(words, outcome))
    return (*row, "") if group is Group.UNDECIDED else row


def _absent_at(words: Words, outcome: Outcome) -> str:
    return listing([_absence(words, ref, one.reason.values) for ref, one in absences(outcome).items()])


def _absence(words: Words, assessment: str, values: Mapping[str, Any]) -> str:
    excused = [words.say(N_("excused"))] if values["excused"] else []
    return f"{assessment} ({listing([day(words, values['date']), *excused])})"


def _validated(words: Words, outcome: Outcome) -> str:
    """The blocs that a candidate has, those of earlier sessions among them."""
    deciders = {bloc.id: outcome.decider_of(bloc) for bloc in outcome.blocs if bloc.id in outcome.certified_blocs}
    already = label(words, Level.BLOC, Verdict.ACQUIRED, DecidedBy.EARLIER)
    texts = [f"{id} ({already})" if by is DecidedBy.EARLIER else id for id, by in deciders.items() if by is not None]
    return listing(texts) or words.say(N_("none"))


def _blocs(words: Words, outcome: Outcome) -> str:
    """How each bloc stands, decided on or proposed."""
    return listing([f"{bloc.id} {bloc_label(words, bloc, outcome)}" for bloc in outcome.blocs])


def _diverging(words: Words, item: Evaluated, on: date) -> Iterator[tuple[str, ...]]:
    for one in divergences(item.outcome, on):
        level = _level(item.referential, one)
        texts = (label(words, level, one.computed), label(words, level, one.decided, DecidedBy.JURY))
        name = words.say(N_("title")) if one.id == TITLE else one.id
        yield who(item.candidate.candidate), name, *texts, one.reason or words.say(N_("no reason was recorded"))


def _level(referential: Referential, one: Divergence) -> Level:
    if one.id == TITLE:
        return Level.TITLE
    return Level.BLOC if one.id in referential.bloc else Level.COMPETENCE


def minutes_page(words: Words, minutes: Minutes) -> Iterator[Block]:
    """The minutes as a document for a screen, or as Markdown."""
    yield Heading(minutes.title, 1)
    yield Paragraph(minutes.certification)
    yield Facts(minutes.facts)
    yield Heading(words.say(N_("Members of the jury")))
    heads = (N_("Name"), N_("Quality"), N_("From"), N_("Signature"))
    rows = tuple((*row, TO_FILL_IN) for row in minutes.members)
    yield Grid(tuple(map(words.say, heads)), rows) if rows else Paragraph(TO_FILL_IN)
    yield Heading(words.say(N_("Incidents of the session")))
    yield from map(Paragraph, minutes.incidents or [TO_FILL_IN])
    for part in minutes.parts:
        yield Heading(words.pair(part.heading, str(part.size)))
        yield part.grid or Paragraph(words.say(N_("none")), quiet=True)
    if minutes.divergences:
        yield Heading(words.say(N_("Decisions that differ from the computed result")))
        yield minutes.divergences
    yield Paragraph(minutes.done)
