"""The whole tree of a candidate's reasons, in words: competences, evidence, indicators, what was replaced."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

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
from cqp_cli.referential import Criterion, Item, Referential
from cqp_cli.reports.page import Node, joined
from cqp_cli.rule import Condition
from cqp_cli.score import Score
from cqp_cli.verdict import Verdict
from cqp_cli.wording.labels import Level, Progress, label, progress_label
from cqp_cli.wording.language import N_, Words
from cqp_cli.wording.numbers import day, listing, value_text
from cqp_cli.wording.reasons import reason_text
from cqp_cli.wording.rules import item_text, rule_text

_OF_A_RULE = (
    ReasonCode.PARTS_DIFFER,
    ReasonCode.MEAN_REACHED,
    ReasonCode.MEAN_BELOW,
    ReasonCode.MEAN_OPEN,
    ReasonCode.MARKS_REACHED,
    ReasonCode.MARK_BELOW,
)
_DIRECT = (ReasonCode.DIRECT_BELOW, ReasonCode.DIRECT_REACHED)
_SAY_THEIR_DATE = (ReasonCode.ABSENT, *_DIRECT)


class Detail:
    """Builds the trees; the indicators of a criterion of several competences are told under the first of them."""

    def __init__(self, words: Words, referential: Referential, outcome: Outcome) -> None:
        self.words, self.referential, self.rules, self.outcome = words, referential, referential.rules, outcome

    def of_whole(self) -> tuple[str, ...]:
        """Why the title, or all the blocs of the target together, are as they are."""
        outcome = self.outcome
        if outcome.target is not None:
            return (self._named(N_("Reason"), reason_text(self.words, outcome.reason)),)
        if outcome.decided_by is not None:  # the decision stands above all else in a report
            return (self._needed(self.rules.title, Part.BLOC),)
        return (self._named(N_("Reason"), self._reason(outcome.reason, self.rules.title, Part.BLOC)),)

    def of_bloc(self, bloc: BlocOutcome) -> tuple[str, ...]:
        """Why a bloc is as it is."""
        if bloc.decided_by is DecidedBy.EARLIER:
            return tuple(self._kept(bloc.reason.values))
        rule = self.referential.bloc[bloc.id].rule or self.rules.bloc
        return tuple(self._why(bloc, Level.BLOC, rule, Part.COMPETENCE))

    def titled(self, text: str, item: Item) -> str:
        """A title, with what the item has of its own: `C1 · required`."""
        return joined([text, item_text(self.words, item)])

    def _kept(self, values: Mapping[str, Any]) -> Iterator[str]:
        """Where an earlier bloc comes from."""
        if "origin" in values:
            yield self._named(N_("Equivalence"), listing(values["origin"]))
        if values["proof"]:
            yield self._named(N_("Proof"), values["proof"])

    def of_competence(self, competence: CompetenceOutcome) -> Node:
        """A competence, what was judged outside the assessments, and the assessments that bear on it."""
        judged = self.outcome.direct.get(competence.id)
        direct = [] if judged is None else [self._direct(judged)]
        found = [(one, self.outcome.evidence_of(competence, one)) for one in competence.assessments]
        parts = [self._assessment(competence.id, one, told) for one, told in found if any(map(_matters, told))]
        only = competence.assessments[0] if len(competence.assessments) == 1 else None
        alone = only is not None and competence.decided_by is None and only.verdict is competence.verdict
        model = self.referential.competence[competence.id]
        facts: Iterable[str] = ()
        if not alone and competence.reason.code not in _DIRECT:  # else its one part says it all
            facts = self._why(competence, Level.COMPETENCE, model.rule or self.rules.competence, Part.ASSESSMENT)
        text = self.titled(model.statement, model)
        return Node(competence.id, text, Progress.of_competence(competence), tuple(facts), (*direct, *parts))

    def _why(
        self, whole: BlocOutcome | CompetenceOutcome, level: Level, rule: Sequence[Condition], part: Part
    ) -> Iterator[str]:
        """The reason with the rule; of what a jury decided, its reason, the computed result and the rule."""
        yield self._reason(whole.reason, rule, part)
        if whole.decided_by is DecidedBy.JURY:
            yield self._named(N_("Computed result"), self._computed(whole, level))
            yield self._needed(rule, part)

    def _computed(self, whole: BlocOutcome | CompetenceOutcome, level: Level) -> str:
        if isinstance(whole, CompetenceOutcome):
            return progress_label(self.words, Progress.of(whole.computed, begun=whole.evaluated != "none"))
        return label(self.words, level, whole.computed)

    def _reason(self, reason: Reason, rule: Sequence[Condition], part: Part) -> str:
        """Why, and what the rule asks for where it is the rule that decides."""
        text = reason_text(self.words, reason)
        tells_the_rule = reason.code in _OF_A_RULE and len(rule) == 1
        if tells_the_rule or ("part" not in reason.values and reason.code not in _OF_A_RULE):
            return text
        needed = self.words.pair(self.words.say(N_("needed")), rule_text(self.words, rule, part))
        return self.words.say(N_("{text} ({more})"), text=text, more=needed)

    def _needed(self, rule: Sequence[Condition], part: Part) -> str:
        return self._named(N_("Needed"), rule_text(self.words, rule, part))

    def _named(self, name: str, text: str) -> str:
        return self.words.pair(self.words.say(name), text)

    def _assessment(self, competence: str, outcome: AssessmentOutcome, evidence: Sequence[Evidence]) -> Node:
        nodes = tuple(self._evidence(competence, one) for one in evidence if _matters(one))
        if len(nodes) == 1:
            return nodes[0]
        model = self.referential.assessment[outcome.id].assessment
        why = self._reason(outcome.reason, model.rule or self.rules.assessment, Part.EVIDENCE)
        begun = any(node.progress is not Progress.TO_ASSESS for node in nodes)
        return Node(
            outcome.id, self.titled(model.title, model), Progress.of(outcome.verdict, begun=begun), (why,), nodes
        )

    def _evidence(self, competence: str, evidence: Evidence) -> Node:
        assert evidence.assessment is not None  # a direct judgement alone has none
        assessment = self.referential.assessment[evidence.assessment].assessment
        title = self.titled(assessment.title, assessment)
        criterion = assessment.judged[evidence.criterion] if evidence.criterion else None
        begun = evidence.date is not None and evidence.reason.code is not ReasonCode.ABSENT
        progress = Progress.of(evidence.verdict, begun=begun)
        rule = (criterion and criterion.rule) or self.rules.criterion
        facts = tuple(self._about_evidence(evidence, rule))
        if criterion is None:
            return Node(evidence.assessment, title, progress, facts)
        name, title = f"{evidence.assessment}/{criterion.id}", self.titled(criterion.title, criterion)
        first = next(id for id in self.referential.competence if id in criterion.competences)
        judged = any(one.value is not None for one in evidence.indicators)
        if first != competence and (judged or evidence.superseded):
            told = self.words.say(N_("its results: see {competence}"), competence=first)
            return Node(name, title, progress, (*facts[:1], told))
        parts = tuple(self._indicator(criterion, one, evidence) for one in evidence.indicators) if judged else ()
        return Node(name, title, progress, facts, parts)

    def _about_evidence(self, evidence: Evidence, rule: Sequence[Condition]) -> Iterator[str]:
        why = self._reason(evidence.reason, rule, Part.INDICATOR)
        if evidence.score is not None and evidence.assessment is not None and not evidence.opinions:
            why = self._beside(value_text(self.words, evidence.score), why)
        if evidence.kind is Kind.JUDGEMENT and evidence.assessment is not None:
            why = self._named(N_("as a whole"), why)
        day_said = evidence.reason.code in _SAY_THEIR_DATE
        who = None if evidence.opinions else evidence.assessor  # each is named below, with what they said
        yield self._signed(why, None if day_said else evidence.date, who)
        if not evidence.counts:
            yield self.words.say(N_("does not count: another judgement of the competence stands for it"))
        for opinion in evidence.opinions:
            yield self.words.pair(opinion.assessor or "", value_text(self.words, opinion.value))
        yield from map(self._replaced, evidence.superseded)

    def _beside(self, given: str, why: str) -> str:
        """A score as it was given, where it is told in another manner."""
        return why if why.startswith(given) else self.words.pair(given, why)

    def _signed(self, text: str, when: date | None, *others: str | None) -> str:
        """A result, with its day, who gave it, and on what basis."""
        shown = day(self.words, when) if when is not None else None
        return ", ".join(part for part in (text, shown, *others) if part)

    def _replaced(self, superseded: Superseded) -> str:
        value = value_text(self.words, superseded.value)
        if superseded.indicator is not None:
            message = N_("indicator {number} {value}")
            value = self.words.say(message, number=superseded.indicator, value=value)
        said = self._signed(value, superseded.date, superseded.assessor, superseded.basis)
        return self._named(N_("replaced"), said)

    def _indicator(self, criterion: Criterion, indicator: IndicatorOutcome, evidence: Evidence) -> Node:
        """An indicator; with its score, and with its day and assessor where they are not the criterion's."""
        model = criterion.indicators[indicator.number - 1]
        text = self.titled(model.statement, model)
        value = indicator.value
        told = isinstance(value, Score) or indicator.verdict is Verdict.PENDING  # then assessors differ
        score = value_text(self.words, value) if value is not None and told else ""
        own = indicator.date is not None and (indicator.date, indicator.assessor) != (evidence.date, evidence.assessor)
        more = self._signed(score, indicator.date, indicator.assessor) if own else score
        if more:
            text = self.words.say(N_("{text} ({more})"), text=text, more=more)
        return Node(str(indicator.number), text, Progress.of(indicator.verdict, begun=value is not None))

    def _direct(self, direct: Evidence) -> Node:
        outside = self.words.say(N_("Outside the assessments"))
        return Node("", outside, Progress.of(direct.verdict, begun=True), tuple(self._about_evidence(direct, ())))


def _matters(evidence: Evidence) -> bool:
    """Whether there is anything to tell: a result, or that one is still to come."""
    return evidence.counts or evidence.date is not None
