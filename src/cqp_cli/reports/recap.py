"""A line a candidate, below the reports of several."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from cqp_cli.reports.drawing import NARROW, draw, drawable
from cqp_cli.reports.items import Rejected
from cqp_cli.reports.screen import Screen
from cqp_cli.reports.signs import STYLES, mark
from cqp_cli.reports.view import View
from cqp_cli.wording import N_, NN_, Words

_NO_ENTRY = "bold red"


def recap(views: Sequence[View | Rejected], words: Words, screen: Screen) -> str:
    """Every candidate, or file that cannot be used: what it comes to, and how each bloc stands."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    rows = [_cells(view, words, screen) for view in views]
    if screen.width < NARROW:
        for cells in rows:
            table.add_row(Text("\n").join(filter(None, (Text(), *cells))))
    else:
        table.add_column(overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        table.add_column(no_wrap=True)
        for cells in rows:
            table.add_row(*cells)
    title = words.count(NN_("{count} file", "{count} files"), len(views))
    return draw([Text(title, "bold"), table], screen)


def _cells(view: View | Rejected, words: Words, screen: Screen) -> tuple[Text, Text, Text]:
    if isinstance(view, Rejected):
        return Text(drawable(view.file)), Text(words.say(N_("cannot be used")), _NO_ENTRY), Text()
    _, result = view.headlines[0]
    marks = [mark(bloc.progress, bloc.id, screen) for bloc in view.blocs]
    return Text(drawable(view.who)), Text(drawable(result), STYLES[view.verdict]), Text("  ").join(marks)
