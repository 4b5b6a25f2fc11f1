"""What a text report is drawn on, and how text from files is kept from driving it."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from cqp_cli.source.signs import BLANK
from cqp_cli.wording.labels import Progress


class Screen(NamedTuple):
    """The width in columns, whether there is colour, whether signs beyond ASCII can be shown; and how much is.

    With `detail`, a candidate's report is the whole tree of reasons.
    """

    width: int = 80
    colour: bool = False
    unicode: bool = True
    detail: bool = False

    @property
    def rule(self) -> str:
        """A line from edge to edge, between one report and the next."""
        return f"\n{('─' if self.unicode else '-') * self.width}\n\n"


def visible(text: str) -> str:
    """The text with its control and formatting characters written out: none of them reaches a terminal."""
    return text if is_seen(text) else "".join(map(_written_out, text))


def is_seen(text: str) -> bool:
    """Whether every character of a text is seen, or is a space."""
    return text.replace("\u00a0", " ").isprintable() and (text.isascii() or BLANK.search(text) is None)


def _written_out(character: str) -> str:
    if character == "\t":
        return " "
    return f"<U+{ord(character):04X}>" if hides(character) else character


def hides(character: str) -> bool:
    """Whether a character would drive the terminal, or not be seen."""
    no_letter = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return no_letter or character in "\ufffe\uffff" or BLANK.match(character) is not None


_SIGNS = {
    Progress.ACQUIRED: ("✓", "+"),
    Progress.RECOGNISED: ("◆", "*"),
    Progress.NOT_ACQUIRED: ("✗", "x"),
    Progress.INCOMPLETE: ("~", "~"),
    Progress.TO_ASSESS: ("·", "."),
}


def sign_of(progress: Progress, *, unicode: bool = True) -> str:
    """The sign by which a mark is known without its colour."""
    return _SIGNS[progress][0 if unicode else 1]


_SHARES, _PLAIN_SHARES = "█▒·", "#x."
_STEPS, _PLAIN_STEPS = "▁▂▃▄▅▆▇█", ".:-=+*%@"


def bar_signs(*, unicode: bool) -> str:
    """What a bar is drawn with: acquired, not acquired, pending."""
    return _SHARES if unicode else _PLAIN_SHARES


def bar(counts: Sequence[int], *, unicode: bool, width: int = 20) -> str:
    """Counts side by side on one line: acquired, not acquired, pending."""
    total, drawn, text = sum(counts), 0, ""
    for number, sign in enumerate(bar_signs(unicode=unicode), 1):
        until = width * sum(counts[:number]) // total if total else 0
        text += sign * (until - drawn)
        drawn = until
    return text


def steps(counts: Sequence[int], *, unicode: bool) -> str:
    """Counts as heights, in a row; none is no height."""
    signs, most = _STEPS if unicode else _PLAIN_STEPS, max(*counts, 1)
    return "".join(signs[(len(signs) - 1) * count // most] if count else "_" for count in counts)
