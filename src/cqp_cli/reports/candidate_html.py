"""Candidates' reports as a page of HTML, with all the evidence."""

from collections.abc import Sequence

from cqp_cli.reports.html import html
from cqp_cli.reports.items import Evaluated, Item, Rejected
from cqp_cli.reports.outcome_json import diagnostics_shape
from cqp_cli.reports.screen import Screen
from cqp_cli.reports.view import view_of
from cqp_cli.wording.language import Words


def candidates_html(items: Sequence[Item], words: Words, screen: Screen) -> str:  # noqa: ARG001 — a file has no screen
    """One page for all of them; on paper each begins a sheet of its own."""
    reports = [view_of(words, *item) if isinstance(item, Evaluated) else _refused(item, words) for item in items]
    return html("candidate.html", words, reports=reports)


def _refused(rejected: Rejected, words: Words) -> dict[str, object]:
    return {"file": rejected.file, **diagnostics_shape(rejected.diagnostics, words)}
