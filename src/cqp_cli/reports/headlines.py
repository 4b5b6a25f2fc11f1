"""What a jury decided, or what is proposed to it, in a sentence."""

from collections.abc import Iterator
from datetime import date

from cqp_cli.candidate import TITLE, Candidate
from cqp_cli.outcome import BlocOutcome, DecidedBy, DecisionOutcome, Force, Outcome
from cqp_cli.referential import Referential
from cqp_cli.verdict import Verdict
from cqp_cli.wording.labels import Level, label
from cqp_cli.wording.language import N_, Words
from cqp_cli.wording.numbers import day, listing
from cqp_cli.wording.reasons import force_text


def headlines(
    words: Words, referential: Referential, candidate: Candidate, outcome: Outcome
) -> Iterator[tuple[str, str]]:
    """The result in a sentence: what the jury decided, which comes first, and what the tool proposes."""
    decided, computed = decided_on(outcome), _sentence(words, outcome, computed=True)
    if decided is not None:
        yield _deciding(words, outcome, decided), result_text(words, outcome)
        yield words.say(N_("Computed result")), computed
        return
    heading = N_("Result to date") if _is_partly_decided(outcome) else N_("Proposed result")
    yield words.say(heading), result_text(words, outcome)
    if outcome.computed is not outcome.verdict:
        yield words.say(N_("Computed result, without the jury's decisions")), computed
    if candidate.juries:
        yield from _undecided(words, referential, outcome, max(jury.date for jury in candidate.juries))
    else:
        yield words.say(N_("Jury's decision")), words.say(N_("none to date"))


def _deciding(words: Words, outcome: Outcome, decided: date) -> str:
    """Whose decision it was: that of the jury of the day, and of later ones that validated blocs without the title."""
    days = {decided, *_of_blocs(outcome, decided)}
    if len(days) == 1:
        return words.say(N_("Jury's decision of {date}"), date=day(words, decided))
    dates = words.say(N_(" and ")).join(day(words, one) for one in sorted(days))
    return words.say(N_("Juries' decisions of {dates}"), dates=dates)


def _of_blocs(outcome: Outcome, decided: date) -> Iterator[date]:
    """The days on which the blocs aimed at were decided on; or, without the title, those validated since."""
    if outcome.target is not None:
        first = _first_days(outcome)
        yield from (first[bloc.id] for bloc in outcome.blocs if bloc.id in first)
    elif outcome.verdict is not Verdict.ACQUIRED:
        certified = (bloc for bloc in outcome.blocs if bloc.id in outcome.certified_blocs)
        yield from (one for bloc in certified for one in _granted(outcome, bloc) if one > decided)


def _granted(outcome: Outcome, bloc: BlocOutcome) -> list[date]:
    """The day on which a jury validated a bloc, or else recognised the last competence in it."""
    competences = {one.id for one in bloc.competences}
    stands = [one for one in outcome.decisions if one.force is Force.STANDS and one.verdict is Verdict.ACQUIRED]
    of_bloc = [one.date for one in stands if one.id == bloc.id]
    if of_bloc or bloc.decided_by is None:
        return of_bloc[:1] or [one.date for one in stands if one.id in competences][-1:]
    return [bloc.reason.values["date"]] if bloc.decided_by is DecidedBy.JURY else []


def _undecided(words: Words, referential: Referential, outcome: Outcome, last: date) -> Iterator[tuple[str, str]]:
    """What the last jury left open of what the candidate aims at, and its refusals that no longer stand."""
    sought = [TITLE] if outcome.target is None else [bloc.id for bloc in outcome.blocs if bloc.decided_by is None]
    of_last = [one for one in outcome.decisions if one.date == last and one.force is Force.LIFTED and one.id in sought]
    lifted = {one.id: decision_text(words, referential, one._replace(reason=None)) for one in of_last}
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
    decided = decided_on(outcome)
    if outcome.target is None and decided is not None:
        return _of_title(words, outcome, max([decided, *_of_blocs(outcome, decided)]))
    if _is_partly_decided(outcome):
        texts = [(bloc.id, label(words, Level.BLOC, bloc.verdict, bloc.decided_by)) for bloc in outcome.blocs]
        return _with_title(words, outcome, outcome.verdict, listing([f"{id} {text}" for id, text in texts]))
    return _sentence(words, outcome)


def _is_partly_decided(outcome: Outcome) -> bool:
    """Whether a jury decided on some of the blocs aimed at."""
    return outcome.target is not None and any(bloc.decided_by is DecidedBy.JURY for bloc in outcome.blocs)


def decided_on(outcome: Outcome) -> date | None:
    """The day on which a jury settled what the candidate aims at: the title, or every bloc not kept from earlier.

    What was granted twice was granted the first time.
    """
    days = _first_days(outcome)
    if outcome.target is not None:
        ids = [bloc.id for bloc in outcome.blocs if bloc.decided_by is not DecidedBy.EARLIER]
        return max(days[id] for id in ids) if ids and days.keys() >= set(ids) else None
    return days.get(TITLE)


def _first_days(outcome: Outcome) -> dict[str, date]:
    """The first day on which a jury decided what stands, by what it is on."""
    standing = [one for one in outcome.decisions if one.force is Force.STANDS]
    return {one.id: one.date for one in reversed(standing)}


def _of_title(words: Words, outcome: Outcome, decided: date) -> str:
    """What juries decided on the title until a day; without it, which blocs the candidate had by then."""
    text = label(words, Level.TITLE, outcome.verdict, DecidedBy.JURY)
    kept = {bloc.id: bloc.reason.values["date"] for bloc in outcome.blocs if bloc.decided_by is DecidedBy.EARLIER}
    blocs = [id for id in outcome.certified_blocs if kept.get(id, decided) <= decided]
    if outcome.verdict is Verdict.ACQUIRED or not blocs:
        return text
    return words.say(N_("{text} (partial validation: {blocs})"), text=text, blocs=listing(blocs))


def _sentence(words: Words, outcome: Outcome, *, computed: bool = False) -> str:
    """The verdict on the title, or on the blocs aimed at: once where it is the same for all of them."""
    verdict = outcome.computed if computed else outcome.verdict
    if outcome.target is None:
        return label(words, Level.TITLE, verdict)
    kept = DecidedBy.EARLIER
    verdicts = [
        (one.computed if computed else one.verdict, kept if one.decided_by is kept else None) for one in outcome.blocs
    ]
    said = [label(words, Level.BLOC, *one) for one in verdicts]
    if len(set(said)) == 1:
        text = f"{said[0]} ({listing(outcome.target)})"
    else:
        text = listing([f"{bloc.id} {one}" for bloc, one in zip(outcome.blocs, said, strict=True)])
    return _with_title(words, outcome, verdict, text)


def _with_title(words: Words, outcome: Outcome, verdict: Verdict, text: str) -> str:
    """What is said of the blocs aimed at, and that with the earlier ones they make the title, if they do."""
    if outcome.makes_title and verdict is Verdict.ACQUIRED:
        return words.say(N_("{text}; with the blocs already acquired, the title's conditions are met"), text=text)
    return text


def decision_text(words: Words, referential: Referential, decision: DecisionOutcome) -> str:
    """What a jury decided, with a word where it no longer stands."""
    id = decision.id
    level = Level.TITLE if id == TITLE else Level.BLOC if id in referential.bloc else Level.COMPETENCE
    text = label(words, level, decision.verdict, DecidedBy.JURY)
    text = text if level is Level.TITLE else f"{id} {text}"
    if decision.reason:
        text = words.pair(text, decision.reason)
    return force_text(words, text, decision.force)
