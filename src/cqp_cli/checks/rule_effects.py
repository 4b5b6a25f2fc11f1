"""Rules that do not do what they seem to: out of reach, without effect, over nothing."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cqp_cli.checks.registry import Finding, referential_check
from cqp_cli.checks.ruled import PartOf, RuledWhole, sound_rules
from cqp_cli.diagnostic import Severity
from cqp_cli.engine.weighing import Whole
from cqp_cli.referential import Referential
from cqp_cli.rule import Condition, Each, Mean
from cqp_cli.source import Path

# The keys of what a whole is made of; and, where more than `all` has to be known of a rule, those of rules.
_PARTS = ("competences", "criteria", "indicators", "required", "optional", "pass_mark")
_RULES = ("rule", "rules", "criterion", "assessment", "competence", "bloc", "title", "weight")


@referential_check("CQP307", reads=_PARTS)
def out_of_reach(referential: Referential) -> Iterator[Finding]:
    """The engine is asked: with everything acquired, the whole must be."""
    told: set[Path] = set()
    for ruled in sound_rules(referential):
        whole = ruled.at_best()
        for condition in whole.unmet:
            path = (*ruled.path, ruled.rule.index(condition))
            if path not in told:
                told.add(path)
                total = len(whole.counted(condition))
                values = {"needed": condition.needed(total), "total": total, "inside": ruled.inside}
                yield Finding(path, values, other=ruled.item or None)


@referential_check("CQP308", Severity.WARNING, reads=_PARTS)
def adds_nothing(referential: Referential) -> Iterator[Finding]:
    """A condition that another one of its rule implies, in every whole that the rule is for."""
    wholes: dict[Path, list[RuledWhole]] = {}
    for ruled in sound_rules(referential):
        if len(ruled.rule) > 1:
            wholes.setdefault(ruled.path, []).append(ruled)
    for path, of_rule in wholes.items():
        rule = of_rule[0].rule
        for number, condition in enumerate(rule):
            implied_by = [
                place
                for place, other in enumerate(rule)
                if place != number
                and all(_implies(other, condition, one.at_best()) for one in of_rule)
                and (place < number or not all(_implies(condition, other, one.at_best()) for one in of_rule))
            ]
            if implied_by:
                yield Finding((*path, number), other=(*path, implied_by[0]))


def _implies(one: Condition, other: Condition, whole: Whole) -> bool:
    """Whether a condition holds, at worst and at best, wherever another one does."""
    ids, others = ({piece.id for piece in whole.counted(condition)} for condition in (one, other))
    if isinstance(other, Mean | Each):
        if isinstance(one, Each):
            return others <= ids and one.each.share >= _mark(other)
        return isinstance(one, Mean) and isinstance(other, Mean) and ids == others and _mark(one) >= _mark(other)
    if isinstance(one, Mean | Each):
        return False
    return all(
        one.needed(len(ids), best=best) - len(ids - others) >= other.needed(len(others), best=best)
        for best in (False, True)
    )


def _mark(condition: Mean | Each) -> Fraction:
    return (condition.mean if isinstance(condition, Mean) else condition.each).share


@referential_check("CQP312", Severity.WARNING, reads=(*_PARTS, *_RULES))
def required_anyway(referential: Referential) -> Iterator[Finding]:
    """Parts marked as required whose whole asks for every one of them already."""
    told: set[Path] = set()
    for ruled in sound_rules(referential):
        whole = ruled.at_best()
        for part in ruled.parts:
            alone = type(whole.rule[0])(of=(part.id,)) if part.item.required else None
            path = (*part.path, "required")
            if alone and path not in told and any(_implies(one, alone, whole) for one in ruled.rule):
                told.add(path)
                yield Finding(path, {"id": part.id, "inside": ruled.inside}, on_key=True)


@referential_check("CQP309", Severity.WARNING, reads=_PARTS)
def counts_for_nothing(referential: Referential) -> Iterator[Finding]:
    """Parts that no condition of their whole is over, and that are not required: their results decide nothing."""
    for ruled in sound_rules(referential):
        counting = {piece.id for piece in ruled.at_best().counting}
        for part in ruled.parts:
            if part.id not in counting and not part.is_optional:
                yield Finding(part.path, {"id": part.id, "inside": ruled.inside}, other=ruled.path)


@referential_check("CQP310", Severity.WARNING, reads=(*_PARTS, *_RULES))
def weighs_nothing(referential: Referential) -> Iterator[Finding]:
    """Weights where no rule takes a mean; or the same one everywhere."""
    used: set[Path] = set()
    told: set[Path] = set()
    for ruled in sound_rules(referential):
        means = {piece.id for one in ruled.rule if isinstance(one, Mean) for piece in ruled.at_best().counted(one)}
        marks = {piece.id for one in ruled.rule if isinstance(one, Each) for piece in ruled.at_best().counted(one)}
        whole_used = ruled.item in used
        used |= {part.path for part in ruled.parts if whole_used or part.id in means | marks}
        weighted = [part for part in ruled.parts if "weight" in part.item.model_fields_set and part.path not in told]
        told |= {part.path for part in weighted}
        yield from (_weight(part, ruled) for part in weighted if not whole_used and part.id not in means)
        if (whole_used or means) and _all_the_same(weighted, ruled.parts):
            yield _weight(weighted[0], ruled, variant="same")


def _weight(part: PartOf, ruled: RuledWhole, **values: str) -> Finding:
    return Finding((*part.path, "weight"), {"id": part.id, "inside": ruled.inside, **values}, on_key=True)


def _all_the_same(weighted: Sequence[PartOf], parts: Sequence[PartOf]) -> bool:
    return 1 < len(weighted) == len(parts) and len({part.item.weight for part in weighted}) == 1
