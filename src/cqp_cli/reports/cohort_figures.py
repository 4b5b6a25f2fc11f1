"""The figures of a cohort in words, for a person: what to read before a jury, what to look into after it."""

from collections.abc import Iterable, Iterator
from textwrap import shorten

from cqp_cli.referential import Referential
from cqp_cli.reports.cohort_row import Asked
from cqp_cli.reports.figures import Figures, MissedCriterion, Scores, Split
from cqp_cli.reports.page import Block, Grid, Heading, Paragraph, lines
from cqp_cli.reports.screen import bar, bar_signs, steps
from cqp_cli.wording.labels import Level, label
from cqp_cli.wording.language import N_, NN_, Words
from cqp_cli.wording.numbers import percent, score_text

_MOST_MISSED, _MOST_INDICATORS = 8, 3
_LONGEST = 40


def figures_page(
    figures: Figures, referential: Referential, asked: Asked, words: Words, *, unicode: bool = True
) -> Iterator[Block]:
    """How many have what, how each bloc and competence stands, what is missed most, the quizzes; of nobody, nothing."""
    results = tuple(result_rows(figures, asked, words))
    if not results:
        return
    blocs = figures.blocs(referential)
    yield Heading(words.say(N_("Results")))
    yield _grid(words, (N_("Result"), N_("Candidates")), results)
    if text := partial_text(figures, asked, words):
        yield Paragraph(text)
    heads = (N_("Title"), N_("acquired"), N_("Share"))
    yield Heading(words.say(N_("Blocs")))
    of_blocs = [(one.id, one.title, figures.of_bloc(one)) for one in blocs]
    yield _grid(words, (N_("Bloc"), *heads), (_split(words, *one, unicode=unicode) for one in of_blocs))
    yield Paragraph(_legend(words, unicode=unicode), quiet=True)
    yield Heading(words.say(N_("Competences")))
    of_competences = [
        (one.id, _short(one.statement), figures.of_competence(one)) for bloc in blocs for one in bloc.competences
    ]
    yield _grid(words, (N_("Competence"), *heads), (_split(words, *one, unicode=unicode) for one in of_competences))
    if missed := tuple(missed_rows(figures, referential, words)):
        yield Heading(words.say(N_("Criteria most often not met")))
        yield _grid(words, (N_("Criterion"), N_("Title"), N_("Not met")), missed)
    if quizzes := figures.scores(referential):
        yield Heading(words.say(N_("Quizzes")))
        rows = (_quiz(one, words, unicode=unicode) for one in quizzes)
        yield _grid(words, (N_("Quiz"), N_("Title"), N_("Passed"), N_("Scores, from 0 to the maximum")), rows)


def _legend(words: Words, *, unicode: bool) -> str:
    names = (N_("acquired"), N_("not acquired"), N_("under way"))
    return "   ".join(f"{sign} {words.say(name)}" for sign, name in zip(bar_signs(unicode=unicode), names, strict=True))


def _short(statement: str) -> str:
    """Enough of a statement to know it again."""
    return shorten(statement, _LONGEST, placeholder=" …")


def _grid(words: Words, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Grid:
    return Grid(tuple(map(words.say, heads)), tuple(rows))


def result_rows(figures: Figures, asked: Asked, words: Words) -> Iterator[tuple[str, str]]:
    """How many candidates came to what."""
    total = sum(one.times for one in figures.results())
    for one in figures.results():
        text = label(words, Level.TITLE if one.of_title else Level.BLOC, one.verdict, one.decided_by)
        if not one.of_title and asked.bloc is None:
            text = words.say(N_("{text} (blocs aimed at)"), text=text)
        yield text, _of(words, one.times, total)


def partial_text(figures: Figures, asked: Asked, words: Words) -> str:
    """How many have some blocs and not the title; empty where nobody has."""
    if not figures.partial or asked.bloc is not None:
        return ""
    forms = NN_(
        "{count} of them, without the title, has at least one bloc acquired",
        "{count} of them, without the title, have at least one bloc acquired",
    )
    return words.count(forms, figures.partial)


def _of(words: Words, count: int, total: int) -> str:
    return words.say(N_("{count} of {total} ({share})"), count=count, total=total, share=percent(words, count, total))


def _split(words: Words, id: str, title: str, split: Split, *, unicode: bool) -> tuple[str, ...]:
    acquired = words.say(N_("{count} of {total}"), count=split.acquired, total=split.total)
    return id, title, acquired, bar(split, unicode=unicode)


def missed_rows(figures: Figures, referential: Referential, words: Words) -> Iterator[tuple[str, ...]]:
    """The criteria most often not met, with their indicators."""
    return (_missed(one, words) for one in figures.criteria(referential)[:_MOST_MISSED])


def _missed(one: MissedCriterion, words: Words) -> tuple[str, ...]:
    judged = one.split.acquired + one.split.not_acquired
    indicators = [
        words.say(
            N_("{number}. {statement}: {times}"),
            number=each.number,
            statement=each.statement,
            times=words.say(N_("{count} of {total}"), count=each.missed, total=each.assessed),
        )
        for each in one.indicators[:_MOST_INDICATORS]
    ]
    name = f"{one.placed.ref}/{one.criterion.id}"
    return name, lines([one.criterion.title, *indicators]), _of(words, one.split.not_acquired, judged)


def _quiz(one: Scores, words: Words, *, unicode: bool) -> tuple[str, ...]:
    taken = one.split.acquired + one.split.not_acquired
    mark = one.placed.assessment.pass_mark
    assert mark is not None  # this is what makes a quiz
    needed = words.say(N_("{mark} needed"), mark=score_text(words, mark, mark))
    return (
        one.placed.ref,
        lines([one.placed.assessment.title, needed]),
        _of(words, one.split.acquired, taken),
        steps(one.tenths, unicode=unicode),
    )
