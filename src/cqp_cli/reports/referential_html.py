"""A referential as a page of HTML: the title with each bloc in three columns, or some of its items."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cqp_cli.outcome import Part
from cqp_cli.referential import Assessment, Bloc, Competence, Criterion, Item, Referential
from cqp_cli.reports.html import html
from cqp_cli.reports.page import Block, Heading, Page, joined
from cqp_cli.reports.summary_items import conditions, criterion_name
from cqp_cli.reports.three_columns import Elsewhere, Judged, Row, rows_of
from cqp_cli.wording.labels import quantity
from cqp_cli.wording.language import N_, NP_, Words
from cqp_cli.wording.numbers import listing, number_range
from cqp_cli.wording.rules import item_text, rule_text


class BlocTable(NamedTuple):
    """A bloc, its rows and, to stand below them, the notes on what they hold, each with what it is about."""

    bloc: Bloc
    rows: tuple[Row, ...]
    notes: dict[str, list[str]]

    def number(self, note: str) -> int:
        """Under which number a note stands."""
        return [*self.notes].index(note) + 1


class Told:
    """What a bloc holds, in words, for the template."""

    def __init__(self, words: Words, referential: Referential) -> None:
        self._words, self._referential = words, referential
        self._order = list(referential.competence)

    def about(self, bloc: Bloc) -> str:
        """How much there is in a bloc, and what it needs."""
        needed = rule_text(self._words, bloc.rule or self._referential.rules.bloc, Part.COMPETENCE)
        parts = ((Part.COMPETENCE, bloc.competences), (Part.ASSESSMENT, bloc.assessments))
        sizes = [quantity(self._words, part, len(items)) for part, items in parts]
        return joined([*sizes, self._words.pair(self._words.say(N_("needed")), needed)])

    def particular(self, item: Item) -> str:
        """What an item has of its own in its whole."""
        return item_text(self._words, item)

    def needed(self, item: Competence | Criterion) -> str | None:
        """What a competence or a criterion needs, where that is not what all of them need."""
        if item.rule is None:
            return None
        part = Part.ASSESSMENT if isinstance(item, Competence) else Part.INDICATOR
        return self._words.pair(self._words.say(N_("needed")), rule_text(self._words, item.rule, part))

    def facts(self, assessment: Assessment) -> Iterator[tuple[str, str]]:
        """How an assessment goes, by whom and when it is given, and what it asks."""
        if assessment.description:
            yield self._words.say(N_("Procedure")), assessment.description
        if assessment.modalities:
            yield self._words.label(*NP_("assessment", "Modalities")), listing(assessment.modalities)
        yield from conditions(self._words, self._referential, assessment)

    def criterion(self, criterion: Criterion) -> str:
        """What a criterion is called."""
        return criterion_name(self._words, criterion)

    def whole(self, ids: Sequence[str]) -> str:
        """Which competences are judged as a whole."""
        message = N_("each judged as a whole") if len(ids) > 1 else N_("judged as a whole")
        return joined([number_range(self._words, ids, self._order), self._words.say(message)])

    def see(self, elsewhere: Elsewhere, judged: Judged, name: str) -> str:
        """Where that stands which judges a competence too."""
        title = (elsewhere.criterion or judged.assessment).title
        message = N_("See “{title}” ({name}), beside {competence}")
        return self._words.say(message, title=title, name=name, competence=elsewhere.beside)


def title_html(words: Words, referential: Referential, page: Page) -> str:
    """The whole title: what `page` says of it, then its blocs."""
    blocs, told = [_table(bloc) for bloc in referential.blocs], Told(words, referential)
    return html("referential.html", words, pages=[steady(page)], blocs=blocs, told=told, name=referential.title)


def items_html(words: Words, pages: Sequence[Page]) -> str:
    """Some items, a part each."""
    name = next(block.text for block in pages[0] if isinstance(block, Heading))
    return html("referential.html", words, pages=[*map(steady, pages)], blocs=(), name=name)


def steady(page: Page) -> Page:
    """The page with headings of which none is more than one level below the one that it stands under."""
    blocks: list[Block] = []
    above: list[int] = []
    for block in page:
        if isinstance(block, Heading):
            above = [*(level for level in above if level < block.level), block.level]
            blocks.append(block._replace(level=len(above)))
        else:
            blocks.append(block)
    return tuple(blocks)


def _table(bloc: Bloc) -> BlocTable:
    rows, notes = rows_of(bloc), dict[str, list[str]]()
    for about, note in _noted(bloc, rows):
        if note:
            notes.setdefault(note, []).append(about)
    return BlocTable(bloc, rows, notes)


def _noted(bloc: Bloc, rows: Sequence[Row]) -> Iterator[tuple[str, str | None]]:
    """What may have a note, in the order of reading."""
    for row in rows:
        yield from ((one.title, one.note) for one in row.activities if row.span)
        yield from ((one.id, one.note) for one in row.competences)
        for judged in row.judged:
            ref = f"{bloc.id}/{judged.assessment.id}"
            yield from [(ref, judged.assessment.note)] if judged.begins else []
            yield from ((f"{ref}/{one.id}", one.note) for one in judged.criteria)
