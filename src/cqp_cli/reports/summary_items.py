"""A bloc, a competence, an assessment of a referential, whole."""

from collections.abc import Iterator, Sequence

from cqp_cli.outcome import Part
from cqp_cli.referential import Assessment, Bloc, Competence, Criterion, Placed, Referential
from cqp_cli.reports.page import Block, Facts, Heading, Items, Paragraph, facts, joined, lines
from cqp_cli.wording.labels import quantity
from cqp_cli.wording.language import N_, NN_, Words
from cqp_cli.wording.numbers import listing, number_range, score_text
from cqp_cli.wording.rules import item_text, rule_text


def bloc_page(words: Words, referential: Referential, bloc: Bloc, *, whole: bool) -> Iterator[Block]:
    """Activities with their competences, and the assessments: in short, or `whole` with their indicators."""
    needed = words.pair(words.say(N_("needed")), rule_text(words, bloc.rule or referential.rules.bloc, Part.COMPETENCE))
    counts = [
        quantity(words, Part.COMPETENCE, len(bloc.competences)),
        quantity(words, Part.ASSESSMENT, len(bloc.assessments)),
    ]
    yield Heading(joined([bloc.id, bloc.title, item_text(words, bloc)]), 1)
    yield Paragraph(lines([joined([referential.title, referential.rncp]), joined([*counts, needed])]))
    yield from _note(words, bloc.note)
    for activity in bloc.activities:
        yield Heading(activity.title)
        if activity.tasks:
            yield Items(activity.tasks)
        yield from facts(_competences(words, bloc, [one for one in bloc.competences if one.activity == activity.id]))
        yield from _note(words, activity.note)
    others = [one for one in bloc.competences if one.activity is None]
    if others:
        yield Heading(words.say(N_("Competences of no activity") if bloc.activities else N_("Competences")))
        yield from facts(_competences(words, bloc, others))
    if bloc.assessments:
        yield Heading(words.say(N_("Assessments")))
        if not whole:
            yield Facts(tuple((f"{bloc.id}/{one.id}", _in_short(words, referential, one)) for one in bloc.assessments))
    for assessment in bloc.assessments if whole else ():
        yield Heading(_assessment_name(bloc, assessment), 3)
        yield from _assessment(words, referential, assessment, level=4)


def _competences(words: Words, bloc: Bloc, competences: Sequence[Competence]) -> Iterator[tuple[str, str]]:
    """Each with its statement and, below, the assessments that bear on it."""
    for competence in competences:
        refs = [f"{bloc.id}/{one.id}" for one in bloc.assessments if competence.id in one.all_competences]
        by = words.pair(words.count(NN_("assessment", "assessments"), len(refs)), listing(refs))
        statement = joined([competence.statement, item_text(words, competence)])
        yield competence.id, lines([statement, by if refs else words.say(N_("no assessment bears on it"))])


def _in_short(words: Words, referential: Referential, assessment: Assessment) -> str:
    """An assessment's title, by whom and how it is assessed, and what it judges, a line each."""
    judged = (words.pair(ids, what) for ids, what in _judged(words, referential, assessment))
    how = [listing(assessment.assessors), " ".join(assessment.modalities), item_text(words, assessment)]
    before = (
        words.pair(words.say(N_("to be acquired before")), listing(assessment.requires)) if assessment.requires else ""
    )
    return lines([assessment.title, joined(how), before, *judged])


def _judged(words: Words, referential: Referential, assessment: Assessment) -> Iterator[tuple[str, str]]:
    """What an assessment judges, a line each: its criteria, competences as a whole, its score."""
    order = list(referential.competence)
    for id, criterion in assessment.judged.items():
        if criterion is None:
            yield id, words.say(N_("judged as a whole"))
        else:
            count = quantity(words, Part.INDICATOR, len(criterion.indicators))
            ids = number_range(words, criterion.competences, order)
            yield ids, f"{_own_name(criterion)}{criterion.title} ({count})"
    if assessment.pass_mark is not None:
        yield (
            number_range(words, assessment.competences, order),
            mark_text(words, N_("score, {mark} needed"), assessment),
        )


def _own_name(criterion: Criterion) -> str:
    """A criterion's id, where it is not just the competences that it is of."""
    return "" if criterion.id == "-".join(criterion.competences) else f"{criterion.id} · "


def mark_text(words: Words, message: str, assessment: Assessment) -> str:
    """A sentence about the mark that a quiz needs."""
    assert assessment.pass_mark is not None
    return words.say(message, mark=score_text(words, assessment.pass_mark, assessment.pass_mark))


def competence_page(words: Words, referential: Referential, competence: Competence) -> Iterator[Block]:
    """Where it belongs, and the assessments that bear on it with what concerns it."""
    bloc = referential.bloc_of[competence.id]
    yield Heading(joined([competence.id, competence.code]), 1)
    yield Paragraph(competence.statement)
    yield from facts(_about_competence(words, referential, bloc, competence))
    for assessment in bloc.assessments:
        if competence.id in assessment.all_competences:
            yield Heading(_assessment_name(bloc, assessment))
            yield from _assessment(words, referential, assessment, competence=competence.id)


def _about_competence(
    words: Words, referential: Referential, bloc: Bloc, competence: Competence
) -> Iterator[tuple[str, str]]:
    yield words.say(N_("Bloc")), f"{bloc.id} {bloc.title}"
    if own := item_text(words, competence):
        yield words.say(N_("Particulars")), own
    for activity in bloc.activities:
        if activity.id == competence.activity:
            yield words.say(N_("Activity")), activity.title
            if activity.tasks:
                yield words.say(N_("Tasks")), joined(activity.tasks)
    if any(competence.id in assessment.all_competences for assessment in bloc.assessments):
        yield (
            words.say(N_("Needed")),
            rule_text(words, competence.rule or referential.rules.competence, Part.ASSESSMENT),
        )
    else:
        yield words.say(N_("Assessments")), words.say(N_("no assessment bears on it"))
    yield from _noted(words, competence.note)


def assessment_page(words: Words, referential: Referential, placed: Placed) -> Iterator[Block]:
    """How it goes, what it judges by which criteria, and the competences it bears on."""
    bloc, assessment = placed.bloc, placed.assessment
    yield Heading(_assessment_name(bloc, assessment), 1)
    yield Paragraph(f"{bloc.id} {bloc.title}")
    yield from _assessment(words, referential, assessment)
    yield Heading(words.say(N_("Competences")))
    yield Facts(tuple((id, referential.competence[id].statement) for id in assessment.all_competences))


def _assessment(
    words: Words, referential: Referential, assessment: Assessment, *, competence: str | None = None, level: int = 3
) -> Iterator[Block]:
    """How an assessment goes and what it judges; where a competence is given, what concerns it alone.

    `level` is that of the headings of what it judges.
    """
    yield from facts(about_assessment(words, referential, assessment))
    for id, criterion in assessment.judged.items():
        if criterion is None and competence in (None, id):
            yield Heading(joined([id, words.say(N_("judged as a whole"))]), level)
        elif criterion is not None and (competence is None or competence in criterion.competences):
            yield from _criterion(words, referential, criterion, level)


def about_assessment(words: Words, referential: Referential, assessment: Assessment) -> Iterator[tuple[str, str]]:
    """How an assessment goes, by whom and how it is assessed."""
    if assessment.description:
        yield words.say(N_("Procedure")), assessment.description
    for id in assessment.modalities:
        yield id, referential.modalities[id]
    yield from conditions(words, referential, assessment)
    yield from _noted(words, assessment.note)


def conditions(words: Words, referential: Referential, assessment: Assessment) -> Iterator[tuple[str, str]]:
    """By whom and when an assessment is given, and what it asks."""
    if assessment.assessors:
        yield words.say(N_("Assessors")), listing(assessment.assessors)
    if assessment.requires:
        yield words.say(N_("Before it")), listing(assessment.requires)
    if assessment.collective:
        yield words.say(N_("In a group")), words.say(N_("yes"))
    if own := item_text(words, assessment):
        yield words.say(N_("Particulars")), own
    if assessment.rule:
        yield words.say(N_("Needed")), rule_text(words, assessment.rule, Part.EVIDENCE)
    if assessment.pass_mark is not None:
        ids = number_range(words, assessment.competences, list(referential.competence))
        yield words.say(N_("Score")), f"{mark_text(words, N_('{mark} needed'), assessment)} ({ids})"


def _criterion(words: Words, referential: Referential, criterion: Criterion, level: int) -> Iterator[Block]:
    yield Heading(criterion_name(words, criterion), level)
    indicators = enumerate(criterion.indicators, 1)
    yield from facts((str(number), joined([one.statement, item_text(words, one)])) for number, one in indicators)
    if len(criterion.indicators) > 1:
        yield Facts(
            (
                (
                    words.say(N_("Needed")),
                    rule_text(words, criterion.rule or referential.rules.criterion, Part.INDICATOR),
                ),
            )
        )
    yield from _note(words, criterion.note)


def criterion_name(words: Words, criterion: Criterion) -> str:
    """A criterion's id and title, with what it has of its own, and its competences where its id does not say them."""
    ids = f" ({listing(criterion.competences)})" if _own_name(criterion) else ""
    return joined([criterion.id, criterion.title + ids, item_text(words, criterion)])


def _assessment_name(bloc: Bloc, assessment: Assessment) -> str:
    return joined([f"{bloc.id}/{assessment.id}", assessment.title])


def _noted(words: Words, note: str | None) -> Iterator[tuple[str, str]]:
    if note:
        yield words.say(N_("Note")), note


def _note(words: Words, note: str | None) -> Iterator[Facts]:
    """A note in a table of its own, which leaves the columns above it as they are."""
    yield from facts(_noted(words, note))
