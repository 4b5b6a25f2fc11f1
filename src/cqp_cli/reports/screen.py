"""What a text report is drawn on, and how text from files is kept from driving it."""

import unicodedata
from typing import NamedTuple


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
    return text if text.replace("\u00a0", " ").isprintable() else "".join(map(_written_out, text))


def _written_out(character: str) -> str:
    if character == "\t":
        return " "
    if character in "\ufffe\uffff" or unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return f"<U+{ord(character):04X}>"
    return character
