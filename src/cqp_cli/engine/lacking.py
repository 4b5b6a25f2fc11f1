"""What would settle what is not acquired, from a bloc downwards."""

from collections.abc import Iterator
from typing import NamedTuple

from cqp_cli.engine.reasons import why_not
from cqp_cli.engine.tree import Tree
from cqp_cli.engine.weighing import Piece, Whole
from cqp_cli.outcome import (
    AssessmentOutcome,
    BlocOutcome,
    CompetenceOutcome,
    DecidedBy,
    Missing,
    Reason,
    ReasonCode,
    Thing,
)
from cqp_cli.rule import Agreement, Condition, Each, Mean
from cqp_cli.verdict import Verdict

_COUNTS = (ReasonCode.NEEDS_MORE, ReasonCode.OUT_OF_REACH)


class ToSettle(NamedTuple):
    """One thing whose result would settle something of some competences."""

    bloc: str
    competences: tuple[str, ...]
    thing: Thing


class Wanted(NamedTuple):
    """The parts (ids) that something could still be done about, and those of them whose score is wanted as well."""

    entered: frozenset[str]
    scored: frozenset[str]


Lacking = Missing | ToSettle


def in_bloc(tree: Tree, route: str, bloc: BlocOutcome, *, scored: bool) -> Iterator[Lacking]:
    if bloc.decided_by is DecidedBy.EARLIER:
        if tree.kept[bloc.id].score is None:
            yield Missing(bloc.id, None, None, (), (), bloc.reason.values["date"], Reason(ReasonCode.SCORE_UNKNOWN))
        return
    model = tree.plan.referential.bloc[bloc.id]
    whole = tree.whole_bloc(model, [one.verdict for one in bloc.competences])
    found = [*_in_competences(tree, route, bloc, whole, scored=scored)]
    refused = bloc.decided_by is DecidedBy.JURY and bloc.verdict is not Verdict.ACQUIRED
    if refused and (whole.verdict is Verdict.ACQUIRED or all(map(is_jurys_word, found))):
        yield jurys_word(bloc.reason, bloc.id)
    yield from found


def _in_competences(tree: Tree, route: str, bloc: BlocOutcome, whole: Whole, *, scored: bool) -> Iterator[Lacking]:
    wanted = wanted_in(whole, scored=scored)
    open_ones = [one for one in bloc.competences if one.id in wanted.entered]
    yield from lacking_above(whole, bloc.id, *(one.id for one in open_ones))
    for competence in open_ones:
        yield from _in_competence(tree, route, bloc.id, competence, scored=competence.id in wanted.scored)


def _in_competence(
    tree: Tree, route: str, bloc: str, competence: CompetenceOutcome, *, scored: bool
) -> Iterator[Lacking]:
    direct = tree.standing_direct(competence.id)
    if competence.verdict is not Verdict.ACQUIRED and competence.computed is Verdict.ACQUIRED:
        yield jurys_word(competence.reason, bloc, competence.id)
        if scored and direct is None:
            yield from in_assessments(tree, bloc, competence, scored=True)
    elif direct is not None:
        if competence.verdict is not Verdict.ACQUIRED:
            said = direct.evidence
            yield Missing(bloc, None, None, (competence.id,), (), said.date, said.reason, said.kind)
    elif competence.evaluated == "none" and route == "vae":
        yield Missing(bloc, None, None, (competence.id,), (), None, Reason(ReasonCode.DOSSIER))
    elif not competence.assessments:
        yield Missing(bloc, None, None, (competence.id,), (), None, Reason(ReasonCode.NO_ASSESSMENT))
    else:
        yield from in_assessments(tree, bloc, competence, scored=scored)


def in_assessments(tree: Tree, bloc: str, competence: CompetenceOutcome, *, scored: bool) -> Iterator[Lacking]:
    whole = tree.whole_competence(competence.id, competence.assessments)
    wanted = wanted_in(whole, scored=scored)
    yield from lacking_above(whole, bloc, competence.id)
    for piece, assessment in zip(whole.pieces, competence.assessments, strict=True):
        if piece.id in wanted.entered:
            yield from in_assessment(tree, bloc, competence.id, assessment, scored=piece.id in wanted.scored)


def in_assessment(
    tree: Tree, bloc: str, competence: str, outcome: AssessmentOutcome, *, scored: bool
) -> Iterator[Lacking]:
    bearing = next(one for one in tree.plan.bearing[competence] if one.placed.ref == outcome.id)
    whole = tree.whole_assessment(bearing)
    yield from lacking_above(whole, bloc, competence, assessment=outcome.id)
    entered = wanted_in(whole, scored=scored).entered
    for judged, thing in zip(bearing.judged, bearing.things, strict=True):
        state = tree.states[thing]
        if judged.name in entered and not (state.verdict is Verdict.ACQUIRED and state.complete):
            yield ToSettle(bloc, (competence,), thing)


def wanted_in(whole: Whole, *, scored: bool) -> Wanted:
    """The parts because of which a whole is not acquired; or its score, where that is wanted above, not settled."""
    entered, of_score = set(), {piece.id for piece in whole.pieces if piece.is_open} if scored else set()
    for condition in whole.unmet:
        at_fault = _at_fault(whole, condition)
        entered |= {piece.id for piece in at_fault}
        if isinstance(condition, Mean | Each):
            of_score |= {piece.id for piece in at_fault if piece.is_open}
    return Wanted(frozenset(entered | of_score), frozenset(of_score))


def _at_fault(whole: Whole, condition: Condition) -> list[Piece]:
    pieces = whole.counted(condition)
    if isinstance(condition, Mean):
        return [piece for piece in pieces if piece.is_open or piece.verdict is not Verdict.ACQUIRED]
    if isinstance(condition, Each):
        return [piece for piece in pieces if piece.span[0] < condition.each.share]
    pending = [piece for piece in pieces if piece.verdict is Verdict.PENDING]
    if isinstance(condition, Agreement) and whole.within_reach(condition):
        return pending  # where the others differ, it is for the jury
    return [piece for piece in pieces if piece.verdict is not Verdict.ACQUIRED]


def lacking_above(
    whole: Whole, bloc: str | None, *competences: str, assessment: str | None = None
) -> Iterator[Missing]:
    """What no single result would settle: how many parts are needed, a mean, an eliminatory mark, the jury's word."""
    for condition in whole.unmet:
        reason = why_not(whole, condition)
        settled = not whole.within_reach(condition) or not _at_fault(whole, condition)
        if reason.code in _COUNTS or (isinstance(condition, Mean | Each | Agreement) and settled and _is_own(reason)):
            yield Missing(bloc, assessment, None, competences, (), None, reason)


def _is_own(reason: Reason) -> bool:
    return reason.code not in (ReasonCode.PARTS_NOT_ACQUIRED, ReasonCode.PARTS_PENDING)


def jurys_word(reason: Reason, bloc: str | None, *competences: str) -> Missing:
    """What only the jury can settle: it refused what is all there."""
    return Missing(bloc, None, None, competences, (), reason.values["date"], reason)


def is_jurys_word(one: Lacking) -> bool:
    return isinstance(one, Missing) and one.reason.code is ReasonCode.JURY_REFUSED
