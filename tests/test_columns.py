"""A bloc in three columns: activities, competences, and beside them how they are assessed."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Cqp, Golden
from hypothesis import given, settings
from hypothesis import strategies as st

from cqp_cli import load_referential
from cqp_cli.referential import Bloc
from cqp_cli.reports.page import Heading, Paragraph
from cqp_cli.reports.referential_html import steady
from cqp_cli.reports.three_columns import Row, rows_of


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


def quiz(id: str, *competences: str) -> dict[str, Any]:
    return {"id": id, "competences": competences, "pass_mark": "1/2"}


def case(id: str, *criteria: str, whole: tuple[str, ...] = ()) -> dict[str, Any]:
    """An assessment with criteria, each named after its competences (`C1-C2`)."""
    parts = [{"id": one, "title": one, "competences": one.split("-"), "indicators": ["Un constat"]} for one in criteria]
    return {"id": id, "criteria": parts, "competences": whole}


def told(row: Row) -> list[str]:
    """What stands in a row's last cell: `+` where an assessment begins, `see` what stands elsewhere."""
    found = []
    for one in row.judged:
        found.append(("+" if one.begins else "") + one.assessment.id)
        found += [each.id for each in one.criteria]
        found += [f"whole {id}" for id in one.whole]
        found += [f"see {each.criterion.id if each.criterion else 'score'} at {each.beside}" for each in one.elsewhere]
    return found


def laid_out(bloc: Bloc) -> list[tuple[str, list[str]]]:
    return [(" ".join(one.id for one in row.competences), told(row)) for row in rows_of(bloc)]


def test_an_assessment_stands_beside_what_it_judges() -> None:
    found = laid_out(bloc([case("a", whole=("C1",)), quiz("b", "C2", "C3")]))
    assert found == [("C1", ["+a", "whole C1"]), ("C2 C3", ["+b"]), ("C4", [])]


def test_each_criterion_stands_beside_its_own_competences() -> None:
    found = laid_out(bloc([case("a", "C1-C2", "C3", whole=("C4",))]))
    assert found == [("C1 C2", ["+a", "C1-C2"]), ("C3", ["a", "C3"]), ("C4", ["a", "whole C4"])]


def test_what_is_further_down_refers_to_it() -> None:
    found = laid_out(bloc([quiz("q", "C1", "C3")]))
    assert found == [("C1", ["+q"]), ("C2", []), ("C3", ["q", "see score at C1"]), ("C4", [])]


def test_what_would_join_two_rows_joins_none() -> None:
    found = laid_out(bloc([case("a", "C1-C2", "C3"), quiz("q", "C1", "C2", "C3")]))
    assert found == [("C1 C2", ["+a", "C1-C2", "+q"]), ("C3", ["a", "C3", "q", "see score at C1"]), ("C4", [])]


def test_what_overlaps_shares_a_row() -> None:
    assert laid_out(bloc([quiz("a", "C1", "C2"), quiz("b", "C2", "C3")])) == [("C1 C2 C3", ["+a", "+b"]), ("C4", [])]


def test_neighbours_that_refer_to_the_same_share_a_row() -> None:
    found = laid_out(bloc([case("a", "C1", "C4"), quiz("q", "C1", "C2", "C3", "C4")]))
    see = ["q", "see score at C1"]
    assert found == [("C1", ["+a", "C1", "+q"]), ("C2 C3", see), ("C4", ["a", "C4", *see])]


def test_no_row_is_of_two_activities() -> None:
    activities = {"C1": "A1", "C2": "A1", "C3": "A2", "C4": "A2"}
    found = laid_out(bloc([case("a", "C2-C3"), case("b", whole=("C1", "C2", "C3", "C4"))], activities))
    assert found == [
        ("C1 C2", ["+a", "C2-C3", "+b", "whole C1", "whole C2"]),
        ("C3 C4", ["a", "see C2-C3 at C2", "b", "whole C3", "whole C4"]),
    ]


def test_a_score_stands_where_its_assessment_begins() -> None:
    found = laid_out(bloc([{**case("a", "C1"), "competences": ("C2",), "pass_mark": "1/2"}]))
    assert found[:2] == [("C1", ["+a", "C1"]), ("C2", ["a", "see score at C1"])]


def spans(bloc: Bloc) -> list[tuple[str, int, str]]:
    return [
        (" ".join(one.id for one in row.activities), row.span, " ".join(one.id for one in row.competences))
        for row in rows_of(bloc)
    ]


def test_competences_stand_by_activity_those_of_none_last() -> None:
    assert spans(bloc([], {"C1": "A2", "C3": "A1", "C4": "A1"})) == [
        ("A1", 2, "C3"),
        ("A1", 0, "C4"),
        ("A2", 1, "C1"),
        ("", 1, "C2"),
    ]


def test_an_activity_without_competences_keeps_a_row() -> None:
    found = spans(bloc([], {"C1": "A2", "C9": "A1"}, size=1))
    assert found == [("A1", 1, ""), ("A2", 1, "C1")]


def test_activities_that_no_competence_names_stand_beside_all() -> None:
    assert spans(bloc([], {"C8": "A1", "C9": "A2"}, size=2)) == [("A1 A2", 2, "C1"), ("A1 A2", 0, "C2")]


IDS = [f"C{number}" for number in range(1, 7)]
SOME = st.lists(st.sampled_from(IDS), min_size=1, unique=True)
ASSESSMENTS = st.lists(st.tuples(st.lists(SOME, max_size=3), SOME, st.booleans()), max_size=4)
ACTIVITIES = st.dictionaries(st.sampled_from(IDS), st.sampled_from(["A1", "A2", "A3"]))


@settings(deadline=None)
@given(ASSESSMENTS, ACTIVITIES)
def test_every_competence_has_a_row_and_everything_stands_once(drawn: Any, activities: dict[str, str]) -> None:
    """Whatever judges a competence is in its row, in full or by a reference to the row where it is in full."""
    assessments = [
        {**case(f"a{number}", *dict.fromkeys("-".join(ids) for ids in criteria), whole=tuple(own))}
        | ({"pass_mark": "1/2"} if is_quiz else {})
        for number, (criteria, own, is_quiz) in enumerate(drawn)
    ]
    one = bloc(assessments, activities, len(IDS))
    rows = rows_of(one)
    assert sorted(each.id for row in rows for each in row.competences) == IDS
    assert sum(row.span for row in rows) == len(rows)
    row_of = {each.id: row for row in rows for each in row.competences}
    for assessment in one.assessments:
        here = [judged for row in rows for judged in row.judged if judged.assessment is assessment]
        assert [judged.begins for judged in here] == [True] + [False] * (len(here) - 1)
        criteria = [criterion for judged in here for criterion in judged.criteria]
        assert sorted(each.id for each in criteria) == sorted(each.id for each in assessment.criteria)
        whole = [id for judged in here for id in judged.whole]
        assert sorted(whole) == sorted(assessment.judged_whole)
        for judged in here:
            for criterion, beside in judged.elsewhere:
                (there,) = (each for each in row_of[beside].judged if each.assessment is assessment)
                assert there.begins if criterion is None else criterion in there.criteria
        for id in assessment.all_competences:
            (judged,) = (each for each in row_of[id].judged if each.assessment is assessment)
            named = {each.id for each in judged.criteria} | {
                each.criterion.id for each in judged.elsewhere if each.criterion
            }
            assert {each.id for each in assessment.criteria if id in each.competences} <= named


def test_the_bundled_referential_stands_as_its_source_prints_it() -> None:
    rows = {one.id: [row[0] for row in laid_out(one)] for one in load_referential().blocs}
    assert rows == {
        "B1": ["C1", "C2", "C3", "C4", "C5", "C6"],
        "B2": ["C7", "C8 C9", "C10 C11", "C12", "C13 C14"],
        "B3": ["C15 C16", "C17", "C18 C19", "C20"],
        "B4": ["C21 C22", "C23", "C24", "C25 C26", "C27 C28"],
    }


def test_headings_of_one_level_stay_of_one_level() -> None:
    page = (Heading("a", 1), Heading("b", 3), Paragraph("x"), Heading("c", 3), Heading("d", 4), Heading("e", 2))
    assert [one.level for one in steady(page) if isinstance(one, Heading)] == [1, 2, 2, 3, 2]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_title_in_three_columns(cqp: Cqp, golden: Golden, language: str) -> None:
    golden(f"summaries/title.{language}.html", cqp("--lang", language, "summary", "--format", "html").out)


def test_items_as_a_page(cqp: Cqp, golden: Golden) -> None:
    golden("summaries/several.fr.html", cqp("summary", "B1", "C8", "B4/credit", "--format", "html").out)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "examples" / "referentials").glob("*/referentiel.yaml")), ids=lambda path: path.parent.name
)
def test_every_example_in_three_columns(cqp: Cqp, path: Path) -> None:
    page = cqp("summary", "-r", path, "--format", "html").out
    for one in load_referential(path).competence.values():
        assert f"<b>{one.id}</b>" in page


HOSTILE = '</title>"><img src=x onerror=alert(1)></td>{{7*7}}{% raw %}<script>\u202e'


def hostile(tmp_path: Path) -> Path:
    """A referential whose every free text is hostile."""
    criterion = {"id": "C1", "title": HOSTILE, "competences": ["C1", "C2"], "indicators": [HOSTILE], "note": HOSTILE}
    assessment = {"id": "q", "title": HOSTILE, "description": HOSTILE, "modalities": ["E1"], "assessors": [HOSTILE]}
    bloc = {
        "id": "B1",
        "title": HOSTILE,
        "activities": [
            {"id": f"A{number}", "title": HOSTILE, "tasks": [HOSTILE], "note": HOSTILE} for number in (1, 2)
        ],
        "competences": [
            {"id": f"C{number}", "activity": f"A{number}", "statement": HOSTILE, "note": HOSTILE} for number in (1, 2)
        ],
        "assessments": [{**assessment, "criteria": [criterion], "note": HOSTILE}],
        "note": HOSTILE,
    }
    texts = dict.fromkeys(("version", "title", "rncp", "nsf", "accommodation", "statement", "note"), HOSTILE)
    data = {"cqp": 1, "id": "x", **texts, "modalities": {"E1": HOSTILE}, "blocs": [bloc]}
    path = tmp_path / "x.yaml"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


@pytest.mark.parametrize("ids", [(), ("B1", "C1", "B1/q")])
def test_texts_stay_text(cqp: Cqp, tmp_path: Path, ids: tuple[str, ...]) -> None:
    page = cqp("summary", "-r", hostile(tmp_path), *ids, "--format", "html").out
    assert not re.search(r"<(script|img)", page)
    assert "49" not in page
    assert "\u202e" not in page
    assert "&lt;U+202E&gt;" in page


LEAST = b"""
cqp: 1
id: x
version: "1"
title: T
blocs:
  - id: B1
    title: t
    activities: [{id: A1, title: "Une activit\xc3\xa9", note: "Une remarque"}, {id: A2, title: Autre}]
    competences:
      - {id: C1, statement: un, activity: A2, required: true, weight: 2}
      - {id: C2, statement: deux, activity: A2, rule: any}
      - {id: C3, statement: trois}
"""


def test_what_is_particular_is_said(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(LEAST)
    page = cqp("summary", "-r", path, "--lang", "en", "--format", "html").out
    for text in ("weight 2, required", "needed: at least 1 assessment acquired", "no competence comes from it"):
        assert f">{text}<" in page
    assert "Competences of no activity" in page
    assert '<a class="noted" href="#note-B1-1">note 1</a>' in page
    assert '<li id="note-B1-1"><b>Une activité</b> Une remarque</li>' in page


@pytest.mark.parametrize("ids", [(), ("B1", "C8", "B2/negociation", "B4/credit")])
def test_what_is_referred_to_is_there_and_headings_skip_no_level(cqp: Cqp, ids: tuple[str, ...]) -> None:
    page = cqp("summary", *ids, "--format", "html").out
    anchors = re.findall(r' id="([^"]*)"', page)
    assert len(set(anchors)) == len(anchors)
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(anchors)
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
