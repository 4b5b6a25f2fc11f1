"""The scale: the words that assessors use, and what is enough."""

from collections.abc import Iterator

from cqp_cli.checks.registry import Finding, referential_check, unknown
from cqp_cli.diagnostic import Severity
from cqp_cli.referential import Referential
from cqp_cli.verdict import Verdict


@referential_check("CQP301")
def pass_level_unknown(referential: Referential) -> Iterator[Finding]:
    scale = referential.scale
    if scale.pass_level not in scale.levels:
        yield unknown(("scale", "pass"), scale.pass_level, scale.levels)


@referential_check("CQP302")
def pass_level_lowest(referential: Referential) -> Iterator[Finding]:
    if referential.scale.pass_level == referential.scale.levels[0]:
        yield Finding(("scale", "pass"), {"id": referential.scale.pass_level})


@referential_check("CQP316", Severity.WARNING)
def upside_down(referential: Referential) -> Iterator[Finding]:
    """Levels go from the lowest to the highest: one that denies is not enough."""
    scale = referential.scale
    if scale.pass_level not in scale.levels:
        return
    for number, level in enumerate(scale.levels):
        if level.casefold().startswith(("non ", "pas ", "not ")) and scale.passes(level):
            yield Finding(("scale", "levels", number), {"id": level, "pass": scale.pass_level})


@referential_check("CQP315", Severity.WARNING)
def level_against_the_jurys_word(referential: Referential) -> Iterator[Finding]:
    """A jury writes `acquired` and `not_acquired` whatever the levels are: they must not mean the reverse."""
    scale = referential.scale
    for number, level in enumerate(scale.levels):
        word = next((one for one in (Verdict.ACQUIRED, Verdict.NOT_ACQUIRED) if one.value == level), None)
        known = word is not None and scale.pass_level in scale.levels
        if known and scale.passes(level) is not (word is Verdict.ACQUIRED):
            yield Finding(("scale", "levels", number), {"id": level})
