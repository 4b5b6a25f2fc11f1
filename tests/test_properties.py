"""What holds of every verdict, whatever the rules and the results."""

from collections.abc import Sequence
from datetime import date
from itertools import product
from random import Random
from typing import Any

from hypothesis import Phase, assume, given, settings
from hypothesis import example as explicit
from hypothesis import strategies as st
from oracle import MOST_HOLES, agreed, assessed_on, facts_of, meets, oracle
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
from cqp_cli.checks.registry import CANDIDATE_CHECKS, REFERENTIAL_CHECKS, Subject, run
from cqp_cli.engine.evaluate import evaluate
from cqp_cli.outcome import BlocOutcome, CompetenceOutcome, DecidedBy, Kind, Missing, Outcome
from cqp_cli.referential import Referential
from cqp_cli.verdict import Verdict

ON = date(2026, 12, 31)
RANK = [Verdict.NOT_ACQUIRED, Verdict.PENDING, Verdict.ACQUIRED]
ANY = referentials()
REACHABLE_RULES = referentials(REACHABLE)
SOUND = referentials(REACHABLE, covered=True)
SCORED = referentials(REACHABLE | st.sampled_from([{"mean": "55%"}, {"mean": "90%"}, {"each": "50%"}]), covered=True)

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
    out_of_reach = {"CQP307"}  # such a threshold is refused in a file; the engine knows what to make of it all the same
    assert {check.code for check, _ in run(REFERENTIAL_CHECKS, referential)} <= out_of_reach
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
@given(examples(SCORED))
def test_what_is_missing_is_enough_where_scores_count(example: Example) -> None:
    """Where no mean is missed for good by what is settled, which is said as such; and earlier blocs aside."""
    named = outcome_of(example, earlier_blocs=[]).missing
    assume(all(missing.kind is not None for missing in named))
    retaken = [thing for thing in things(example.referential) if any(names(missing, thing) for missing in named)]
    results = [*example.candidate["results"], *(best_result(thing, AFTERWARDS) for thing in retaken)]
    assert outcome_of(example, results=results, earlier_blocs=[]).verdict is Verdict.ACQUIRED


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


def validated_with_title(example: Example, sessions: Sequence[Data]) -> set[str]:
    """The blocs that were acquired on a day on which a jury decided on the title, if anything came later."""
    candidate = Candidate.model_validate({**example.candidate, "juries": sessions})
    referential = Referential.model_validate(example.referential)
    days = [date.fromisoformat(jury["date"]) for jury in sessions if "title" in jury["decisions"]]
    then = [(day, candidate.until(day)) for day in days if candidate.until(day) != candidate]
    return {id for day, known in then for id in evaluate(referential, known, on=day).certified_blocs}


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
    granted = dict.fromkeys(validated_with_title(example, sessions), Verdict.ACQUIRED)
    standing = {**decisions_that_stand(example, sessions), **granted}
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
