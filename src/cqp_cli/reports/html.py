"""Documents as HTML: one file each, without script or network, for a screen of any width and for A4 paper."""

from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cqp_cli.reports.page import BREAK
from cqp_cli.reports.screen import sign_of, visible
from cqp_cli.wording.labels import Progress, mark_label, progress_label
from cqp_cli.wording.language import Words
from cqp_cli.wording.numbers import percent


def _shown(value: Any) -> Any:
    """Text from anywhere, as a reader is to see it: what has no sign of its own is written out."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_shown,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals["Progress"] = Progress
_ENVIRONMENT.filters["kind"] = lambda block: type(block).__name__
_ENVIRONMENT.filters["lines"] = lambda text: text.split(BREAK)


def html(template: str, words: Words, **values: Any) -> str:
    """What a template makes of some values, in the language of `words`."""
    said = {
        "words": words,
        "say": words.say,
        "percent": partial(percent, words),
        "sign": sign_of,
        "progress_label": partial(progress_label, words),
        "mark_label": partial(mark_label, words),
    }
    return _ENVIRONMENT.get_template(template).render(said | values)
