"""Every check of a file, once: `loading` runs those of error severity on every load."""

from cqp_cli.checks import (  # noqa: F401 — each registers its checks
    candidate_ids,
    dates,
    doctrine_assessment,
    doctrine_blocs,
    doctrine_wording,
    juries,
    members,
    notices,
    numbering,
    privacy,
    referential_ids,
    referential_rules,
    registration,
    repeated,
    results,
    rule_effects,
    scale,
    scope,
    texts,
)
from cqp_cli.checks.registry import (
    CANDIDATE_CHECKS,
    REFERENTIAL_CHECKS,
    SOURCE_CHECKS,
    Check,
    Finding,
    Found,
    Subject,
    run,
)
from cqp_cli.diagnostic import Code, Severity

__all__ = [
    "CANDIDATE_CHECKS",
    "REFERENTIAL_CHECKS",
    "SEVERITIES",
    "SOURCE_CHECKS",
    "Check",
    "Finding",
    "Found",
    "Subject",
    "run",
]

SEVERITIES: dict[str, Severity] = {
    **dict.fromkeys(map(str, Code), Severity.ERROR),
    **dict.fromkeys(map(str, (Code.IGNORE_UNCLEAR, Code.IGNORE_UNUSED)), Severity.WARNING),
    **{
        check.code: check.severity
        for checks in (SOURCE_CHECKS, REFERENTIAL_CHECKS, CANDIDATE_CHECKS)
        for check in checks
    },
}
"""Every code, and whether what it says stops a file."""
