"""The tables of formats: for each kind of report, what makes text of it."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from cqp_cli.candidate import Candidate
from cqp_cli.checks import SEVERITIES
from cqp_cli.outcome import Outcome
from cqp_cli.referential import Bloc, Competence, Placed, Referential
from cqp_cli.reports.explain import code_page, explain_json, table_page
from cqp_cli.reports.items import Evaluated, Item
from cqp_cli.reports.lint import Linting, lint_concise, lint_json, lint_text
from cqp_cli.reports.lint_ci import lint_github, lint_gitlab, lint_junit, lint_sarif
from cqp_cli.reports.markdown import page_markdown
from cqp_cli.reports.outcome_json import json_report, jsonl_report
from cqp_cli.reports.page import Page
from cqp_cli.reports.screen import Screen
from cqp_cli.reports.summary import item_page, title_page
from cqp_cli.reports.summary_json import item_shape, title_shape
from cqp_cli.reports.trials import Trial, trials_json, trials_junit, trials_text
from cqp_cli.wording import Words, words_for


class Summary(NamedTuple):
    """What a summary is of: some items of a referential, or (none) the title."""

    referential: Referential
    items: Sequence[Bloc | Competence | Placed] = ()


Renderer = Callable[[Sequence[Item], Words, Screen], str]
ExplainRenderer = Callable[[Sequence[str], Words, Screen], str]
LintRenderer = Callable[[Linting, Words, Screen], str]
SummaryRenderer = Callable[[Summary, Words, Screen], str]
TrialRenderer = Callable[[Sequence[Trial], Words, Screen], str]


def _text(items: Sequence[Item], words: Words, screen: Screen) -> str:
    from cqp_cli.reports.text import text_report  # noqa: PLC0415 — rich is for those who read text

    return text_report(items, words, screen)


def _summary_text(summary: Summary, words: Words, screen: Screen) -> str:
    from cqp_cli.reports.page_text import page_text  # noqa: PLC0415 — as above

    return screen.rule.join(page_text(page, screen) for page in _pages(summary, words))


def _summary_markdown(summary: Summary, words: Words, screen: Screen) -> str:  # noqa: ARG001 — a file has no screen
    return "\n".join(map(page_markdown, _pages(summary, words, whole=True)))


def _summary_json(summary: Summary, words: Words, screen: Screen) -> str:  # noqa: ARG001 — nor has a program
    shapes = [item_shape(words, summary.referential, item) for item in summary.items]
    shown = shapes if len(shapes) > 1 else shapes[0] if shapes else title_shape(words, summary.referential)
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _pages(summary: Summary, words: Words, *, whole: bool = False) -> list[Page]:
    """A screen has room for a bloc's assessments in short, a document for all of them."""
    pages = [item_page(words, summary.referential, item, whole=whole) for item in summary.items]
    return pages or [title_page(words, summary.referential, whole=whole)]


def _explain_text(codes: Sequence[str], words: Words, screen: Screen) -> str:
    from cqp_cli.reports.page_text import page_text  # noqa: PLC0415 — as above

    return screen.rule.join(page_text(page, screen) for page in _explained(codes, words))


def _explain_markdown(codes: Sequence[str], words: Words, screen: Screen) -> str:  # noqa: ARG001 — a file has no screen
    return "\n".join(map(page_markdown, _explained(codes, words)))


def _explain_json(codes: Sequence[str], words: Words, screen: Screen) -> str:  # noqa: ARG001 — nor has a program
    return explain_json(codes or sorted(SEVERITIES), words)


def _explained(codes: Sequence[str], words: Words) -> list[Page]:
    """The pages of some codes; of none, the table of all."""
    return [code_page(code, words) for code in codes] or [table_page(words)]


FORMATS: Mapping[str, Renderer] = {"text": _text, "json": json_report, "jsonl": jsonl_report}
SUMMARY_FORMATS: Mapping[str, SummaryRenderer] = {
    "text": _summary_text,
    "markdown": _summary_markdown,
    "json": _summary_json,
}
TRIAL_FORMATS: Mapping[str, TrialRenderer] = {"text": trials_text, "json": trials_json, "junit": trials_junit}
EXPLAIN_FORMATS: Mapping[str, ExplainRenderer] = {
    "text": _explain_text,
    "markdown": _explain_markdown,
    "json": _explain_json,
}
LINT_FORMATS: Mapping[str, LintRenderer] = {
    "text": lint_text,
    "concise": lint_concise,
    "json": lint_json,
    "github": lint_github,
    "gitlab": lint_gitlab,
    "sarif": lint_sarif,
    "junit": lint_junit,
}
LINT_FORMATS_OF_PROGRAMS = tuple(name for name in LINT_FORMATS if name not in ("text", "concise"))
EXTENSIONS = {
    "text": ".txt",
    "markdown": ".md",
    "json": ".json",
    "jsonl": ".jsonl",
    "csv": ".csv",
    "junit": ".xml",
    "sarif": ".sarif",
}


def format_of(path: str) -> str | None:
    """The format that a file's extension tells, if any."""
    extension = PurePath(path).suffix.lower()
    return next((format for format, known in EXTENSIONS.items() if known == extension), None)


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
