"""Rules in words."""

from collections.abc import Sequence

from cqp_cli.outcome import Part
from cqp_cli.rule import AtLeast, Condition
from cqp_cli.wording.language import N_, NN_, Words
from cqp_cli.wording.numbers import score_text

_ALL = {
    Part.INDICATOR: N_("all indicators met"),
    Part.EVIDENCE: N_("all results acquired"),
    Part.ASSESSMENT: N_("all assessments acquired"),
    Part.COMPETENCE: N_("all competences acquired"),
    Part.BLOC: N_("all blocs validated"),
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


def rule_text(words: Words, rule: Sequence[Condition], part: Part) -> str:
    """What a rule asks of a whole's parts, without its full stop: `all competences acquired`."""
    return words.say(N_(" and ")).join(_condition(words, condition, part) for condition in rule)


def _condition(words: Words, condition: Condition, part: Part) -> str:
    if condition == "all":
        return words.say(_ALL[part])
    amount = condition.at_least if isinstance(condition, AtLeast) else 1
    if isinstance(amount, int):
        return words.count(_COUNT[part], amount)
    return words.say(_SHARE[part], share=score_text(words, amount, amount))
