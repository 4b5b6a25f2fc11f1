"""rich, kept to what the screen is."""

import re
from collections.abc import Sequence
from io import StringIO

from rich.console import Console, RenderableType

from cqp_cli.reports.screen import Screen, visible

# rich breaks lines at no-break spaces too: while it works, a character that it takes for a letter stands in for them.
_NO_BREAK, _HELD = re.compile("[\u00a0\u202f]"), "\u2800"


NARROW = 66
"""On a screen that is not as wide as this, what would stand in columns stands one below the other."""


def drawable(text: str) -> str:
    """Text from anywhere, as `draw` may be given it."""
    return _NO_BREAK.sub(_HELD, visible(text))


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
    for renderable in renderables:
        console.print(renderable, soft_wrap=not wrap)
    text = out.getvalue().replace(_HELD, "\u00a0")
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
