"""From a referential and a candidate's results to the outcome."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from cqp_cli.candidate import TITLE, Candidate
from cqp_cli.engine.about_results import about_results
from cqp_cli.engine.earlier import out_of_time
from cqp_cli.engine.juries import Decided
from cqp_cli.engine.known import known
from cqp_cli.engine.missing import missing
from cqp_cli.engine.plan import Plan, plan_of
from cqp_cli.engine.reasons import why
from cqp_cli.engine.too_soon import against_required
from cqp_cli.engine.tree import MOST_CASES, Tree, final
from cqp_cli.engine.weighing import ANYTHING, Piece, Span, Whole
from cqp_cli.outcome import (
    BlocOutcome,
    DecidedBy,
    DecisionOutcome,
    Force,
    Missing,
    Notice,
    Outcome,
    Part,
    Reason,
    WarningCode,
)
from cqp_cli.referential import Referential
from cqp_cli.rule import ALL
from cqp_cli.verdict import Verdict


def evaluate(referential: Referential, candidate: Candidate, *, on: date) -> Outcome:
    """What a candidate's results come to under a referential; on the date `on` earlier blocs are in time or not.

    Both must have passed their checks (`load_referential`, `load_candidate`); nothing is raised then. Pure: the same
    input gives the same outcome.
    """
    plan = plan_of(referential)
    attempts, decisions, tree = known(plan, candidate, on)
    target = None if candidate.target == TITLE else candidate.target
    blocs = [tree.bloc(bloc) for bloc in referential.blocs if target is None or bloc.id in target]
    proposed = _over(tree, tuple([(bloc.id, bloc.verdict) for bloc in blocs]), target)
    computed = _over(tree, tuple([(bloc.id, bloc.computed) for bloc in blocs]), target)
    decision = tree.decisions.get(TITLE) if target is None else None
    verdict, computed_verdict, decided_by, reason = final(
        computed.whole.verdict, proposed.whole.verdict, proposed.reason, decision
    )
    lacking: tuple[Missing, ...] = ()
    if verdict is not Verdict.ACQUIRED:
        refused = reason if decided_by is DecidedBy.JURY else None
        lacking = missing(tree, candidate.route, blocs, proposed.whole, refused=refused)
    sought = _sought(plan, blocs)
    return Outcome(
        referential=plan.identity,
        candidate=candidate.candidate.id,
        on=on,
        target=target,
        verdict=verdict,
        computed=computed_verdict,
        decided_by=decided_by,
        reason=reason,
        makes_title=target is not None and _makes_title(tree, blocs),
        certified_blocs=tuple([bloc.id for bloc in blocs if bloc.verdict is Verdict.ACQUIRED]),
        blocs=tuple(blocs),
        missing=lacking,
        decisions=tuple(_within_target(decisions, blocs, target)),
        warnings=(
            *about_results(plan, attempts, sought, _lacking(blocs)),
            *against_required(plan, candidate, sought),
            *out_of_time(referential, candidate, on),
            *_granted_oddly(candidate, tree, blocs, {one.id for one in decisions}),
            *_against_its_rule(decision, proposed.whole.verdict),
        ),
        evidence=tree.evidence,
        direct={competence: one.evidence for competence, one in tree.direct.items()},
    )


class _Weighed(NamedTuple):
    """The title over its blocs, and why it is as it is; or the blocs of the target together."""

    whole: Whole
    reason: Reason


Verdicts = tuple[tuple[str, Verdict], ...]


def _over(tree: Tree, verdicts: Verdicts, target: tuple[str, ...] | None) -> _Weighed:
    """What the blocs come to: where no rule asks for scores, worked out once for all who have these verdicts."""
    if tree.plan.has_scores:
        return _weighed(tree.plan, verdicts, target, tree.spans)
    return _alike(tree.plan, verdicts, target)


@lru_cache(maxsize=MOST_CASES)
def _alike(plan: Plan, verdicts: Verdicts, target: tuple[str, ...] | None) -> _Weighed:
    return _weighed(plan, verdicts, target, {})


def _weighed(plan: Plan, verdicts: Verdicts, target: tuple[str, ...] | None, spans: Mapping[str, Span]) -> _Weighed:
    referential = plan.referential
    pieces = [
        Piece(
            id,
            id,
            verdict,
            spans.get(id, ANYTHING),
            bloc.weight,
            required=bloc.required and target is None,
            optional=bloc.optional and target is None,
        )
        for id, verdict in verdicts
        for bloc in [referential.bloc[id]]
    ]
    whole = Whole(referential.rules.title if target is None else ALL, pieces, Part.BLOC)
    return _Weighed(whole, why(whole))


def _sought(plan: Plan, blocs: Sequence[BlocOutcome]) -> frozenset[str]:
    """The competences that are reported on, but for those of blocs kept from earlier."""
    sought = [plan.competences[bloc.id] for bloc in blocs if bloc.decided_by is not DecidedBy.EARLIER]
    return frozenset().union(*sought)


def _within_target(
    decisions: Sequence[DecisionOutcome], blocs: Sequence[BlocOutcome], target: tuple[str, ...] | None
) -> Iterator[DecisionOutcome]:
    """The decisions, those on what is not aimed at marked as such."""
    sought = {bloc.id for bloc in blocs} | {one.id for bloc in blocs for one in bloc.competences}
    for decision in decisions:
        within = decision.id in sought or (decision.id == TITLE and target is None)
        yield decision if within else decision._replace(force=Force.OUTSIDE)


def _makes_title(tree: Tree, blocs: Sequence[BlocOutcome]) -> bool:
    """Whether the blocs of the target make the title with the earlier ones."""
    known = {bloc.id: Verdict.PENDING for bloc in tree.plan.referential.blocs}
    known.update({id: earlier.verdict for id, earlier in tree.earlier.items()})
    known.update({bloc.id: bloc.verdict for bloc in blocs})
    return _over(tree, tuple(known.items()), None).whole.verdict is Verdict.ACQUIRED


def _lacking(blocs: Sequence[BlocOutcome]) -> frozenset[str]:
    """The competences that are not acquired."""
    return frozenset([one.id for bloc in blocs for one in bloc.competences if one.verdict is not Verdict.ACQUIRED])


def _granted_oddly(
    candidate: Candidate, tree: Tree, blocs: Sequence[BlocOutcome], decided: Collection[str]
) -> Iterator[Notice]:
    """The blocs that a jury granted by name over competences that nobody had recognised, nor has since."""
    for bloc in blocs:
        granted = bloc.id in decided and bloc.decided_by is DecidedBy.JURY and bloc.verdict is Verdict.ACQUIRED
        if granted and (lacking := _unrecognised(tree, bloc)):
            day: date = bloc.reason.values["date"]
            then = known(tree.plan, candidate.until(day), day).tree
            lacked = _unrecognised(then, then.weighed(tree.plan.referential.bloc[bloc.id]))
            if both := [id for id in lacking if id in lacked]:
                yield Notice(WarningCode.GRANTED_OVER_UNRECOGNISED, {"bloc": bloc.id, "competences": both})


def _unrecognised(tree: Tree, bloc: BlocOutcome) -> list[str]:
    """The competences for want of which a bloc does not meet its rule; none where it does."""
    whole = tree.whole_bloc(tree.plan.referential.bloc[bloc.id], [one.verdict for one in bloc.competences])
    if whole.verdict is Verdict.ACQUIRED:
        return []
    return [one.id for one in bloc.competences if one.verdict is not Verdict.ACQUIRED]


def _against_its_rule(decision: Decided | None, proposed: Verdict) -> Iterator[Notice]:
    """The decision on the title, if it contradicts the title's rule over the final blocs."""
    if decision is not None and (decision.verdict is Verdict.ACQUIRED) is not (proposed is Verdict.ACQUIRED):
        granted = decision.verdict is Verdict.ACQUIRED
        yield Notice(WarningCode.TITLE_CONTRADICTS_BLOCS, {"granted": granted})
