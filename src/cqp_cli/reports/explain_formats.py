"""The table of the formats of diagnostics' pages."""

from collections.abc import Callable, Mapping, Sequence

from cqp_cli.checks.every import SEVERITIES
from cqp_cli.reports.explain import code_page, explain_json, table_page
from cqp_cli.reports.markdown import page_markdown
from cqp_cli.reports.page import Page
from cqp_cli.reports.screen import Screen
from cqp_cli.wording.language import Words

ExplainRenderer = Callable[[Sequence[str], Words, Screen], str]


def _text(codes: Sequence[str], words: Words, screen: Screen) -> str:
    from cqp_cli.reports.page_text import page_text  # noqa: PLC0415 — rich is for those who read text

    return screen.rule.join(page_text(page, screen) for page in _pages(codes, words))


def _markdown(codes: Sequence[str], words: Words, screen: Screen) -> str:  # noqa: ARG001 — a file has no screen
    return "\n".join(map(page_markdown, _pages(codes, words)))


def _json(codes: Sequence[str], words: Words, screen: Screen) -> str:  # noqa: ARG001 — nor has a program
    return explain_json(codes or sorted(SEVERITIES), words)


def _pages(codes: Sequence[str], words: Words) -> list[Page]:
    """The pages of some codes; of none, the table of all."""
    return [code_page(code, words) for code in codes] or [table_page(words)]


EXPLAIN_FORMATS: Mapping[str, ExplainRenderer] = {"text": _text, "markdown": _markdown, "json": _json}
