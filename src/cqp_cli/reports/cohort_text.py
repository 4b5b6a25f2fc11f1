"""A cohort for a terminal: a line a candidate under its heads, the figures below."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from cqp_cli.reports.cohort_figures import figures_page
from cqp_cli.reports.cohort_items import Cohort
from cqp_cli.reports.cohort_row import Row
from cqp_cli.reports.drawing import draw, drawable, fits, plain
from cqp_cli.reports.page_text import page_text
from cqp_cli.reports.screen import Screen
from cqp_cli.reports.signs import mark, row, sign
from cqp_cli.wording.labels import Progress
from cqp_cli.wording.language import N_, Words

_WIDEST_NAME = 28


def cohort_text(cohort: Cohort, words: Words, screen: Screen) -> str:
    """The candidates, what the marks mean, the counts."""
    page = tuple(figures_page(cohort.figures, cohort.referential, cohort.asked, words, unicode=screen.unicode))
    return draw(list(_lines(cohort, words, screen)), screen) + (f"\n{page_text(page, screen)}" if page else "")


def _lines(cohort: Cohort, words: Words, screen: Screen) -> Iterator[RenderableType]:
    yield plain(cohort.referential.title, "bold")
    yield plain(cohort.counted(words))
    if cohort.shown:
        yield ""
        yield _table(cohort, words, screen)
        yield ""
        used = {progress for one in cohort.shown for _, progress in one.marks} | {one.progress for one in cohort.shown}
        yield row([mark(one, cohort.mark_label(words, one), screen) for one in Progress if one in used])


def _table(cohort: Cohort, words: Words, screen: Screen) -> Table:
    """A column for each mark where there is room; else the marks stand below the name."""
    ids = cohort.mark_ids
    candidate = words.say(N_("Candidate"))
    who = min(max(len(candidate), *(len(drawable(one.who)) for one in cohort.shown)), _WIDEST_NAME)
    wide = fits(screen, 1, who, *map(len, ids))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for width in (1, who, *(map(len, ids) if wide else ())):
        table.add_column(width=width, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    heads = (candidate, *(ids if wide else ()), words.say(N_("First of all")))
    table.add_row("", *(plain(head, "dim") for head in heads))
    for one in cohort.shown:
        first = plain(one.first_text(words))
        table.add_row(sign(one.progress, screen), *_middle(one, ids, screen, wide=wide), first)
    return table


def _middle(one: Row, ids: Sequence[str], screen: Screen, *, wide: bool) -> Iterator[Text]:
    marks = dict(one.marks)
    if wide:
        yield plain(one.who)
        yield from (sign(marks[id], screen) if id in marks else Text() for id in ids)
    else:
        below = Text(" ").join(Text.assemble(sign(marks[id], screen), id) for id in ids if id in marks)
        yield Text.assemble(plain(one.who), "\n", below)
