"""Reports for a terminal, drawn with rich at the width that is given. Text from files is never markup."""

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cqp_cli.reports.items import Evaluated, Item
from cqp_cli.reports.screen import Screen, visible
from cqp_cli.reports.view import BlocView, Mark, Task, View, view_of
from cqp_cli.verdict import Verdict
from cqp_cli.wording import N_, Words, mark_label

_STYLES = {Verdict.ACQUIRED: "green", Verdict.NOT_ACQUIRED: "red", Verdict.PENDING: "yellow"}
_NARROW = 66
_MARK_GAP = "   "


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


def text_report(items: Sequence[Item], words: Words, screen: Screen) -> str:
    """A report for each candidate, one below the other."""
    reports = [
        draw(list(_report(view_of(words, item.referential, item.candidate, item.outcome), words, screen)), screen)
        for item in items
        if isinstance(item, Evaluated)
    ]
    return "\n\n".join(reports)


def _report(view: View, words: Words, screen: Screen) -> Iterator[RenderableType]:
    yield _plain(view.title, "bold")
    yield _plain(view.candidate)
    yield ""
    for number, (name, text) in enumerate(view.headlines):
        style = f"bold {_STYLES[view.verdict]}" if number == 0 else ""
        yield Text.assemble(visible(words.pair(name, "")), (visible(text), style))
    yield ""
    yield from _blocs(view.blocs, screen)
    yield _legend(view, words, screen)
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
    return Text(visible(text), style)


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
            table.add_row("", Text.assemble(label, ", ", visible(bloc.detail)))
        else:
            table.add_column(width=labels)
            table.add_column(width=details)
            table.add_row(_plain(bloc.id, "bold"), _plain(bloc.title), label, _plain(bloc.detail))
        yield table
        if bloc.marks:
            yield Padding(_marks(bloc.marks, screen), (0, 0, 0, ids + 2))


def _marks(marks: Sequence[Mark], screen: Screen) -> Text:
    pieces = [_mark(mark.verdict, mark.begun, screen).append(f"\u00a0{visible(mark.id)}", "default") for mark in marks]
    return Text(_MARK_GAP).join(pieces)


def _mark(verdict: Verdict, begun: bool, screen: Screen) -> Text:  # noqa: FBT001 — two words of one mark
    signs = "✓✗~·" if screen.unicode else "+x~."
    place = 0 if verdict is Verdict.ACQUIRED else 1 if verdict is Verdict.NOT_ACQUIRED else 2 if begun else 3
    return Text(signs[place], _STYLES[verdict])


def _legend(view: View, words: Words, screen: Screen) -> RenderableType:
    """What the marks in this report mean."""
    used = {
        (mark.verdict, mark.begun and mark.verdict is Verdict.PENDING) for bloc in view.blocs for mark in bloc.marks
    }
    order = [
        (Verdict.ACQUIRED, False),
        (Verdict.NOT_ACQUIRED, False),
        (Verdict.PENDING, True),
        (Verdict.PENDING, False),
    ]
    pieces = [
        Text.assemble(
            _mark(verdict, begun, screen), "\u00a0", mark_label(words, verdict, begun=begun).replace(" ", "\u00a0")
        )
        for verdict, begun in order
        if (verdict, begun) in used
    ]
    return Padding(Text(_MARK_GAP, "dim").join(pieces), (1, 0, 0, 0)) if pieces else Group()


def _tasks(groups: Sequence[tuple[str, Sequence[Task]]], screen: Screen) -> Iterator[RenderableType]:
    tasks = [task for _, group in groups for task in group]
    where = max(len(visible(task.where)) for task in tasks)
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
