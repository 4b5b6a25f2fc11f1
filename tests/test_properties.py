"""What holds of every verdict, against a brute-force oracle that shares no code with the engine.

The oracle goes through every completion of the missing results and computes plain booleans.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any, NamedTuple

from hypothesis import Phase, assume, given, settings
from hypothesis import example as explicit
from hypothesis import strategies as st
from strategies import (
    AFTERWARDS,
    DAYS,
    REACHABLE,
    RULES,
    Data,
    Example,
    Thing,
    best_result,
    blank,
    examples,
    histories,
    juries,
    referentials,
    result,
    results_of,
    small_referential,
    things,
)

from cqp_cli.candidate import Candidate
from cqp_cli.checks import CANDIDATE_CHECKS, REFERENTIAL_CHECKS, Subject, run
from cqp_cli.engine import evaluate
from cqp_cli.outcome import BlocOutcome, CompetenceOutcome, DecidedBy, Kind, Missing, Outcome
from cqp_cli.referential import Referential
from cqp_cli.verdict import Verdict

ON = date(2026, 12, 31)
MOST_HOLES = 9
RANK = [Verdict.NOT_ACQUIRED, Verdict.PENDING, Verdict.ACQUIRED]
ANY = referentials()
REACHABLE_RULES = referentials(REACHABLE)
SOUND = referentials(REACHABLE, covered=True)

ALL = dict.fromkeys(RULES, "all")
ONE_CRITERION = small_referential(
    [
        {
            "id": "B1",
            "title": "B1",
            "competences": [{"id": "C1", "statement": "C1"}],
            "assessments": [
                {
                    "id": "a1",
                    "title": "a1",
                    "criteria": [{"id": "k1", "title": "k1", "competences": ["C1"], "indicators": ["One", "Two"]}],
                    "competences": [],
                }
            ],
        }
    ],
    ALL,
)
UNREACHABLE = {**ONE_CRITERION, "rules": {**ALL, "assessment": {"at_least": "2"}}}

often = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)

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


def outcome_of(example: Example, **changed: Any) -> Outcome:
    """What the engine makes of an example, some of the candidate file's keys changed."""
    candidate = Candidate.model_validate({**example.candidate, **changed})
    return evaluate(Referential.model_validate(example.referential), candidate, on=ON)


def items_of(outcome: Outcome) -> dict[str, Outcome | BlocOutcome | CompetenceOutcome]:
    """The title, the blocs and the competences, by id."""
    competences = {competence.id: competence for bloc in outcome.blocs for competence in bloc.competences}
    return {"title": outcome, **{bloc.id: bloc for bloc in outcome.blocs}, **competences}


def verdicts_of(outcome: Outcome) -> dict[str, Verdict]:
    return {id: item.verdict for id, item in items_of(outcome).items()}


def computed_of(outcome: Outcome) -> dict[str, Verdict]:
    return {id: item.computed for id, item in items_of(outcome).items()}


@often
@given(histories(ANY))
def test_examples_are_valid_files(example: Example) -> None:
    referential = Referential.model_validate(example.referential)
    candidate = Candidate.model_validate(example.candidate)
    assert run(REFERENTIAL_CHECKS, referential) == []
    assert run(CANDIDATE_CHECKS, Subject(candidate, referential)) == []


@often
@given(examples(ANY))
def test_verdict_is_what_every_completion_says(example: Example) -> None:
    assume(len(facts_of(example).holes) <= MOST_HOLES)
    assert verdicts_of(outcome_of(example)) == oracle(example)


@often
@given(histories(ANY))
def test_verdict_after_retakes_is_what_every_completion_says(example: Example) -> None:
    assume(len(facts_of(example).holes) <= MOST_HOLES)
    assert verdicts_of(outcome_of(example)) == oracle(example)


OPINIONS: list[Any] = [
    "acquis",
    "non acquis",
    {"1": "acquis"},
    {"1": "non acquis"},
    {"2": "acquis"},
    {"2": "non acquis"},
    {"1": "acquis", "2": "acquis"},
    {"1": "acquis", "2": "non acquis"},
    {"overall": "acquis"},
    {"1": "acquis", "overall": "non acquis"},
    {"1": "non acquis", "2": "acquis", "overall": "acquis"},
]


def test_any_three_attempts_at_a_criterion() -> None:
    (thing,) = things(ONE_CRITERION)
    attempts = [
        blank(ONE_CRITERION, results=[result(thing, day, said) for day, said in zip(DAYS, opinions, strict=False)])
        for opinions in product(OPINIONS, repeat=3)
    ]
    wrong = [
        example.candidate["results"] for example in attempts if verdicts_of(outcome_of(example)) != oracle(example)
    ]
    assert wrong == []


@often
@given(examples(ANY), st.data())
def test_first_result_never_changes_a_settled_verdict(example: Example, data: st.DataObject) -> None:
    holes = [hole for hole in facts_of(example).holes if not isinstance(hole, str)]
    assume(holes)
    thing, number = data.draw(st.sampled_from(holes))
    first = data.draw(results_of(thing, AFTERWARDS))
    if number is not None:
        first = result(thing, AFTERWARDS, {str(number): data.draw(st.sampled_from(["non acquis", "acquis"]))})
    before = verdicts_of(outcome_of(example))
    after = verdicts_of(outcome_of(example, results=[*example.candidate["results"], first]))
    assert {id: after[id] for id, verdict in before.items() if verdict is not Verdict.PENDING}.items() <= before.items()


def improved(opinion: Any, data: st.DataObject) -> Any:
    """An opinion, one value of it now the best there is."""
    if isinstance(opinion, str):
        return "40/40" if "/" in opinion else "acquis"
    key = data.draw(st.sampled_from(sorted(opinion)))
    return {**opinion, key: improved(opinion[key], data)}


@often
@given(histories(ANY), st.data())
def test_better_result_never_makes_a_verdict_worse(example: Example, data: st.DataObject) -> None:
    results = example.candidate["results"]
    filled = [place for place, given in enumerate(results) if "absent" not in given]
    assume(filled)
    place = data.draw(st.sampled_from(filled))
    said = "score" if "score" in results[place] else "verdicts"
    better = {**results[place], said: improved(results[place][said], data)}
    before = verdicts_of(outcome_of(example))
    after = verdicts_of(outcome_of(example, results=[*results[:place], better, *results[place + 1 :]]))
    assert all(RANK.index(after[id]) >= RANK.index(verdict) for id, verdict in before.items())


@often
@given(histories(ANY), st.data())
def test_only_dates_order_the_results(example: Example, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(example.candidate["results"]))
    assert outcome_of(example, results=shuffled) == outcome_of(example)


@often
@given(examples(ANY), st.randoms(use_true_random=False))
def test_order_of_the_parts_never_matters(example: Example, random: Random) -> None:
    blocs = [
        {
            **bloc,
            "competences": random.sample(bloc["competences"], len(bloc["competences"])),
            "assessments": random.sample(bloc["assessments"], len(bloc["assessments"])),
        }
        for bloc in random.sample(example.referential["blocs"], len(example.referential["blocs"]))
    ]
    elsewhere = Example({**example.referential, "blocs": blocs}, example.candidate)
    assert verdicts_of(outcome_of(elsewhere)) == verdicts_of(outcome_of(example))


@often
@given(REACHABLE_RULES, st.sampled_from(["training", "vae"]))
def test_without_results_everything_is_pending(referential: Data, route: str) -> None:
    outcome = outcome_of(blank(referential), route=route)
    assert set(verdicts_of(outcome).values()) == {Verdict.PENDING}
    assert outcome.certified_blocs == ()


@often
@given(SOUND)
def test_with_everything_acquired_the_title_is(referential: Data) -> None:
    outcome = outcome_of(blank(referential), results=[best_result(thing, DAYS[0]) for thing in things(referential)])
    assert set(verdicts_of(outcome).values()) == {Verdict.ACQUIRED}


@often
@given(examples(ANY))
@explicit(blank(UNREACHABLE, results=[best_result(thing, DAYS[0]) for thing in things(UNREACHABLE)]))
def test_something_is_missing_unless_acquired(example: Example) -> None:
    outcome = outcome_of(example)
    assert (outcome.missing == ()) is (outcome.verdict is Verdict.ACQUIRED)


def names(missing: Missing, thing: Thing) -> bool:
    """Whether that thing is what is missing: a quiz has no key, a competence judged as a whole is its own."""
    key = missing.competences[0] if missing.kind is Kind.JUDGEMENT else missing.criterion
    return missing.kind is not None and (missing.assessment, key) == (thing.assessment, thing.key)


@often
@given(examples(SOUND))
def test_what_is_missing_is_enough(example: Example) -> None:
    named = outcome_of(example).missing
    retaken = [thing for thing in things(example.referential) if any(names(missing, thing) for missing in named)]
    results = [*example.candidate["results"], *(best_result(thing, AFTERWARDS) for thing in retaken)]
    assert outcome_of(example, results=results).verdict is Verdict.ACQUIRED


@often
@given(histories(ANY), st.data())
def test_target_of_blocs_reports_them_as_the_title_does(example: Example, data: st.DataObject) -> None:
    ids = [bloc["id"] for bloc in example.referential["blocs"]]
    target = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    whole, part = outcome_of(example), outcome_of(example, target=target)
    assert part.blocs == tuple(bloc for bloc in whole.blocs if bloc.id in target)
    assert (part.verdict is Verdict.ACQUIRED) is all(bloc.verdict is Verdict.ACQUIRED for bloc in part.blocs)
    earlier = {bloc["bloc"] for bloc in example.candidate["earlier_blocs"]}
    held = [id in earlier or (id in target and id in whole.certified_blocs) for id in ids]
    assert part.makes_title is meets(example.referential["rules"]["title"], held)


@often
@given(histories(ANY), st.data())
def test_computed_never_sees_the_jury(example: Example, data: st.DataObject) -> None:
    decided = outcome_of(example, juries=data.draw(juries(example.referential)))
    assert computed_of(decided) == verdicts_of(outcome_of(example))


def decisions_that_stand(example: Example, sessions: Sequence[Data]) -> dict[str, Verdict]:
    """What was granted; and what was refused, where no later result concerns it."""
    standing: dict[str, tuple[str, Verdict]] = {}
    for jury in sorted(sessions, key=lambda jury: str(jury["date"])):
        for id, decision in jury["decisions"].items():
            if id not in standing or standing[id][1] is not Verdict.ACQUIRED:
                standing[id] = jury["date"], Verdict(decision["verdict"])
    return {
        id: verdict
        for id, (day, verdict) in standing.items()
        if verdict is Verdict.ACQUIRED or last_result_within(example, id) <= day
    }


def last_result_within(example: Example, id: str) -> str:
    referential, results = example
    days = [""]
    for bloc in referential["blocs"]:
        for competence in bloc["competences"]:
            if id in ("title", bloc["id"], competence["id"]):
                days += assessed_on(referential, results["results"], competence["id"])
                days += [
                    given["date"]
                    for given in results["results"]
                    if "bloc" in given and competence["id"] in given["verdicts"]
                ]
    return max(days)


@often
@given(histories(ANY), st.data())
def test_decisions_stand_and_wholes_follow_their_parts(example: Example, data: st.DataObject) -> None:
    sessions = data.draw(juries(example.referential))
    outcome = outcome_of(example, juries=sessions)
    standing = decisions_that_stand(example, sessions)
    rules, kept = example.referential["rules"], within_earlier_blocs(example)
    for id, item in items_of(outcome).items():
        assert (item.decided_by is DecidedBy.EARLIER) is (id in kept)
        if id in kept:
            assert item.verdict is Verdict.ACQUIRED
            continue
        assert (item.decided_by is DecidedBy.JURY) is (id in standing)
        if isinstance(item, CompetenceOutcome):
            follows = item.computed
        else:
            parts = item.blocs if isinstance(item, Outcome) else item.competences
            follows = follow(rules["title" if isinstance(item, Outcome) else "bloc"], parts)
        assert item.verdict is standing.get(id, follows)


def within_earlier_blocs(example: Example) -> set[str]:
    """The earlier blocs and their competences."""
    earlier = {bloc["bloc"] for bloc in example.candidate["earlier_blocs"]}
    blocs = [bloc for bloc in example.referential["blocs"] if bloc["id"] in earlier]
    return earlier | {competence["id"] for bloc in blocs for competence in bloc["competences"]}


def follow(rule: Any, parts: Sequence[BlocOutcome] | Sequence[CompetenceOutcome]) -> Verdict:
    """The verdict of a whole by every completion of its pending parts."""
    ways = [[False, True] if part.verdict is Verdict.PENDING else [part.verdict is Verdict.ACQUIRED] for part in parts]
    return agreed({meets(rule, held) for held in product(*ways)})
