"""JSON as text: what would drive a terminal, or not be seen, is written as JSON's own escape; the data are the same."""

import json
from typing import Any

from cqp_cli.reports.screen import hides, is_seen


def as_json_document(shape: Any) -> str:
    """A document for programs that people open too."""
    return "".join(f"{_seen(line)}\n" for line in json.dumps(shape, ensure_ascii=False, indent=2).split("\n"))


def as_json_line(shape: Any) -> str:
    """The same on one line, without its end."""
    return _seen(json.dumps(shape, ensure_ascii=False))


def _seen(text: str) -> str:
    if is_seen(text):
        return text
    return "".join(json.dumps(one)[1:-1] if hides(one) else one for one in text)
