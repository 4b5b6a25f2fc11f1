"""A cohort as a Markdown document."""

from collections.abc import Iterator

from cqp_cli.reports.cohort_figures import figures_page
from cqp_cli.reports.cohort_items import Cohort
from cqp_cli.reports.cohort_row import Row
from cqp_cli.reports.markdown import page_markdown
from cqp_cli.reports.page import Block, Facts, Grid, Heading, Paragraph
from cqp_cli.reports.screen import Screen
from cqp_cli.wording.language import N_, Words


def cohort_markdown(cohort: Cohort, words: Words, screen: Screen) -> str:  # noqa: ARG001 — a file has no screen
    """The candidates in a table, the figures, the files that cannot be used."""
    return page_markdown(tuple(_page(cohort, words)))


def _page(cohort: Cohort, words: Words) -> Iterator[Block]:
    yield Heading(cohort.referential.title, 1)
    yield Paragraph(cohort.counted(words))
    if cohort.shown:
        yield Heading(words.say(N_("Candidates")))
        heads = (words.say(N_("Candidate")), words.say(N_("Result")), *cohort.mark_ids, words.say(N_("First of all")))
        yield Grid(heads, tuple(_row(one, cohort, words) for one in cohort.shown))
    yield from figures_page(cohort.figures, cohort.referential, cohort.asked, words)
    if cohort.refused:
        yield Heading(words.say(N_("Files that cannot be used")))
        yield Facts(
            tuple(
                (f"{refused.at_fault(one)}:{one['line']}", one["message"])
                for refused in cohort.refused
                for one in refused.told
            )
        )


def _row(one: Row, cohort: Cohort, words: Words) -> tuple[str, ...]:
    marks = dict(one.marks)
    labels = [cohort.mark_label(words, marks[id]) if id in marks else "" for id in cohort.mark_ids]
    return one.who, one.result, *labels, one.first_text(words)
