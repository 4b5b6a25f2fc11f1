"""The referential as its readers look at it: the title at a glance, a bloc, a competence, an assessment."""

from collections.abc import Iterator

from cqp_cli.outcome import Part
from cqp_cli.referential import Bloc, Competence, Placed, Referential
from cqp_cli.reports.page import Block, Facts, Grid, Heading, Page, Paragraph, joined, lines
from cqp_cli.reports.summary_items import assessment_page, bloc_page, competence_page
from cqp_cli.wording.labels import quantity
from cqp_cli.wording.language import N_, NN_, Words
from cqp_cli.wording.numbers import day, listing, number_range
from cqp_cli.wording.rules import duration_text, item_text, rule_text


def title_page(words: Words, referential: Referential, *, whole: bool = False) -> Page:
    """The title at a glance: a line a bloc, the modalities, the rules; on a screen, how to see more."""
    return (*_title(words, referential), *([] if whole else [_more(words, referential)]))


def item_page(words: Words, referential: Referential, item: Bloc | Competence | Placed, *, whole: bool = False) -> Page:
    """One bloc, competence or assessment; of a bloc that is not asked for `whole`, the assessments in short."""
    if isinstance(item, Bloc):
        return tuple(bloc_page(words, referential, item, whole=whole))
    if isinstance(item, Competence):
        return tuple(competence_page(words, referential, item))
    return tuple(assessment_page(words, referential, item))


def _title(words: Words, referential: Referential) -> Iterator[Block]:
    blocs = referential.blocs
    yield Heading(referential.title, 1)
    certifiers = listing([one.name for one in referential.certifiers])
    identity = joined(_identity(words, referential))
    yield Paragraph(lines([identity, joined(_codes(words, referential)), certifiers, _counts(words, referential)]))
    yield Heading(words.say(N_("Blocs")))
    heads = (N_("Bloc"), N_("Title"), N_("Competences"), N_("Assessments"), N_("Modalities"))
    yield Grid(tuple(map(words.say, heads)), tuple(_bloc_row(words, referential, bloc) for bloc in blocs))
    if referential.modalities:
        yield Heading(words.say(N_("Modalities")))
        yield Facts(tuple(referential.modalities.items()))
    yield Heading(words.say(N_("Rules")))
    yield Facts(tuple(_rules(words, referential)))
    yield from (Paragraph(text) for text in (referential.statement, referential.accommodation) if text)
    if referential.note:
        yield Paragraph(words.pair(words.say(N_("Note")), referential.note))


def _more(words: Words, referential: Referential) -> Paragraph:
    examples = [referential.blocs[0].id, *list(referential.competence)[:1], *list(referential.assessment)[:1]]
    return Paragraph(words.say(N_("For more, add a name to the command: {names}"), names=listing(examples)), quiet=True)


def _identity(words: Words, referential: Referential) -> Iterator[str | None]:
    yield referential.rncp
    if referential.level is not None:
        yield words.say(N_("level {level}"), level=referential.level)
    yield words.say(N_("version {version}"), version=referential.version)
    if referential.registered_until:
        yield words.say(N_("registered until {date}"), date=day(words, referential.registered_until))


def _codes(words: Words, referential: Referential) -> Iterator[str]:
    for name, code in (
        (N_("NSF"), referential.nsf),
        (N_("Formacode"), referential.formacode),
        (N_("collective agreement"), referential.collective_agreement),
    ):
        if code:
            yield f"{words.say(name)} {code}"


def _counts(words: Words, referential: Referential) -> str:
    activities = sum(len(bloc.activities) for bloc in referential.blocs)
    return listing(
        [
            quantity(words, Part.BLOC, len(referential.blocs)),
            *([words.count(NN_("{count} activity", "{count} activities"), activities)] if activities else []),
            quantity(words, Part.COMPETENCE, len(referential.competence)),
            quantity(words, Part.ASSESSMENT, len(referential.assessment)),
        ]
    )


def _bloc_row(words: Words, referential: Referential, bloc: Bloc) -> tuple[str, ...]:
    ids = number_range(words, [one.id for one in bloc.competences], list(referential.competence))
    used = {modality for assessment in bloc.assessments for modality in assessment.modalities}
    modalities = " ".join(id for id in referential.modalities if id in used)
    title = joined([bloc.title, item_text(words, bloc)])
    return bloc.id, title, ids, quantity(words, Part.ASSESSMENT, len(bloc.assessments)), modalities


def _rules(words: Words, referential: Referential) -> Iterator[tuple[str, str]]:
    rules, scale = referential.rules, referential.scale
    yield words.say(N_("Title")), rule_text(words, rules.title, Part.BLOC)
    yield words.say(N_("Bloc")), rule_text(words, rules.bloc, Part.COMPETENCE)
    yield words.say(N_("Competence")), rule_text(words, rules.competence, Part.ASSESSMENT)
    yield words.say(N_("Assessment")), rule_text(words, rules.assessment, Part.EVIDENCE)
    yield words.say(N_("Criterion")), rule_text(words, rules.criterion, Part.INDICATOR)
    message = N_("{levels}, from the lowest to the highest; “{pass_level}” is enough")
    yield words.say(N_("Levels")), words.say(message, levels=listing(scale.levels), pass_level=scale.pass_level)
    latest = referential.attempts == "latest"
    counts = N_("the latest result counts") if latest else N_("the best result counts")
    yield words.say(N_("Retakes")), words.say(counts)
    if referential.earlier_blocs_valid_for is not None:
        valid = duration_text(words, referential.earlier_blocs_valid_for)
        yield words.say(N_("Earlier blocs")), words.say(N_("they count for {valid}"), valid=valid)
    for equivalence in referential.equivalences:
        origin = words.say(N_(" and ")).join(equivalence.origin)
        yield words.say(N_("Equivalence")), words.pair(origin, listing(equivalence.to))
