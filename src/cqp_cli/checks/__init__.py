"""Every check of a loaded file, once: `loading` runs those of error severity on every load."""

from cqp_cli.checks import candidate_ids, juries, referential_ids, referential_rules, results
from cqp_cli.checks.registry import CANDIDATE_CHECKS, REFERENTIAL_CHECKS, Finding, Subject, run

__all__ = ["CANDIDATE_CHECKS", "REFERENTIAL_CHECKS", "Finding", "Subject", "run"]

_REGISTERED = (candidate_ids, juries, referential_ids, referential_rules, results)
