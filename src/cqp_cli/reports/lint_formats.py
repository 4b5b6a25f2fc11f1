"""The table of lint's formats."""

from collections.abc import Callable, Mapping

from cqp_cli.reports.lint import Linting, lint_concise, lint_json, lint_text
from cqp_cli.reports.lint_ci import lint_github, lint_gitlab, lint_junit, lint_sarif
from cqp_cli.reports.screen import Screen
from cqp_cli.wording.language import Words

LintRenderer = Callable[[Linting, Words, Screen], str]

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
