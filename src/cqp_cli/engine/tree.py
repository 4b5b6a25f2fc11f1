"""The tree of verdicts, from the evidence up: assessments, competences, blocs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from cqp_cli.candidate import TITLE
from cqp_cli.engine.attempts import Attempts
from cqp_cli.engine.earlier import Kept
from cqp_cli.engine.evidence import Found, State, direct_evidence, evidence_in
from cqp_cli.engine.juries import Decided
from cqp_cli.engine.plan import Bearing, Plan
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
    Thing,
)
from cqp_cli.referential import Bloc, Competence
from cqp_cli.verdict import Verdict

# A few megabytes; most candidates of a cohort fall into some of the same cases.
MOST_CASES = 512


class Facts(NamedTuple):
    """What is known of one candidate: how each thing stands, and its score where some rule asks for scores.

    `direct` is what was judged outside the assessments, by competence; `decisions` are those that stand.
    """

    states: Mapping[Thing, State]
    scores: Mapping[Thing, Span] = {}
    evidence: Mapping[Thing, Evidence] = {}
    direct: Mapping[str, Found] = {}
    decisions: Mapping[str, Decided] = {}
    earlier: Mapping[str, Kept] = {}


class Tree:
    """Builds the outcome of each bloc from the facts.

    Beside the outcomes, which hold no scores, it keeps what the scores of wholes may be, by what they are of.
    """

    def __init__(self, plan: Plan, facts: Facts) -> None:
        self.plan = plan
        self.states, self.scores, self.evidence, self.direct, self.decisions, self.kept = facts
        self.rules = plan.referential.rules
        self.earlier = {id: _decided(kept) for id, kept in self.kept.items()}
        self.spans: dict[str, Span] = {id: kept.span for id, kept in self.kept.items()}

    @cached_property
    def _special(self) -> set[str]:
        """The blocs in which more than the results of assessments enters."""
        bloc_of = self.plan.referential.bloc_of
        named = (id for id in (*self.direct, *self.decisions) if id != TITLE)
        return {*self.earlier, *(bloc_of[id].id if id in bloc_of else id for id in named)}

    def case_of(self, bloc: str) -> tuple[State, ...] | None:
        """How each thing of a bloc stands, if nothing but that makes the bloc what it is."""
        if self.plan.has_scores or bloc in self._special:
            return None
        return tuple([self.states[thing] for thing in self.plan.things[bloc]])

    def bloc(self, bloc: Bloc) -> BlocOutcome:
        """A bloc: what its rule makes of its competences, unless it is kept from earlier or a jury decided on it."""
        case = self.case_of(bloc.id)
        return self.weighed(bloc) if case is None else _bloc_in(self.plan, bloc.id, case)

    def weighed(self, bloc: Bloc) -> BlocOutcome:
        """As `bloc`, worked out."""
        earlier = self.earlier.get(bloc.id)
        competences = tuple(
            self._competence(one) if earlier is None else self.competence(one, earlier) for one in bloc.competences
        )
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

    def _competence(self, competence: Competence) -> CompetenceOutcome:
        """A competence of a bloc that is not kept: as for all the candidates whose results for it are alike, or not."""
        id, plan = competence.id, self.plan
        if plan.has_scores or id in self.direct or id in self.decisions:
            return self.competence(competence, None)
        things = plan.things_of[id]
        self.spans[id] = ANYTHING
        return _competence_in(plan, id, tuple([self.states[thing] for thing in things]))

    def competence(self, competence: Competence, earlier: Decided | None) -> CompetenceOutcome:
        """A competence: what its assessments make of it, unless its bloc is kept or a jury decided on it."""
        assessments = tuple(self._assessment(one) for one in self.plan.bearing[competence.id])
        whole = self.whole_competence(competence.id, assessments)
        computed, reason, span = whole.verdict, why(whole), whole.span if self.plan.has_scores else ANYTHING
        direct = self.standing_direct(competence.id)
        if direct is not None:
            computed, reason, span = direct.evidence.verdict, direct.evidence.reason, direct.span
        self.spans[competence.id] = span
        decided = earlier or self.decisions.get(competence.id)
        settled = final(computed, computed, reason, decided)
        evaluated = "fully" if direct is not None else self._evaluated(assessments)
        return CompetenceOutcome(competence.id, competence.code, *settled, evaluated, assessments)

    def standing_direct(self, competence: str) -> Found | None:
        """The direct judgement of a competence, if it stands for all other evidence."""
        direct = self.direct.get(competence)
        return direct if direct is not None and direct.evidence.counts else None

    def whole_competence(self, competence: str, assessments: Sequence[AssessmentOutcome]) -> Whole:
        """A competence over the assessments that bear on it."""
        rule = self.plan.referential.competence[competence].rule or self.rules.competence
        pieces = []
        for bearing, outcome in zip(self.plan.bearing[competence], assessments, strict=True):
            item = bearing.placed.assessment
            span = self.whole_assessment(bearing).span if self.plan.has_scores else ANYTHING
            pieces.append(Piece(item.id, outcome.id, outcome.verdict, span, item.weight, item.required))
        return Whole(rule, pieces, Part.ASSESSMENT)

    def is_acquired(self, assessment: str, ended: Collection[str] = ()) -> bool:
        """Whether an assessment is acquired for every competence that it bears on, or the competence without it."""
        return next(self.lacking(assessment, ended), None) is None

    def lacking(self, assessment: str, ended: Collection[str] = ()) -> Iterator[tuple[str, AssessmentOutcome]]:
        """The competences for which an assessment is not acquired, nor they without it; and what it says of each.

        The direct judgements of those that are `ended` are passed over.
        """
        for competence, bearings in self.plan.bearing.items():
            for bearing in bearings:
                if bearing.placed.ref == assessment and not self._is_acquired_without(competence, ended):
                    outcome = self._assessment(bearing)
                    if outcome.verdict is not Verdict.ACQUIRED:
                        yield competence, outcome

    def is_granted(self, competence: str) -> bool:
        """Whether a competence, or its bloc, is kept from earlier or was granted by a jury."""
        bloc = self.plan.referential.bloc_of[competence].id
        granted = (self.earlier.get(bloc), self.decisions.get(bloc), self.decisions.get(competence))
        return any(one is not None and one.verdict is Verdict.ACQUIRED for one in granted)

    def _is_acquired_without(self, competence: str, ended: Collection[str]) -> bool:
        if self.is_granted(competence):
            return True
        direct = None if competence in ended else self.standing_direct(competence)
        return direct is not None and direct.evidence.verdict is Verdict.ACQUIRED

    def whole_assessment(self, bearing: Bearing) -> Whole:
        """An assessment's part for a competence: over its criteria that cover it, its score, its judgement."""
        pieces = [
            Piece(judged.name, judged.name, self.states[thing].verdict, self._score(thing), *judged.place)
            for judged, thing in zip(bearing.judged, bearing.things, strict=True)
        ]
        return Whole(bearing.rule, pieces, Part.EVIDENCE)

    def _score(self, thing: Thing) -> Span:
        return self.scores[thing] if self.plan.has_scores else ANYTHING

    def _assessment(self, bearing: Bearing) -> AssessmentOutcome:
        whole = self.whole_assessment(bearing)
        return AssessmentOutcome(bearing.placed.ref, whole.verdict, why(whole), bearing.things)

    def _evaluated(self, assessments: Sequence[AssessmentOutcome]) -> str:
        """How much of a competence's evidence is there: `none`, `partly` or `fully`."""
        states = [self.states[thing] for assessment in assessments for thing in assessment.things]
        if states and all(one.complete for one in states):
            return "fully"
        return "partly" if any(one.begun for one in states) else "none"


def grown(plan: Plan, attempts: Attempts, decisions: Mapping[str, Decided], earlier: Mapping[str, Kept]) -> Tree:
    """The tree of one candidate."""
    found = evidence_in(plan, attempts)
    return Tree(
        plan,
        Facts(
            found.states,
            found.spans,
            found.evidence,
            direct_evidence(plan, attempts) if attempts.direct else {},
            decisions,
            earlier,
        ),
    )


def alone(plan: Plan, bloc: str, case: Sequence[State]) -> Tree:
    """The tree of one bloc that nothing but the results of its assessments makes what it is."""
    return Tree(plan, Facts(dict(zip(plan.things[bloc], case, strict=True))))


@lru_cache(maxsize=MOST_CASES)
def _competence_in(plan: Plan, competence: str, case: tuple[State, ...]) -> CompetenceOutcome:
    states = dict(zip(plan.things_of[competence], case, strict=True))
    return Tree(plan, Facts(states)).competence(plan.referential.competence[competence], None)


@lru_cache(maxsize=MOST_CASES)
def _bloc_in(plan: Plan, bloc: str, case: tuple[State, ...]) -> BlocOutcome:
    """A bloc in one case, worked out once for all the candidates that are in it."""
    return alone(plan, bloc, case).weighed(plan.referential.bloc[bloc])


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
