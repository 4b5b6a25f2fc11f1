"""The certificate (parchemin) of a title or of a bloc, with the mentions that Vademecum RNCP 2.3.2 lists.

Only a jury's decision gives one. A bloc's says that it is none of the title's, and carries no level. An adaptation is
health data and has no place in it.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cqp_cli.candidate import TITLE, Person
from cqp_cli.outcome import BlocOutcome, DecidedBy, Force, Outcome
from cqp_cli.referential import Bloc, Referential
from cqp_cli.reports.items import Evaluated
from cqp_cli.reports.page import TO_FILL_IN, Block, Facts, Heading, Paragraph
from cqp_cli.reports.view import decided_on
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


def due(item: Evaluated, bloc: Bloc | None) -> date:
    """The day of the decision by which the title, or the `bloc`, is due to the candidate. Raises `NotDue`."""
    if not item.candidate.candidate.family_name:
        raise NotDue(N_("the file does not give the name of the holder"))
    return _title_due(item.outcome) if bloc is None else _bloc_due(item, bloc)


def _title_due(outcome: Outcome) -> date:
    decided = decided_on(outcome)
    if outcome.target is None and outcome.verdict is Verdict.ACQUIRED and decided is not None:
        return decided
    blocs = [bloc.id for bloc in outcome.blocs if _by_jury(outcome, bloc)]
    if blocs:
        message = N_("the title has not been awarded; a certificate may be made of the blocs validated: {blocs}")
        raise NotDue(message, blocs=listing(blocs))
    if outcome.target is not None:
        raise NotDue(
            N_("the candidate aims at blocs ({blocs}), and no jury has validated one"), blocs=listing(outcome.target)
        )
    if decided is None:
        raise NotDue(N_("no jury has awarded the title: what is computed is a proposal"))
    raise NotDue(N_("the jury has not awarded the title"))


def _bloc_due(item: Evaluated, bloc: Bloc) -> date:
    outcome = item.outcome
    found = next((one for one in outcome.blocs if one.id == bloc.id), None)
    if found is None:
        raise NotDue(N_("the candidate does not aim at {bloc}"), bloc=bloc.id)
    if found.decided_by is DecidedBy.EARLIER:
        raise NotDue(N_("{bloc} is kept from an earlier session, which gave its own certificate"), bloc=bloc.id)
    if _by_jury(outcome, found):
        id = bloc.id if found.decided_by is DecidedBy.JURY else TITLE
        return max(one.date for one in outcome.decisions if one.id == id and one.force is Force.STANDS)
    if found.decided_by is DecidedBy.JURY:
        raise NotDue(N_("the jury has not validated {bloc}"), bloc=bloc.id)
    raise NotDue(N_("no jury has validated {bloc}: what is computed is a proposal"), bloc=bloc.id)


def _by_jury(outcome: Outcome, bloc: BlocOutcome) -> bool:
    """Whether a jury validated a bloc, by its decision on it or on the title."""
    return bloc.verdict is Verdict.ACQUIRED and DecidedBy.JURY in (
        bloc.decided_by,
        outcome.decided_by if bloc.decided_by is None else None,
    )


def certificate_of(words: Words, item: Evaluated, bloc: Bloc | None, issue: Issue) -> Certificate:
    """The certificate of the title, or of a `bloc`. Raises `NotDue` with the reason why there is none."""
    decided, referential = due(item, bloc), item.referential
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
