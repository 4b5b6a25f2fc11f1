"""What a jury signs and what a candidate keeps: minutes, and certificates of the title or of a bloc."""

import itertools
import json
import re
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, Cqp, Golden

from cqp_cli import evaluate, load_candidate, load_referential
from cqp_cli.reports.session import Group, divergences, group_of

EXAMPLES = ROOT / "examples"
HERE = ROOT / "tests" / "jury"
FORMATS = ("text", "markdown", "html")
ELISE, CAMILLE, VAE = (
    EXAMPLES / name for name in ("05-jury-reconnait.yaml", "03-en-cours.yaml", "06-un-bloc-par-vae.yaml")
)
HOSTILE = '"><img src=x onerror=alert(1)>{{7*7}}|\u202e<script>'


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("format", FORMATS)
def test_minutes(cqp: Cqp, golden: Golden, monkeypatch: pytest.MonkeyPatch, format: str, language: str) -> None:
    monkeypatch.chdir(HERE)
    options = ("--members", "membres.yml", "--place", "Strasbourg", "--date", "2026-09-19", "--format", format)
    result = cqp("--lang", language, "minutes", "candidats", *options)
    assert (result.code, result.err) == (0, "")
    golden(f"jury/minutes.{language}.{format}", result.out)


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("admise", Group.ADMITTED),
        ("partiel", Group.PARTLY),
        ("refuse", Group.NOT_ADMITTED),
        ("absent", Group.ABSENT),
        ("sans-decision", Group.UNDECIDED),
        ("avant", Group.BEFORE),
    ],
)
def test_everybody_is_in_one_group(name: str, group: Group) -> None:
    day, file = date(2026, 9, 19), load_candidate(HERE / "candidats" / f"{name}.yaml")
    outcome = evaluate(file.referential, file.candidate.until(day), on=day)
    assert group_of(outcome, day) is group


def test_where_a_jury_leaves_the_computed_result() -> None:
    file = load_candidate(ELISE)
    outcome = evaluate(file.referential, file.candidate, on=date(2026, 9, 19))
    assert [one.id for one in divergences(outcome, outcome.on)] == ["title", "C4", "C6"]


def test_minutes_know_nothing_of_what_came_later(cqp: Cqp) -> None:
    june = cqp("minutes", ELISE, "--date", "2026-06-20").out
    assert "Candidats admis partiellement\u00a0: 1" in june
    assert "19/09/2026" not in june


def test_members_are_those_of_the_files_unless_others_are_given(cqp: Cqp, tmp_path: Path) -> None:
    assert "Présidente du jury" in cqp("minutes", ELISE, "--date", "2026-09-19").out
    members = tmp_path / "jury.yaml"
    members.write_text("members:\n  - {name: Claire Durand, external: true}\n", encoding="utf-8")
    result = cqp("minutes", ELISE, "--date", "2026-09-19", "--members", members)
    assert "Claire Durand" in result.out
    assert "Présidente" not in result.out
    assert "moins de deux membres" in result.err


def test_a_jury_of_the_certifier_alone_is_told_of(cqp: Cqp, tmp_path: Path) -> None:
    members = tmp_path / "jury.yaml"
    members.write_text("members:\n  - {name: A, external: false}\n  - {name: B, external: true}\n", encoding="utf-8")
    assert "1 des 2 membres seulement" in cqp("minutes", ELISE, "--date", "2026-09-19", "--members", members).err


def test_minutes_lack_nobody(cqp: Cqp, tmp_path: Path) -> None:
    bad, out = tmp_path / "mauvais.yaml", tmp_path / "pv.html"
    bad.write_text(
        "candidate: {id: x}\nresults: [{assessment: B9/quiz, date: 2026-05-01, score: 1/2}]\n", encoding="utf-8"
    )
    result = cqp("minutes", ELISE, bad, "--date", "2026-09-19", "-o", out)
    assert (result.code, result.out) == (3, "")
    assert "CQP503" in result.err
    assert "aucun procès-verbal" in result.err
    assert not out.exists()


def test_one_candidate_is_presented_once(cqp: Cqp, tmp_path: Path) -> None:
    copy = tmp_path / "copie.yaml"
    copy.write_bytes(ELISE.read_bytes())
    result = cqp("minutes", ELISE, copy, "--date", "2026-09-19")
    assert (result.code, "CQP541" in result.err) == (3, True)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("minutes", ELISE, "--date", "2026-13-01"), 2, "attend une date"),
        (("minutes", ELISE, "--date", "20/06/2026"), 2, "attend une date"),
        (("minutes", ELISE), 2, "--date"),
        (("minutes", HERE / "rien", "--date", "2026-09-19"), 3, "rien"),
        (("minutes", ELISE, "--date", "2026-09-19", "--members", ELISE), 3, "members"),
        (("certificate", ELISE), 2, "--date"),
        (("certificate", ELISE, "B9", "--date", "2026-10-01"), 2, "B9"),
        (("certificate", CAMILLE, "--date", "2026-10-01"), 3, "aucun jury n'a délivré le titre"),
        (("certificate", CAMILLE, "B1", "--date", "2026-10-01"), 3, "aucun jury n'a validé B1"),
        (("certificate", VAE, "--date", "2026-10-01"), 3, "blocs validés\u00a0: B3"),
        (("certificate", VAE, "B1", "--date", "2026-10-01"), 3, "ne vise pas B1"),
        (("certificate", HERE / "candidats" / "refuse.yaml", "--date", "2026-10-01"), 3, "n'a pas délivré le titre"),
        (("certificate", HERE / "candidats" / "partiel.yaml", "B1", "--date", "2026-10-01"), 3, "n'a pas validé B1"),
        (("certificate", HERE / "candidats" / "partiel.yaml", "B3", "--date", "2026-10-01"), 3, "session antérieure"),
        (("certificate", HERE / "candidats" / "sans-nom.yaml", "--date", "2026-10-01"), 3, "nom du titulaire"),
    ],
)
def test_what_cannot_be_made_is_refused_with_the_reason(
    cqp: Cqp, arguments: tuple[object, ...], code: int, said: str
) -> None:
    result = cqp(*arguments, columns=200)
    assert (result.code, result.out) == (code, "")
    assert said in result.err


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("bloc", [None, "B2"])
def test_certificates(cqp: Cqp, golden: Golden, format: str, language: str, bloc: str | None) -> None:
    options = ("--date", "2026-10-01", "--place", "Strasbourg", "--signatory", "Anne Petit, présidente")
    result = cqp("--lang", language, "certificate", ELISE, *([bloc] if bloc else []), *options, "--format", format)
    assert result.code == 0
    golden(f"jury/certificate.{bloc or 'title'}.{language}.{format}", result.out)


def test_a_blocs_certificate_is_of_the_day_of_its_own_decision(cqp: Cqp, tmp_path: Path) -> None:
    data = yaml.safe_load((HERE / "candidats" / "partiel.yaml").read_text(encoding="utf-8"))
    granted = {"date": "2026-06-20", "decisions": {"B2": {"verdict": "acquired"}}}
    path = tmp_path / "luc.yaml"
    path.write_text(yaml.safe_dump({**data, "juries": [granted, *data["juries"]]}), encoding="utf-8")
    assert "du jury du 20/06/2026" in cqp("certificate", path, "B2", "--date", "2026-10-01").out
    assert "du jury du 19/09/2026" in cqp("certificate", path, "B4", "--date", "2026-10-01").out


def test_a_blocs_certificate_says_so_and_has_no_level(cqp: Cqp) -> None:
    title, bloc = (cqp("certificate", ELISE, *more, "--date", "2026-10-01").out for more in ((), ("B2",)))
    assert "Niveau" in title
    assert "Niveau" not in bloc
    assert "ne vaut pas délivrance du titre" in " ".join(bloc.split())


def test_what_the_referential_lacks_is_left_to_be_filled_in(cqp: Cqp) -> None:
    result = cqp("certificate", ELISE, "--date", "2026-10-01", columns=200)
    assert "à compléter, car le référentiel ne le dit pas\u00a0: Date de la décision d'enregistrement" in result.err


def test_no_health_data_where_a_jury_signs(cqp: Cqp, tmp_path: Path) -> None:
    data = yaml.safe_load(ELISE.read_text(encoding="utf-8"))
    data["adaptations"] = [{"assessment": "B1/quiz", "measure": "tiers temps"}]
    path = tmp_path / "elise.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    assert "tiers temps" in cqp("validate", path, "--format", "html").out
    for command in ("minutes", "certificate"):
        for format in FORMATS:
            assert "tiers temps" not in cqp(command, path, "--date", "2026-09-19", "--format", format).out


@pytest.mark.parametrize("command", ["minutes", "certificate"])
def test_names_stay_text(cqp: Cqp, tmp_path: Path, command: str) -> None:
    data = yaml.safe_load(ELISE.read_text(encoding="utf-8"))
    data["candidate"] |= {"family_name": HOSTILE, "given_name": HOSTILE}
    path = tmp_path / "elise.yaml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    out = cqp(command, path, "--date", "2026-09-19", "--format", "html").out
    assert "<img" not in out
    assert "<script" not in out
    assert "\u202e" not in out
    assert "&lt;script&gt;" in out.lower()


def test_documents_speak_the_language_of_the_referential(cqp: Cqp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "Procès-verbal" in cqp("minutes", ELISE, "--date", "2026-09-19").out
    assert '<html lang="fr">' in cqp("validate", ELISE, "--format", "html").out
    assert '<html lang="en">' in cqp("--lang", "en", "validate", ELISE, "--format", "html").out
    assert cqp("validate", ELISE).out.count("Jury's decision")
    assert load_referential().language == "fr"


def test_no_certificate_is_older_than_its_decision(cqp: Cqp) -> None:
    result = cqp("certificate", ROOT / "examples" / "01-titre-obtenu.yaml", "--date", "2026-01-01", columns=1000)
    assert result.code == 3
    assert "un certificat ne peut pas être antérieur" in result.err


DOUBTFUL = """\
candidate: {id: x, family_name: Martin}
juries:
  - date: 2026-06-20
    decisions:
      title: {verdict: acquired, reason: parcours}
      B1: {verdict: not_acquired, reason: dossier absent}
      B2: {verdict: acquired, reason: entretien}
      B3: {verdict: acquired, reason: entretien}
"""


@pytest.mark.parametrize(
    ("bloc", "doubts"),
    [
        ([], ["B2 est validé", "B3 est validé", "le jury délivre le titre"]),
        (["B2"], ["B2 est validé"]),
    ],
    ids=["title", "bloc"],
)
def test_a_decision_that_may_be_a_slip_is_told_of_beside_the_certificate(
    cqp: Cqp, tmp_path: Path, bloc: list[str], doubts: list[str]
) -> None:
    (tmp_path / "c.yaml").write_text(DOUBTFUL, encoding="utf-8")
    result = cqp("certificate", tmp_path / "c.yaml", "--date", "2026-07-01", *bloc, columns=300)
    assert result.code == 0
    told = [line for line in result.err.splitlines() if line.startswith("à vérifier")]
    assert [doubt for doubt, line in zip(doubts, told, strict=True) if doubt not in line] == []


TWO_BLOCS = """\
cqp: 1
id: deux
version: "1"
title: Deux blocs
blocs:
  - id: B1
    title: Premier
    competences: [{id: C1, statement: Accueillir}]
    assessments: [{id: q, title: Quiz, competences: [C1], pass_mark: 60%}]
  - id: B2
    title: Second
    competences: [{id: C2, statement: Conseiller}]
    assessments: [{id: q, title: Quiz, competences: [C2], pass_mark: 60%}]
"""


@pytest.fixture
def two_blocs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Writes what follows a candidate's name into a file about a referential of two blocs."""
    monkeypatch.chdir(tmp_path)
    Path("deux.yaml").write_text(TWO_BLOCS, encoding="utf-8")
    count = itertools.count()

    def written(rest: str) -> str:
        path = Path(f"c{next(count)}.yaml")
        head = f"referential: ./deux.yaml\ncandidate: {{id: {path.stem}, family_name: Martin}}\n"
        path.write_text(head + textwrap.dedent(rest), encoding="utf-8")
        return str(path)

    return written


@pytest.mark.parametrize(
    ("bloc", "rest", "said"),
    [
        (
            "B2",
            """\
            results:
              - {assessment: B1/q, date: 2026-01-01, score: 70%}
              - {assessment: B2/q, date: 2026-01-01, score: 50%}
              - {assessment: B2/q, date: 2026-03-01, score: 70%}
            juries: [{date: 2026-02-01, decisions: {title: {verdict: acquired, reason: parcours}}}]
            """,
            "aucun jury n'a validé B2",
        ),
        (
            "B1",
            """\
            results:
              - {assessment: B1/q, date: 2026-01-01, score: 70%}
              - {assessment: B2/q, date: 2026-01-01, score: 70%}
              - {assessment: B1/q, date: 2026-03-01, score: 50%}
            juries: [{date: 2026-02-01, decisions: {title: {verdict: acquired}}}]
            """,
            "jury du 01/02/2026",
        ),
        (
            "B2",
            """\
            results:
              - {assessment: B1/q, date: 2026-01-01, score: 70%}
              - {assessment: B2/q, date: 2026-01-01, score: 55%}
            juries:
              - {date: 2026-02-01, decisions: {title: {verdict: not_acquired}}}
              - {date: 2026-04-01, decisions: {C2: {verdict: acquired, reason: recours}}}
            """,
            "jury du 01/04/2026",
        ),
        (
            "B1",
            """\
            results: [{assessment: B1/q, date: 2026-01-01, score: 70%}]
            juries:
              - {date: 2026-02-01, decisions: {B1: {verdict: acquired}}}
              - {date: 2026-04-01, decisions: {B1: {verdict: acquired}}}
            """,
            "jury du 01/02/2026",
        ),
    ],
    ids=["acquired only later", "lowered later", "by a later jury", "granted twice"],
)
def test_a_blocs_certificate_is_of_the_jury_that_had_it_before_it(
    cqp: Cqp, two_blocs: Callable[[str], str], bloc: str, rest: str, said: str
) -> None:
    result = cqp("certificate", two_blocs(rest), bloc, "--date", "2026-10-01", columns=200)
    assert said in result.out + result.err


def test_absent_are_those_who_have_an_absence_to_make_good(cqp: Cqp, two_blocs: Callable[[str], str]) -> None:
    absence = "{assessment: B1/q, date: 2026-01-01, absent: true}"
    judged = "{bloc: B1, basis: épreuve adaptée, date: 2026-01-05, verdicts: {C1: acquis}}"
    files = [
        two_blocs(f"results: [{absence}]\n"),
        two_blocs(f"target: [B2]\nresults: [{absence}]\n"),
        two_blocs(f"earlier_blocs: [{{bloc: B1, date: 2025-09-01}}]\nresults: [{absence}]\n"),
        two_blocs(f"results: [{absence}, {judged}]\n"),
    ]
    out = cqp("minutes", *files, "--date", "2026-02-01").out
    absent = out.split("Candidats absents")[1].split("\n\n")[0]
    assert [file for file in files if file.removesuffix(".yaml") in absent] == files[:1]


@pytest.mark.parametrize(
    "b2",
    ["", "results: [{assessment: B2/q, date: 2026-01-01, absent: excused}]", "target: [B1, B2]"],
)
def test_who_has_a_bloc_from_this_jury_is_admitted_in_part(cqp: Cqp, two_blocs: Callable[[str], str], b2: str) -> None:
    file = two_blocs(f"juries: [{{date: 2026-02-01, decisions: {{B1: {{verdict: acquired, reason: oral}}}}}}]\n{b2}\n")
    out = cqp("minutes", file, "--date", "2026-02-01", "--format", "markdown").out
    partly = out.split("Candidats admis partiellement")[1].split("##")[0]
    assert "B1" in partly
    assert "c0" in partly


@pytest.mark.parametrize(
    ("decisions", "heading"),
    [
        ("{B2: {verdict: not_acquired, reason: fraude}}", "Candidats sans décision"),
        ("{C2: {verdict: not_acquired, reason: fraude}}", "Candidats sans décision"),
        ("{B2: {verdict: acquired, reason: oral}, C1: {verdict: acquired, reason: oral}}", "Candidats sans décision"),
    ],
)
def test_a_bloc_from_another_jury_is_not_of_this_one(
    cqp: Cqp, two_blocs: Callable[[str], str], decisions: str, heading: str
) -> None:
    file = two_blocs(f"""\
        results: [{{assessment: B2/q, date: 2026-01-01, absent: true}}]
        juries:
          - {{date: 2026-02-01, decisions: {{B1: {{verdict: acquired, reason: oral}}}}}}
          - {{date: 2026-04-01, decisions: {decisions}}}
        """)
    out = cqp("minutes", file, "--date", "2026-04-01", "--format", "markdown").out
    assert "c0" in out.split(heading)[1].split("##")[0]


def test_an_absence_is_excused_for_itself_alone(cqp: Cqp, two_blocs: Callable[[str], str]) -> None:
    absences = (
        "{assessment: B1/q, date: 2026-01-01, absent: true}, {assessment: B2/q, date: 2026-01-02, absent: excused}"
    )
    out = cqp("minutes", two_blocs(f"results: [{absences}]\n"), "--date", "2026-02-01", "--format", "markdown").out
    assert "B1/q (01/01/2026), B2/q (02/01/2026, absence excusée)" in out


def test_minutes_have_what_this_jury_decided_and_no_other(cqp: Cqp, two_blocs: Callable[[str], str]) -> None:
    file = two_blocs("""\
        results:
          - {assessment: B1/q, date: 2026-01-01, score: 55%}
          - {assessment: B2/q, date: 2026-01-01, score: 55%}
        juries:
          - {date: 2026-02-01, decisions: {C1: {verdict: acquired, reason: oral}}}
          - {date: 2026-04-01, decisions: {title: {verdict: acquired, reason: parcours}}}
        """)
    assert "oral" in cqp("minutes", file, "--date", "2026-02-01").out
    out = cqp("minutes", file, "--date", "2026-04-01").out
    assert "parcours" in out
    assert "oral" not in out


def test_who_was_refused_the_title_is_of_a_later_session_that_validates_a_bloc(
    cqp: Cqp, two_blocs: Callable[[str], str]
) -> None:
    results = "[{assessment: B1/q, date: 2026-01-01, score: 55%}, {assessment: B2/q, date: 2026-01-01, score: 50%}]"
    refused = "{date: 2026-02-01, decisions: {title: {verdict: not_acquired}}}"
    later = "{date: 2026-04-01, decisions: {C1: {verdict: acquired, reason: recours}}}"
    files = [two_blocs(f"results: {results}\njuries: [{juries}]\n") for juries in (f"{refused}, {later}", refused)]
    out = cqp("minutes", *files, "--date", "2026-04-01").out.replace("\u00a0", " ")
    partly, before = (out.split(heading)[1].split("\n\n")[0] for heading in ("admis partiellement", "jury antérieur"))
    assert "c0" in partly
    assert "B1" in partly
    assert "c1" in before
    assert "c0" not in before


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        (
            """\
            target: [B1, B2]
            earlier_blocs: [{bloc: B2, date: 2025-01-01}]
            results: [{assessment: B1/q, date: 2026-01-01, score: 70%}]
            juries: [{date: 2026-02-01, decisions: {B1: {verdict: acquired}}}]
            """,
            "Décision du jury du 01/02/2026 : B1 validé, B2 déjà acquis",
        ),
        (
            """\
            target: [B1, B2]
            results: [{assessment: B1/q, date: 2026-01-01, score: 70%}]
            juries: [{date: 2026-02-01, decisions: {B1: {verdict: acquired}}}]
            """,
            "Jury du 01/02/2026 : sans décision sur B2",
        ),
        (
            """\
            target: [B1]
            earlier_blocs: [{bloc: B1, date: 2025-01-01}]
            """,
            "Résultat proposé : déjà acquis (B1)",
        ),
        (
            """\
            target: [B1, B2]
            results:
              - {assessment: B1/q, date: 2026-01-01, score: 50%}
              - {assessment: B1/q, date: 2026-03-01, score: 70%}
              - {assessment: B2/q, date: 2026-01-01, score: 50%}
            juries: [{date: 2026-02-01, decisions: {B1: {verdict: not_acquired}}}]
            """,
            "Décision du jury du 01/02/2026 : B1 non validé (décision levée par un résultat postérieur)\nJury du",
        ),
        (
            """\
            results:
              - {assessment: B1/q, date: 2026-01-01, score: 70%}
              - {assessment: B2/q, date: 2026-01-01, score: 50%}
            juries:
              - {date: 2026-02-01, decisions: {title: {verdict: not_acquired}}}
              - {date: 2026-04-01, decisions: {B1: {verdict: acquired}}}
            """,
            "Décisions des jurys des 01/02/2026 et 01/04/2026 : titre non obtenu (validation partielle : B1)",
        ),
        (
            """\
            results:
              - {assessment: B1/q, date: 2026-01-01, score: 55%}
              - {assessment: B2/q, date: 2026-01-01, score: 50%}
            juries:
              - {date: 2026-02-01, decisions: {title: {verdict: not_acquired}}}
              - {date: 2026-04-01, decisions: {C1: {verdict: acquired, reason: recours}}}
            """,
            "Décisions des jurys des 01/02/2026 et 01/04/2026 : titre non obtenu (validation partielle : B1)",
        ),
        (
            """\
            results:
              - {assessment: B1/q, date: 2026-01-01, score: 70%}
              - {assessment: B2/q, date: 2026-01-01, score: 50%}
            juries:
              - {date: 2026-02-01, decisions: {title: {verdict: not_acquired}}}
              - {date: 2026-04-01, decisions: {C2: {verdict: not_acquired}}}
            """,
            "Décision du jury du 01/02/2026 : titre non obtenu (validation partielle : B1)",
        ),
        (
            """\
            target: [B1, B2]
            results:
              - {assessment: B1/q, date: 2026-01-01, score: 50%}
              - {assessment: B2/q, date: 2026-01-01, score: 70%}
            juries:
              - {date: 2026-02-01, decisions: {B1: {verdict: not_acquired}}}
              - {date: 2026-04-01, decisions: {B2: {verdict: acquired}}}
            """,
            "Décisions des jurys des 01/02/2026 et 01/04/2026 : B1 non validé, B2 validé",
        ),
        (
            """\
            target: [B1, B2]
            earlier_blocs: [{bloc: B2, date: 2025-01-01}]
            results: [{assessment: B1/q, date: 2026-01-01, score: 50%}]
            """,
            "Résultat proposé : B1 non validé en l'état, B2 déjà acquis",
        ),
        (
            """\
            target: [B1, B2]
            results:
              - {assessment: B1/q, date: 2026-01-01, score: 50%}
              - {assessment: B2/q, date: 2026-01-01, score: 50%}
            """,
            "Résultat proposé : non validé en l'état (B1, B2)",
        ),
        (
            """\
            target: [B1]
            earlier_blocs: [{bloc: B2, date: 2025-01-01}]
            results: [{assessment: B1/q, date: 2026-01-01, score: 50%}]
            juries: [{date: 2026-02-01, decisions: {B1: {verdict: acquired, reason: oral}}}]
            """,
            "Décision du jury du 01/02/2026 : B1 validé ; avec les blocs déjà acquis, les conditions du titre sont",
        ),
    ],
    ids=[
        "kept from earlier",
        "one of two",
        "all kept from earlier",
        "a refusal lifted",
        "a bloc by a later jury",
        "a bloc by a later jury, in its competence",
        "refused on the day of its refusal",
        "blocs by two juries",
        "blocs that differ",
        "blocs that do not",
        "the title's conditions",
    ],
)
def test_a_headline_says_what_was_decided(cqp: Cqp, two_blocs: Callable[[str], str], rest: str, said: str) -> None:
    assert said in cqp("validate", two_blocs(rest), columns=160).out.replace("\u00a0", " ")


def test_minutes_tell_what_is_decided_on_someone_who_has_the_title(cqp: Cqp, two_blocs: Callable[[str], str]) -> None:
    file = two_blocs(
        """\
        results:
          - {assessment: B1/q, date: 2026-01-01, score: 70%}
          - {assessment: B2/q, date: 2026-01-01, score: 50%}
        juries:
          - {date: 2026-02-01, decisions: {title: {verdict: acquired, reason: parcours}}}
          - {date: 2026-04-01, decisions: {B2: {verdict: acquired, reason: recours}}}
        """
    )
    out = cqp("minutes", file, "--date", "2026-04-01", columns=120).out.replace("\u00a0", " ")
    assert "titre obtenu, B2 validé : recours" in " ".join(out.split("jury antérieur")[1].split())
    assert re.search("Candidats présentés +1", out)
    out = cqp("minutes", file, "--date", "2026-05-01", columns=120).out
    assert "recours" not in out.split("jury antérieur")[1]
    assert re.search("Candidats présentés +0", out)


def test_a_bloc_acquired_since_the_titles_jury_is_validated_by_none(cqp: Cqp, two_blocs: Callable[[str], str]) -> None:
    file = two_blocs(
        """\
        results:
          - {assessment: B1/q, date: 2026-01-01, score: 70%}
          - {assessment: B2/q, date: 2026-01-01, score: 50%}
          - {assessment: B2/q, date: 2026-03-01, score: 70%}
        juries: [{date: 2026-02-01, decisions: {title: {verdict: acquired, reason: parcours}}}]
        """
    )
    assert re.search("B2 .*validation proposée", cqp("validate", file).out)
    assert re.search("titre obtenu +B1\n", cqp("minutes", file, "--date", "2026-05-01").out)
    shown = json.loads(cqp("validate", file, "--format", "json").out)
    assert [bloc["decided_by"] for bloc in shown["blocs"]] == ["jury", None]


def test_who_aims_at_blocs_that_are_all_kept_awaits_no_decision(cqp: Cqp, two_blocs: Callable[[str], str]) -> None:
    file = two_blocs("target: [B1]\nearlier_blocs: [{bloc: B1, date: 2025-01-01}]\n")
    out = cqp("minutes", file, "--date", "2026-02-01").out
    assert "sans décision" not in out
    assert "c0" in out.split("jury antérieur")[1]


def test_figures_of_a_bloc_leave_out_who_does_not_aim_at_it(cqp: Cqp, two_blocs: Callable[[str], str]) -> None:
    results = "results: [{assessment: B2/q, date: 2026-01-01, score: 70%}]\n"
    files = [
        two_blocs(results),
        two_blocs(f"target: [B1]\n{results}"),
        two_blocs(f"earlier_blocs: [{{bloc: B2, date: 2025-01-01}}]\n{results}"),
    ]
    figures = json.loads(cqp("cohort", *files, "--format", "json").out)["figures"]
    assert [(one["assessment"], one["acquired"]) for one in figures["quizzes"]] == [("B2/q", 1)]


def test_figures_of_those_who_aim_at_blocs(cqp: Cqp, two_blocs: Callable[[str], str]) -> None:
    passed = "results: [{assessment: B1/q, date: 2026-01-01, score: 70%}]\n"
    jury = "juries: [{date: 2026-02-01, decisions: {B1: {verdict: acquired}}}]\n"
    files = [two_blocs(passed), two_blocs(f"target: [B1]\n{passed}"), two_blocs(f"target: [B1]\n{passed}{jury}")]
    out = cqp("cohort", *files).out.replace("\u00a0", " ")
    assert "Parmi eux, 3 ont au moins un bloc acquis sans le titre" in out
    assert re.search(r"^  validé \(blocs visés\) +1 sur 3", out, re.MULTILINE)
    assert re.search(r"^  validation proposée \(blocs visés\) +1 sur 3", out, re.MULTILINE)


@pytest.mark.parametrize("title", ["acquired", "not_acquired"])
def test_figures_of_one_bloc_know_that_the_titles_jury_validated_it(
    cqp: Cqp, two_blocs: Callable[[str], str], title: str
) -> None:
    file = two_blocs(f"""\
        results:
          - {{assessment: B1/q, date: 2026-01-01, score: 70%}}
          - {{assessment: B2/q, date: 2026-01-01, score: 40%}}
        juries: [{{date: 2026-02-01, decisions: {{title: {{verdict: {title}, reason: parcours}}}}}}]
        """)
    out = cqp("cohort", file, "--bloc", "B1").out
    assert re.search(r"^  validé +1 sur 1", out, re.MULTILINE)
    assert ";validé;" in cqp("cohort", file, "--bloc", "B1", "--format", "csv").out


def test_what_a_titles_jury_validated_stays_so(cqp: Cqp, two_blocs: Callable[[str], str]) -> None:
    """Whatever came later: a lower result, of which the report warns, or one that lifts the refusal of the title."""
    for later in (
        "{assessment: B1/q, date: 2026-03-01, score: 20%}",
        "{assessment: B2/q, date: 2026-03-01, score: 80%}",
    ):
        file = two_blocs(f"""\
            results:
              - {{assessment: B1/q, date: 2026-01-01, score: 70%}}
              - {{assessment: B2/q, date: 2026-01-01, score: 40%}}
              - {later}
            juries: [{{date: 2026-02-01, decisions: {{title: {{verdict: not_acquired}}}}}}]
            """)
        out = cqp("validate", file, "--detail", columns=120).out
        assert "validé par le jury du 01/02/2026" in out
        assert ("À vérifier" in out) is ("B1/q" in later)
        result = cqp("certificate", file, "B1", "--date", "2026-05-01", columns=200)
        assert "jury du 01/02/2026" in result.out
        assert "à vérifier" not in result.err


@pytest.mark.parametrize("verdict", ["acquired", "not_acquired"])
def test_what_a_titles_jury_validated_is_not_refused_later(
    cqp: Cqp, two_blocs: Callable[[str], str], verdict: str
) -> None:
    file = two_blocs(f"""\
        results:
          - {{assessment: B1/q, date: 2026-01-01, score: 70%}}
          - {{assessment: B2/q, date: 2026-01-01, score: 40%}}
        juries:
          - {{date: 2026-02-01, decisions: {{title: {{verdict: {verdict}, reason: parcours}}}}}}
          - {{date: 2026-04-01, decisions: {{B1: {{verdict: not_acquired, reason: a}}, B2: {{verdict: not_acquired}}}}}}
        """)
    result = cqp("validate", file, columns=120)
    assert result.code == 3
    assert "erreur CQP518 le jury refuse « B1 », que le jury du 01/02/2026 a accordé" in result.err.replace(
        "\u00a0", " "
    )
    assert result.err.count("CQP518 le") == 1


def test_a_certificate_is_of_the_jury_that_granted_the_bloc_while_an_earlier_one_stood_for_it(
    cqp: Cqp, two_blocs: Callable[[str], str]
) -> None:
    bounded = TWO_BLOCS.replace("title: Deux blocs", "title: Deux blocs\nearlier_blocs_valid_for: 5 years")
    Path("deux.yaml").write_text(bounded, encoding="utf-8")
    file = two_blocs("""\
        earlier_blocs: [{bloc: B1, date: 2020-03-01}]
        juries:
          - {date: 2025-02-28, decisions: {B1: {verdict: acquired}}}
          - {date: 2026-06-01, decisions: {title: {verdict: not_acquired, reason: parcours}}}
        """)
    assert "jury du 28/02/2025" in cqp("certificate", file, "B1", "--date", "2026-07-01", columns=200).out
