"""The scale: the words that assessors use, and what is enough."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cqp_cli.checks.registry import Finding, referential_check, unknown
from cqp_cli.diagnostic import Severity
from cqp_cli.referential import Referential
from cqp_cli.score import parse_score
from cqp_cli.verdict import Verdict

_FEWEST_IN_ORDER = 3


@referential_check("CQP301")
def pass_level_unknown(referential: Referential) -> Iterator[Finding]:
    scale = referential.scale
    if scale.pass_level not in scale.levels:
        yield unknown(("scale", "pass"), scale.pass_level, scale.levels, guess=False)


@referential_check("CQP302")
def pass_level_lowest(referential: Referential) -> Iterator[Finding]:
    if referential.scale.pass_level == referential.scale.levels[0]:
        yield Finding(("scale", "pass"), {"id": referential.scale.pass_level})


# A word by which a level says that it is not enough, in French and in English; without a fault, it says the reverse.
_FAULT = "(?:mal|erreur|faute|réserve|lacune|difficult|bad|error|fault|reservation)"
_DENIES = re.compile(
    rf"(?:(?:non|pas|not?|aucune?)(?! (?:d['’e] ?)?{_FAULT})|peu(?! à| de {_FAULT})|très peu|nul(?:le)?|faible|médiocre"
    r"|refus(?:ée?)?|ajournée?|échec|na|fail(?:ed|ure)?|poor|weak"
    r"|(?:très |very )?(?:in(?:suffisant|satisfaisant|acceptable|adéquat)|in(?:sufficient|adequate)|unsatisfactory)e?)"
    r"(?:[ -]|$)",
    re.IGNORECASE,
)


@referential_check("CQP316", Severity.WARNING)
def upside_down(referential: Referential) -> Iterator[Finding]:
    """Levels go from the lowest to the highest: one that denies is not enough, nor do numbers or letters go down."""
    scale = referential.scale
    if scale.pass_level not in scale.levels:
        return
    levels = list(scale.levels)
    descend = _descend(levels)
    for number, level in enumerate(levels):
        lowest = descend and number == len(levels) - 1
        if scale.passes(level) and (lowest or _DENIES.match(level)):
            yield Finding(("scale", "levels", number), {"id": level, "pass": scale.pass_level})


def _descend(levels: Sequence[str]) -> bool:
    """Whether levels are numbers, from high to low, or marks from A on, which is the best."""
    if len(levels) < _FEWEST_IN_ORDER:
        return False
    if all(level.isdecimal() for level in levels):
        return all(int(one) > int(next_one) for one, next_one in pairwise(levels))
    return levels == [chr(ord("A") + number) for number in range(len(levels))]


@referential_check("CQP319", Severity.WARNING)
def level_like_a_score(referential: Referential) -> Iterator[Finding]:
    """One writing would mean two things: a level of the scale, and elsewhere a share of a mark."""
    for number, level in enumerate(referential.scale.levels):
        if parse_score(level) is not None:
            yield Finding(("scale", "levels", number), {"id": level})


@referential_check("CQP315", Severity.WARNING)
def level_against_the_jurys_word(referential: Referential) -> Iterator[Finding]:
    """A jury writes `acquired` and `not_acquired` whatever the levels are: they must not mean the reverse."""
    scale = referential.scale
    for number, level in enumerate(scale.levels):
        word = next((one for one in (Verdict.ACQUIRED, Verdict.NOT_ACQUIRED) if one.value == level), None)
        known = word is not None and scale.pass_level in scale.levels
        if known and scale.passes(level) is not (word is Verdict.ACQUIRED):
            yield Finding(("scale", "levels", number), {"id": level})
