"""The tree of verdicts, from the evidence up: assessments, competences, blocs."""

from collections.abc import Mapping, Sequence

from cqp_cli.candidate import EarlierBloc
from cqp_cli.engine.attempts import Attempts
from cqp_cli.engine.evidence import direct_evidence, evidence_of
from cqp_cli.engine.juries import Standing
from cqp_cli.engine.plan import Bearing, Plan, Thing
from cqp_cli.engine.weighing import weigh
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
    """Builds the outcome of each bloc from the attempts, the earlier blocs and the decisions that stand."""

    def __init__(
        self, plan: Plan, attempts: Attempts, decisions: Mapping[str, Standing], earlier: Sequence[EarlierBloc]
    ) -> None:
        self.plan, self.attempts, self.decisions = plan, attempts, decisions
        self.rules = plan.referential.rules
        self.earlier = {
            bloc.bloc: Standing(
                Verdict.ACQUIRED,
                Reason(ReasonCode.EARLIER, {"date": bloc.date, "proof": bloc.proof}),
                DecidedBy.EARLIER,
            )
            for bloc in earlier
        }
        self.evidence: dict[Thing, Evidence] = {
            thing: evidence_of(plan, judged, attempts.of.get(thing, ()), attempts.absences.get(thing[0]))
            for thing, judged in plan.judged.items()
        }

    def bloc(self, bloc: Bloc) -> BlocOutcome:
        """A bloc: kept from earlier, decided by a jury, or what its rule makes of its competences."""
        earlier = self.earlier.get(bloc.id)
        competences = tuple(self.competence(competence, earlier) for competence in bloc.competences)
        computed, reason = self._weigh_bloc([(one.id, one.computed) for one in competences])
        if self.decisions and earlier is None:
            verdict, reason = self._weigh_bloc([(one.id, one.verdict) for one in competences])
        else:
            verdict = computed
        if earlier is not None:
            computed = earlier.verdict
        decided = earlier or self.decisions.get(bloc.id)
        if decided is not None:
            verdict, reason = decided.verdict, decided.reason
        return BlocOutcome(bloc.id, bloc.title, verdict, computed, decided and decided.by, reason, competences)

    def _weigh_bloc(self, parts: list[tuple[str, Verdict]]) -> tuple[Verdict, Reason]:
        return weigh(self.rules.bloc, parts, Part.COMPETENCE)

    def competence(self, competence: Competence, earlier: Standing | None) -> CompetenceOutcome:
        """A competence: acquired with its earlier bloc, decided by a jury, or what its assessments make of it."""
        assessments = tuple(self._assessment(competence.id, bearing) for bearing in self.plan.bearing[competence.id])
        direct = self._direct(competence.id)
        stands = next((one for one in direct if one.counts), None)
        if stands is not None:
            computed, reason = stands.verdict, stands.reason
        else:
            parts = [(assessment.id, assessment.verdict) for assessment in assessments]
            computed, reason = weigh(self.rules.competence, parts, Part.ASSESSMENT)
        evaluated = _evaluated(direct, assessments)
        if earlier is not None:
            computed = earlier.verdict
        decided = earlier or self.decisions.get(competence.id)
        verdict = decided.verdict if decided else computed
        reason = decided.reason if decided else reason
        return CompetenceOutcome(
            competence.id,
            competence.code,
            verdict,
            computed,
            decided and decided.by,
            evaluated,
            reason,
            assessments,
            direct,
        )

    def _assessment(self, competence: str, bearing: Bearing) -> AssessmentOutcome:
        """What an assessment says of a competence: its criteria that cover it, its score, its judgement."""
        evidence = tuple(self.evidence[judged.assessment, judged.key] for judged in bearing.judged)
        if self._direct_stands(competence):
            evidence = tuple(one._replace(counts=False) for one in evidence)
        parts = [(one.criterion or one.kind.value, one.verdict) for one in evidence]
        verdict, reason = weigh(self.rules.assessment, parts, Part.EVIDENCE)
        return AssessmentOutcome(bearing.placed.ref, verdict, reason, evidence)

    def _direct(self, competence: str) -> tuple[Evidence, ...]:
        attempts = self.attempts.direct.get(competence)
        if not attempts:
            return ()
        return (direct_evidence(self.plan, attempts, counts=self._direct_stands(competence)),)

    def _direct_stands(self, competence: str) -> bool:
        """A direct judgement stands for all other evidence until a later result concerns the competence."""
        attempts = self.attempts.direct.get(competence)
        if not attempts:
            return False
        return self.attempts.concerned_by_assessment.get(competence, attempts[-1].date) <= attempts[-1].date


def _evaluated(direct: Sequence[Evidence], assessments: Sequence[AssessmentOutcome]) -> str:
    """How much of a competence's evidence is there: `none`, `partly` or `fully`."""
    if any(one.counts for one in direct):
        return "fully"
    evidence = [one for assessment in assessments for one in assessment.evidence]
    if evidence and all(one.complete for one in evidence):
        return "fully"
    begun = any(one.complete or any(i.value is not None for i in one.indicators) for one in evidence)
    return "partly" if begun else "none"
