"""Diagnostics as a sentence and a hint."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cqp_cli.diagnostic import Code, Diagnostic, SystemTrouble
from cqp_cli.outcome import Notice
from cqp_cli.score import Score
from cqp_cli.verdict import Verdict
from cqp_cli.wording.labels import Level, label
from cqp_cli.wording.language import N_, Words
from cqp_cli.wording.numbers import day, listing, value_text, whole
from cqp_cli.wording.pages import page
from cqp_cli.wording.reasons import notice_text
from cqp_cli.wording.system import why

# No honest id or word is longer; a text of a million letters is no part of a sentence.
_LONGEST = 250
_NO_BREAK = re.compile("[\u00a0\u202f\u2007]")
_GLUED_COMMENT = re.compile(r"\S#")


def message(words: Words, diagnostic: Diagnostic) -> str:
    """What is wrong, as a sentence without its full stop."""
    return _text(words, diagnostic, "message").format(**_shown(words, diagnostic.values))


def title(words: Words, code: str) -> str:
    """What a code is about, whatever the file."""
    return page(code).text(words.language, "title")


def concise(words: Words, diagnostic: Diagnostic) -> str:
    """The place, the code and the sentence, on a line."""
    place = diagnostic.place
    return f"{place.file}:{place.line}:{place.column}: {diagnostic.code} {message(words, diagnostic)}"


def hint(words: Words, diagnostic: Diagnostic) -> str:
    """What to do about it; empty where there is nothing to add."""
    values = diagnostic.values
    means_something = "known" in values or diagnostic.code.startswith("CQP1")  # and is no text of its own
    if means_something and any(_GLUED_COMMENT.search(str(values.get(name, ""))) for name in ("id", "text")):
        return words.say(N_("A comment needs a space before its “#”."))
    if values.get("no_break") or (diagnostic.code == Code.NOT_AN_ID and _NO_BREAK.search(values["text"])):
        return words.say(N_("Only a no-break space makes the difference: type an ordinary one."))
    if odd := _odd_character(diagnostic):
        return words.say(N_("“{character}” ({name}) is not what it looks like: type it again."), **odd)
    if values.get("suggestion") and "variant" not in values:
        return words.say(N_("Did you mean “{suggestion}”?"), suggestion=values["suggestion"])
    text = _text(words, diagnostic, "hint")
    if not text and values.get("known"):
        return words.say(N_("Possible here: {known}"), **_shown(words, values))
    return text.format(**_shown(words, values))


def _odd_character(diagnostic: Diagnostic) -> dict[str, str] | None:
    """A letter of another alphabet, or a dash, in an identifier that names nothing or is none."""
    values = diagnostic.values
    is_none, names_nothing = diagnostic.code == Code.NOT_AN_ID, "known" in values and "id" in values
    text = values["text"] if is_none else values["id"] if names_nothing else ""
    for character in text[:_LONGEST]:
        name = unicodedata.name(character, "")
        if not character.isascii() and not name.startswith("LATIN") and character not in "’«»“”…":
            return {"character": character, "name": name.lower()}
    return None


def _text(words: Words, diagnostic: Diagnostic, name: str) -> str:
    return page(diagnostic.code).text(words.language, name, diagnostic.values.get("variant", ""))


def _shown(words: Words, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the language writes them."""
    return {name: _value(words, value, values.get("of", Level.COMPETENCE)) for name, value in values.items()}


def _value(words: Words, value: Any, of: str) -> Any:
    if isinstance(value, Verdict):
        return label(words, Level(of), value)
    return next((write(words, value) for kind, write in _WRITTEN if isinstance(value, kind)), value)


def _cut(text: str) -> str:
    """A text from a file, as much of it as tells which one it is."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_WRITTEN: tuple[tuple[type, Callable[[Words, Any], str]], ...] = (
    (date, day),
    (Score, value_text),
    (Notice, notice_text),
    (SystemTrouble, why),
    (int, whole),
    (list, lambda _, value: listing([_cut(str(one)) for one in value])),
    (tuple, lambda _, value: listing([_cut(str(one)) for one in value])),
    (str, lambda _, value: _cut(value)),
)
