"""The table of a summary's formats."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from cqp_cli.referential import Bloc, Competence, Placed, Referential
from cqp_cli.reports.json_text import as_json_document
from cqp_cli.reports.markdown import page_markdown
from cqp_cli.reports.page import Page
from cqp_cli.reports.screen import Screen
from cqp_cli.reports.summary import item_page, title_page
from cqp_cli.reports.summary_json import item_shape, title_shape
from cqp_cli.wording.language import Words


class Summary(NamedTuple):
    """What a summary is of: some items of a referential, or (none) the title."""

    referential: Referential
    items: Sequence[Bloc | Competence | Placed] = ()


SummaryRenderer = Callable[[Summary, Words, Screen], str]


def _text(summary: Summary, words: Words, screen: Screen) -> str:
    from cqp_cli.reports.page_text import page_text  # noqa: PLC0415 — rich is for those who read text

    return screen.rule.join(page_text(page, screen) for page in _pages(summary, words))


def _markdown(summary: Summary, words: Words, screen: Screen) -> str:  # noqa: ARG001 — a file has no screen
    return "\n".join(map(page_markdown, _pages(summary, words, whole=True)))


def _json(summary: Summary, words: Words, screen: Screen) -> str:  # noqa: ARG001 — nor has a program
    shapes = [item_shape(words, summary.referential, item) for item in summary.items]
    shown = shapes if len(shapes) > 1 else shapes[0] if shapes else title_shape(words, summary.referential)
    return as_json_document(shown)


def _pages(summary: Summary, words: Words, *, whole: bool = False) -> list[Page]:
    """A screen has room for a bloc's assessments in short, a document for all of them."""
    pages = [item_page(words, summary.referential, item, whole=whole) for item in summary.items]
    return pages or [title_page(words, summary.referential, whole=whole)]


def _html(summary: Summary, words: Words, screen: Screen) -> str:  # noqa: ARG001 — as above
    from cqp_cli.reports.referential_html import items_html, title_html  # noqa: PLC0415 — jinja2 is for those who want HTML

    pages = _pages(summary, words, whole=True)
    return items_html(words, pages) if summary.items else title_html(words, summary.referential, pages[0])


SUMMARY_FORMATS: Mapping[str, SummaryRenderer] = {"text": _text, "markdown": _markdown, "html": _html, "json": _json}
