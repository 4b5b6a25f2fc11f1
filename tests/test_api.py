"""The public names: typed, documented, and as the documentation shows them."""

import inspect
import pickle
from datetime import date

import pytest
from conftest import ROOT

import cqp_cli
from cqp_cli import Candidate, InvalidInput, Severity, Verdict, evaluate, lint, load_candidate, load_referential, render

NAMES = {
    "Candidate",
    "CandidateFile",
    "Diagnostic",
    "InvalidInput",
    "Outcome",
    "Place",
    "Referential",
    "Severity",
    "Verdict",
    "evaluate",
    "lint",
    "load_candidate",
    "load_referential",
    "render",
}
EXAMPLE = ROOT / "examples" / "05-jury-reconnait.yaml"


def test_public_names() -> None:
    assert set(cqp_cli.__all__) == NAMES
    for name in NAMES:
        assert inspect.getdoc(getattr(cqp_cli, name)), name


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = cqp_cli.nothing


def test_from_a_file_to_a_report() -> None:
    file = load_candidate(EXAMPLE)
    outcome = evaluate(file.referential, file.candidate, on=date(2026, 9, 19))
    assert (outcome.verdict, outcome.computed) == (Verdict.ACQUIRED, Verdict.NOT_ACQUIRED)
    assert "titre obtenu" in render(file.referential, file.candidate, outcome)
    assert "title awarded" in render(file.referential, file.candidate, outcome, language="en")


def test_everything_that_can_be_said_of_a_file() -> None:
    found = lint(ROOT / "referential" / "cqp-ccp.yaml", today=date(2026, 11, 1))
    assert {one.severity for one in found} == {Severity.WARNING}
    assert pickle.loads(pickle.dumps(found)) == found


def test_everything_can_be_sent_to_another_process() -> None:
    file = load_candidate(EXAMPLE)
    outcome = evaluate(file.referential, file.candidate, on=date(2026, 9, 19))
    assert pickle.loads(pickle.dumps(file)).candidate == file.candidate
    for thing in (file.referential, file.candidate, outcome):
        assert pickle.loads(pickle.dumps(thing)) == thing


def test_what_is_wrong_can_be_sent_to_another_process() -> None:
    with pytest.raises(InvalidInput) as caught:
        load_candidate("nowhere.yaml")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert copy.diagnostics == caught.value.diagnostics
    assert str(copy) == "nowhere.yaml:1:1: CQP001"


def test_a_candidate_made_in_python() -> None:
    candidate = Candidate.model_validate(
        {"candidate": {"id": "x"}, "results": [{"assessment": "B1/quiz", "date": date(2026, 1, 2), "score": "24/40"}]}
    )
    outcome = evaluate(load_referential(), candidate, on=date(2026, 1, 3))
    assert {one.id: one.verdict for one in outcome.blocs[0].competences}["C4"] is Verdict.ACQUIRED


def test_models_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_candidate(EXAMPLE).candidate.route = "vae"  # type: ignore[misc] # the point
