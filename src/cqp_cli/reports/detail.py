"""The whole tree of a candidate's reasons, in words: competences, evidence, indicators, what was replaced."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cqp_cli.outcome import (
    AssessmentOutcome,
    BlocOutcome,
    CompetenceOutcome,
    DecidedBy,
    Evidence,
    IndicatorOutcome,
    Kind,
    Outcome,
    Part,
    Reason,
    ReasonCode,
    Superseded,
)
from cqp_cli.referential import Criterion, Referential
from cqp_cli.rule import Condition
from cqp_cli.wording import N_, Level, Progress, Words, day, label, reason_text, rule_text

_SAY_THEIR_DATE = (ReasonCode.ABSENT, ReasonCode.DIRECT_BELOW, ReasonCode.DIRECT_REACHED)


class Node(NamedTuple):
    """One thing with its mark, the facts about it, and what it is made of."""

    name: str
    text: str
    progress: Progress
    facts: tuple[str, ...] = ()
    parts: tuple["Node", ...] = ()


class Detail:
    """Builds the trees; the indicators of a criterion of several competences are told under the first of them."""

    def __init__(self, words: Words, referential: Referential) -> None:
        self.words, self.referential = words, referential
        self._told: dict[tuple[str | None, str | None], str] = {}

    def of_whole(self, outcome: Outcome) -> tuple[str, ...]:
        """Why the title, or all the blocs of the target together, are as they are."""
        if outcome.target is not None:
            return (reason_text(self.words, outcome.reason),)
        rule = self.referential.rules.title
        if outcome.decided_by is not None:  # which stands above all else in a report
            return (self.words.pair(self.words.say(N_("Needed")), rule_text(self.words, rule, Part.BLOC)),)
        return (self._reason(outcome.reason, rule, Part.BLOC),)

    def of_bloc(self, bloc: BlocOutcome) -> tuple[str, ...]:
        """Why a bloc is as it is."""
        why = self._reason(bloc.reason, self.referential.rules.bloc, Part.COMPETENCE)
        proof = bloc.reason.values.get("proof")
        return (self.words.pair(why, proof) if proof else why, *self._computed(bloc, Level.BLOC))

    def of_competence(self, competence: CompetenceOutcome) -> Node:
        """A competence, what was judged outside the assessments, and the assessments that bear on it."""
        direct = [self._direct(competence)] if competence.direct is not None else []
        parts = [
            self._assessment(competence.id, one) for one in competence.assessments if any(map(_matters, one.evidence))
        ]
        statement = self.referential.competence[competence.id].statement
        facts = tuple(self._about_competence(competence))
        return Node(competence.id, statement, Progress.of_competence(competence), facts, (*direct, *parts))

    def _about_competence(self, competence: CompetenceOutcome) -> Iterator[str]:
        if competence.decided_by is not None or len(competence.assessments) != 1:
            yield self._reason(competence.reason, self.referential.rules.competence, Part.ASSESSMENT)
        yield from self._computed(competence, Level.COMPETENCE)

    def _computed(self, decided: BlocOutcome | CompetenceOutcome, level: Level) -> Iterator[str]:
        """The computed result beside the jury's."""
        if decided.decided_by is DecidedBy.JURY:
            yield self.words.pair(self.words.say(N_("Computed result")), label(self.words, level, decided.computed))

    def _reason(self, reason: Reason, rule: Sequence[Condition], part: Part) -> str:
        """Why, and what the rule asks for where it is the rule that decides."""
        text = reason_text(self.words, reason)
        if "part" not in reason.values:
            return text
        needed = self.words.pair(self.words.say(N_("needed")), rule_text(self.words, rule, part))
        return self.words.say(N_("{text} ({more})"), text=text, more=needed)

    def _assessment(self, competence: str, outcome: AssessmentOutcome) -> Node:
        nodes = tuple(self._evidence(competence, one) for one in outcome.evidence if _matters(one))
        if len(nodes) == 1:
            return nodes[0]
        title = self.referential.assessment[outcome.id].assessment.title
        why = self._reason(outcome.reason, self.referential.rules.assessment, Part.EVIDENCE)
        return Node(outcome.id, title, Progress.of(outcome.verdict), (why,), nodes)

    def _evidence(self, competence: str, evidence: Evidence) -> Node:
        assert evidence.assessment is not None  # a direct judgement alone has none
        assessment = self.referential.assessment[evidence.assessment].assessment
        criterion = assessment.judged[evidence.criterion] if evidence.criterion else None
        begun = evidence.date is not None and evidence.reason.code is not ReasonCode.ABSENT
        facts = list(self._about_evidence(evidence))
        parts: tuple[Node, ...] = ()
        if criterion is not None and any(one.value is not None for one in evidence.indicators):
            first = self._told.setdefault((evidence.assessment, evidence.criterion), competence)
            if first == competence:
                parts = tuple(self._indicator(criterion, one, evidence) for one in evidence.indicators)
            else:
                facts.append(self.words.say(N_("its indicators: see {competence}"), competence=first))
        name = f"{evidence.assessment}/{evidence.criterion}" if criterion is not None else evidence.assessment
        title = criterion.title if criterion is not None else assessment.title
        return Node(name, title, Progress.of(evidence.verdict, begun=begun), tuple(facts), parts)

    def _about_evidence(self, evidence: Evidence) -> Iterator[str]:
        why = self._reason(evidence.reason, self.referential.rules.criterion, Part.INDICATOR)
        if evidence.kind is Kind.JUDGEMENT and evidence.assessment is not None:
            why = self.words.pair(self.words.say(N_("judged as a whole")), why)
        said = evidence.reason.code in _SAY_THEIR_DATE
        yield self._signed(why, None if said else evidence, evidence.assessor)
        if not evidence.counts:
            yield self.words.say(N_("does not count: another judgement of the competence stands for it"))
        yield from map(self._replaced, evidence.superseded)

    def _signed(self, text: str, dated: Evidence | Superseded | None, assessor: str | None) -> str:
        """A result, with its day and who gave it."""
        when = day(self.words, dated.date) if dated is not None and dated.date is not None else None
        return ", ".join(part for part in (text, when, assessor) if part)

    def _replaced(self, superseded: Superseded) -> str:
        value = superseded.value
        if superseded.indicator is not None:
            message = N_("indicator {number} {value}")
            value = self.words.say(message, number=superseded.indicator, value=value)
        return self.words.pair(self.words.say(N_("replaced")), self._signed(value, superseded, superseded.assessor))

    def _indicator(self, criterion: Criterion, indicator: IndicatorOutcome, evidence: Evidence) -> Node:
        text = criterion.indicators[indicator.number - 1].statement
        if indicator.date is not None and indicator.date != evidence.date:
            text = self.words.say(N_("{text} ({more})"), text=text, more=day(self.words, indicator.date))
        return Node(str(indicator.number), text, Progress.of(indicator.verdict))

    def _direct(self, competence: CompetenceOutcome) -> Node:
        assert competence.direct is not None  # asked for only where there is one
        outside = self.words.say(N_("Outside the assessments"))
        facts = tuple(self._about_evidence(competence.direct))
        return Node("", outside, Progress.of(competence.direct.verdict), facts)


def _matters(evidence: Evidence) -> bool:
    """Whether there is anything to tell: a result, or that one is still to come."""
    return evidence.counts or evidence.date is not None
