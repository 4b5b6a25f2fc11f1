"""rich, kept to what the screen is."""

from collections.abc import Sequence
from io import StringIO

from rich.console import Console, RenderableType

from cqp_cli.reports.screen import Screen


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
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
