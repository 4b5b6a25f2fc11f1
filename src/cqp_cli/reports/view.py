"""What every report of one candidate shows, in words, built once: renderers only lay it out."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cqp_cli.candidate import TITLE, Candidate, Person
from cqp_cli.outcome import BlocOutcome, DecidedBy, DecisionOutcome, Force, Missing, Outcome
from cqp_cli.referential import Referential
from cqp_cli.reports.detail import Detail
from cqp_cli.reports.page import Node, joined
from cqp_cli.rule import ALL
from cqp_cli.verdict import Verdict
from cqp_cli.wording.labels import Level, Progress, label
from cqp_cli.wording.language import N_, NN_, Words
from cqp_cli.wording.missing import what_is_missing, who_acts
from cqp_cli.wording.numbers import day, listing, number_range
from cqp_cli.wording.reasons import force_text, notice_text


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
        tuple(_headlines(words, referential, candidate, outcome)),
        detail.of_whole(),
        tuple(_bloc(words, bloc, outcome, detail) for bloc in outcome.blocs),
        tuple((day(words, one.date), _decision_text(words, referential, one)) for one in outcome.decisions),
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


def _headlines(
    words: Words, referential: Referential, candidate: Candidate, outcome: Outcome
) -> Iterator[tuple[str, str]]:
    """The result in a sentence: what the jury decided, which comes first, and what the tool proposes."""
    decided, computed = decided_on(outcome), _sentence(words, outcome, outcome.computed)
    if decided is not None:
        yield _deciding(words, outcome, decided), result_text(words, outcome)
        yield words.say(N_("Computed result")), computed
        return
    yield words.say(N_("Proposed result")), result_text(words, outcome)
    if outcome.computed is not outcome.verdict:
        yield words.say(N_("Computed result, without the jury's decisions")), computed
    if candidate.juries:
        yield from _undecided(words, referential, outcome, max(jury.date for jury in candidate.juries))
    else:
        yield words.say(N_("Jury's decision")), words.say(N_("none to date"))


def _deciding(words: Words, outcome: Outcome, decided: date) -> str:
    """Whose decision it was: that of the jury of the day, and of later ones that validated blocs without the title."""
    days = {one.date for one in outcome.decisions if one.id in outcome.certified_blocs and one.force is Force.STANDS}
    later = sorted(day for day in days if day > decided and outcome.verdict is not Verdict.ACQUIRED)
    if not later:
        return words.say(N_("Jury's decision of {date}"), date=day(words, decided))
    dates = words.say(N_(" and ")).join(day(words, one) for one in (decided, *later))
    return words.say(N_("Juries' decisions of {dates}"), dates=dates)


def _undecided(words: Words, referential: Referential, outcome: Outcome, last: date) -> Iterator[tuple[str, str]]:
    """What the last jury left open of what the candidate aims at, and its refusals that no longer stand."""
    sought = [TITLE] if outcome.target is None else [bloc.id for bloc in outcome.blocs if bloc.decided_by is None]
    of_last = [one for one in outcome.decisions if one.date == last and one.force is Force.LIFTED and one.id in sought]
    lifted = {one.id: _decision_text(words, referential, one._replace(reason=None)) for one in of_last}
    if lifted:
        yield words.say(N_("Jury's decision of {date}"), date=day(words, last)), listing([*lifted.values()])
    left = [id for id in sought if id not in lifted]
    if left:
        undecided = label(words, Level.TITLE, Verdict.PENDING, DecidedBy.JURY)
        about = words.say(N_("the title")) if outcome.target is None else listing(left)
        said = words.say(N_("{undecided} on {about}"), undecided=undecided, about=about)
        yield words.say(N_("Jury of {date}"), date=day(words, last)), said


def result_text(words: Words, outcome: Outcome) -> str:
    """The result in a few words: what the jury decided, else what is proposed."""
    if decided_on(outcome) is None:
        return _sentence(words, outcome, outcome.verdict)
    return _decision(words, outcome)


def decided_on(outcome: Outcome) -> date | None:
    """The day on which a jury settled what the candidate aims at: the title, or every bloc not kept from earlier.

    What was granted twice was granted the first time.
    """
    days: dict[str, date] = {}
    for one in outcome.decisions:
        if one.force is Force.STANDS:
            days.setdefault(one.id, one.date)
    if outcome.target is not None:
        ids = [bloc.id for bloc in outcome.blocs if bloc.decided_by is not DecidedBy.EARLIER]
        return max(days[id] for id in ids) if ids and days.keys() >= set(ids) else None
    return days.get(TITLE)


def _decision(words: Words, outcome: Outcome) -> str:
    if outcome.target is not None:
        return listing(
            [
                f"{bloc.id} {label(words, Level.BLOC, bloc.verdict, bloc.decided_by or DecidedBy.JURY)}"
                for bloc in outcome.blocs
            ]
        )
    text = label(words, Level.TITLE, outcome.verdict, DecidedBy.JURY)
    if outcome.verdict is Verdict.ACQUIRED or not outcome.certified_blocs:
        return text
    return words.say(N_("{text} (partial validation: {blocs})"), text=text, blocs=listing(outcome.certified_blocs))


def _sentence(words: Words, outcome: Outcome, verdict: Verdict) -> str:
    if outcome.target is None:
        return label(words, Level.TITLE, verdict)
    kept = DecidedBy.EARLIER if outcome.decider is DecidedBy.EARLIER else None
    text = f"{label(words, Level.BLOC, verdict, kept)} ({listing(outcome.target)})"
    if outcome.makes_title and verdict is Verdict.ACQUIRED:
        return words.say(N_("{text}; with the blocs already acquired, the title's conditions are met"), text=text)
    return text


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


def _decision_text(words: Words, referential: Referential, decision: DecisionOutcome) -> str:
    """What a jury decided, with a word where it no longer stands."""
    id = decision.id
    level = Level.TITLE if id == TITLE else Level.BLOC if id in referential.bloc else Level.COMPETENCE
    text = label(words, level, decision.verdict, DecidedBy.JURY)
    text = text if level is Level.TITLE else f"{id} {text}"
    if decision.reason:
        text = words.pair(text, decision.reason)
    return force_text(words, text, decision.force)


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
