"""The outcome: verdicts with reasons and what is missing, as light frozen tuples that hold no sentence."""

from collections.abc import Iterator, Mapping
from datetime import date as Date  # noqa: N812 — a field is called date
from enum import StrEnum
from typing import Any, NamedTuple

from cqp_cli.score import Score
from cqp_cli.verdict import Verdict


class ReasonCode(StrEnum):
    """Why something is as it is; the wording layer has a sentence for each."""

    NOT_EVALUATED = "not_evaluated"
    ABSENT = "absent"
    SCORE_REACHED = "score_reached"
    SCORE_BELOW = "score_below"
    LEVEL_REACHED = "level_reached"
    LEVEL_BELOW = "level_below"
    OVERALL_REACHED = "overall_reached"
    OVERALL_BELOW = "overall_below"
    DIRECT_REACHED = "direct_reached"
    DIRECT_BELOW = "direct_below"
    RULE_MET = "rule_met"
    PARTS_NOT_ACQUIRED = "parts_not_acquired"
    PARTS_PENDING = "parts_pending"
    NEEDS_MORE = "needs_more"
    OUT_OF_REACH = "out_of_reach"
    MEAN_REACHED = "mean_reached"
    MARKS_REACHED = "marks_reached"
    MEAN_BELOW = "mean_below"
    MEAN_OPEN = "mean_open"
    MARK_BELOW = "mark_below"
    MARKS_OPEN = "marks_open"
    ASSESSORS_DIFFER = "assessors_differ"
    PARTS_DIFFER = "parts_differ"
    SCORE_UNKNOWN = "score_unknown"
    NO_ASSESSMENT = "no_assessment"
    DOSSIER = "dossier"
    EARLIER = "earlier"
    JURY_GRANTED = "jury_granted"
    JURY_REFUSED = "jury_refused"


FOR_THE_JURY = (ReasonCode.ASSESSORS_DIFFER, ReasonCode.PARTS_DIFFER)
"""The reasons that only a jury can settle."""


class WarningCode(StrEnum):
    """What a jury should look at twice."""

    RESULT_LOWERED = "result_lowered"
    INDICATORS_WITHOUT_EFFECT = "indicators_without_effect"
    GRANTED_OVER_UNRECOGNISED = "granted_over_unrecognised"
    TITLE_CONTRADICTS_BLOCS = "title_contradicts_blocs"
    EARLIER_OUT_OF_TIME = "earlier_out_of_time"
    AGAINST_REQUIRED = "against_required"


class Part(StrEnum):
    """What a whole's parts are; the values of a reason about them name it as `part`."""

    INDICATOR = "indicator"
    EVIDENCE = "evidence"
    ASSESSMENT = "assessment"
    COMPETENCE = "competence"
    BLOC = "bloc"


class Reason(NamedTuple):
    """A code and the values of its sentence."""

    code: ReasonCode
    values: Mapping[str, Any] = {}


class Notice(NamedTuple):
    """A warning about the results or the jury's decisions."""

    code: WarningCode
    values: Mapping[str, Any]


class Kind(StrEnum):
    """What sort of evidence."""

    CRITERION = "criterion"
    QUIZ = "quiz"
    JUDGEMENT = "judgement"


Thing = tuple[str, str | None]
"""An assessment's name, and the criterion or competence judged in it (None for a quiz's score)."""


class Superseded(NamedTuple):
    """A result that a later one replaced: a level or a score; `indicator` is its number where it is one's."""

    date: Date
    assessor: str | None
    indicator: int | None
    value: str | Score
    basis: str | None = None


class IndicatorOutcome(NamedTuple):
    """One indicator as it stands; `value` is the level or score given.

    Without a `date` of its own, it was assessed on the day of the evidence that it is part of, and by the same.
    """

    number: int
    verdict: Verdict
    value: str | Score | None = None
    date: Date | None = None
    assessor: str | None = None


class Opinion(NamedTuple):
    """What one of several assessors said of the same thing on the same day."""

    assessor: str | None
    value: str | Score


class Evidence(NamedTuple):
    """One criterion, quiz or judgement as it stands. `counts` is false where something else stands for it.

    `opinions` are those of several assessors of one day, on the whole.
    """

    assessment: str | None
    criterion: str | None
    kind: Kind
    verdict: Verdict
    reason: Reason
    score: Score | None = None
    complete: bool = False
    indicators: tuple[IndicatorOutcome, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    date: Date | None = None
    assessor: str | None = None
    basis: str | None = None
    superseded: tuple[Superseded, ...] = ()
    counts: bool = True

    @property
    def days(self) -> Iterator["Date | None"]:
        """The days of all that was said of it, whether it counts or not."""
        yield self.date
        yield from (indicator.date for indicator in self.indicators)
        yield from (replaced.date for replaced in self.superseded)


class AssessmentOutcome(NamedTuple):
    """What one assessment says of one competence, by the `things` that it judges of it."""

    id: str
    verdict: Verdict
    reason: Reason
    things: tuple[Thing, ...]


class DecidedBy(StrEnum):
    """Who decided a verdict that is not the tool's proposal."""

    JURY = "jury"
    EARLIER = "earlier"


class CompetenceOutcome(NamedTuple):
    """One competence: `assessments` are its parts."""

    id: str
    code: str | None
    verdict: Verdict
    computed: Verdict
    decided_by: DecidedBy | None
    reason: Reason
    evaluated: str
    assessments: tuple[AssessmentOutcome, ...]


class BlocOutcome(NamedTuple):
    """One bloc."""

    id: str
    title: str
    verdict: Verdict
    computed: Verdict
    decided_by: DecidedBy | None
    reason: Reason
    competences: tuple[CompetenceOutcome, ...]


class Missing(NamedTuple):
    """One thing that would settle something: an assessment's criterion or quiz, or (no assessment) somebody's word.

    `last` is the date of the last result or absence; `assessors` are those whom the referential names; `after` are the
    assessments that have to be acquired before.
    """

    bloc: str | None
    assessment: str | None
    criterion: str | None
    competences: tuple[str, ...]
    assessors: tuple[str, ...]
    last: Date | None
    reason: Reason
    kind: Kind | None = None
    after: tuple[str, ...] = ()


class Decidable(StrEnum):
    """What a jury may decide on; the values of a reason that is a jury's name it as `of`."""

    TITLE = "title"
    BLOC = "bloc"
    COMPETENCE = "competence"


class Force(StrEnum):
    """Whether a jury's decision stands: a refusal may be replaced by a later decision, or lifted by a later result."""

    STANDS = "stands"
    REPLACED = "replaced"
    LIFTED = "lifted"
    OUTSIDE = "outside"


class DecisionOutcome(NamedTuple):
    """One decision of one jury, on a competence, a bloc or `title`; outside of what is aimed at it decides nothing."""

    date: Date
    id: str
    verdict: Verdict
    reason: str | None
    force: Force


class ReferentialId(NamedTuple):
    """Which referential this is about."""

    id: str
    version: str
    title: str
    sha256: str


class Outcome(NamedTuple):
    """What the results come to, on the date `on`.

    `verdict` and `computed` speak of the title, or of all the blocs of the target together; `makes_title` says that the
    blocs of the target make the title with the earlier ones. What was judged in assessments is in `evidence`, what was
    judged outside them in `direct`, by competence: so candidates whose results are alike can share their blocs.
    """

    referential: ReferentialId
    candidate: str
    on: Date
    target: tuple[str, ...] | None
    verdict: Verdict
    computed: Verdict
    decided_by: DecidedBy | None
    reason: Reason
    makes_title: bool
    certified_blocs: tuple[str, ...]
    blocs: tuple[BlocOutcome, ...]
    missing: tuple[Missing, ...]
    decisions: tuple[DecisionOutcome, ...]
    warnings: tuple[Notice, ...]
    evidence: Mapping[Thing, Evidence]
    direct: Mapping[str, Evidence]

    @property
    def decider(self) -> DecidedBy | None:
        """Who decided on what the candidate aims at: of some blocs, on each that is not kept from earlier."""
        if self.target is None:
            return self.decided_by
        sought = {bloc.decided_by for bloc in self.blocs} - {DecidedBy.EARLIER}
        return DecidedBy.EARLIER if not sought else sought.pop() if len(sought) == 1 else None

    def decider_of(self, bloc: BlocOutcome) -> DecidedBy | None:
        """Who decided on a bloc: a jury that decided on the title has validated the blocs that were acquired by then.

        So has a later one that decided within the bloc. Where anything came after them, whether it counts or not, they
        are marked as such; where nothing did, those that are acquired now were then.
        """
        if bloc.decided_by or self.decided_by is None or bloc.verdict is not Verdict.ACQUIRED:
            return bloc.decided_by
        competences = {competence.id for competence in bloc.competences}
        within = [decision.date for decision in self.decisions if decision.id in competences]
        decided: Date = max([self.reason.values["date"], *within])
        evidence = (one for competence in bloc.competences for one in self.all_evidence_of(competence))
        is_later = any(day is not None and day > decided for one in evidence for day in one.days)
        return None if is_later else self.decided_by

    def evidence_of(self, competence: CompetenceOutcome, assessment: AssessmentOutcome) -> tuple[Evidence, ...]:
        """What one assessment says of one competence; it does not count where a direct judgement stands for it."""
        direct = self.direct.get(competence.id)
        found = (self.evidence[thing] for thing in assessment.things)
        if direct is not None and direct.counts:
            return tuple(one._replace(counts=False) for one in found)
        return tuple(found)

    def all_evidence_of(self, competence: CompetenceOutcome) -> Iterator[Evidence]:
        """All the evidence of one competence, a direct judgement first."""
        if competence.id in self.direct:
            yield self.direct[competence.id]
        for assessment in competence.assessments:
            yield from self.evidence_of(competence, assessment)
