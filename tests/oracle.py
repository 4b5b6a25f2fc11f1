"""A brute-force oracle that shares no code with the engine.

It goes through every completion of the missing results and computes plain booleans.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

from strategies import Data, Example, Thing, things

from cqp_cli.verdict import Verdict

MOST_HOLES = 9

Standing = bool | dict[int, bool] | None
Hole = tuple[Thing, int | None] | str
"""A missing result: of a thing as a whole, of one of its indicators, of a competence that no assessment bears on."""


class Facts(NamedTuple):
    """What the results say, and where they say nothing."""

    referential: Data
    earlier: set[str]
    standing: dict[Thing, Standing]
    direct: dict[str, bool]
    holes: list[Hole]


def facts_of(example: Example) -> Facts:
    results = sorted(example.candidate.get("results", []), key=lambda result: str(result["date"]))
    standing = {thing: stands(thing, results) for thing in things(example.referential)}
    direct = direct_judgements(example.referential, results)
    earlier = {bloc["bloc"] for bloc in example.candidate.get("earlier_blocs", [])}
    holes: list[Hole] = [(thing, None) for thing, said in standing.items() if said is None]
    for thing, said in standing.items():
        if isinstance(said, dict):
            holes += [(thing, number) for number in range(1, thing.indicators + 1) if number not in said]
    borne_on = {id for thing in standing for id in thing.competences}
    holes += [id for id in competences_of(example.referential) if id not in borne_on and id not in direct]
    return Facts(example.referential, earlier, standing, direct, holes)


def competences_of(referential: Data) -> list[str]:
    return [competence["id"] for bloc in referential["blocs"] for competence in bloc["competences"]]


def about(thing: Thing, result: Data) -> Any:
    """What a result says of a thing, or None."""
    if result.get("assessment") != thing.assessment:
        return None
    return result.get("score") if thing.key is None else result.get("verdicts", {}).get(thing.key)


def enough(value: str, mark: Fraction) -> bool:
    return Fraction(value) >= mark if "/" in value else value == "acquis"


def stands(thing: Thing, results: Sequence[Data]) -> Standing:
    """The last opinion on the whole, or all the indicators judged since; or what there is of indicators."""
    said = [opinion for result in results if (opinion := about(thing, result)) is not None]
    wholes = [place for place, opinion in enumerate(said) if isinstance(opinion, str) or "overall" in opinion]
    after = said[wholes[-1] + 1 :] if wholes else said
    since = {int(number): enough(value, thing.mark) for opinion in after for number, value in opinion.items()}
    if wholes and not (since and len(since) == thing.indicators):
        last = said[wholes[-1]]
        return enough(last if isinstance(last, str) else last["overall"], thing.mark)
    return since or None


def direct_judgements(referential: Data, results: Sequence[Data]) -> dict[str, bool]:
    """The competences for which a direct judgement stands."""
    found = {}
    for id in competences_of(referential):
        given = [result for result in results if "bloc" in result and id in result["verdicts"]]
        if given and not any(day > given[-1]["date"] for day in assessed_on(referential, results, id)):
            found[id] = enough(given[-1]["verdicts"][id], Fraction(1, 2))
    return found


def assessed_on(referential: Data, results: Sequence[Data], competence: str) -> Iterator[str]:
    """The days of the assessments' results that concern a competence."""
    for thing in things(referential):
        if competence in thing.competences:
            yield from (result["date"] for result in results if about(thing, result) is not None)


def meets(rule: Any, held: Sequence[bool]) -> bool:
    return all(meets_condition(one, held) for one in rule) if isinstance(rule, list) else meets_condition(rule, held)


def meets_condition(condition: Any, held: Sequence[bool]) -> bool:
    if condition == "all":
        return False not in held
    if condition == "any":
        return True in held
    amount, acquired = condition["at_least"], list(held).count(True)
    if amount.endswith("%"):
        return acquired * 100 >= int(amount.rstrip("%")) * len(held)
    return acquired >= int(amount)


def completed(facts: Facts, filling: Mapping[Hole, bool]) -> dict[str, bool]:
    """What is held, by id, where the missing results are as in `filling`."""
    rules, held = facts.referential["rules"], {}
    judged = {thing: judged_held(rules, thing, said, filling) for thing, said in facts.standing.items()}
    for bloc in facts.referential["blocs"]:
        ids = [competence["id"] for competence in bloc["competences"]]
        kept = bloc["id"] in facts.earlier
        held.update({id: kept or competence_held(facts, id, judged, filling) for id in ids})
        held[bloc["id"]] = kept or meets(rules["bloc"], [held[id] for id in ids])
    held["title"] = meets(rules["title"], [held[bloc["id"]] for bloc in facts.referential["blocs"]])
    return held


def judged_held(rules: Data, thing: Thing, said: Standing, filling: Mapping[Hole, bool]) -> bool:
    if said is None:
        return filling[thing, None]
    if isinstance(said, bool):
        return said
    numbers = range(1, thing.indicators + 1)
    return meets(rules["criterion"], [said[number] if number in said else filling[thing, number] for number in numbers])


def competence_held(facts: Facts, id: str, judged: Mapping[Thing, bool], filling: Mapping[Hole, bool]) -> bool:
    if id in facts.direct:
        return facts.direct[id]
    by_assessment: dict[str, list[bool]] = {}
    for thing, held in judged.items():
        if id in thing.competences:
            by_assessment.setdefault(thing.assessment, []).append(held)
    if not by_assessment:
        return filling[id]
    rules = facts.referential["rules"]
    return meets(rules["competence"], [meets(rules["assessment"], parts) for parts in by_assessment.values()])


def oracle(example: Example) -> dict[str, Verdict]:
    """The verdict of the title (`title`), of each bloc and of each competence."""
    facts = facts_of(example)
    seen: dict[str, set[bool]] = {}
    for values in product([False, True], repeat=len(facts.holes)):
        for id, held in completed(facts, dict(zip(facts.holes, values, strict=True))).items():
            seen.setdefault(id, set()).add(held)
    return {id: agreed(outcomes) for id, outcomes in seen.items()}


def agreed(outcomes: set[bool]) -> Verdict:
    if len(outcomes) > 1:
        return Verdict.PENDING
    return Verdict.ACQUIRED if True in outcomes else Verdict.NOT_ACQUIRED
