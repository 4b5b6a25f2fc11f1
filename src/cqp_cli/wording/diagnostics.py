"""Diagnostics as a sentence and a hint."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from cqp_cli.diagnostic import Diagnostic
from cqp_cli.outcome import Notice
from cqp_cli.verdict import Verdict
from cqp_cli.wording.labels import Level, label
from cqp_cli.wording.language import N_, Words
from cqp_cli.wording.numbers import day, listing, whole
from cqp_cli.wording.pages import page
from cqp_cli.wording.reasons import notice_text

_GLUED_COMMENT = re.compile(r"\S#")


def message(words: Words, diagnostic: Diagnostic) -> str:
    """What is wrong, as a sentence without its full stop."""
    return _text(words, diagnostic, "message").format(**_shown(words, diagnostic.values))


def hint(words: Words, diagnostic: Diagnostic) -> str:
    """What to do about it; empty where there is nothing to add."""
    values = diagnostic.values
    if any(_GLUED_COMMENT.search(str(values.get(name, ""))) for name in ("id", "text")):
        return words.say(N_("A comment needs a space before its “#”."))
    if values.get("no_break"):
        return words.say(N_("Only a no-break space makes the difference: type an ordinary one."))
    if values.get("suggestion") and "variant" not in values:
        return words.say(N_("Did you mean “{suggestion}”?"), suggestion=values["suggestion"])
    text = _text(words, diagnostic, "hint")
    if not text and values.get("known"):
        return words.say(N_("Possible here: {known}"), **_shown(words, values))
    return text.format(**_shown(words, values))


def _text(words: Words, diagnostic: Diagnostic, name: str) -> str:
    return page(diagnostic.code).text(words.language, name, diagnostic.values.get("variant", ""))


def _shown(words: Words, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the language writes them."""
    return {name: _value(words, value, values.get("of", Level.COMPETENCE)) for name, value in values.items()}


def _value(words: Words, value: Any, of: str) -> Any:
    if isinstance(value, date):
        return day(words, value)
    if isinstance(value, Notice):
        return notice_text(words, value)
    if isinstance(value, Verdict):
        return label(words, Level(of), value)
    if isinstance(value, int):
        return whole(words, value)
    return listing(value) if isinstance(value, list | tuple) else value
