"""The whole language of rules, against an oracle that goes through every completion of what is missing."""

import json
from datetime import date
from random import Random

import whole_language as language
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cqp_cli.candidate import Candidate
from cqp_cli.checks.registry import CANDIDATE_CHECKS, REFERENTIAL_CHECKS, Subject, run
from cqp_cli.engine.evaluate import evaluate
from cqp_cli.outcome import Outcome
from cqp_cli.referential import Referential
from cqp_cli.reports.formats import render
from cqp_cli.reports.screen import Screen
from cqp_cli.verdict import Verdict
from cqp_cli.wording.language import LANGUAGES

Example = tuple[language.Data, language.Data]

ON = date(2026, 12, 31)
# A threshold that nothing can reach is refused in a file; the engine knows what to make of it all the same.
OUT_OF_REACH = {"CQP307"}
RANK = [Verdict.NOT_ACQUIRED, Verdict.PENDING, Verdict.ACQUIRED]
thorough = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def outcome_of(referential: language.Data, candidate: language.Data) -> Outcome:
    model, person = Referential.model_validate(referential), Candidate.model_validate(candidate)
    assert {check.code for check, _ in run(REFERENTIAL_CHECKS, model)} <= OUT_OF_REACH
    assert run(CANDIDATE_CHECKS, Subject(person, model)) == []
    return evaluate(model, person, on=ON)


def verdicts(outcome: Outcome) -> dict[str, Verdict]:
    found = {"title": outcome.verdict}
    for bloc in outcome.blocs:
        found[bloc.id] = bloc.verdict
        found.update({competence.id: competence.verdict for competence in bloc.competences})
    return found


@thorough
@given(language.examples())
def test_every_completion_agrees(example: Example) -> None:
    assume(language.holes(*example) <= language.MOST_HOLES)
    assert verdicts(outcome_of(*example)) == language.oracle(*example)


@thorough
@given(language.examples(), st.data())
def test_a_first_result_never_changes_a_settled_verdict(example: Example, data: st.DataObject) -> None:
    referential, candidate = example
    evaluated = {(one["assessment"], language.said_of(one)) for one in candidate["results"]}
    blank = [thing for thing in language.things(referential) if (thing.ref, thing.key) not in evaluated]
    assume(blank)
    thing = data.draw(st.sampled_from(blank))
    values = st.sampled_from(["0/20", "10/20", "20/20"])
    more = data.draw(language.of_one_day(thing, language.DAYS[1], values))
    before = verdicts(outcome_of(referential, candidate))
    after = verdicts(outcome_of(referential, {**candidate, "results": [*candidate["results"], *more]}))
    for id, verdict in before.items():
        assert verdict in (Verdict.PENDING, after[id])


@thorough
@given(language.examples(), st.data())
def test_a_better_result_never_makes_a_verdict_worse(example: Example, data: st.DataObject) -> None:
    referential, candidate = example
    assume(candidate["results"])
    place = data.draw(st.integers(0, len(candidate["results"]) - 1))
    results = [language.better(one) if number == place else one for number, one in enumerate(candidate["results"])]
    before = verdicts(outcome_of(referential, candidate))
    after = verdicts(outcome_of(referential, {**candidate, "results": results}))
    assert all(RANK.index(after[id]) >= RANK.index(verdict) for id, verdict in before.items())


@thorough
@given(language.examples(), st.data())
def test_where_the_best_counts_one_more_result_takes_nothing_away(example: Example, data: st.DataObject) -> None:
    referential, candidate = {**example[0], "attempts": "best"}, example[1]
    thing = data.draw(st.sampled_from(list(language.things(referential))))
    values = st.sampled_from([*referential["scale"]["levels"], "0/20", "20/20"])
    days = [data.draw(language.of_one_day(thing, f"2026-05-{day}", values, whole=False)) for day in (10, 13, 14)]
    before, after = (
        verdicts(outcome_of(referential, {**candidate, "results": [*candidate["results"], *more]}))
        for more in ([*days[0], *days[1]], [*days[0], *days[1], *days[2]])
    )
    assert all(after[id] is Verdict.ACQUIRED for id, verdict in before.items() if verdict is Verdict.ACQUIRED)


@thorough
@given(language.examples(), st.randoms())
def test_the_order_of_anything_never_matters(example: Example, random: Random) -> None:
    referential, candidate = example
    assert verdicts(outcome_of(language.shuffled(referential, random), candidate)) == verdicts(outcome_of(*example))


@thorough
@given(language.examples())
def test_what_is_missing_is_all_there_is_to_do(example: Example) -> None:
    """With every result that is missing as good as can be, no other result is; verdicts alone being asked for."""
    referential, candidate = language.without_marks(example[0]), example[1]
    before = missing_things(outcome_of(referential, candidate))
    perfect = [
        language.result(thing, "2026-06-01", "jury", "20/20")
        for thing in language.things(referential)
        if (thing.ref, thing.key) in before or (thing.ref, None) in before
    ]
    after = outcome_of(referential, {**candidate, "results": [*candidate["results"], *perfect]})
    assert missing_things(after) <= before


def missing_things(outcome: Outcome) -> set[tuple[str | None, str | None]]:
    return {(one.assessment, one.criterion) for one in outcome.missing if one.kind is not None}


@thorough
@given(language.examples())
def test_what_is_missing_is_said_in_both_languages(example: Example) -> None:
    """Something is missing exactly where something is not acquired, and every reason has its sentence."""
    outcome = outcome_of(*example)
    assert (not outcome.missing) == (outcome.verdict is Verdict.ACQUIRED)
    referential, candidate = Referential.model_validate(example[0]), Candidate.model_validate(example[1])
    for name in LANGUAGES:
        text = render(referential, candidate, outcome, "text", language=name, screen=Screen(detail=True))
        assert "{" not in text
        json.loads(render(referential, candidate, outcome, "json", language=name))


def test_a_mean_of_very_many_maxima_costs_no_more_than_its_digits() -> None:
    """Hundreds of maxima with nothing in common make a fraction of thousands of digits."""
    maxima = iter(range(999_999_001, 999_999_701))
    judged = {f"K{n}": {str(m): f"1/{next(maxima)}" for m in range(1, 51)} for n in range(14)}
    criteria = [
        {"id": id, "title": id, "competences": ["C1"], "indicators": list(said), "rule": {"mean": "1%"}}
        for id, said in judged.items()
    ]
    bloc = {
        "id": "B1",
        "title": "B1",
        "competences": [{"id": "C1", "statement": "C1"}],
        "assessments": [{"id": "a", "title": "a", "criteria": criteria, "rule": {"mean": "1%"}}],
    }
    referential = {"cqp": "1", "id": "t", "version": "1", "title": "T", "blocs": [bloc]}
    results = [{"assessment": "B1/a", "date": "2026-05-12", "verdicts": judged}]
    outcome = outcome_of(referential, {"candidate": {"id": "1"}, "results": results})
    assert outcome.verdict is Verdict.NOT_ACQUIRED
