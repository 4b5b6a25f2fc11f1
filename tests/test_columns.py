"""A bloc in three columns: activities, competences, and beside them how they are assessed."""

import json
from typing import Any

import pytest
from conftest import ROOT, Cqp, Golden
from hypothesis import given
from hypothesis import strategies as st

from cqp_cli import load_referential
from cqp_cli.referential import Bloc
from cqp_cli.reports.three_columns import judging_of, rows_of


def bloc(assessments: list[dict[str, Any]], activities: dict[str, str] | None = None, size: int = 4) -> Bloc:
    """A bloc of some competences; `activities` are those of each."""
    known = activities or {}
    return Bloc.model_validate(
        {
            "id": "B1",
            "title": "Bloc",
            "activities": [{"id": id, "title": id} for id in sorted(set(known.values()))],
            "competences": [
                {"id": f"C{number}", "statement": "s", "activity": known.get(f"C{number}")}
                for number in range(1, size + 1)
            ],
            "assessments": [{"title": "t", **one} for one in assessments],
        }
    )


def cells(bloc: Bloc) -> list[tuple[str, int, list[str], list[str]]]:
    """Where the cells of the third column begin, how many rows each has, what stands in it, and what is referred to."""
    found = []
    for row in rows_of(bloc):
        if row.beside:
            told, again = ([one.assessment.id for one in part] for part in (row.beside.judging, row.beside.elsewhere))
            found.append((row.competence.id, row.beside.rows, told, again))
    return found


def test_an_assessment_stands_beside_what_it_judges() -> None:
    found = cells(
        bloc([{"id": "a", "competences": ["C1"]}, {"id": "b", "competences": ["C2", "C3"], "pass_mark": "1/2"}])
    )
    assert found == [("C1", 1, ["a"], []), ("C2", 2, ["b"], []), ("C4", 1, [], [])]


def test_what_is_further_down_refers_to_it() -> None:
    found = cells(bloc([{"id": "quiz", "competences": ["C1", "C3"], "pass_mark": "1/2"}]))
    assert found == [("C1", 1, ["quiz"], []), ("C2", 1, [], []), ("C3", 1, [], ["quiz"]), ("C4", 1, [], [])]


def test_what_overlaps_shares_a_cell() -> None:
    quizzes = [
        {"id": "a", "competences": ["C1", "C2"], "pass_mark": "1/2"},
        {"id": "b", "competences": ["C2", "C3"], "pass_mark": "1/2"},
    ]
    assert cells(bloc(quizzes)) == [("C1", 3, ["a", "b"], []), ("C4", 1, [], [])]


def test_competences_stand_by_activity_those_of_none_last() -> None:
    found = rows_of(bloc([], {"C1": "A2", "C3": "A1", "C4": "A1"}))
    assert [row.competence.id for row in found] == ["C3", "C4", "C1", "C2"]
    activities = [row.activity and (row.activity[0] and row.activity[0].id, row.activity[1]) for row in found]
    assert activities == [("A1", 2), None, ("A2", 1), (None, 1)]


COMPETENCES = [f"C{number}" for number in range(1, 7)]
QUIZZES = st.lists(st.lists(st.sampled_from(COMPETENCES), min_size=1, unique=True), max_size=5)


@given(QUIZZES)
def test_every_row_has_one_cell_and_everything_stands_once(drawn: list[list[str]]) -> None:
    quizzes = [{"id": f"q{number}", "competences": ids, "pass_mark": "1/2"} for number, ids in enumerate(drawn)]
    one = bloc(quizzes, size=len(COMPETENCES))
    rows = rows_of(one)
    beside = [(place, row.beside) for place, row in enumerate(rows) if row.beside]
    assert [place for place, _ in beside] == [sum(cell.rows for _, cell in beside[:n]) for n in range(len(beside))]
    assert sum(cell.rows for _, cell in beside) == len(rows)
    assert sorted(each.assessment.id for _, cell in beside for each in cell.judging) == [each["id"] for each in quizzes]
    for place, cell in beside:
        ids = {row.competence.id for row in rows[place : place + cell.rows]}
        told = {id for each in (*cell.judging, *cell.elsewhere) for id in each.competences}
        assert ids & {id for ids in drawn for id in ids} <= told


def test_the_bundled_referential_loses_nothing() -> None:
    referential = load_referential()
    for one in referential.blocs:
        told = [each for row in rows_of(one) if row.beside for each in row.beside.judging]
        assert sorted(map(repr, told)) == sorted(map(repr, judging_of(one)))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_title_in_three_columns(cqp: Cqp, golden: Golden, language: str) -> None:
    golden(f"summaries/title.{language}.html", cqp("--lang", language, "summary", "--format", "html").out)


def test_items_as_a_page(cqp: Cqp, golden: Golden) -> None:
    golden("summaries/several.fr.html", cqp("summary", "B1", "C8", "B4/credit", "--format", "html").out)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "examples" / "referentials").glob("*/referentiel.yaml")), ids=lambda path: path.parent.name
)
def test_every_example_in_three_columns(cqp: Cqp, path: Any) -> None:
    page = cqp("summary", "-r", path, "--format", "html").out
    for one in load_referential(path).competence.values():
        assert f"<b>{one.id}" in page


def test_titles_stay_text(cqp: Cqp, tmp_path: Any) -> None:
    hostile = '"><img src=x onerror=alert(1)></td>{{7*7}}<script>'
    referential: dict[str, Any] = {
        "cqp": "1",
        "id": "x",
        "version": "1",
        "title": hostile,
        "blocs": [{"id": "B1", "title": hostile, "competences": [{"id": "C1", "statement": hostile}]}],
    }
    path = tmp_path / "x.yaml"
    path.write_text(json.dumps(referential), encoding="utf-8")
    page = cqp("summary", "-r", path, "--format", "html").out
    assert "<img" not in page
    assert "<script" not in page
