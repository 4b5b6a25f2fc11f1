"""The terminal: its language, width, colours and characters."""

import codecs
import os
import shutil
import sys
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import TextIO

from cqp_cli.reports.screen import Screen
from cqp_cli.wording import Words, language_of, words_for

_LIKENESS = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "’": "'", "…": "...", "–": "-", "—": "-", "·": "-"})
_NARROWEST = 20


def words() -> Words:
    """The words of the user's language (`--lang` has been put into `CQP_LANG`)."""
    return words_for(language_of(os.environ))


def today() -> date:
    """The user's day: the one place that reads the clock."""
    return date.today()  # noqa: DTZ011 — a jury's day has no time zone


def screen_for(stream: TextIO, environment: Mapping[str, str] = os.environ) -> Screen:
    """How to draw on a stream: as wide as its terminal, in colour if it is one and nothing says otherwise."""
    width = shutil.get_terminal_size((80, 24)).columns
    return Screen(max(width, _NARROWEST), _has_colour(stream, environment), _can_show(stream, "✓✗"))


def _has_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    if environment.get("NO_COLOR"):
        return False
    forced = environment.get("FORCE_COLOR", "")
    if forced:
        return forced != "0"
    return stream.isatty() and environment.get("TERM") != "dumb"


def _can_show(stream: TextIO, signs: str) -> bool:
    try:
        signs.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def tame_streams() -> None:
    """Let no character that a terminal lacks end the program: it is written as its nearest likeness."""
    codecs.register_error("cqp-likeness", _likeness)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="cqp-likeness")


def _likeness(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    lacking = error.object[error.start : error.end].translate(_LIKENESS)
    ascii_only = unicodedata.normalize("NFKD", lacking).encode("ascii", "ignore").decode()
    return ascii_only or "?", error.end
