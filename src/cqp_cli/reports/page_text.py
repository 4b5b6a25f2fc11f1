"""Documents for a terminal, drawn with rich at the width that is given."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table

from cqp_cli.reports.drawing import draw, drawable, fits, plain, verbatim
from cqp_cli.reports.page import Block, Facts, Grid, Heading, Items, Listing, Page, Paragraph, Tree, joined, lines
from cqp_cli.reports.screen import Screen
from cqp_cli.reports.signs import drawn

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
        return plain(block.text, "bold")
    if isinstance(block, Paragraph):
        return plain(block.text, "dim" if block.quiet else "")
    if isinstance(block, Listing):
        return Padding(verbatim(block.text), (0, 0, 0, 2 * _INDENT))
    if isinstance(block, Tree):
        return Group(*(line for node in block.nodes for line in drawn(node, screen)))
    if isinstance(block, Items):
        return Padding(plain(" · ".join(block.texts), "dim"), (0, 0, 0, _INDENT))
    return Padding(_facts(block, screen) if isinstance(block, Facts) else _grid(block, screen), (0, 0, 0, _INDENT))


def _facts(facts: Facts, screen: Screen) -> Table:
    widest = max(len(drawable(name)) for name, _ in facts.rows)
    return _table(facts.rows) if fits(screen, widest) else _stacked(facts.rows)


def _grid(grid: Grid, screen: Screen) -> Table:
    first, _, *others = (max(len(drawable(cell)) for cell in column) for column in zip(*grid.rows, strict=True))
    if fits(screen, first, *others):
        return _table(grid.rows)
    rows = [(name, lines([text, joined(rest)])) for name, text, *rest in grid.rows]
    return _table(rows) if fits(screen, first) else _stacked(rows)


def _table(rows: Sequence[Sequence[str]]) -> Table:
    """Columns as wide as they need, but for the second, which takes what is left."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="bold", overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for row in rows:
        table.add_row(*(plain(cell) for cell in row))
    return table


def _stacked(rows: Sequence[tuple[str, str]]) -> Table:
    """Each name on a line of its own."""
    table = Table.grid(expand=True)
    table.add_column(overflow="fold")
    for name, text in rows:
        table.add_row(plain(name, "bold"))
        table.add_row(Padding(plain(text), (0, 0, 0, _INDENT)))
    return table
