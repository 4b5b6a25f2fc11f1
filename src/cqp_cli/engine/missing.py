"""What would settle what is not acquired, from the title or the target downwards."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cqp_cli.engine.evidence import State
from cqp_cli.engine.plan import Plan
from cqp_cli.engine.reasons import why_not
from cqp_cli.engine.tree import MOST_CASES, Tree, alone
from cqp_cli.engine.weighing import Piece, Whole
from cqp_cli.outcome import (
    FOR_THE_JURY,
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


class _Wanted(NamedTuple):
    """The parts (ids) that something could still be done about, and those of them whose score is wanted as well."""

    entered: frozenset[str]
    scored: frozenset[str]


Lacking = Missing | ToSettle


def missing(
    tree: Tree,
    route: str,
    blocs: Sequence[BlocOutcome],
    whole: Whole,
    *,
    refused: Reason | None,
) -> tuple[Missing, ...]:
    """What is missing for `blocs`: their `whole` is not acquired, or `refused` by a jury."""
    found = () if whole.verdict is Verdict.ACQUIRED else tuple(_in_blocs(tree, route, blocs, whole))
    if refused is None or not all(map(_is_jurys_word, found)):  # a result lifts the refusal
        return found
    return _jurys_word(refused, None), *found


def _in_blocs(tree: Tree, route: str, blocs: Sequence[BlocOutcome], whole: Whole) -> Iterator[Missing]:
    above, wanted = _over_blocs(whole)
    found: list[Lacking] = [*above]
    for bloc in blocs:
        if bloc.id not in wanted.entered:
            continue
        case, scored = tree.case_of(bloc.id), bloc.id in wanted.scored
        if case is None:
            found += _merged(_in_bloc(tree, route, bloc, scored=scored))
        else:
            found += _lacking_in(tree.plan, route, bloc.id, case, scored=scored)
    if tree.direct or route == "vae":
        found = _by_assessments_where_begun(tree, found)
    if tree.plan.has_requirements:
        found = _with_required(tree, found)
    yield from (one if isinstance(one, Missing) else _told(tree, one) for one in found)


def _by_assessments_where_begun(tree: Tree, found: list[Lacking]) -> list[Lacking]:
    """What is missing, by assessments alone for the competences that one of its results would put on that way."""
    seen: set[str] = set()
    while more := _put_an_end_to(tree, found) - seen:
        seen |= more
        needed = (lacking for id in sorted(more) for lacking in _by_assessments(tree, id))
        found = [*_merged([*_without(found, more), *needed])]
    return found


def _put_an_end_to(tree: Tree, found: Sequence[Lacking]) -> set[str]:
    """The competences acquired or to be judged outside the assessments, whom a result that is missing would concern."""
    concerned = {id for one in found if isinstance(one, ToSettle) for id in tree.plan.judged[one.thing].competences}
    asked = {id for one in found if _is_outside(one) for id in one.competences}
    return {id for id in concerned if id in asked or _is_acquired_directly(tree, id)}


def _is_acquired_directly(tree: Tree, competence: str) -> bool:
    direct = tree.standing_direct(competence)
    acquired = direct is not None and direct.evidence.verdict is Verdict.ACQUIRED
    return acquired and not tree.is_granted(competence)


def _is_outside(one: Lacking) -> bool:
    """Whether a judgement outside the assessments is asked for."""
    if isinstance(one, ToSettle) or one.assessment is not None:
        return False
    return one.kind is not None or one.reason.code is ReasonCode.DOSSIER


def _without(found: Iterable[Lacking], competences: Collection[str]) -> Iterator[Lacking]:
    """What is missing, but for the judgements of some competences outside the assessments."""
    for one in found:
        left = tuple(id for id in one.competences if id not in competences) if _is_outside(one) else one.competences
        if left or not _is_outside(one):
            yield one._replace(competences=left)


def _by_assessments(tree: Tree, id: str) -> Iterator[Lacking]:
    """What a competence needs of its assessments, whatever was judged outside them."""
    bloc = tree.plan.referential.bloc_of[id]
    competence = tree.competence(tree.plan.referential.competence[id], None)
    return _in_assessments(tree, bloc.id, competence, scored=False)


def _with_required(tree: Tree, found: list[Lacking]) -> list[Lacking]:
    """What is missing, and what has to be acquired before that is sat, even if nothing else asks for it."""
    seen: set[str] = set()
    while more := {ref for one in found if isinstance(one, ToSettle) for ref in _after(tree, one)} - seen:
        seen |= more
        found = [*_merged([*(lacking for ref in sorted(more) for lacking in _of_required(tree, ref)), *found])]
    return found


def _of_required(tree: Tree, ref: str) -> Iterator[Lacking]:
    for competence, outcome in tree.lacking(ref):
        bloc = tree.plan.referential.bloc_of[competence].id
        yield from _in_assessment(tree, bloc, competence, outcome, scored=False)


@lru_cache(maxsize=MOST_CASES)
def _over_blocs(whole: Whole) -> tuple[tuple[Lacking, ...], _Wanted]:
    """What no bloc alone would settle, and the blocs that would settle something."""
    return _merged(_above(whole, None)), _wanted(whole, scored=False)


@lru_cache(maxsize=MOST_CASES)
def _lacking_in(plan: Plan, route: str, bloc: str, case: tuple[State, ...], *, scored: bool) -> tuple[Lacking, ...]:
    """What is missing for a bloc in one case, worked out once for all the candidates that are in it."""
    tree = alone(plan, bloc, case)
    return _merged(_in_bloc(tree, route, tree.weighed(plan.referential.bloc[bloc]), scored=scored))


def _wanted(whole: Whole, *, scored: bool) -> _Wanted:
    """The parts because of which a whole is not acquired; or its score, where that is wanted above, not settled."""
    entered, of_score = set(), {piece.id for piece in whole.pieces if piece.is_open} if scored else set()
    for condition in whole.unmet:
        at_fault = _at_fault(whole, condition)
        entered |= {piece.id for piece in at_fault}
        if isinstance(condition, Mean | Each):
            of_score |= {piece.id for piece in at_fault if piece.is_open}
    return _Wanted(frozenset(entered | of_score), frozenset(of_score))


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


def _above(whole: Whole, bloc: str | None, *competences: str, assessment: str | None = None) -> Iterator[Missing]:
    """What no single result would settle: how many parts are needed, a mean, an eliminatory mark, the jury's word."""
    for condition in whole.unmet:
        reason = why_not(whole, condition)
        settled = not whole.within_reach(condition) or not _at_fault(whole, condition)
        if reason.code in _COUNTS or (isinstance(condition, Mean | Each | Agreement) and settled and _is_own(reason)):
            yield Missing(bloc, assessment, None, competences, (), None, reason)


def _is_own(reason: Reason) -> bool:
    return reason.code not in (ReasonCode.PARTS_NOT_ACQUIRED, ReasonCode.PARTS_PENDING)


def _jurys_word(reason: Reason, bloc: str | None, *competences: str) -> Missing:
    """What only the jury can settle: it refused what is all there."""
    return Missing(bloc, None, None, competences, (), reason.values["date"], reason)


def _is_jurys_word(one: Lacking) -> bool:
    return isinstance(one, Missing) and one.reason.code is ReasonCode.JURY_REFUSED


def _in_bloc(tree: Tree, route: str, bloc: BlocOutcome, *, scored: bool) -> Iterator[Lacking]:
    if bloc.decided_by is DecidedBy.EARLIER:
        if tree.kept[bloc.id].score is None:
            yield Missing(bloc.id, None, None, (), (), bloc.reason.values["date"], Reason(ReasonCode.SCORE_UNKNOWN))
        return
    model = tree.plan.referential.bloc[bloc.id]
    whole = tree.whole_bloc(model, [one.verdict for one in bloc.competences])
    found = [*_in_competences(tree, route, bloc, whole, scored=scored)]
    refused = bloc.decided_by is DecidedBy.JURY and bloc.verdict is not Verdict.ACQUIRED
    if refused and (whole.verdict is Verdict.ACQUIRED or all(map(_is_jurys_word, found))):
        yield _jurys_word(bloc.reason, bloc.id)
    yield from found


def _in_competences(tree: Tree, route: str, bloc: BlocOutcome, whole: Whole, *, scored: bool) -> Iterator[Lacking]:
    wanted = _wanted(whole, scored=scored)
    open_ones = [one for one in bloc.competences if one.id in wanted.entered]
    yield from _above(whole, bloc.id, *(one.id for one in open_ones))
    for competence in open_ones:
        yield from _in_competence(tree, route, bloc.id, competence, scored=competence.id in wanted.scored)


def _in_competence(
    tree: Tree, route: str, bloc: str, competence: CompetenceOutcome, *, scored: bool
) -> Iterator[Lacking]:
    direct = tree.standing_direct(competence.id)
    if competence.verdict is not Verdict.ACQUIRED and competence.computed is Verdict.ACQUIRED:
        yield _jurys_word(competence.reason, bloc, competence.id)
        if scored and direct is None:
            yield from _in_assessments(tree, bloc, competence, scored=True)
    elif direct is not None:
        if competence.verdict is not Verdict.ACQUIRED:
            said = direct.evidence
            yield Missing(bloc, None, None, (competence.id,), (), said.date, said.reason, said.kind)
    elif competence.evaluated == "none" and route == "vae":
        yield Missing(bloc, None, None, (competence.id,), (), None, Reason(ReasonCode.DOSSIER))
    elif not competence.assessments:
        yield Missing(bloc, None, None, (competence.id,), (), None, Reason(ReasonCode.NO_ASSESSMENT))
    else:
        yield from _in_assessments(tree, bloc, competence, scored=scored)


def _in_assessments(tree: Tree, bloc: str, competence: CompetenceOutcome, *, scored: bool) -> Iterator[Lacking]:
    whole = tree.whole_competence(competence.id, competence.assessments)
    wanted = _wanted(whole, scored=scored)
    yield from _above(whole, bloc, competence.id)
    for piece, assessment in zip(whole.pieces, competence.assessments, strict=True):
        if piece.id in wanted.entered:
            yield from _in_assessment(tree, bloc, competence.id, assessment, scored=piece.id in wanted.scored)


def _in_assessment(
    tree: Tree, bloc: str, competence: str, outcome: AssessmentOutcome, *, scored: bool
) -> Iterator[Lacking]:
    bearing = next(one for one in tree.plan.bearing[competence] if one.placed.ref == outcome.id)
    whole = tree.whole_assessment(bearing)
    yield from _above(whole, bloc, competence, assessment=outcome.id)
    entered = _wanted(whole, scored=scored).entered
    for judged, thing in zip(bearing.judged, bearing.things, strict=True):
        state = tree.states[thing]
        if judged.name in entered and not (state.verdict is Verdict.ACQUIRED and state.complete):
            yield ToSettle(bloc, (competence,), thing)


def _told(tree: Tree, one: ToSettle) -> Missing:
    """What is missing of one thing, with what its evidence says."""
    ref, evidence = one.thing[0], tree.evidence[one.thing]
    assessment = tree.plan.referential.assessment[ref].assessment
    after = _after(tree, one)
    place = (one.bloc, ref, evidence.criterion, one.competences)
    return Missing(*place, assessment.assessors, evidence.date, evidence.reason, evidence.kind, after)


def _after(tree: Tree, one: ToSettle) -> tuple[str, ...]:
    """The assessments that are to be acquired first; none where it was taken, and the jury has to settle it."""
    ref, evidence = one.thing[0], tree.evidence[one.thing]
    if evidence.reason.code in FOR_THE_JURY:
        return ()
    requires = tree.plan.referential.assessment[ref].assessment.requires
    return tuple(required for required in requires if not tree.is_acquired(required))


def _merged(found: Iterable[Lacking]) -> tuple[Lacking, ...]:
    """What is missing, once each, with all the competences that it would settle."""
    merged: dict[object, Lacking] = {}
    for one in found:
        what = _what(one)
        before = merged.get(what)
        more = (
            one.competences if before is None else tuple(id for id in one.competences if id not in before.competences)
        )
        merged[what] = one if before is None else before._replace(competences=before.competences + more)
    return tuple(merged.values())


def _what(one: Lacking) -> object:
    """What tells it apart: a thing, a dossier, or else that it concerns these competences."""
    if isinstance(one, ToSettle):
        return one.thing
    code = one.reason.code
    told = () if code is ReasonCode.DOSSIER else (one.assessment, one.competences, str(one.reason.values))
    return one.bloc, code, *told
