"""Health data: an adapted modality is named by its measure, and the reason for it has no place in any file."""

import re
from collections.abc import Iterator

from cqp_cli.candidate import DirectJudgement
from cqp_cli.checks.juries import decisions
from cqp_cli.checks.registry import Finding, Subject, candidate_check
from cqp_cli.diagnostic import Severity
from cqp_cli.source.document import Path

_HEALTH = re.compile(
    r"\b(?:handicap\w*|dys(?:lexi|praxi|calculi|orthographi|phasi)\w*|dys|troubles|autis\w+|TDAH?|TSA|RQTH|MDPH|AAH"
    r"|malad(?:e|ie)s?|médicament\w*"
    r"|(?:certificat|suivi|traitement|arrêt|raisons?|motifs?) médica\w+|médecins?|patholog\w+"
    r"|hospitalis\w+|sourde?s?|surdité|malentendante?s?|(?<!à l')aveugles?|cécité|malvoyante?s?|non-voyante?s?"
    r"|enceinte(?! d)|grossesse|cancers?|dépressi(?:f|ve|on)s?|diabèt\w+|diabétique\w*|épilep\w+|invalidité)\b",
    re.IGNORECASE,
)


def _texts(subject: Subject) -> Iterator[tuple[Path, str | None]]:
    """The texts in which a reason may slip."""
    for index, adaptation in enumerate(subject.candidate.adaptations):
        yield ("adaptations", index, "measure"), adaptation.measure
    for index, result in enumerate(subject.candidate.results):
        if isinstance(result, DirectJudgement):
            yield ("results", index, "basis"), result.basis
    for decided in decisions(subject):
        competence = subject.referential.competence.get(decided.id)
        if competence is None or not _HEALTH.search(competence.statement):  # which may be about disabilities itself
            yield (*decided.path, "reason"), decided.decision.reason


@candidate_check("CQP530", Severity.WARNING)
def health_data(subject: Subject) -> Iterator[Finding]:
    for path, text in _texts(subject):
        if match := _HEALTH.search(text or ""):
            yield Finding(path, {"word": match[0]}, word=match[0])
