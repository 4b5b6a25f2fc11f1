"""Diagnostics as a sentence and a hint."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cqp_cli.diagnostic import Code, Diagnostic
from cqp_cli.verdict import Verdict
from cqp_cli.wording import texts
from cqp_cli.wording.labels import Level, label
from cqp_cli.wording.language import N_, Words
from cqp_cli.wording.numbers import day, listing, whole

# What is wrong in particular, where a check or a reader knows it.
_SLIPS = {
    "misplaced": texts.MISPLACED_HINT,
    "no_break": texts.NO_BREAK_HINT,
    "score": texts.SCORE_HINT,
    "two_conditions": texts.TWO_CONDITIONS_HINT,
}


def _text(diagnostic: Diagnostic) -> texts.Text:
    """The sentence and the hint of a diagnostic, before its values."""
    values = diagnostic.values
    chosen: dict[Code, Callable[[], texts.Text]] = {
        Code.UNREADABLE: lambda: texts.UNREADABLE[values["trouble"]],
        Code.SYNTAX: lambda: texts.SYNTAX[values["kind"]],
        Code.NOT_UTF8: lambda: texts.NOT_UTF8[0 if values["utf16"] else 1],
        Code.WRONG_FILE: lambda: texts.WRONG_FILE[values["expected"]],
        Code.WRONG_KIND: lambda: _wrong_kind(values),
        Code.EMPTY: lambda: texts.EMPTY[0 if values["key"] else 1],
        Code.NOT_A_DATE: lambda: texts.NOT_A_DATE[1 if values["written"] else 0],
    }
    if values.get("reserved"):
        return texts.RESERVED
    return chosen[diagnostic.code]() if diagnostic.code in chosen else texts.TEXTS[diagnostic.code]


def _wrong_kind(values: Mapping[str, Any]) -> texts.Text:
    text = texts.WRONG_KIND[values["expected"]] if values["key"] else texts.DOCUMENT
    return texts.Text(text.message, texts.COLON_HINT) if values["colon"] else text


def message(words: Words, diagnostic: Diagnostic) -> str:
    """What is wrong, as a sentence without its full stop."""
    return words.say(_text(diagnostic).message, **_shown(words, diagnostic.values))


def hint(words: Words, diagnostic: Diagnostic) -> str:
    """What to do about it; empty where there is nothing to add."""
    values = diagnostic.values
    if any("#" in str(values.get(name, ""))[1:] for name in ("id", "text")):
        return words.say(texts.COMMENT_HINT)
    if diagnostic.code in (Code.UNKNOWN_INDICATOR, Code.UNKNOWN_JUDGED) and ":" in values["id"]:
        return words.say(texts.SYNTAX["glued"].hint)
    if values.get("together"):
        return words.say(N_("It is judged here as “{suggestion}”."), suggestion=values["suggestion"])
    if values.get("suggestion"):
        return words.say(N_("Did you mean “{suggestion}”?"), suggestion=values["suggestion"])
    known_slips = [text for name, text in _SLIPS.items() if values.get(name) is True]
    text = known_slips[0] if known_slips else _text(diagnostic).hint
    if not text and values.get("known"):
        text = N_("Possible here: {known}")
    return words.say(text, **_shown(words, values)) if text else ""


def _shown(words: Words, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the language writes them."""
    return {name: _value(words, value, values.get("of", Level.COMPETENCE)) for name, value in values.items()}


def _value(words: Words, value: Any, of: str) -> Any:
    if isinstance(value, date):
        return day(words, value)
    if isinstance(value, Verdict):
        return label(words, Level(of), value)
    if isinstance(value, int):
        return whole(words, value)
    return listing(value) if isinstance(value, list | tuple) else value
