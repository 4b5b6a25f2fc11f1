"""What every report of one candidate shows, in words, built once: renderers only lay it out."""

from collections.abc import Iterator
from typing import NamedTuple

from cqp_cli.candidate import TITLE, Candidate, Person
from cqp_cli.outcome import BlocOutcome, DecidedBy, Missing, Outcome
from cqp_cli.referential import Referential
from cqp_cli.reports.detail import Detail
from cqp_cli.reports.headlines import decision_text, headlines
from cqp_cli.reports.page import Node, joined
from cqp_cli.rule import ALL
from cqp_cli.verdict import Verdict
from cqp_cli.wording.labels import Level, Progress, label
from cqp_cli.wording.language import N_, NN_, Words
from cqp_cli.wording.missing import what_is_missing, who_acts
from cqp_cli.wording.numbers import day, listing, number_range
from cqp_cli.wording.reasons import notice_text


class BlocView(NamedTuple):
    """One bloc; `extent` is how many competences are acquired, or since when; `marks` say how each stands.

    `facts` say why it is as it is, and `nodes` why each competence is.
    """

    id: str
    title: str
    verdict: Verdict
    progress: Progress
    label: str
    extent: str
    marks: tuple[tuple[str, Progress], ...]
    facts: tuple[str, ...]
    nodes: tuple[Node, ...]


class Task(NamedTuple):
    """One thing to do: where, for which competences, and what."""

    where: str
    competences: str
    what: str


class View(NamedTuple):
    """One candidate's report."""

    title: str
    who: str
    about: str
    verdict: Verdict
    headlines: tuple[tuple[str, str], ...]
    facts: tuple[str, ...]
    blocs: tuple[BlocView, ...]
    decisions: tuple[tuple[str, str], ...]
    tasks: tuple[tuple[str, tuple[Task, ...]], ...]
    warnings: tuple[str, ...]
    adaptations: tuple[tuple[str, str], ...]
    closing: str
    origin: str

    def marks(self, *, detail: bool = True) -> list[Progress]:
        """The marks that the report has, in their order: those of competences, and those of their evidence."""
        used = {progress for bloc in self.blocs for _, progress in bloc.marks}
        if detail:
            used |= {progress for bloc in self.blocs for node in bloc.nodes for progress in _marks_in(node)}
        return [one for one in Progress if one in used]


def _marks_in(node: Node) -> Iterator[Progress]:
    yield node.progress
    for part in node.parts:
        yield from _marks_in(part)


def view_of(words: Words, referential: Referential, candidate: Candidate, outcome: Outcome) -> View:
    """The report of one candidate, in one language."""
    detail = Detail(words, referential, outcome)
    return View(
        _title(words, referential),
        who(candidate.candidate),
        _about(words, candidate),
        outcome.verdict,
        tuple(headlines(words, referential, candidate, outcome)),
        detail.of_whole(),
        tuple(_bloc(words, bloc, outcome, detail) for bloc in outcome.blocs),
        tuple((day(words, one.date), decision_text(words, referential, one)) for one in outcome.decisions),
        tuple(_tasks(words, referential, candidate, outcome)),
        tuple(notice_text(words, notice) for notice in outcome.warnings),
        tuple((item.assessment, item.measure) for item in candidate.adaptations),
        _closing(words, referential),
        _origin(words, outcome),
    )


def _origin(words: Words, outcome: Outcome) -> str:
    """What the report was made of, and for which day."""
    referential = outcome.referential
    message = N_("Referential {id}, version {version} · report of {date}")
    text = words.say(message, id=referential.id, version=referential.version, date=day(words, outcome.on))
    return joined([text, f"SHA-256 {referential.sha256[:12]}…" if referential.sha256 else None])


def _closing(words: Words, referential: Referential) -> str:
    decides = words.say(N_("The jury decides."))
    if any((bloc.rule or referential.rules.bloc) != ALL for bloc in referential.blocs):
        return decides
    whole = words.say(N_("A bloc is validated as a whole or not at all."))
    return f"{whole} {decides}"


def _title(words: Words, referential: Referential) -> str:
    parts = [referential.title, referential.rncp]
    if referential.level is not None:
        parts.append(words.say(N_("level {level}"), level=referential.level))
    return " · ".join(part for part in parts if part)


def who(person: Person) -> str:
    """Whose results these are: `MARTIN Camille (2026-017)`."""
    name = " ".join(part for part in ((person.family_name or "").upper(), person.given_name) if part)
    return f"{name} ({person.id})" if name else person.id


def _about(words: Words, candidate: Candidate) -> str:
    """What they aim at, by which route, and up to when there are results."""
    target = words.say(N_("aims at the title"))
    if candidate.target != TITLE:
        target = words.say(N_("aims at {blocs}"), blocs=listing(candidate.target))
    dates = [one.date for one in candidate.results if one.date is not None and one.says_something]
    results = words.say(N_("no result yet"))
    if dates:
        results = words.say(N_("results up to {date}"), date=day(words, max(dates)))
    route = [words.say(N_("by VAE"))] if candidate.route == "vae" else []
    return " · ".join([target, *route, results])


def _bloc(words: Words, bloc: BlocOutcome, outcome: Outcome, detail: Detail) -> BlocView:
    text = bloc_label(words, bloc, outcome)
    title = detail.titled(bloc.title, detail.referential.bloc[bloc.id])
    head, facts = (bloc.id, title, bloc.verdict, Progress.of_bloc(bloc), text), detail.of_bloc(bloc)
    if bloc.decided_by is DecidedBy.EARLIER:
        since = words.say(N_("on {date}"), date=day(words, bloc.reason.values["date"]))
        return BlocView(*head, since, (), facts, ())
    marks = tuple((one.id, Progress.of_competence(one)) for one in bloc.competences)
    acquired = sum(progress in (Progress.ACQUIRED, Progress.RECOGNISED) for _, progress in marks)
    forms = NN_("{count} acquired of {total}", "{count} acquired of {total}")
    count = words.count(forms, acquired, total=len(marks))
    return BlocView(*head, count, marks, facts, tuple(map(detail.of_competence, bloc.competences)))


def bloc_label(words: Words, bloc: BlocOutcome, outcome: Outcome) -> str:
    """What a bloc's verdict is called."""
    return label(words, Level.BLOC, bloc.verdict, outcome.decider_of(bloc))


def place_of(words: Words, missing: Missing) -> str:
    """The assessment or the bloc; with the criterion where its name tells more than its competences do."""
    if missing.criterion is None or missing.criterion == "-".join(missing.competences):
        return missing.assessment or missing.bloc or words.say(N_("title"))
    return f"{missing.assessment}/{missing.criterion}"


def _tasks(
    words: Words, referential: Referential, candidate: Candidate, outcome: Outcome
) -> Iterator[tuple[str, tuple[Task, ...]]]:
    """What remains to be done, by who has to act; the same thing to do in the same place is said once."""
    order = list(referential.competence)
    groups: dict[str, dict[tuple[str, str], list[str]]] = {}
    for missing in outcome.missing:
        actor = who_acts(words, missing, candidate.route)
        where = place_of(words, missing)
        tasks = groups.setdefault(actor, {})
        tasks.setdefault((where, what_is_missing(words, missing)), []).extend(missing.competences)
    for actor, tasks in groups.items():
        yield actor, tuple(Task(where, number_range(words, ids, order), what) for (where, what), ids in tasks.items())
