"""The terminal: its language, width, colours and characters."""

import codecs
import contextlib
import os
import re
import sys
import unicodedata
from contextvars import ContextVar
from datetime import date
from io import RawIOBase, TextIOWrapper
from pathlib import Path
from typing import TextIO

from cqp_cli.reports.extensions import DOCUMENTS
from cqp_cli.reports.screen import Screen
from cqp_cli.wording.language import Words, language_of, words_for

_LIKENESS = {
    "«": '"',
    "»": '"',
    "“": '"',
    "”": '"',
    "’": "'",
    "…": "...",
    "–": "-",
    "—": "-",
    "·": "-",
    "✓": "+",
    "✗": "x",
}
_LIKENESS |= {"œ": "oe", "Œ": "OE", "æ": "ae", "€": "EUR", "─": "-"}
# The first character of `::` where a line begins, and of `##[` wherever it stands.
_GITHUB_COMMAND = re.compile(r"^([^\S\n]*):(?=:)|#(?=#\[)", re.MULTILINE)
_LIKENESS |= {"≠": "!=", "≤": "<=", "≥": ">=", "×": "x", "→": "->", "←": "<-", "−": "-", "•": "-", "●": "*"}
_FRACTION = "\u2044"
_NARROWEST, _WIDEST = 20, 1000
_LONGEST_WIDTH = 6
COMPLETION_VARIABLE = "_CQP_COMPLETE"
"""The environment variable by which a shell asks what may be typed."""

_language: ContextVar[str | None] = ContextVar("language", default=None)


def use_language(language: str | None) -> None:
    """Speak `fr` or `en` from here on, or (None) what the environment says."""
    _language.set(language)


def words() -> Words:
    """The words of the user's language."""
    return words_for(_language.get() or language_of(os.environ))


def words_for_format(format: str, written_in: str | None) -> Words:
    """The words of a report: documents speak the language of their referential, unless `--lang` says otherwise."""
    return document_words(written_in) if format in DOCUMENTS and written_in is not None else words()


def document_words(written_in: str) -> Words:
    """The words of a document about a referential in this language."""
    return words_for(_language.get() or written_in)


def today() -> date:
    """The user's day: the one place that reads the clock."""
    return date.today()  # noqa: DTZ011 — a jury's day has no time zone


def screen_for(stream: TextIO) -> Screen:
    """How to draw on a stream: as wide as its terminal, in colour if it is one and nothing says otherwise."""
    return Screen(min(max(_width(stream), _NARROWEST), _WIDEST), _has_colour(stream), _can_show(stream, "✓✗◆"))


def _width(stream: TextIO) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):  # not a terminal; not a file at all
        return 80


def _has_colour(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR", "")
    if forced:
        return forced != "0"
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _can_show(stream: TextIO, signs: str) -> bool:
    try:
        signs.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def tame_streams() -> None:
    """Let no character that a terminal lacks end the program: it is written as its nearest likeness."""
    codecs.register_error("cqp-likeness", _likeness)
    if sys.stderr is None:  # closed by whoever started the program
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 — for as long as the program runs
    sys.stdout, sys.stderr = _written_whole(sys.stdout), _written_whole(sys.stderr)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="cqp-likeness")
    columns = os.environ.get("COLUMNS", "")
    if not (columns.isascii() and len(columns) <= _LONGEST_WIDTH):  # libraries make a number of it too
        del os.environ["COLUMNS"]


def _written_whole(stream: TextIO) -> TextIO:
    """The stream with a buffer, where Python was told to use none: it would not tell what a full disk did not take."""
    is_own = stream in (sys.__stdout__, sys.__stderr__) and isinstance(stream, TextIOWrapper)
    if not is_own or not isinstance(stream.buffer, RawIOBase):
        return stream
    return os.fdopen(stream.fileno(), "w", encoding=stream.encoding, closefd=False)


def as_shown(text: str, stream: TextIO) -> str:
    """The text as a stream can show it."""
    encoding = stream.encoding or "ascii"
    return text.encode(encoding, "cqp-likeness").decode(encoding)


def _likeness(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    text, places = error.object, range(error.start, error.end)
    return "".join(_like(text[place], text[place - 1 : place]) for place in places), error.end


def _like(character: str, before: str) -> str:
    """What a character looks like in ASCII; nothing that would say something else: 1½ is not 11/2, nor 10² 102."""
    if character in _LIKENESS:
        return _LIKENESS[character]
    if unicodedata.combining(character):
        return "" if before.isalpha() else "?"
    decomposed = unicodedata.normalize("NFKD", character)
    if unicodedata.decomposition(character).startswith(("<super>", "<sub>")):
        decomposed = f"^{decomposed}" if before.isdigit() else decomposed
    if _FRACTION in decomposed:
        return f"{' ' * before.isdigit()}{decomposed.replace(_FRACTION, '/')}"
    letters = [one for one in decomposed if not unicodedata.combining(one)]
    is_changed = len(letters) < len(decomposed) and not letters[0].isalpha()
    return "?" if is_changed else "".join(letters).encode("ascii", "ignore").decode() or "?"


def obeyed_by_none(text: str, stream: TextIO) -> str:
    """The text, as the stream shows it, without what a job on GitHub would take for a command: that is written out."""
    if "GITHUB_ACTIONS" not in os.environ:
        return text
    shown = as_shown(text, stream)
    return _GITHUB_COMMAND.sub(lambda found: f"{found[1] or ''}<U+{ord(found[0][-1]):04X}>", shown)


def tell(text: str) -> None:
    """Write to standard error; where nobody can read it, go on without."""
    try:
        sys.stderr.write(obeyed_by_none(text, sys.stderr))
        sys.stderr.flush()
    except (OSError, ValueError):
        let_go(sys.stderr)


def let_go(stream: TextIO) -> None:
    """Keep the interpreter from failing once more when it closes what cannot be written."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
