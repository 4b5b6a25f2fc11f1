"""Engine cases that a jury member can read and check: one YAML file each in `tests/cases`.

`cas` says what the case shows; `referential` (the bundled one where absent) and `candidate` are written as in their
files; `attendu` is what must come out. Of the title, the blocs and the competences only what is named is compared;
`certifies` and `reste` are compared whole where they are given, `avertissements` always (none where absent).
"""

import pickle
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from cqp_cli.candidate import Candidate
from cqp_cli.checks.registry import CANDIDATE_CHECKS, REFERENTIAL_CHECKS, Subject, run
from cqp_cli.engine.evaluate import evaluate
from cqp_cli.loading.load import load_referential
from cqp_cli.outcome import Missing, Outcome
from cqp_cli.referential import Referential
from cqp_cli.source.reader import read

PATHS = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
ON = date(2026, 12, 31)
SHUFFLES = 5


class Case(NamedTuple):
    """One case: what goes in, and what must come out."""

    referential: Referential
    candidate: Candidate
    expected: dict[str, Any]


@cache
def bundled() -> Referential:
    return load_referential()


def read_case(path: Path) -> Case:
    """A case whose files are read and checked as a user's are."""
    source = read(path.read_bytes(), path.name)
    assert not source.problems
    data = source.data
    assert data.keys() - {"referential"} == {"cas", "candidate", "attendu"}, "the keys of a case"
    referential = Referential.model_validate(data["referential"]) if "referential" in data else bundled()
    candidate = Candidate.model_validate(data["candidate"])
    assert run(REFERENTIAL_CHECKS, referential) == []
    assert run(CANDIDATE_CHECKS, Subject(candidate, referential)) == []
    return Case(referential, candidate, data["attendu"])


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> Case:
    return read_case(request.param)


def flat(tree: dict[str, Any], *above: str) -> Iterator[tuple[str, Any]]:
    """Each leaf of nested mappings, under the keys that lead to it: `calcule blocs B1`."""
    for key, value in tree.items():
        if isinstance(value, dict) and value:
            yield from flat(value, *above, key)
        else:
            yield " ".join((*above, key)), value


def entry(missing: Missing) -> dict[str, Any]:
    """One line of `reste`: the bloc is said where there is no assessment to say it."""
    described = {
        "bloc": None if missing.assessment else missing.bloc,
        "epreuve": missing.assessment,
        "critere": missing.criterion,
        "competences": list(missing.competences),
        "raison": missing.reason.code.value,
    }
    return {key: value for key, value in described.items() if value}


def verdicts(outcome: Outcome, which: str) -> dict[str, Any]:
    """The verdicts (`which` is `verdict` or `computed`) of the title or the target, the blocs and the competences."""
    competences = [competence for bloc in outcome.blocs for competence in bloc.competences]
    return {
        whole_of(outcome): getattr(outcome, which).value,
        "blocs": {bloc.id: getattr(bloc, which).value for bloc in outcome.blocs},
        "competences": {competence.id: getattr(competence, which).value for competence in competences},
    }


def whole_of(outcome: Outcome) -> str:
    """What the overall verdict is about."""
    return "titre" if outcome.target is None else "cible"


def deciders(outcome: Outcome) -> dict[str, str]:
    """Who decided, by id."""
    decided = {whole_of(outcome): outcome.decided_by}
    for bloc in outcome.blocs:
        decided[bloc.id] = bloc.decided_by
        decided.update({competence.id: competence.decided_by for competence in bloc.competences})
    return {id: by.value if by else "none" for id, by in decided.items()}


def observed(outcome: Outcome) -> dict[str, Any]:
    """All that `attendu` may speak of."""
    return dict(
        flat(
            {
                **verdicts(outcome, "verdict"),
                "calcule": verdicts(outcome, "computed"),
                "decide_par": deciders(outcome),
                "certifies": list(outcome.certified_blocs),
                "reste": [entry(missing) for missing in outcome.missing],
                "avertissements": [warning.code.value for warning in outcome.warnings],
                "fait_le_titre": "oui" if outcome.makes_title else "non",
            }
        )
    )


def assert_as_expected(outcome: Outcome, expected: dict[str, Any]) -> None:
    """Every leaf of `expected` is what came out."""
    wanted = dict(flat({"avertissements": [], **expected}))
    found = observed(outcome)
    unknown = wanted.keys() - found.keys()
    assert not unknown, f"attendu: nothing is called {sorted(unknown)}"
    assert {key: found[key] for key in wanted} == wanted


def shuffled(candidate: Candidate, seed: int) -> Candidate:
    results = list(candidate.results)
    Random(seed).shuffle(results)
    return candidate.model_copy(update={"results": tuple(results)})


def test_there_are_cases() -> None:
    assert PATHS


def test_outcome(case: Case) -> None:
    assert_as_expected(evaluate(case.referential, case.candidate, on=ON), case.expected)


def test_only_dates_order_the_results(case: Case) -> None:
    outcome = evaluate(case.referential, case.candidate, on=ON)
    for seed in range(SHUFFLES):
        assert evaluate(case.referential, shuffled(case.candidate, seed), on=ON) == outcome


def test_outcome_can_be_pickled(case: Case) -> None:
    outcome = evaluate(case.referential, case.candidate, on=ON)
    assert pickle.loads(pickle.dumps(outcome)) == outcome


@pytest.mark.parametrize(
    "expected",
    [{"titr": "pending"}, {"blocs": {"B9": "pending"}}, {"calcule": {"bloc": {"B1": "pending"}}}, {"cible": "pending"}],
    ids=["key", "id", "inner key", "no target"],
)
def test_unknown_keys_of_attendu_are_refused(expected: dict[str, Any]) -> None:
    outcome = evaluate(bundled(), Candidate.model_validate({"candidate": {"id": "1"}}), on=ON)
    with pytest.raises(AssertionError, match="nothing is called"):
        assert_as_expected(outcome, expected)
