"""What would settle what is not acquired, from the title or the target downwards."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from cqp_cli.engine.evidence import State
from cqp_cli.engine.lacking import (
    Lacking,
    ToSettle,
    Wanted,
    in_assessment,
    in_assessments,
    in_bloc,
    is_jurys_word,
    jurys_word,
    lacking_above,
    wanted_in,
)
from cqp_cli.engine.plan import Plan
from cqp_cli.engine.tree import MOST_CASES, Tree, alone
from cqp_cli.engine.weighing import Whole
from cqp_cli.outcome import FOR_THE_JURY, BlocOutcome, Evidence, Missing, Part, Reason, ReasonCode
from cqp_cli.verdict import Verdict


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
    if refused is None or not all(map(is_jurys_word, found)):  # a result lifts the refusal
        return found
    return jurys_word(refused, None), *found


def _in_blocs(tree: Tree, route: str, blocs: Sequence[BlocOutcome], whole: Whole) -> Iterator[Missing]:
    above, wanted = _over_blocs(whole)
    found: list[Lacking] = [*above]
    for bloc in blocs:
        if bloc.id not in wanted.entered:
            continue
        case, scored = tree.case_of(bloc.id), bloc.id in wanted.scored
        if case is None:
            found += _merged(in_bloc(tree, route, bloc, scored=scored))
        else:
            found += _lacking_in(tree.plan, route, bloc.id, case, scored=scored)
    found = _completed(tree, route, found)
    ended = _put_an_end_to(tree, found)
    yield from (one if isinstance(one, Missing) else _told(tree, one, ended) for one in found)


def _completed(tree: Tree, route: str, found: list[Lacking]) -> list[Lacking]:
    """What is missing, and what else is once that is there: what it puts an end to, what has to come before it."""
    before: set[object] = set()
    while (now := {_what(one) for one in found}) != before:
        before = now
        if tree.direct or route == "vae":
            found = _by_assessments_where_begun(tree, found)
        if tree.plan.has_requirements:
            found = _with_required(tree, found)
    return found


@lru_cache(maxsize=MOST_CASES)
def _over_blocs(whole: Whole) -> tuple[tuple[Lacking, ...], Wanted]:
    """What no bloc alone would settle, and the blocs that would settle something."""
    return _merged(lacking_above(whole, None)), wanted_in(whole, scored=False)


@lru_cache(maxsize=MOST_CASES)
def _lacking_in(plan: Plan, route: str, bloc: str, case: tuple[State, ...], *, scored: bool) -> tuple[Lacking, ...]:
    """What is missing for a bloc in one case, worked out once for all the candidates that are in it."""
    tree = alone(plan, bloc, case)
    return _merged(in_bloc(tree, route, tree.weighed(plan.referential.bloc[bloc]), scored=scored))


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
    return in_assessments(tree, bloc.id, competence, scored=False)


def _with_required(tree: Tree, found: list[Lacking]) -> list[Lacking]:
    """What is missing, and what has to be acquired before that is sat, even if nothing else asks for it."""
    seen: set[str] = set()
    ended = _put_an_end_to(tree, found)
    while more := {ref for one in found if isinstance(one, ToSettle) for ref in _after(tree, one, ended)} - seen:
        seen |= more
        first = (lacking for ref in sorted(more) for lacking in _of_required(tree, ref, ended))
        found = [*_merged([*first, *found])]
    return found


def _of_required(tree: Tree, ref: str, ended: Collection[str]) -> Iterator[Lacking]:
    for competence, outcome in tree.lacking(ref, ended):
        bloc = tree.plan.referential.bloc_of[competence].id
        yield from in_assessment(tree, bloc, competence, outcome, scored=False)


def _told(tree: Tree, one: ToSettle, ended: Collection[str]) -> Missing:
    """What is missing of one thing, with what its evidence says."""
    ref, evidence = one.thing[0], tree.evidence[one.thing]
    assessment = tree.plan.referential.assessment[ref].assessment
    after = _after(tree, one, ended)
    place = (one.bloc, ref, evidence.criterion, one.competences)
    return Missing(*place, assessment.assessors, _last(evidence), evidence.reason, evidence.kind, after)


def _last(evidence: Evidence) -> date | None:
    """The day of the last result that is told of: of some indicators, theirs."""
    if evidence.reason.values.get("part") is not Part.INDICATOR:
        return evidence.date
    named = evidence.reason.values.get("parts", ())
    days = [one.date or evidence.date for one in evidence.indicators if one.number in named]
    return max(filter(None, days), default=evidence.date)


def _after(tree: Tree, one: ToSettle, ended: Collection[str]) -> tuple[str, ...]:
    """The assessments that are to be acquired first; none where it was taken, and the jury has to settle it."""
    ref, evidence = one.thing[0], tree.evidence[one.thing]
    if evidence.reason.code in FOR_THE_JURY:
        return ()
    requires = tree.plan.referential.assessment[ref].assessment.requires
    return tuple(required for required in requires if not tree.is_acquired(required, ended))


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
