"""The marks of a report, drawn with rich: none says by colour alone what it means."""

from collections.abc import Sequence

from rich.columns import Columns
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from cqp_cli.reports.drawing import drawable, plain
from cqp_cli.reports.page import Node
from cqp_cli.reports.screen import Screen, sign_of
from cqp_cli.verdict import Verdict
from cqp_cli.wording.labels import Progress

STYLES = {Verdict.ACQUIRED: "green", Verdict.NOT_ACQUIRED: "red", Verdict.PENDING: "yellow"}
_GAP = 3
_COLOURS = {
    Progress.ACQUIRED: "green",
    Progress.RECOGNISED: "green",
    Progress.NOT_ACQUIRED: "red",
    Progress.INCOMPLETE: "yellow",
    Progress.TO_ASSESS: "dim",
}


def sign(progress: Progress, screen: Screen) -> Text:
    """The mark alone."""
    return Text(sign_of(progress, unicode=screen.unicode), _COLOURS[progress])


def mark(progress: Progress, text: str, screen: Screen) -> Text:
    """The mark before what it is of, or what it means."""
    return Text.assemble(sign(progress, screen), " ", drawable(text))


def drawn(node: Node, screen: Screen) -> RenderableType:
    """A thing with its mark, and below it the facts and its parts."""
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=1)
    table.add_column(ratio=1, overflow="fold")
    head = Text.assemble((drawable(node.name), "bold"), "  " if node.name else "", plain(node.text))
    parts = [drawn(part, screen) for part in node.parts]
    table.add_row(sign(node.progress, screen), Group(head, *map(plain, node.facts), *parts))
    return table


def row(pieces: Sequence[Text]) -> RenderableType:
    """Pieces side by side, in as many rows as it takes; none is broken."""
    return Columns(pieces, padding=(0, _GAP, 0, 0))
