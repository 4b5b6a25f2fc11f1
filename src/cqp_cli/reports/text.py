"""Reports for a terminal, drawn with rich at the width that is given. Text from files is never markup."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cqp_cli.reports.drawing import draw, drawable, fits, plain
from cqp_cli.reports.items import Evaluated, Item, Rejected
from cqp_cli.reports.recap import recap
from cqp_cli.reports.screen import Screen
from cqp_cli.reports.signs import STYLES, drawn, mark, row
from cqp_cli.reports.view import BlocView, Task, View, view_of
from cqp_cli.wording.labels import progress_label
from cqp_cli.wording.language import N_, Words

_WIDEST_IDS = 24


def text_report(items: Sequence[Item], words: Words, screen: Screen) -> str:
    """A report for each candidate, or what is wrong with the file, and for several, then a line each."""
    views = [view_of(words, *item) if isinstance(item, Evaluated) else item for item in items]
    reports = [_one(view, words, screen) for view in views if isinstance(view, View) or view.diagnostics]
    return screen.rule.join([*reports, *([recap(views, words, screen)] if len(views) > 1 else [])])


def _one(view: View | Rejected, words: Words, screen: Screen) -> str:
    if isinstance(view, View):
        return draw(list(_report(view, words, screen)), screen)
    from cqp_cli.reports.diagnostics_text import diagnostics_text  # noqa: PLC0415 — most files have nothing wrong

    return diagnostics_text(view.diagnostics, words, screen)


def _report(view: View, words: Words, screen: Screen) -> Iterator[RenderableType]:
    yield plain(view.title, "bold")
    yield plain(f"{view.who} · {view.about}")
    yield ""
    for number, (name, text) in enumerate(view.headlines):
        style = f"bold {STYLES[view.verdict]}" if number == 0 else ""
        yield Text.assemble(drawable(words.pair(name, "")), (drawable(text), style))
    if screen.detail:
        yield from map(plain, view.facts)
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
            yield plain(title, "bold")
            yield _indented(rows)
    if view.tasks:
        yield ""
        yield plain(words.say(N_("Still to be done")), "bold")
        yield from _tasks(view.tasks, screen)
    yield ""
    yield plain(view.closing, "dim")


def _indented(rows: Sequence[tuple[str, str]]) -> RenderableType:
    """Two columns: a short one, and a text that wraps beside it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for cells in rows:
        table.add_row(*map(plain, cells))
    return Padding(table, (0, 0, 0, 2))


def _blocs(blocs: Sequence[BlocView], screen: Screen) -> Iterator[RenderableType]:
    """A line a bloc, in columns; where these do not fit, what it comes to goes below its title."""
    columns = zip(*((bloc.id, bloc.label, bloc.extent) for bloc in blocs), strict=True)
    widths = [max(map(len, column)) for column in columns]
    indent = widths[0] + 2 if screen.width > 2 * widths[0] + 2 else 2
    for number, bloc in enumerate(blocs):
        if number and screen.detail:
            yield ""
        yield from _wide(bloc, widths) if fits(screen, *widths) else _narrow(bloc, indent)
        yield Padding(_inside(bloc, screen), (0, 0, 0, indent))


def _wide(bloc: BlocView, widths: Sequence[int]) -> Iterator[RenderableType]:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    ids, labels, extents = widths
    table.add_column(width=ids)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(width=labels)
    table.add_column(width=extents)
    label = plain(bloc.label, STYLES[bloc.verdict])
    table.add_row(plain(bloc.id, "bold"), plain(bloc.title), label, plain(bloc.extent))
    yield table


def _narrow(bloc: BlocView, indent: int) -> Iterator[RenderableType]:
    result = Text.assemble(plain(bloc.label, STYLES[bloc.verdict]), ", ", plain(bloc.extent))
    if len(bloc.id) < indent:
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=indent - 2)
        table.add_column(ratio=1, overflow="fold")
        table.add_row(plain(bloc.id, "bold"), Group(plain(bloc.title), result))
        yield table
    else:
        yield plain(bloc.id, "bold")
        yield Padding(Group(plain(bloc.title), result), (0, 0, 0, indent))


def _inside(bloc: BlocView, screen: Screen) -> RenderableType:
    """The marks of a bloc's competences; in detail, why each is as it is."""
    if not screen.detail:
        return row([mark(progress, id, screen) for id, progress in bloc.marks])
    return Group(*map(plain, bloc.facts), *(line for node in bloc.nodes for line in drawn(node, screen)))


def _legend(view: View, words: Words, screen: Screen) -> Iterator[RenderableType]:
    """What the marks in this report mean."""
    if used := view.marks(detail=screen.detail):
        yield ""
        yield row([mark(one, progress_label(words, one), screen) for one in used])


def _tasks(groups: Sequence[tuple[str, Sequence[Task]]], screen: Screen) -> Iterator[RenderableType]:
    tasks = [task for _, group in groups for task in group]
    where = max(len(drawable(task.where)) for task in tasks)
    competences = max(len(task.competences) for task in tasks)
    for who, group in groups:
        yield Padding(plain(who, "bold"), (0, 0, 0, 2))
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        if not fits(screen, where, min(competences, _WIDEST_IDS)):
            table.add_column(overflow="fold")
            for task in group:
                table.add_row(plain(f"{task.where}  {task.competences}"))
                table.add_row(Padding(plain(task.what), (0, 0, 0, 2)))
        else:
            table.add_column(width=where)
            table.add_column(width=min(competences, _WIDEST_IDS))
            table.add_column(ratio=1, overflow="fold")
            for task in group:
                table.add_row(*map(plain, task))
        yield Padding(table, (0, 0, 0, 4))
