"""A referential as a page of HTML: the title with each bloc in three columns, or some of its items."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cqp_cli.outcome import Part
from cqp_cli.referential import Bloc, Referential
from cqp_cli.reports.html import html
from cqp_cli.reports.page import Block, Heading, Page, joined
from cqp_cli.reports.summary_items import about_assessment, criterion_name, mark_text
from cqp_cli.reports.three_columns import Beside, Judging, Row, rows_of
from cqp_cli.wording.language import N_, Words
from cqp_cli.wording.numbers import listing, number_range
from cqp_cli.wording.rules import item_text, rule_text


class Judged(NamedTuple):
    """What an assessment judges: its name, and the indicators by which it is judged, numbered from 1."""

    name: str
    indicators: tuple[str, ...]


class Assessed(NamedTuple):
    """An assessment beside some competences; how it goes is told where it stands first."""

    name: str
    facts: tuple[tuple[str, str], ...]
    judged: tuple[Judged, ...]


class Column(NamedTuple):
    """What stands beside some rows: assessments, and references to those that stand further up."""

    rows: int
    assessments: tuple[Assessed, ...]
    elsewhere: tuple[str, ...]


class BlocTable(NamedTuple):
    """One bloc: `rows` with the column that begins at each of them, if one does."""

    heading: str
    facts: tuple[str, ...]
    rows: tuple[tuple[Row, Column | None], ...]


def title_html(words: Words, referential: Referential, page: Page) -> str:
    """The whole title: what `page` says of it, then its blocs."""
    blocs = [_table(words, referential, bloc) for bloc in referential.blocs]
    return html("referential.html", words, pages=[steady(page)], blocs=blocs, name=referential.title)


def items_html(words: Words, pages: Sequence[Page]) -> str:
    """Some items, a part each."""
    name = next(block.text for block in pages[0] if isinstance(block, Heading))
    return html("referential.html", words, pages=[*map(steady, pages)], blocs=(), name=name)


def steady(page: Page) -> Page:
    """The page with headings of which none is more than one level below the one before."""
    blocks: list[Block] = []
    level = 0
    for block in page:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            blocks.append(block._replace(level=level))
        else:
            blocks.append(block)
    return tuple(blocks)


def _table(words: Words, referential: Referential, bloc: Bloc) -> BlocTable:
    told: set[str] = set()
    rows = [(row, _column(words, referential, bloc, row.beside, told)) for row in rows_of(bloc)]
    needed = words.pair(words.say(N_("needed")), rule_text(words, bloc.rule or referential.rules.bloc, Part.COMPETENCE))
    facts = [needed, *([words.pair(words.say(N_("Note")), bloc.note)] if bloc.note else [])]
    return BlocTable(joined([bloc.id, bloc.title, item_text(words, bloc)]), tuple(facts), tuple(rows))


def _column(words: Words, referential: Referential, bloc: Bloc, beside: Beside | None, told: set[str]) -> Column | None:
    if beside is None:
        return None
    assessments = []
    for assessment, group in groupby(beside.judging, key=lambda one: one.assessment):
        facts = () if assessment.id in told else tuple(about_assessment(words, referential, assessment))
        told.add(assessment.id)
        name = f"{bloc.id}/{assessment.id} · {assessment.title}"
        assessments.append(Assessed(name, facts, tuple(_judged(words, referential, one) for one in group)))
    return Column(beside.rows, tuple(assessments), tuple(_references(words, bloc, beside.elsewhere)))


def _judged(words: Words, referential: Referential, one: Judging) -> Judged:
    if one.criterion is not None:
        indicators = tuple(joined([each.statement, item_text(words, each)]) for each in one.criterion.indicators)
        return Judged(criterion_name(words, one.criterion), indicators)
    if one.assessment.is_quiz:
        ids = number_range(words, one.competences, list(referential.competence))
        return Judged(joined([ids, mark_text(words, N_("score, {mark} needed"), one.assessment)]), ())
    return Judged(joined([listing(one.competences), words.say(N_("judged as a whole"))]), ())


def _references(words: Words, bloc: Bloc, elsewhere: Sequence[Judging]) -> Iterator[str]:
    for one in dict.fromkeys((each.assessment.id, each.competences) for each in elsewhere):
        ref, competences = one
        yield words.say(
            N_("also assessed by {assessment}: see {competence}"),
            assessment=f"{bloc.id}/{ref}",
            competence=competences[0],
        )
