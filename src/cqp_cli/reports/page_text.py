"""Documents for a terminal, drawn with rich at the width that is given."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cqp_cli.reports.drawing import NARROW, draw, drawable
from cqp_cli.reports.page import Block, Facts, Grid, Heading, Items, Page, Paragraph
from cqp_cli.reports.screen import Screen

_WIDEST_NAME = 14
_INDENT = 2
_SECTION = 2


def page_text(page: Page, screen: Screen) -> str:
    """The document; its parts stand apart, and what belongs to a heading stands under it."""
    return draw(list(_spaced(page, screen)), screen)


def _spaced(page: Page, screen: Screen) -> Iterator[RenderableType]:
    deep, before = 0, page[0]
    for block in page:
        own_line = isinstance(block, Heading) or (isinstance(block, Paragraph) and not isinstance(before, Heading))
        if own_line and block is not page[0]:
            yield ""
        if isinstance(block, Heading):
            deep = _INDENT * max(0, block.level - _SECTION)
        yield Padding(_drawn(block, screen), (0, 0, 0, deep))
        before = block


def _drawn(block: Block, screen: Screen) -> RenderableType:
    if isinstance(block, Heading):
        return _text(block.text, "bold")
    if isinstance(block, Paragraph):
        return _text(block.text, "dim" if block.quiet else "")
    if isinstance(block, Items):
        return Padding(_text(" · ".join(block.texts), "dim"), (0, 0, 0, _INDENT))
    return Padding(_facts(block, screen) if isinstance(block, Facts) else _grid(block, screen), (0, 0, 0, _INDENT))


def _facts(facts: Facts, screen: Screen) -> Table:
    widest = max(len(drawable(name)) for name, _ in facts.rows)
    if widest > _WIDEST_NAME and screen.width < NARROW:
        return _stacked(facts.rows)
    return _table(facts.rows)


def _grid(grid: Grid, screen: Screen) -> Table:
    if screen.width < NARROW:
        return _table([(name, "\n".join([text, " · ".join(filter(None, rest))])) for name, text, *rest in grid.rows])
    return _table(grid.rows)


def _table(rows: Sequence[Sequence[str]]) -> Table:
    """Columns as wide as they need, but for the second, which takes what is left."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="bold")
    table.add_column(ratio=1, overflow="fold")
    for row in rows:
        table.add_row(*(_text(cell) for cell in row))
    return table


def _stacked(rows: Sequence[tuple[str, str]]) -> Table:
    """Each name on a line of its own."""
    table = Table.grid(expand=True)
    table.add_column(overflow="fold")
    for name, text in rows:
        table.add_row(_text(name, "bold"))
        table.add_row(Padding(_text(text), (0, 0, 0, _INDENT)))
    return table


def _text(text: str, style: str = "") -> Text:
    return Text("\n".join(map(drawable, text.split("\n"))), style)
