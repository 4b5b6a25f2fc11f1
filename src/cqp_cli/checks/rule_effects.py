"""Rules that do not do what they seem to: out of reach, without effect, over nothing."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from cqp_cli.checks.registry import Finding, referential_check
from cqp_cli.checks.ruled import PartOf, RuledWhole, every_rule, sound_rules
from cqp_cli.checks.walk import assessments
from cqp_cli.diagnostic import Severity
from cqp_cli.referential import Assessment, Criterion, Referential
from cqp_cli.rule import ALL, AtLeast, Condition, Each, Mean, Required
from cqp_cli.score import Score
from cqp_cli.source.document import Path

# The keys of what a whole is made of; and those of the rules of a level, where more than `all` has to be known of them.
_PARTS = ("competences", "criteria", "indicators", "required", "optional", "pass_mark")
_RULES = ("rules", "criterion", "assessment", "competence", "bloc", "title")

_LIKE_A_SHARE = 20
_HARDLY = Fraction(1, 20)


@referential_check("CQP307", reads=_PARTS)
def out_of_reach(referential: Referential) -> Iterator[Finding]:
    """The engine is asked: with everything acquired, the whole must be."""
    told: set[Path] = set()
    for ruled in sound_rules(referential):
        whole = ruled.at_best()
        for condition in whole.unmet:
            path = (*ruled.path, ruled.rule.index(condition))
            if path not in told and len(set(condition.of or ())) == len(condition.of or ()):
                told.add(path)
                total = len(whole.counted(condition))
                needed = condition.needed(total)
                share = {"variant": "share"} if _LIKE_A_SHARE <= needed <= 100 else {}  # noqa: PLR2004 — percent
                values = {"needed": needed, "total": total, "inside": ruled.inside, **share}
                yield Finding(path, values, other=ruled.item or None)


class Scope(NamedTuple):
    """A condition, and the ids of the parts of a whole that it is over."""

    condition: Condition
    ids: frozenset[str]


def _scopes(ruled: RuledWhole) -> list[Scope]:
    """Each condition of a whole's rule with what it is over."""
    whole = ruled.at_best()
    unnamed = frozenset(piece.id for piece in whole.counted(ALL[0]))
    return [Scope(one, unnamed if one.of is None else frozenset(one.of)) for one in ruled.rule]


@referential_check("CQP317", Severity.WARNING)
def hardly_a_threshold(referential: Referential) -> Iterator[Finding]:
    """A share below a twentieth is most likely a slip: 0.6% for 60%."""
    marks: list[tuple[Path, Score]] = [(("pass_mark",), referential.pass_mark)]
    marks += [((*path, "pass_mark"), one.pass_mark) for path, _, one in assessments(referential) if one.pass_mark]
    rules = {ruled.path: ruled.rule for ruled in every_rule(referential)}
    for path, rule in rules.items():
        for number, condition in enumerate(rule):
            if isinstance(condition, Mean | Each):
                marks.append(((*path, number, "mean" if isinstance(condition, Mean) else "each"), _score(condition)))
            elif isinstance(condition, AtLeast) and isinstance(condition.at_least, Score):
                marks.append(((*path, number, "at_least"), condition.at_least))
    yield from (Finding(path, {"text": score.written}) for path, score in marks if score.share < _HARDLY)


@referential_check("CQP308", Severity.WARNING, reads=_PARTS)
def adds_nothing(referential: Referential) -> Iterator[Finding]:
    """A condition that another one of its rule implies, in every whole that the rule is for."""
    wholes: dict[Path, dict[tuple[frozenset[str], ...], list[Scope]]] = {}
    for ruled in sound_rules(referential):
        if len(ruled.rule) > 1 and not ruled.at_best().unmet:
            scopes = _scopes(ruled)
            wholes.setdefault(ruled.path, {})[tuple(scope.ids for scope in scopes)] = scopes
    for path, of_rule in wholes.items():
        for number, other in _implied([*of_rule.values()]):
            yield Finding((*path, number), other=(*path, other))


def _implied(wholes: Sequence[Sequence[Scope]]) -> Iterator[tuple[int, int]]:
    """The conditions that another one implies, with the first that does; of two that say the same, the later one."""

    def implies(one: int, other: int) -> bool:
        return all(_implies(scopes[one], scopes[other]) for scopes in wholes)

    numbers = range(len(wholes[0]))
    for number in numbers:
        by = (one for one in numbers if one != number and implies(one, number))
        first = next((one for one in by if one < number or not implies(number, one)), None)
        if first is not None:
            yield number, first


def _implies(one: Scope, other: Scope) -> bool:
    """Whether a condition holds, at worst and at best, wherever another one does."""
    (strong, ids), (weak, others) = one, other
    if isinstance(weak, Mean | Each):
        if isinstance(strong, Each):
            return others <= ids and strong.each.share >= _mark(weak)
        return isinstance(strong, Mean) and isinstance(weak, Mean) and ids == others and _mark(strong) >= _mark(weak)
    if isinstance(strong, Mean | Each):
        return False
    return all(
        strong.needed(len(ids), best=best) - len(ids - others) >= weak.needed(len(others), best=best)
        for best in (False, True)
    )


@referential_check("CQP312", Severity.WARNING, reads=(*_PARTS, *_RULES, "rule"))
def required_anyway(referential: Referential) -> Iterator[Finding]:
    """Parts marked as required that every whole of theirs asks for already."""
    asked: dict[Path, tuple[bool, Finding]] = {}
    for ruled in sound_rules(referential):
        required = [part for part in ruled.parts if part.item.required]
        scopes = _scopes(ruled) if required else []
        for part in required:
            alone = Scope(Required(of=(part.id,)), frozenset((part.id,)))
            anyway = not ruled.at_best().unmet and any(_implies(scope, alone) for scope in scopes)
            path = (*part.path, "required")
            before, finding = asked.get(path, (True, Finding(path, _about(part, ruled), on_key=True)))
            asked[path] = before and anyway, finding
    yield from (finding for anyway, finding in asked.values() if anyway)


def _about(part: PartOf, ruled: RuledWhole) -> dict[str, str]:
    return {"id": part.id, "inside": ruled.inside}


class Weighed(NamedTuple):
    """A whole; whether a rule above asks for its score; and the ids of its parts that its own means are over."""

    ruled: RuledWhole
    is_scored: bool
    in_means: frozenset[str]


def _weighed(referential: Referential) -> Iterator[Weighed]:
    """Every whole, from the title downwards, with what becomes of scores; none where a wrong rule asks for scores."""
    scored: set[Path] = set()
    rules = [*every_rule(referential)]
    unknown = any(not ruled.is_sound and any(isinstance(one, Mean | Each) for one in ruled.rule) for ruled in rules)
    for ruled in [] if unknown else sound_rules(referential):
        is_scored = ruled.item in scored
        conditions = [scope for scope in _scopes(ruled) if isinstance(scope.condition, Mean | Each)]
        asked = {id for scope in conditions for id in scope.ids}
        scored |= {part.path for part in ruled.parts if is_scored or part.id in asked}
        means = frozenset(id for scope in conditions if isinstance(scope.condition, Mean) for id in scope.ids)
        yield Weighed(ruled, is_scored, means)


@referential_check("CQP309", Severity.WARNING, reads=(*_PARTS, *_RULES))
def counts_for_nothing(referential: Referential) -> Iterator[Finding]:
    """Parts that no condition of their whole is over, nor any above through its score, and that are not required."""
    for ruled, is_scored, _ in _weighed(referential):
        counting = {piece.id for piece in ruled.at_best().counting}
        for part in ruled.parts:
            if not is_scored and part.id not in counting and not part.is_optional:
                yield Finding(part.name_path, _about(part, ruled), other=ruled.path)


@referential_check("CQP310", Severity.WARNING, reads=(*_PARTS, *_RULES, "rule", "weight"))
def weighs_nothing(referential: Referential) -> Iterator[Finding]:
    """Weights of parts that enter no mean in any whole of theirs; or, in the only one, all the same."""
    useless: dict[Path, Finding | None] = {}
    same: list[Finding] = []
    for ruled, is_scored, in_means in _weighed(referential):
        weighted = [part for part in ruled.parts if "weight" in part.item.model_fields_set]
        for part in weighted:
            finding = Finding((*part.path, "weight"), _about(part, ruled), on_key=True)
            useless.setdefault(part.path, finding)
            if is_scored or part.id in in_means:
                useless[part.path] = None
        if (is_scored or in_means) and _all_the_same(weighted, ruled.parts) and _has_one_whole(weighted[0]):
            path, values = (*weighted[0].path, "weight"), _about(weighted[0], ruled)
            same.append(Finding(path, {**values, "variant": "same"}, on_key=True))
    yield from (finding for finding in useless.values() if finding is not None)
    yield from same


def _all_the_same(weighted: Sequence[PartOf], parts: Sequence[PartOf]) -> bool:
    return 1 < len(weighted) == len(parts) and len({part.item.weight for part in weighted}) == 1


def _has_one_whole(part: PartOf) -> bool:
    """Assessments and criteria are parts for each competence that they bear on, with other ones beside them."""
    return not isinstance(part.item, Assessment | Criterion)


def _score(condition: Mean | Each) -> Score:
    return condition.mean if isinstance(condition, Mean) else condition.each


def _mark(condition: Mean | Each) -> Fraction:
    return _score(condition).share
