"""Reports for a terminal, drawn with rich at the width that is given. Text from files is never markup."""

from collections.abc import Iterator, Sequence

from rich.columns import Columns
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cqp_cli.reports.diagnostics_text import diagnostics_text
from cqp_cli.reports.drawing import draw, drawable
from cqp_cli.reports.items import Evaluated, Item
from cqp_cli.reports.screen import Screen
from cqp_cli.reports.view import BlocView, Task, View, view_of
from cqp_cli.verdict import Verdict
from cqp_cli.wording import N_, Progress, Words, progress_label

_STYLES = {Verdict.ACQUIRED: "green", Verdict.NOT_ACQUIRED: "red", Verdict.PENDING: "yellow"}
_NARROW = 66
_GAP = 3
_SIGNS = {
    Progress.ACQUIRED: ("✓", "+", "green"),
    Progress.RECOGNISED: ("◆", "*", "green"),
    Progress.NOT_ACQUIRED: ("✗", "x", "red"),
    Progress.INCOMPLETE: ("~", "~", "yellow"),
    Progress.TO_ASSESS: ("·", ".", "dim"),
}


def text_report(items: Sequence[Item], words: Words, screen: Screen) -> str:
    """A report for each candidate, or what is wrong with the file, one below the other."""
    rule = ("─" if screen.unicode else "-") * screen.width
    return f"\n{rule}\n\n".join(_one(item, words, screen) for item in items)


def _one(item: Item, words: Words, screen: Screen) -> str:
    if isinstance(item, Evaluated):
        view = view_of(words, item.referential, item.candidate, item.outcome)
        return draw(list(_report(view, words, screen)), screen)
    return diagnostics_text(item.diagnostics, words, screen)


def _report(view: View, words: Words, screen: Screen) -> Iterator[RenderableType]:
    yield _plain(view.title, "bold")
    yield _plain(view.candidate)
    yield ""
    for number, (name, text) in enumerate(view.headlines):
        style = f"bold {_STYLES[view.verdict]}" if number == 0 else ""
        yield Text.assemble(drawable(words.pair(name, "")), (drawable(text), style))
    yield ""
    yield from _blocs(view.blocs, screen)
    yield from _legend(view, words, screen)
    for title, rows in (
        (words.say(N_("Jury's decisions")), view.decisions),
        (words.say(N_("Adapted modalities")), view.adaptations),
        (words.say(N_("To be checked")), [("!", warning) for warning in view.warnings]),
    ):
        if rows:
            yield ""
            yield _plain(title, "bold")
            yield _indented(rows)
    if view.tasks:
        yield ""
        yield _plain(words.say(N_("Still to be done")), "bold")
        yield from _tasks(view.tasks, screen)
    yield ""
    yield _plain(view.closing, "dim")


def _plain(text: str, style: str = "") -> Text:
    return Text(drawable(text), style)


def _indented(rows: Sequence[tuple[str, str]]) -> RenderableType:
    """Two columns: a short one, and a text that wraps beside it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*map(_plain, row))
    return Padding(table, (0, 0, 0, 2))


def _blocs(blocs: Sequence[BlocView], screen: Screen) -> Iterator[RenderableType]:
    """A line a bloc, in columns; where these do not fit, what it comes to goes below its title."""
    narrow = screen.width < _NARROW
    labels = max(len(bloc.label) for bloc in blocs)
    details = max(len(bloc.detail) for bloc in blocs)
    ids = max(len(bloc.id) for bloc in blocs)
    for bloc in blocs:
        label = _plain(bloc.label, _STYLES[bloc.verdict])
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=ids)
        table.add_column(ratio=1)
        if narrow:
            table.add_row(_plain(bloc.id, "bold"), _plain(bloc.title))
            table.add_row("", Text.assemble(label, ", ", drawable(bloc.detail)))
        else:
            table.add_column(width=labels)
            table.add_column(width=details)
            table.add_row(_plain(bloc.id, "bold"), _plain(bloc.title), label, _plain(bloc.detail))
        yield table
        if bloc.marks:
            pieces = [_mark(progress, id, screen) for id, progress in bloc.marks]
            yield Padding(_row(pieces), (0, 0, 0, ids + 2))


def _mark(progress: Progress, text: str, screen: Screen) -> Text:
    rich_sign, plain_sign, style = _SIGNS[progress]
    return Text.assemble((rich_sign if screen.unicode else plain_sign, style), " ", drawable(text))


def _row(pieces: Sequence[Text]) -> RenderableType:
    """Pieces side by side, in as many rows as it takes; none is broken."""
    return Columns(pieces, padding=(0, _GAP, 0, 0))


def _legend(view: View, words: Words, screen: Screen) -> Iterator[RenderableType]:
    """What the marks in this report mean."""
    used = {progress for bloc in view.blocs for _, progress in bloc.marks}
    if used:
        yield ""
        yield _row([_mark(one, progress_label(words, one), screen) for one in Progress if one in used])


def _tasks(groups: Sequence[tuple[str, Sequence[Task]]], screen: Screen) -> Iterator[RenderableType]:
    tasks = [task for _, group in groups for task in group]
    where = max(len(drawable(task.where)) for task in tasks)
    competences = max(len(task.competences) for task in tasks)
    for who, group in groups:
        yield Padding(_plain(who, "bold"), (0, 0, 0, 2))
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        if screen.width < _NARROW:
            table.add_column()
            for task in group:
                table.add_row(_plain(f"{task.where}  {task.competences}"))
                table.add_row(Padding(_plain(task.what), (0, 0, 0, 2)))
        else:
            table.add_column(width=where)
            table.add_column(width=min(competences, 24))
            table.add_column(ratio=1)
            for task in group:
                table.add_row(*map(_plain, task))
        yield Padding(table, (0, 0, 0, 4))
