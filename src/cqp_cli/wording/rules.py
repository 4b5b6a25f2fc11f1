"""Rules in words."""

from collections.abc import Sequence

from cqp_cli.fields import Duration
from cqp_cli.outcome import Part
from cqp_cli.referential import Bloc, Item
from cqp_cli.rule import Agreement, All, AnyOf, AtLeast, Condition, Each, Mean
from cqp_cli.score import Score
from cqp_cli.wording.language import N_, NN_, Words
from cqp_cli.wording.numbers import decimal, listing, score_text

_ALL = {
    Part.INDICATOR: N_("all indicators met"),
    Part.EVIDENCE: N_("all results acquired"),
    Part.ASSESSMENT: N_("all assessments acquired"),
    Part.COMPETENCE: N_("all competences acquired"),
    Part.BLOC: N_("all blocs validated"),
}
_NAMED = {
    Part.INDICATOR: NN_("indicator {parts} met", "indicators {parts} met"),
    Part.EVIDENCE: NN_("{parts} acquired", "{parts} acquired"),
    Part.ASSESSMENT: NN_("assessment {parts} acquired", "assessments {parts} acquired"),
    Part.COMPETENCE: NN_("competence {parts} acquired", "competences {parts} acquired"),
    Part.BLOC: NN_("bloc {parts} validated", "blocs {parts} validated"),
}
_SHARE = {
    Part.INDICATOR: N_("at least {share} of the indicators met"),
    Part.EVIDENCE: N_("at least {share} of the results acquired"),
    Part.ASSESSMENT: N_("at least {share} of the assessments acquired"),
    Part.COMPETENCE: N_("at least {share} of the competences acquired"),
    Part.BLOC: N_("at least {share} of the blocs validated"),
}
_COUNT = {
    Part.INDICATOR: NN_("at least {count} indicator met", "at least {count} indicators met"),
    Part.EVIDENCE: NN_("at least {count} result acquired", "at least {count} results acquired"),
    Part.ASSESSMENT: NN_("at least {count} assessment acquired", "at least {count} assessments acquired"),
    Part.COMPETENCE: NN_("at least {count} competence acquired", "at least {count} competences acquired"),
    Part.BLOC: NN_("at least {count} bloc validated", "at least {count} blocs validated"),
}
_MEAN = {
    Part.INDICATOR: N_("a mean of the indicators of at least {mark}"),
    Part.EVIDENCE: N_("a mean of the results of at least {mark}"),
    Part.ASSESSMENT: N_("a mean of the assessments of at least {mark}"),
    Part.COMPETENCE: N_("a mean of the competences of at least {mark}"),
    Part.BLOC: N_("a mean of the blocs of at least {mark}"),
}
_EACH = {
    Part.INDICATOR: N_("no indicator under {mark}"),
    Part.EVIDENCE: N_("no result under {mark}"),
    Part.ASSESSMENT: N_("no assessment under {mark}"),
    Part.COMPETENCE: N_("no competence under {mark}"),
    Part.BLOC: N_("no bloc under {mark}"),
}
_AGREEMENT = {
    Part.INDICATOR: N_("agreement of the indicators, else the jury settles it"),
    Part.EVIDENCE: N_("agreement of the results, else the jury settles it"),
    Part.ASSESSMENT: N_("agreement of the assessments, else the jury settles it"),
    Part.COMPETENCE: N_("agreement of the competences, else the jury settles it"),
    Part.BLOC: N_("agreement of the blocs, else the jury settles it"),
}


def rule_text(words: Words, rule: Sequence[Condition], part: Part) -> str:
    """What a rule asks of a whole's parts, without its full stop: `all competences acquired`."""
    texts = [_condition(words, condition, part) for condition in rule]
    return words.say(N_("; and ") if any(map(_runs_on, rule[:-1])) else N_(" and ")).join(texts)


def _runs_on(condition: Condition) -> bool:
    """Whether its text ends in a list, or a clause, that what follows would seem to belong to."""
    return isinstance(condition, Agreement) or (condition.of is not None and not isinstance(condition, All))


def _condition(words: Words, condition: Condition, part: Part) -> str:
    match condition:
        case Mean():
            text = words.say(_MEAN[part], mark=_mark(words, condition.mean))
        case Each():
            text = words.say(_EACH[part], mark=_mark(words, condition.each))
        case Agreement():
            text = words.say(_AGREEMENT[part])
        case AtLeast(at_least=Score() as share):
            text = words.say(_SHARE[part], share=_mark(words, share))
        case AtLeast(at_least=int() as count):
            text = words.count(_COUNT[part], count)
        case AnyOf():
            text = words.count(_COUNT[part], 1)
        case _ if condition.of is not None:
            return words.count(_NAMED[part], len(condition.of), parts=listing(condition.of))
        case _:
            return words.say(_ALL[part])
    if condition.of is None:
        return text
    return words.say(N_("{text} among {parts}"), text=text, parts=listing(condition.of))


def item_text(words: Words, item: Item) -> str:
    """What an item has of its own in the whole that it is a part of: its weight, whether it is required or optional."""
    texts = []
    if item.weight != 1:
        texts.append(words.say(N_("weight {weight}"), weight=decimal(words, item.weight, digits=9)))
    if item.required:
        texts.append(words.say(N_("required")))
    if isinstance(item, Bloc) and item.optional:
        texts.append(words.say(N_("optional")))
    return listing(texts)


def duration_text(words: Words, duration: Duration) -> str:
    """`5 years`, `18 months`."""
    years, months = divmod(duration.months, 12)
    if months:
        return words.count(NN_("{count} month", "{count} months"), duration.months)
    return words.count(NN_("{count} year", "{count} years"), years)


def _mark(words: Words, mark: Score) -> str:
    return score_text(words, mark, mark)
