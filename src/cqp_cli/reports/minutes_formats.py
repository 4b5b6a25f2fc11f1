"""The table of the formats of minutes."""

from collections.abc import Callable, Mapping

from cqp_cli.referential import Referential
from cqp_cli.reports.markdown import page_markdown
from cqp_cli.reports.minutes import minutes_of, minutes_page
from cqp_cli.reports.screen import Screen
from cqp_cli.reports.session import Session
from cqp_cli.wording.language import Words

MinutesRenderer = Callable[[Referential, Session, Words, Screen], str]


def _text(referential: Referential, session: Session, words: Words, screen: Screen) -> str:
    from cqp_cli.reports.page_text import page_text  # noqa: PLC0415 — rich is for those who read text

    return page_text(tuple(minutes_page(words, minutes_of(words, referential, session))), screen)


def _markdown(referential: Referential, session: Session, words: Words, screen: Screen) -> str:  # noqa: ARG001 — a file has no screen
    return page_markdown(tuple(minutes_page(words, minutes_of(words, referential, session))))


def _html(referential: Referential, session: Session, words: Words, screen: Screen) -> str:  # noqa: ARG001 — as above
    from cqp_cli.reports.html import html  # noqa: PLC0415 — jinja2 is for those who want HTML

    return html("minutes.html", words, minutes=minutes_of(words, referential, session))


MINUTES_FORMATS: Mapping[str, MinutesRenderer] = {"text": _text, "markdown": _markdown, "html": _html}
