"""The one table of verdict labels: what is acquired, not acquired or pending is called, by what it is of."""

from enum import Enum, StrEnum

from cqp_cli.outcome import CompetenceOutcome, DecidedBy
from cqp_cli.verdict import Verdict
from cqp_cli.wording.language import NP_, Words


class Level(StrEnum):
    """What a label is of."""

    TITLE = "title"
    BLOC = "bloc"
    COMPETENCE = "competence"
    QUIZ = "quiz"
    CRITERION = "criterion"


class Progress(Enum):
    """How a competence stands, as its mark shows it: a pending one may be begun or still to be assessed."""

    ACQUIRED = "acquired"
    NOT_ACQUIRED = "not_acquired"
    INCOMPLETE = "incomplete"
    TO_ASSESS = "to_assess"

    @classmethod
    def of(cls, competence: CompetenceOutcome) -> "Progress":
        """The mark of a competence."""
        if competence.verdict is Verdict.PENDING:
            return cls.TO_ASSESS if competence.evaluated == "none" else cls.INCOMPLETE
        return cls.ACQUIRED if competence.verdict is Verdict.ACQUIRED else cls.NOT_ACQUIRED


_Label = tuple[str, str]

_LABELS: dict[tuple[Level, DecidedBy | None], tuple[_Label, _Label, _Label]] = {
    (Level.TITLE, None): (
        NP_("title", "award proposed"),
        NP_("title", "conditions not met as it stands"),
        NP_("title", "under way"),
    ),
    (Level.TITLE, DecidedBy.JURY): (
        NP_("title", "title awarded"),
        NP_("title", "title not awarded"),
        NP_("title", "undecided"),
    ),
    (Level.BLOC, None): (
        NP_("bloc", "validation proposed"),
        NP_("bloc", "not validated as it stands"),
        NP_("bloc", "under way"),
    ),
    (Level.BLOC, DecidedBy.JURY): (
        NP_("bloc", "validated"),
        NP_("bloc", "not validated"),
        NP_("bloc", "undecided"),
    ),
    (Level.BLOC, DecidedBy.EARLIER): (
        NP_("bloc", "already acquired"),
        NP_("bloc", "not validated"),
        NP_("bloc", "under way"),
    ),
    (Level.COMPETENCE, None): (
        NP_("competence", "acquired"),
        NP_("competence", "not acquired"),
        NP_("competence", "to be assessed"),
    ),
    (Level.COMPETENCE, DecidedBy.JURY): (
        NP_("competence", "recognised by the jury"),
        NP_("competence", "not recognised by the jury"),
        NP_("competence", "undecided"),
    ),
    (Level.QUIZ, None): (NP_("quiz", "passed"), NP_("quiz", "not passed"), NP_("quiz", "to be taken")),
    (Level.CRITERION, None): (
        NP_("criterion", "met"),
        NP_("criterion", "not met"),
        NP_("criterion", "not assessed"),
    ),
}
_VERDICTS = (Verdict.ACQUIRED, Verdict.NOT_ACQUIRED, Verdict.PENDING)
_PROGRESS_VERDICTS = {
    Progress.ACQUIRED: Verdict.ACQUIRED,
    Progress.NOT_ACQUIRED: Verdict.NOT_ACQUIRED,
    Progress.TO_ASSESS: Verdict.PENDING,
}
_INCOMPLETE = NP_("competence", "incomplete")


def label(words: Words, level: Level, verdict: Verdict, decided_by: DecidedBy | None = None) -> str:
    """What a verdict is called."""
    return words.label(*_LABELS[level, decided_by][_VERDICTS.index(verdict)])


def progress_label(words: Words, progress: Progress) -> str:
    """What a competence's mark means."""
    if progress is Progress.INCOMPLETE:
        return words.label(*_INCOMPLETE)
    return label(words, Level.COMPETENCE, _PROGRESS_VERDICTS[progress])
