"""The table of the formats of candidates' reports."""

from collections.abc import Callable, Mapping, Sequence

from cqp_cli.candidate import Candidate
from cqp_cli.outcome import Outcome
from cqp_cli.referential import Referential
from cqp_cli.reports.items import Evaluated, Item
from cqp_cli.reports.outcome_json import json_report, jsonl_report
from cqp_cli.reports.screen import Screen
from cqp_cli.wording.language import Words, words_for

Renderer = Callable[[Sequence[Item], Words, Screen], str]


def _text(items: Sequence[Item], words: Words, screen: Screen) -> str:
    from cqp_cli.reports.text import text_report  # noqa: PLC0415 — rich is for those who read text

    return text_report(items, words, screen)


def _markdown(items: Sequence[Item], words: Words, screen: Screen) -> str:
    from cqp_cli.reports.candidate_markdown import candidates_markdown  # noqa: PLC0415 — as above

    return candidates_markdown(items, words, screen)


def _html(items: Sequence[Item], words: Words, screen: Screen) -> str:
    from cqp_cli.reports.candidate_html import candidates_html  # noqa: PLC0415 — jinja2 comes with it

    return candidates_html(items, words, screen)


FORMATS: Mapping[str, Renderer] = {
    "text": _text,
    "json": json_report,
    "jsonl": jsonl_report,
    "markdown": _markdown,
    "html": _html,
}


def render(  # noqa: PLR0913 — what is shown, and how
    referential: Referential,
    candidate: Candidate,
    outcome: Outcome,
    format: str = "text",
    *,
    language: str = "fr",
    screen: Screen = Screen(),  # noqa: B008 — immutable
) -> str:
    """One candidate's report in one of `FORMATS`, in French (`fr`) or English (`en`). Pure.

    Raises `KeyError` for a format that is none.
    """
    return FORMATS[format]([Evaluated(referential, candidate, outcome)], words_for(language), screen)
