"""rich, kept to what the screen is."""

import re
from collections.abc import Sequence
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.text import Text

from cqp_cli.reports.page import BREAK
from cqp_cli.reports.screen import Screen, visible

# rich breaks lines at no-break spaces too: while it works, a character that it takes for a letter stands in for them.
_NO_BREAK, _HELD = re.compile("[\u00a0\u202f]"), "\u2800"


_ROOM = 24
_GAP = 2


def fits(screen: Screen, *widths: int) -> bool:
    """Whether columns of these widths leave room for one of running text; else they go one below the other."""
    return sum(width + _GAP for width in widths) + _ROOM <= screen.width


def drawable(text: str) -> str:
    """Text from anywhere, as `draw` may be given it: one that is broken into lines flows on."""
    return _NO_BREAK.sub(_HELD, visible(text.replace("\n", " ")))


def plain(text: str, style: str = "") -> Text:
    """Text from anywhere; a document's own breaks end lines."""
    return Text("\n".join(map(drawable, text.split(BREAK))), style)


def verbatim(text: str) -> Text:
    """Lines of a file as they are: one that is too long is cut where the screen ends, and goes on below."""
    return Text("\n".join(visible(line) for line in text.rstrip("\n").split("\n")), overflow="fold")


def draw(renderables: Sequence[RenderableType], screen: Screen, *, wrap: bool = True) -> str:
    """What rich makes of some renderables, as text."""
    out = StringIO()
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        no_color=not screen.colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(Group(*renderables), soft_wrap=not wrap)
    text = out.getvalue().replace(_HELD, "\u00a0")
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
