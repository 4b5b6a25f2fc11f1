"""The certificate (parchemin) of a title or of a bloc, with the mentions that Vademecum RNCP 2.3.2 lists.

Only a jury's decision gives one. A bloc's says that it is none of the title's, and carries no level. An adaptation is
health data and has no place in it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cqp_cli.candidate import Person
from cqp_cli.outcome import DecidedBy, Outcome
from cqp_cli.referential import Bloc, Referential
from cqp_cli.reports.headlines import decided_on
from cqp_cli.reports.items import Evaluated
from cqp_cli.reports.page import TO_FILL_IN, Block, Facts, Heading, Paragraph
from cqp_cli.verdict import Verdict
from cqp_cli.wording.language import N_, Words
from cqp_cli.wording.numbers import day, listing


class NotDue(Exception):
    """There is no certificate to give; `message` is a catalogue's sentence for `values`."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message, self.values = message, values


class Issue(NamedTuple):
    """What is added by whoever delivers the certificate: the day, and (where known) the place and who signs."""

    day: date
    place: str | None = None
    signatory: str | None = None


class Certificate(NamedTuple):
    """A certificate, in words. `missing` are the mentions (messages) that the referential does not have."""

    kind: str
    title: str
    holder: str
    sentence: str
    warning: str | None
    competences: tuple[tuple[str, str], ...]
    mentions: tuple[tuple[str, str], ...]
    delivered: str
    signatory: str
    missing: tuple[str, ...]


def due(item: Evaluated, sessions: Sequence[Outcome], bloc: Bloc | None) -> date:
    """The day of the jury by which the title, or the `bloc`, is due to the candidate. Raises `NotDue`.

    The `sessions` are the outcomes as each jury knew them, oldest first: what came later made nothing due that day.
    """
    if not item.candidate.candidate.family_name:
        raise NotDue(N_("the file does not give the name of the holder"))
    days = [one.on for one in sessions if (bloc.id in _validated(one) if bloc else _awarded(one))]
    if not days:
        raise _bloc_not_due(item.outcome, bloc) if bloc else _title_not_due(item.outcome, sessions)
    return min([days[0], *_grants(item.outcome, bloc)]) if bloc else days[0]


def _grants(outcome: Outcome, bloc: Bloc) -> list[date]:
    """The days on which a jury granted the bloc itself, be it that it was kept from earlier then, and no longer is."""
    return [one.date for one in outcome.decisions if one.id == bloc.id and one.verdict is Verdict.ACQUIRED]


def _awarded(outcome: Outcome) -> bool:
    return outcome.decided_by is DecidedBy.JURY and outcome.verdict is Verdict.ACQUIRED


def _validated(outcome: Outcome) -> list[str]:
    """The blocs that a jury validated, by its decision on them or on the title."""
    acquired = [bloc for bloc in outcome.blocs if bloc.verdict is Verdict.ACQUIRED]
    return [bloc.id for bloc in acquired if outcome.decider_of(bloc) is DecidedBy.JURY]


def _title_not_due(outcome: Outcome, sessions: Sequence[Outcome]) -> NotDue:
    blocs = list(dict.fromkeys(id for session in sessions for id in _validated(session)))
    if blocs:
        message = N_("the title has not been awarded; a certificate may be made of the blocs validated: {blocs}")
        return NotDue(message, blocs=listing(blocs))
    if outcome.target is not None:
        message = N_("the candidate aims at blocs ({blocs}), and no jury has validated one")
        return NotDue(message, blocs=listing(outcome.target))
    if decided_on(outcome) is None:
        return NotDue(N_("no jury has awarded the title: what is computed is a proposal"))
    return NotDue(N_("the jury has not awarded the title"))


def _bloc_not_due(outcome: Outcome, bloc: Bloc) -> NotDue:
    found = next((one for one in outcome.blocs if one.id == bloc.id), None)
    if found is None:
        return NotDue(N_("the candidate does not aim at {bloc}"), bloc=bloc.id)
    if found.decided_by is DecidedBy.EARLIER:
        return NotDue(N_("{bloc} is kept from an earlier session, which gave its own certificate"), bloc=bloc.id)
    if found.decided_by is DecidedBy.JURY:
        return NotDue(N_("the jury has not validated {bloc}"), bloc=bloc.id)
    return NotDue(N_("no jury has validated {bloc}: what is computed is a proposal"), bloc=bloc.id)


def certificate_of(
    words: Words, item: Evaluated, sessions: Sequence[Outcome], bloc: Bloc | None, issue: Issue
) -> Certificate:
    """The certificate of the title, or of a `bloc`. Raises `NotDue` with the reason why there is none."""
    decided, referential = due(item, sessions, bloc), item.referential
    if issue.day < decided:
        message = N_("the jury decided on {decided}, and no certificate is older")
        raise NotDue(message, decided=day(words, decided))
    mentions = [*_mentions(words, referential, of_title=bloc is None)]
    title = referential.title if bloc is None else f"{bloc.id} · {bloc.title}"
    return Certificate(
        words.say(N_("Certificate") if bloc is None else N_("Certificate of a bloc of competences")),
        title,
        _holder(item.candidate.candidate),
        words.say(N_("by decision of the jury of {date}"), date=day(words, decided)),
        None if bloc is None else words.say(_IS_A_BLOC, title=referential.title),
        () if bloc is None else tuple((one.id, one.statement) for one in bloc.competences),
        tuple((words.say(name), text or TO_FILL_IN) for name, text in mentions),
        words.say(N_("Done at {place}, on {date}"), place=issue.place or TO_FILL_IN, date=day(words, issue.day)),
        issue.signatory or "",
        tuple(name for name, text in mentions if not text),
    )


_IS_A_BLOC = N_(
    "This certificate attests to the validation of one bloc of competences of “{title}”. It is not that title, "
    "and does not stand for it."
)


def _holder(person: Person) -> str:
    return " ".join(part for part in (person.given_name, (person.family_name or "").upper()) if part)


def _mentions(words: Words, referential: Referential, *, of_title: bool) -> Iterator[tuple[str, str]]:
    """Names (messages), and what the referential says; nothing where it does not."""
    yield N_("Certifier"), listing(_certifiers(words, referential))
    yield N_("Registration in the national register (RNCP)"), referential.rncp or ""
    registered = day(words, referential.registered_on) if referential.registered_on else ""
    yield N_("Date of the decision of registration"), registered
    if of_title:
        level = str(referential.level) if referential.level is not None else ""
        yield N_("Level of the national framework"), level
        yield N_("Level of the European framework (EQF)"), level
    yield N_("NSF code"), referential.nsf or ""


def _certifiers(words: Words, referential: Referential) -> list[str]:
    siret = words.say(N_("SIRET"))
    return [f"{one.name} ({siret} {one.siret})" if one.siret else one.name for one in referential.certifiers]


def certificate_page(words: Words, certificate: Certificate) -> Iterator[Block]:
    """The certificate as a document for a screen, or as Markdown."""
    yield Heading(certificate.kind, 1)
    yield Paragraph(certificate.title)
    yield Paragraph(words.pair(words.say(N_("Awarded to")), certificate.holder))
    yield Paragraph(certificate.sentence)
    if certificate.warning:
        yield Paragraph(certificate.warning)
        yield Heading(words.say(N_("Competences")))
        yield Facts(certificate.competences)
    yield Heading(words.say(N_("Mentions")))
    yield Facts(certificate.mentions)
    yield Paragraph(certificate.delivered)
    yield Paragraph(words.pair(words.say(N_("Signature")), certificate.signatory or TO_FILL_IN))
