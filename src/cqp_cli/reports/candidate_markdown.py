"""Candidates' reports as Markdown, with all the evidence."""

from collections.abc import Iterator, Sequence

from cqp_cli.reports.items import Item, Rejected
from cqp_cli.reports.markdown import page_markdown
from cqp_cli.reports.outcome_json import diagnostics_shape
from cqp_cli.reports.page import Block, Facts, Grid, Heading, Paragraph, Tree, joined, lines
from cqp_cli.reports.screen import Screen, sign_of
from cqp_cli.reports.view import BlocView, View, view_of
from cqp_cli.wording.labels import progress_label
from cqp_cli.wording.language import N_, Words


def candidates_markdown(items: Sequence[Item], words: Words, screen: Screen) -> str:  # noqa: ARG001 — a file has no screen
    """One document, a part for each of them."""
    return "\n".join(page_markdown(tuple(_page(item, words))) for item in items)


def _page(item: Item, words: Words) -> Iterator[Block]:
    if isinstance(item, Rejected):
        yield Heading(item.file, 1)
        yield Paragraph(words.say(N_("This file cannot be used.")))
        told = diagnostics_shape(item.diagnostics, words)["diagnostics"]
        yield Facts(tuple((f"{one['file']}:{one['line']} {one['code']}", one["message"]) for one in told))
    else:
        yield from _report(view_of(words, *item), words)


def _report(view: View, words: Words) -> Iterator[Block]:
    yield Heading(view.who, 1)
    yield Paragraph(lines([view.title, view.about]))
    yield Facts(view.headlines)
    if view.tasks:
        yield Heading(words.say(N_("Still to be done")))
        for actor, tasks in view.tasks:
            yield Heading(actor, 3)
            yield Facts(tuple((joined([task.where, task.competences]), task.what) for task in tasks))
    yield Heading(words.say(N_("Blocs")))
    heads = (N_("Bloc"), N_("Title"), N_("Result"), N_("Acquired"), N_("Competences"))
    yield Grid(tuple(map(words.say, heads)), tuple(map(_row, view.blocs)))
    yield Paragraph(joined(f"{sign_of(one)} {progress_label(words, one)}" for one in view.marks()), quiet=True)
    for heading, rows in ((N_("Jury's decisions"), view.decisions), (N_("Adapted modalities"), view.adaptations)):
        if rows:
            yield Heading(words.say(heading))
            yield Facts(rows)
    if view.warnings:
        yield Heading(words.say(N_("To be checked")))
        yield from map(Paragraph, view.warnings)
    yield Heading(words.say(N_("Why, in detail")))
    yield from map(Paragraph, view.facts)
    for bloc in view.blocs:
        yield Heading(f"{bloc.id} {bloc.title}", 3)
        yield from (Paragraph(fact, quiet=True) for fact in bloc.facts)
        yield from [Tree(bloc.nodes)] if bloc.nodes else []
    yield Paragraph(lines([view.closing, view.origin]), quiet=True)


def _row(bloc: BlocView) -> tuple[str, ...]:
    marks = "  ".join(f"{sign_of(progress)} {id}" for id, progress in bloc.marks)
    return bloc.id, bloc.title, f"{sign_of(bloc.progress)} {bloc.label}", bloc.extent, marks
