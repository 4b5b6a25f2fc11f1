"""Health data: an adapted modality is named by its measure, and the reason for it has no place in any file."""

import re
from collections.abc import Iterator

from cqp_cli.candidate import DirectJudgement
from cqp_cli.checks.registry import Finding, Subject, candidate_check
from cqp_cli.diagnostic import Severity
from cqp_cli.source import Path

_HEALTH = re.compile(
    r"\b(?:handicap\w*|dys(?:lexi|praxi|calculi|orthographi|phasi)\w*|dys|troubles?|autis\w+|TDAH?|TSA|RQTH|MDPH|AAH"
    r"|malad\w+|médica\w+|médecins?|patholog\w+|hospitalis\w+|sourde?s?|surdité|malentendante?s?|aveugles?|cécité"
    r"|malvoyante?s?|non-voyante?s?|enceinte|grossesse|cancers?|dépressi\w+|diab\w+|épilep\w+|invalid\w+)\b",
    re.IGNORECASE,
)


def _texts(subject: Subject) -> Iterator[tuple[Path, str | None]]:
    """The texts in which a reason may slip."""
    for index, adaptation in enumerate(subject.candidate.adaptations):
        yield ("adaptations", index, "measure"), adaptation.measure
    for index, result in enumerate(subject.candidate.results):
        if isinstance(result, DirectJudgement):
            yield ("results", index, "basis"), result.basis
    for index, jury in enumerate(subject.candidate.juries):
        for id, decision in (jury.decisions or {}).items():
            yield ("juries", index, "decisions", id, "reason"), decision.reason


@candidate_check("CQP530", Severity.WARNING)
def health_data(subject: Subject) -> Iterator[Finding]:
    for path, text in _texts(subject):
        if match := _HEALTH.search(text or ""):
            yield Finding(path, {"word": match[0]}, word=match[0])
