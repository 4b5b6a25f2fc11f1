"""The checks that stop a file: each of these modules has some. All others are in `every`."""

from cqp_cli.checks import (  # noqa: F401 — each registers its checks
    candidate_ids,
    juries,
    referential_ids,
    referential_rules,
    results,
    rule_effects,
    scale,
)
from cqp_cli.checks.registry import CANDIDATE_CHECKS, REFERENTIAL_CHECKS

__all__ = ["CANDIDATE_CHECKS", "REFERENTIAL_CHECKS"]
