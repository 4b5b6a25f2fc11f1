"""The table of a cohort's formats.

A format makes what stands for one candidate where the file is evaluated, maybe in another process (`line`); the rest,
where all of it comes together. A streamed one is written as lines come; a gathered one needs every line first.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from cqp_cli.reports.cohort_csv import csv_head, csv_line, csv_tail
from cqp_cli.reports.cohort_items import Cohort
from cqp_cli.reports.cohort_json import json_head, json_line, json_tail, jsonl_line, jsonl_tail
from cqp_cli.reports.cohort_markdown import cohort_markdown
from cqp_cli.reports.cohort_row import Asked, Row, mapped_row_of, row_of
from cqp_cli.reports.items import Evaluated
from cqp_cli.reports.screen import Screen
from cqp_cli.wording.language import Words


class Streamed(NamedTuple):
    """What is written for each candidate, before the first (when nothing is counted yet), after the last, between."""

    line: Callable[[Evaluated, str, Asked, Words], str]
    head: Callable[[Cohort, Words], str]
    tail: Callable[[Cohort, Words], str]
    between: str = ""


class Gathered(NamedTuple):
    """What is made of all the lines together."""

    whole: Callable[[Cohort, Words, Screen], str]
    line: Callable[[Evaluated, str, Asked, Words], Row] = row_of


def _text(cohort: Cohort, words: Words, screen: Screen) -> str:
    from cqp_cli.reports.cohort_text import cohort_text  # noqa: PLC0415 — rich is for those who read text

    return cohort_text(cohort, words, screen)


def _no_head(cohort: Cohort, words: Words) -> str:  # noqa: ARG001 — as other formats' heads
    return ""


def _html(cohort: Cohort, words: Words, screen: Screen) -> str:
    from cqp_cli.reports.cohort_html import cohort_html  # noqa: PLC0415 — jinja2 is for those who want HTML

    return cohort_html(cohort, words, screen)


COHORT_FORMATS: Mapping[str, Streamed | Gathered] = {
    "text": Gathered(_text),
    "json": Streamed(json_line, json_head, json_tail, between=",\n"),
    "jsonl": Streamed(jsonl_line, _no_head, jsonl_tail),
    "csv": Streamed(csv_line, csv_head, csv_tail),
    "markdown": Gathered(cohort_markdown),
    "html": Gathered(_html, line=mapped_row_of),
}
