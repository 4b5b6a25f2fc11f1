"""Outcomes as text for people and for programs: a view built once, and one table of formats."""

from cqp_cli.reports.blank_candidate import blank_candidate
from cqp_cli.reports.formats import (
    EXPLAIN_FORMATS,
    EXTENSIONS,
    FORMATS,
    LINT_FORMATS,
    LINT_FORMATS_OF_PROGRAMS,
    SUMMARY_FORMATS,
    TRIAL_FORMATS,
    Summary,
    format_of,
    render,
)
from cqp_cli.reports.items import Evaluated, Item, Rejected
from cqp_cli.reports.lint import Linted, Linting
from cqp_cli.reports.screen import Screen
from cqp_cli.reports.trials import Trial

__all__ = [
    "EXPLAIN_FORMATS",
    "EXTENSIONS",
    "FORMATS",
    "LINT_FORMATS",
    "LINT_FORMATS_OF_PROGRAMS",
    "SUMMARY_FORMATS",
    "TRIAL_FORMATS",
    "Evaluated",
    "Item",
    "Linted",
    "Linting",
    "Rejected",
    "Screen",
    "Summary",
    "Trial",
    "blank_candidate",
    "format_of",
    "render",
]
