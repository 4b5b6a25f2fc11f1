"""The one table of verdict labels: what is acquired, not acquired or pending is called, by what it is of."""

from enum import Enum, StrEnum

from cqp_cli.diagnostic import Severity
from cqp_cli.outcome import BlocOutcome, CompetenceOutcome, DecidedBy, Part
from cqp_cli.verdict import Verdict
from cqp_cli.wording.language import N_, NN_, NP_, Words


class Level(StrEnum):
    """What a label is of."""

    TITLE = "title"
    BLOC = "bloc"
    COMPETENCE = "competence"
    CRITERION = "criterion"


class Progress(Enum):
    """How something stands, as its mark shows it: by a jury alone, begun, or still to be assessed."""

    ACQUIRED = "acquired"
    RECOGNISED = "recognised"
    NOT_ACQUIRED = "not_acquired"
    INCOMPLETE = "incomplete"
    TO_ASSESS = "to_assess"

    @classmethod
    def of(cls, verdict: Verdict, *, computed: Verdict | None = None, begun: bool = False) -> "Progress":
        """The mark of a verdict; `computed` is the one without the jury, `begun` whether some results are there."""
        if verdict is Verdict.PENDING:
            return cls.INCOMPLETE if begun else cls.TO_ASSESS
        if verdict is Verdict.NOT_ACQUIRED:
            return cls.NOT_ACQUIRED
        return cls.ACQUIRED if computed in (None, Verdict.ACQUIRED) else cls.RECOGNISED

    @classmethod
    def of_competence(cls, competence: CompetenceOutcome) -> "Progress":
        """The mark of a competence."""
        begun = competence.evaluated != "none"
        return cls.of(competence.verdict, computed=competence.computed, begun=begun)

    @classmethod
    def of_bloc(cls, bloc: BlocOutcome) -> "Progress":
        """The mark of a bloc."""
        begun = any(one.evaluated != "none" for one in bloc.competences)
        return cls.of(bloc.verdict, computed=bloc.computed, begun=begun)


_LABELS: dict[tuple[Level, DecidedBy | None, Verdict], tuple[str, str]] = {
    (Level.TITLE, None, Verdict.ACQUIRED): NP_("title", "award proposed"),
    (Level.TITLE, None, Verdict.NOT_ACQUIRED): NP_("title", "conditions not met as it stands"),
    (Level.TITLE, None, Verdict.PENDING): NP_("title", "under way"),
    (Level.TITLE, DecidedBy.JURY, Verdict.ACQUIRED): NP_("title", "title awarded"),
    (Level.TITLE, DecidedBy.JURY, Verdict.NOT_ACQUIRED): NP_("title", "title not awarded"),
    (Level.TITLE, DecidedBy.JURY, Verdict.PENDING): NP_("title", "undecided"),
    (Level.BLOC, None, Verdict.ACQUIRED): NP_("bloc", "validation proposed"),
    (Level.BLOC, None, Verdict.NOT_ACQUIRED): NP_("bloc", "not validated as it stands"),
    (Level.BLOC, None, Verdict.PENDING): NP_("bloc", "under way"),
    (Level.BLOC, DecidedBy.JURY, Verdict.ACQUIRED): NP_("bloc", "validated"),
    (Level.BLOC, DecidedBy.JURY, Verdict.NOT_ACQUIRED): NP_("bloc", "not validated"),
    (Level.BLOC, DecidedBy.EARLIER, Verdict.ACQUIRED): NP_("bloc", "already acquired"),
    (Level.COMPETENCE, None, Verdict.ACQUIRED): NP_("competence", "acquired"),
    (Level.COMPETENCE, None, Verdict.NOT_ACQUIRED): NP_("competence", "not acquired"),
    (Level.COMPETENCE, None, Verdict.PENDING): NP_("competence", "to be assessed"),
    (Level.COMPETENCE, DecidedBy.JURY, Verdict.ACQUIRED): NP_("competence", "recognised by the jury"),
    (Level.COMPETENCE, DecidedBy.JURY, Verdict.NOT_ACQUIRED): NP_("competence", "not recognised by the jury"),
    (Level.CRITERION, None, Verdict.ACQUIRED): NP_("criterion", "met"),
    (Level.CRITERION, None, Verdict.NOT_ACQUIRED): NP_("criterion", "not met"),
    (Level.CRITERION, None, Verdict.PENDING): NP_("criterion", "not assessed"),
}
_PROGRESS_VERDICTS = {
    Progress.ACQUIRED: Verdict.ACQUIRED,
    Progress.NOT_ACQUIRED: Verdict.NOT_ACQUIRED,
    Progress.TO_ASSESS: Verdict.PENDING,
}
_QUANTITIES = {
    Part.INDICATOR: NN_("{count} indicator", "{count} indicators"),
    Part.ASSESSMENT: NN_("{count} assessment", "{count} assessments"),
    Part.COMPETENCE: NN_("{count} competence", "{count} competences"),
    Part.BLOC: NN_("{count} bloc", "{count} blocs"),
}
_SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}
_INCOMPLETE = NP_("competence", "incomplete")


def label(words: Words, level: Level, verdict: Verdict, decided_by: DecidedBy | None = None) -> str:
    """What a verdict is called."""
    return words.label(*_LABELS[level, decided_by, verdict])


def progress_label(words: Words, progress: Progress) -> str:
    """What a competence's mark means."""
    if progress is Progress.INCOMPLETE:
        return words.label(*_INCOMPLETE)
    if progress is Progress.RECOGNISED:
        return label(words, Level.COMPETENCE, Verdict.ACQUIRED, DecidedBy.JURY)
    return label(words, Level.COMPETENCE, _PROGRESS_VERDICTS[progress])


def mark_label(words: Words, progress: Progress) -> str:
    """What the mark of a criterion, of an indicator or of an assessment means."""
    if progress is Progress.INCOMPLETE:
        return words.label(*_INCOMPLETE)
    return label(words, Level.CRITERION, _PROGRESS_VERDICTS[progress])


def severity_name(words: Words, severity: Severity) -> str:
    """What a severity is called."""
    return words.say(_SEVERITIES[severity])


def quantity(words: Words, part: Part, count: int) -> str:
    """How many there are of something: `6 competences`."""
    return words.count(_QUANTITIES[part], count)
