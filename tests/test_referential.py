"""The bundled referential holds the whole source document."""

from pathlib import Path

import pytest
from conftest import Cqp

from cqp_cli import Referential, load_referential
from cqp_cli.loading.bundled import bundled_ids

QUIZZES = ["B1/quiz", "B4/quiz-credit", "B4/quiz-risques", "B4/quiz-handicap"]


@pytest.fixture(scope="module")
def title() -> Referential:
    return load_referential("cqp-ccp")


def test_it_is_the_only_one_and_the_default(title: Referential) -> None:
    assert bundled_ids() == ["cqp-ccp"]
    assert load_referential() == title


def test_everything_is_there(title: Referential) -> None:
    activities = [activity for bloc in title.blocs for activity in bloc.activities]
    criteria = [criterion for placed in title.assessment.values() for criterion in placed.assessment.criteria]
    assert len(title.blocs) == 4
    assert len(activities) == 12
    assert sum(len(activity.tasks) for activity in activities) == 46
    assert len(title.competence) == 28
    assert len(title.assessment) == 17
    assert len(criteria) == 16
    assert sum(len(criterion.indicators) for criterion in criteria) == 62
    assert list(title.modalities) == ["E1", "E2", "E3", "E4", "E5", "E6"]


def test_every_assessment_is_described(title: Referential) -> None:
    assert all(placed.assessment.description for placed in title.assessment.values())


def test_the_quizzes_need_sixty_per_cent(title: Referential) -> None:
    marks = {
        ref: str(placed.assessment.pass_mark) for ref, placed in title.assessment.items() if placed.assessment.is_quiz
    }
    assert marks == dict.fromkeys(QUIZZES, "60%")


def test_ids_and_codes_follow_one_another(title: Referential) -> None:
    numbered = [(competence.id, competence.code) for competence in title.competence.values()]
    expected = [
        (f"C{number}", f"{bloc.id}.{place}")
        for number, (bloc, place) in enumerate(
            ((bloc, place) for bloc in title.blocs for place in range(1, len(bloc.competences) + 1)), 1
        )
    ]
    assert numbered == expected


def test_a_criterion_is_called_by_its_competences(title: Referential) -> None:
    for placed in title.assessment.values():
        for criterion in placed.assessment.criteria:
            assert criterion.id == "-".join(criterion.competences)


def test_competences_without_a_criterion_are_judged_as_a_whole(title: Referential) -> None:
    wholes = {
        id: ref
        for ref, placed in title.assessment.items()
        for id, criterion in placed.assessment.judged.items()
        if criterion is None
    }
    assert wholes == {"C23": "B4/credit", "C25": "B4/risques", "C26": "B4/risques"}


def test_the_source_is_kept_to_the_letter(title: Referential) -> None:
    assert title.bloc["B4"].title == "Suivre / Vérifier les opération banque-assurance du marché des professionnels"
    assert title.competence["C19"].code == "B3.5"
    assert title.statement is not None
    assert title.statement.count(".") == 3
    assert "Accord de groupe" in (title.accommodation or "")


def test_a_reading_of_the_source_says_so(title: Referential) -> None:
    noted = [placed.ref for placed in title.assessment.values() if placed.assessment.note]
    assert {*QUIZZES, "B2/conduite", "B2/negociation", "B4/credit", "B4/risques"} <= set(noted)
    assert "indicateurs" in (title.note or "")


def test_what_there_is_to_weigh_has_a_limit(cqp: Cqp, tmp_path: Path) -> None:
    """Fifty assessments of fifty competences each are few values, and 2500 verdicts to tell."""
    ids = [f"C{number}" for number in range(50)]
    competences = "\n".join(f"      - {{id: {id}, statement: {id}}}" for id in ids)
    assessments = "\n".join(
        f"      - {{id: a{number}, title: A, competences: [{', '.join(ids)}]}}" for number in range(50)
    )
    path = tmp_path / "titre.yaml"
    path.write_text(
        f"cqp: 1\nid: t\nversion: '1'\ntitle: T\nblocs:\n  - id: B1\n    title: B\n"
        f"    competences:\n{competences}\n    assessments:\n{assessments}\n",
        encoding="utf-8",
    )
    result = cqp("summary", "-r", path)
    assert result.code == 3
    assert "CQP009" in result.err
