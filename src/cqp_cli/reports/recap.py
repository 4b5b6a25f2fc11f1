"""A line a candidate, below the reports of several."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from cqp_cli.reports.drawing import draw, plain
from cqp_cli.reports.items import Rejected
from cqp_cli.reports.screen import Screen
from cqp_cli.reports.signs import STYLES, mark, row
from cqp_cli.reports.view import View
from cqp_cli.wording.language import N_, NN_, Words

_NO_ENTRY = "bold red"
_ROOM_FOR_A_RESULT = 24


def recap(views: Sequence[View | Rejected], words: Words, screen: Screen) -> str:
    """Every candidate, or file that cannot be used: what it comes to, and how each bloc stands."""
    title = words.count(NN_("{count} file", "{count} files"), len(views))
    rows = [_cells(view, words, screen) for view in views]
    who, marks = (max(cells[column].cell_len for cells in rows) for column in (0, 2))
    if who + marks + _ROOM_FOR_A_RESULT > screen.width:
        stacked = [line for *texts, marks in rows for line in ("", *texts, row([*marks.split("  ")]) if marks else "")]
        return draw([Text(title, "bold"), *stacked[:-1]], screen)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column()
    table.add_column(ratio=1)
    table.add_column()
    for cells in rows:
        table.add_row(*cells)
    return draw([Text(title, "bold"), table], screen)


def _cells(view: View | Rejected, words: Words, screen: Screen) -> tuple[Text, Text, Text]:
    if isinstance(view, Rejected):
        return plain(view.file), Text(words.say(N_("cannot be used")), _NO_ENTRY), Text()
    _, result = view.headlines[0]
    marks = [mark(bloc.progress, bloc.id, screen) for bloc in view.blocs]
    return plain(view.who), plain(result, STYLES[view.verdict]), Text("  ").join(marks)
