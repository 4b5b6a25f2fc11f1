"""The marks of a report, drawn with rich: none says by colour alone what it means."""

from collections.abc import Sequence

from rich.columns import Columns
from rich.console import RenderableType
from rich.text import Text

from cqp_cli.reports.drawing import drawable
from cqp_cli.reports.screen import Screen
from cqp_cli.verdict import Verdict
from cqp_cli.wording.labels import Progress

STYLES = {Verdict.ACQUIRED: "green", Verdict.NOT_ACQUIRED: "red", Verdict.PENDING: "yellow"}
_GAP = 3
_SIGNS = {
    Progress.ACQUIRED: ("✓", "+", "green"),
    Progress.RECOGNISED: ("◆", "*", "green"),
    Progress.NOT_ACQUIRED: ("✗", "x", "red"),
    Progress.INCOMPLETE: ("~", "~", "yellow"),
    Progress.TO_ASSESS: ("·", ".", "dim"),
}


def sign(progress: Progress, screen: Screen) -> Text:
    """The mark alone."""
    rich_sign, plain_sign, style = _SIGNS[progress]
    return Text(rich_sign if screen.unicode else plain_sign, style)


def mark(progress: Progress, text: str, screen: Screen) -> Text:
    """The mark before what it is of, or what it means."""
    return Text.assemble(sign(progress, screen), " ", drawable(text))


def row(pieces: Sequence[Text]) -> RenderableType:
    """Pieces side by side, in as many rows as it takes; none is broken."""
    return Columns(pieces, padding=(0, _GAP, 0, 0))
