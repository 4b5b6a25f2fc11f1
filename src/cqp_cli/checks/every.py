"""Every check there is, and what each code means for a file."""

from cqp_cli.checks import (  # noqa: F401 — each registers its checks
    dates,
    doctrine_assessment,
    doctrine_blocs,
    doctrine_wording,
    lost,
    members,
    notices,
    numbering,
    on_load,
    privacy,
    registration,
    repeated,
    scope,
    texts,
)
from cqp_cli.checks.registry import CANDIDATE_CHECKS, REFERENTIAL_CHECKS, SOURCE_CHECKS
from cqp_cli.diagnostic import Code, Severity

__all__ = ["CANDIDATE_CHECKS", "REFERENTIAL_CHECKS", "SEVERITIES", "SOURCE_CHECKS"]

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
