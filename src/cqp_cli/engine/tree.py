"""The tree of verdicts, from the evidence up: assessments, competences, blocs."""

from collections.abc import Mapping, Sequence
from datetime import date

from cqp_cli.engine.attempts import Attempts
from cqp_cli.engine.earlier import Kept
from cqp_cli.engine.evidence import Found, direct_evidence, evidence_of
from cqp_cli.engine.juries import Decided
from cqp_cli.engine.plan import Bearing, Judged, Plan, Thing
from cqp_cli.engine.reasons import why
from cqp_cli.engine.weighing import ANYTHING, Piece, Span, Whole
from cqp_cli.outcome import (
    AssessmentOutcome,
    BlocOutcome,
    CompetenceOutcome,
    DecidedBy,
    Evidence,
    Part,
    Reason,
    ReasonCode,
)
from cqp_cli.referential import Bloc, Competence
from cqp_cli.verdict import Verdict


class Tree:
    """Builds the outcome of each bloc from the attempts, the earlier blocs and the decisions that stand.

    Beside the outcomes, which hold no scores, it keeps what the scores of wholes may be, by what they are of.
    """

    def __init__(
        self, plan: Plan, attempts: Attempts, decisions: Mapping[str, Decided], earlier: Mapping[str, Kept]
    ) -> None:
        self.plan, self.attempts, self.decisions = plan, attempts, decisions
        self.rules = plan.referential.rules
        self.kept = earlier
        self.earlier = {id: _decided(kept) for id, kept in earlier.items()}
        self.spans: dict[str, Span] = {id: kept.span for id, kept in earlier.items()}
        self.found: dict[Thing, Found] = {
            thing: evidence_of(plan, judged, attempts.of.get(thing, ()), attempts.absences.get(thing[0]))
            for thing, judged in plan.judged.items()
        }

    def bloc(self, bloc: Bloc) -> BlocOutcome:
        """A bloc: what its rule makes of its competences, unless it is kept from earlier or a jury decided on it."""
        earlier = self.earlier.get(bloc.id)
        competences = tuple(self.competence(competence, earlier) for competence in bloc.competences)
        computed = self.whole_bloc(bloc, [one.computed for one in competences])
        proposed = self.whole_bloc(bloc, [one.verdict for one in competences])
        if bloc.id not in self.kept:
            self.spans[bloc.id] = computed.span if self.plan.has_scores else ANYTHING
        decided = earlier or self.decisions.get(bloc.id)
        settled = final(computed.verdict, proposed.verdict, why(proposed), decided)
        return BlocOutcome(bloc.id, bloc.title, *settled, competences)

    def whole_bloc(self, bloc: Bloc, verdicts: Sequence[Verdict]) -> Whole:
        """A bloc over its competences, whose verdicts are given: computed, or with the jury's decisions."""
        pieces = [
            Piece(one.id, one.id, verdict, self.spans[one.id], one.weight, one.required)
            for one, verdict in zip(bloc.competences, verdicts, strict=True)
        ]
        return Whole(bloc.rule or self.rules.bloc, pieces, Part.COMPETENCE)

    def competence(self, competence: Competence, earlier: Decided | None) -> CompetenceOutcome:
        """A competence: what its assessments make of it, unless its bloc is kept or a jury decided on it."""
        direct = self._direct(competence.id)
        stands = direct is not None and direct.evidence.counts
        assessments = tuple(self._assessment(one, counts=not stands) for one in self.plan.bearing[competence.id])
        whole = self.whole_competence(competence.id, assessments)
        computed, reason, span = whole.verdict, why(whole), whole.span if self.plan.has_scores else ANYTHING
        if direct is not None and stands:
            computed, reason, span = direct.evidence.verdict, direct.evidence.reason, direct.span
        self.spans[competence.id] = span
        decided = earlier or self.decisions.get(competence.id)
        settled = final(computed, computed, reason, decided)
        evaluated = "fully" if stands else _evaluated(assessments)
        evidence = direct and direct.evidence
        return CompetenceOutcome(competence.id, competence.code, *settled, evaluated, assessments, evidence)

    def whole_competence(self, competence: str, assessments: Sequence[AssessmentOutcome]) -> Whole:
        """A competence over the assessments that bear on it."""
        rule = self.plan.referential.competence[competence].rule or self.rules.competence
        pieces = []
        for bearing, outcome in zip(self.plan.bearing[competence], assessments, strict=True):
            item = bearing.placed.assessment
            span = self.whole_assessment(bearing, outcome.evidence).span if self.plan.has_scores else ANYTHING
            pieces.append(Piece(item.id, outcome.id, outcome.verdict, span, item.weight, item.required))
        return Whole(rule, pieces, Part.ASSESSMENT)

    def is_acquired(self, assessment: str) -> bool:
        """Whether an assessment is acquired for every competence that it bears on, or the competence without it."""
        return all(
            self._is_acquired_without(competence) or self._assessment(bearing, counts=True).verdict is Verdict.ACQUIRED
            for competence, bearings in self.plan.bearing.items()
            for bearing in bearings
            if bearing.placed.ref == assessment
        )

    def _is_acquired_without(self, competence: str) -> bool:
        bloc = self.plan.referential.bloc_of[competence].id
        granted = (self.earlier.get(bloc), self.decisions.get(bloc), self.decisions.get(competence))
        if any(one is not None and one.verdict is Verdict.ACQUIRED for one in granted):
            return True
        direct = self._direct(competence)
        return direct is not None and direct.evidence.counts and direct.evidence.verdict is Verdict.ACQUIRED

    def whole_assessment(self, bearing: Bearing, evidence: Sequence[Evidence]) -> Whole:
        """An assessment's part for a competence: over its criteria that cover it, its score, its judgement."""
        pieces = [
            Piece(judged.name, judged.name, one.verdict, self._span(judged), judged.weight, judged.required)
            for judged, one in zip(bearing.judged, evidence, strict=True)
        ]
        return Whole(bearing.rule, pieces, Part.EVIDENCE)

    def _span(self, judged: Judged) -> Span:
        assert judged.assessment is not None  # only a direct judgement has none
        return self.found[judged.assessment, judged.key].span

    def _assessment(self, bearing: Bearing, *, counts: bool) -> AssessmentOutcome:
        found = (self.found[bearing.placed.ref, judged.key].evidence for judged in bearing.judged)
        evidence = tuple(one if counts else one._replace(counts=False) for one in found)
        whole = self.whole_assessment(bearing, evidence)
        return AssessmentOutcome(bearing.placed.ref, whole.verdict, why(whole), evidence)

    def _direct(self, competence: str) -> Found | None:
        """A direct judgement; it stands for all other evidence until a later result concerns the competence."""
        attempts = self.attempts.direct.get(competence)
        if attempts is None:
            return None
        counts = self.attempts.assessed.get(competence, date.min) <= attempts[-1].date
        return direct_evidence(self.plan, competence, attempts, counts=counts)


def _decided(kept: Kept) -> Decided:
    values = {"date": kept.date, "proof": kept.proof, **({"origin": list(kept.origin)} if kept.origin else {})}
    reason = Reason(ReasonCode.EARLIER, values)
    return Decided(Verdict.ACQUIRED, reason, DecidedBy.EARLIER)


def final(
    computed: Verdict, proposed: Verdict, reason: Reason, decided: Decided | None
) -> tuple[Verdict, Verdict, DecidedBy | None, Reason]:
    """The verdict, the computed one (it sees earlier blocs, but never the jury), who decided, and why."""
    if decided is None:
        return proposed, computed, None, reason
    if decided.by is DecidedBy.EARLIER:
        computed = decided.verdict
    return decided.verdict, computed, decided.by, decided.reason


def _evaluated(assessments: Sequence[AssessmentOutcome]) -> str:
    """How much of a competence's evidence is there: `none`, `partly` or `fully`."""
    evidence = [one for assessment in assessments for one in assessment.evidence]
    if evidence and all(one.complete for one in evidence):
        return "fully"
    begun = any(one.complete or any(i.value is not None for i in one.indicators) for one in evidence)
    return "partly" if begun else "none"
