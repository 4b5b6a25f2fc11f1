"""Engine cases that a jury member can read and check: one YAML file each in `tests/cases`.

`cas` says what the case shows; `referential` (the bundled one where absent) and `candidate` are written as in their
files; `attendu` is what must come out. Of the title, the blocs and the competences only what is named is compared;
`certifies` and `reste` are compared whole where they are given, `avertissements` always (none where absent). `ecran` is
what is read on the screen of `cqp validate --detail`, as far as it matters here: a line `…` stands for any others.
"""

import pickle
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from operator import attrgetter
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from cqp_cli.candidate import Candidate
from cqp_cli.checks.registry import CANDIDATE_CHECKS, REFERENTIAL_CHECKS, Subject, run
from cqp_cli.engine.evaluate import evaluate
from cqp_cli.loading.load import load_referential
from cqp_cli.outcome import Kind, Missing, Outcome, ReasonCode
from cqp_cli.referential import Referential
from cqp_cli.reports.formats import render
from cqp_cli.reports.screen import Screen
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
    lists = {name: list(getattr(candidate, name)) for name in ("results", "earlier_blocs", "juries")}
    for one in lists.values():
        Random(seed).shuffle(one)
    return candidate.model_copy(update={name: tuple(one) for name, one in lists.items()})


def test_there_are_cases() -> None:
    assert PATHS


def lines(text: str) -> list[str]:
    """The lines that say something, however they are spaced."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def excerpts(text: str) -> list[list[str]]:
    """What stands together, in order."""
    return [lines(part) for part in re.split(r"^\s*…$", text, flags=re.MULTILINE)]


def assert_shows(screen: list[str], excerpt: list[str]) -> list[str]:
    """The lines of an excerpt follow one another on a screen; what is below them."""
    places = [at for at in range(len(screen)) if screen[at : at + len(excerpt)] == excerpt]
    assert places, "\n".join(["not on the screen:", *excerpt, "", "but:", *screen])
    return screen[places[0] + len(excerpt) :]


def test_outcome(case: Case) -> None:
    expected = {key: value for key, value in case.expected.items() if key != "ecran"}
    assert_as_expected(evaluate(case.referential, case.candidate, on=ON), expected)


@pytest.mark.parametrize(
    "path", [path for path in PATHS if "\n  ecran:" in path.read_text("utf-8")], ids=attrgetter("stem")
)
def test_screen(path: Path) -> None:
    referential, candidate, expected = read_case(path)
    outcome = evaluate(referential, candidate, on=ON)
    rest = lines(render(referential, candidate, outcome, screen=Screen(width=200, detail=True)))
    for excerpt in excerpts(expected["ecran"]):
        rest = assert_shows(rest, excerpt)


def test_every_case_can_be_told(case: Case) -> None:
    """A sentence that lacks a value would raise."""
    outcome = evaluate(case.referential, case.candidate, on=ON)
    assert render(case.referential, case.candidate, outcome, screen=Screen(detail=True))


def test_what_is_missing_in_an_assessment_is_missing_in_its_bloc(case: Case) -> None:
    outcome = evaluate(case.referential, case.candidate, on=ON)
    for missing in outcome.missing:
        assert missing.assessment is None or missing.assessment.startswith(f"{missing.bloc}/")


@pytest.mark.parametrize(
    ("name", "code", "last", "kind"),
    [
        ("jury-refus-non-leve", ReasonCode.JURY_REFUSED, date(2026, 6, 20), None),
        ("moyenne-d-un-bloc-deja-valide-sans-note", ReasonCode.SCORE_UNKNOWN, date(2025, 6, 18), None),
        ("vae-dossier-a-presenter", ReasonCode.DIRECT_BELOW, date(2026, 6, 2), Kind.JUDGEMENT),
        ("reprise-moins-bonne", ReasonCode.SCORE_BELOW, date(2026, 6, 18), Kind.QUIZ),
        ("absence-excusee-ou-non", ReasonCode.ABSENT, date(2026, 5, 20), Kind.CRITERION),
    ],
)
def test_what_is_missing_says_what_it_is_and_when_it_was_last_looked_at(
    name: str, code: ReasonCode, last: date, kind: Kind | None
) -> None:
    referential, candidate, _ = read_case(PATHS[0].with_stem(name))
    missing = evaluate(referential, candidate, on=ON).missing
    assert (last, kind) in [(one.last, one.kind) for one in missing if one.reason.code is code]


def test_a_reason_tells_programs_what_the_screen_says() -> None:
    """Where two reasons read alike, and where a value is rounded on the screen."""

    def outcome_of(name: str) -> Outcome:
        referential, candidate, _ = read_case(PATHS[0].with_stem(name))
        return evaluate(referential, candidate, on=ON)

    favourable, not_so = (
        outcome_of(f"critere-avis-global-{opinion}").evidence["B2/negociation", "C12"].reason.code
        for opinion in ("favorable", "defavorable")
    )
    assert (favourable, not_so) == (ReasonCode.OVERALL_REACHED, ReasonCode.OVERALL_BELOW)
    assert str(outcome_of("moyenne-un-dixieme-sous-12").reason.values["score"]) == "2399/4000"
    differing = outcome_of("deux-evaluateurs-en-desaccord-sur-un-indicateur").evidence["B1/e", "K"]
    assert [one.value for one in differing.indicators] == ["acquis", "acquis, non acquis", "acquis"]


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
