"""The tree of verdicts, from the evidence up: assessments, competences, blocs."""

from collections.abc import Mapping, Sequence
from datetime import date

from cqp_cli.candidate import EarlierBloc
from cqp_cli.engine.attempts import Attempts
from cqp_cli.engine.evidence import direct_evidence, evidence_of
from cqp_cli.engine.juries import Decided
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
        self, plan: Plan, attempts: Attempts, decisions: Mapping[str, Decided], earlier: Sequence[EarlierBloc]
    ) -> None:
        self.plan, self.attempts, self.decisions = plan, attempts, decisions
        self.rules = plan.referential.rules
        self.earlier = {bloc.bloc: _kept(bloc) for bloc in earlier}
        self.evidence: dict[Thing, Evidence] = {
            thing: evidence_of(plan, judged, attempts.of.get(thing, ()), attempts.absences.get(thing[0]))
            for thing, judged in plan.judged.items()
        }

    def bloc(self, bloc: Bloc) -> BlocOutcome:
        """A bloc: what its rule makes of its competences, unless it is kept from earlier or a jury decided on it."""
        earlier = self.earlier.get(bloc.id)
        competences = tuple(self.competence(competence, earlier) for competence in bloc.competences)
        computed, _ = self.weigh_bloc([(one.id, one.computed) for one in competences])
        proposed, reason = self.weigh_bloc([(one.id, one.verdict) for one in competences])
        decided = earlier or self.decisions.get(bloc.id)
        return BlocOutcome(bloc.id, bloc.title, *final(computed, proposed, reason, decided), competences)

    def weigh_bloc(self, parts: list[tuple[str, Verdict]]) -> tuple[Verdict, Reason]:
        """What the bloc's rule makes of its competences."""
        return weigh(self.rules.bloc, parts, Part.COMPETENCE)

    def competence(self, competence: Competence, earlier: Decided | None) -> CompetenceOutcome:
        """A competence: what its assessments make of it, unless its bloc is kept or a jury decided on it."""
        direct = self._direct(competence.id)
        stands = direct is not None and direct.counts
        assessments = tuple(self._assessment(one, counts=not stands) for one in self.plan.bearing[competence.id])
        computed, reason = self.weigh_competence(assessments)
        if direct is not None and direct.counts:
            computed, reason = direct.verdict, direct.reason
        decided = earlier or self.decisions.get(competence.id)
        settled = final(computed, computed, reason, decided)
        evaluated = "fully" if stands else _evaluated(assessments)
        return CompetenceOutcome(competence.id, competence.code, *settled, evaluated, assessments, direct)

    def weigh_competence(self, assessments: Sequence[AssessmentOutcome]) -> tuple[Verdict, Reason]:
        """What the competence's rule makes of its assessments."""
        return weigh(self.rules.competence, [(one.id, one.verdict) for one in assessments], Part.ASSESSMENT)

    def _assessment(self, bearing: Bearing, *, counts: bool) -> AssessmentOutcome:
        """What an assessment says of a competence: its criteria that cover it, its score, its judgement."""
        found = (self.evidence[judged.assessment, judged.key] for judged in bearing.judged)
        evidence = tuple(one if counts else one._replace(counts=False) for one in found)
        parts = [(one.criterion or one.kind.value, one.verdict) for one in evidence]
        verdict, reason = weigh(self.rules.assessment, parts, Part.EVIDENCE)
        return AssessmentOutcome(bearing.placed.ref, verdict, reason, evidence)

    def _direct(self, competence: str) -> Evidence | None:
        """A direct judgement; it stands for all other evidence until a later result concerns the competence."""
        attempts = self.attempts.direct.get(competence)
        if attempts is None:
            return None
        counts = self.attempts.assessed.get(competence, date.min) <= attempts[-1].date
        return direct_evidence(self.plan, attempts, counts=counts)


def _kept(bloc: EarlierBloc) -> Decided:
    reason = Reason(ReasonCode.EARLIER, {"date": bloc.date, "proof": bloc.proof})
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
