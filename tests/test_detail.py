"""`validate --detail`, the whole tree of reasons; and the line a candidate below the reports of several."""

import json
import re
from pathlib import Path

import pytest
from conftest import ROOT, Cqp, Golden

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
UNDER_WAY = ROOT / "examples" / "03-en-cours.yaml"
BAD = Path(__file__).parent / "bad" / "candidates" / "CQP110-route-unknown.yaml"
VAE = """candidate: {id: x}
results:
  - {assessment: B1/quiz, date: 2026-05-12, score: 20/40}
  - bloc: B1
    basis: dossier et entretien de VAE
    date: 2026-06-02
    assessor: commission
    verdicts: {C4: acquis, C6: acquis}
  - {assessment: B1/quiz, date: 2026-07-01, score: 30/40}
  - {bloc: B1, basis: second entretien, date: 2026-08-01, verdicts: {C6: non acquis}}
"""
RETAKES = """candidate: {id: x}
results:
  - assessment: B1/etude-de-cas
    date: 2026-05-12
    assessor: commission
    verdicts: {C1: {1: acquis, 2: non acquis, 3: acquis}}
  - {assessment: B1/etude-de-cas, date: 2026-06-12, assessor: tuteur, verdicts: {C1: {2: acquis, 4: acquis, 5: acquis}}}
  - {assessment: B1/etude-de-cas-fin, date: 2026-05-12, verdicts: {C5: non acquis}}
  - {assessment: B1/etude-de-cas-fin, date: 2026-06-12, verdicts: {C5: {1: acquis, overall: acquis}}}
"""


def detail(cqp: Cqp, text: str) -> list[str]:
    out = cqp("validate", "-", "--detail", stdin=text.encode(), columns=120).out.replace("\u00a0", " ")
    return [line.strip() for line in out.splitlines()]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_example(example: Path, cqp: Cqp, golden: Golden) -> None:
    golden(f"detail/{example.stem}.fr.80.txt", cqp("validate", example, "--detail").out)


@pytest.mark.parametrize(("language", "columns"), [("fr", 40), ("fr", 120), ("en", 40), ("en", 80), ("en", 120)])
def test_widths_and_languages(language: str, columns: int, cqp: Cqp, golden: Golden) -> None:
    result = cqp("validate", UNDER_WAY, "--detail", "--lang", language, columns=columns)
    assert max(map(len, result.out.splitlines())) <= columns
    golden(f"detail/03-en-cours.{language}.{columns}.txt", result.out)


def test_in_colour(cqp: Cqp, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    golden("detail/03-en-cours.fr.80.colour.txt", cqp("validate", UNDER_WAY, "--detail").out)


def test_direct_judgements_and_what_they_stand_for(cqp: Cqp) -> None:
    shown = detail(cqp, VAE)
    start = next(number for number, line in enumerate(shown) if line.startswith("✓ C4"))
    end = next(number for number, line in enumerate(shown) if line.startswith("· C5"))
    assert shown[start + 2 : end] == [
        "✓ Hors épreuves",
        "« acquis » le 02/06/2026 (dossier et entretien de VAE), commission",
        "n'est pas compté : une autre évaluation de la compétence en tient lieu",
        "✓ B1/quiz  Quiz global",
        "30/40 : 75 % pour 60 %, 01/07/2026",
        "remplacé : 20/40, 12/05/2026",
    ]
    last = next(number for number, line in enumerate(shown) if line.startswith("✗ C6"))
    assert "« non acquis » le 01/08/2026 (second entretien)" in shown[last:]
    assert "remplacé : « acquis », 02/06/2026, commission, dossier et entretien de VAE" in shown[last:]


def test_superseded_results_stay_visible(cqp: Cqp) -> None:
    shown = detail(cqp, RETAKES)
    assert "5 indicateurs acquis sur 5 (il faut : tous les indicateurs acquis), 12/06/2026, tuteur" in shown
    assert "remplacé : indicateur 2 « non acquis », 12/05/2026, commission" in shown
    assert "✓ 1  Le contexte commercial est décrit avec précision (12/05/2026, commission)" in shown
    assert "✓ 2  La mise en évidence des axes de progrès est documentée" in shown
    assert "avis d'ensemble « acquis », 12/06/2026" in shown
    assert "remplacé : « non acquis », 12/05/2026" in shown


def test_the_indicators_of_a_shared_criterion_are_told_once(cqp: Cqp) -> None:
    text = (
        "candidate: {id: x}\nresults: [{assessment: B2/conduite, date: 2026-05-12, verdicts: {C8-C9: {1: acquis}}}]\n"
    )
    shown = detail(cqp, text)
    assert sum("La capacité d'écoute" in line for line in shown) == 1
    assert "ses résultats : voir C8" in shown


def test_a_bloc_kept_from_earlier_shows_its_proof(cqp: Cqp) -> None:
    text = "candidate: {id: x}\nearlier_blocs: [{bloc: B3, date: 2025-06-18, proof: PV du 18 juin 2025}]\n"
    assert "Preuve : PV du 18 juin 2025" in detail(cqp, text)


def test_detail_changes_nothing_for_programs(cqp: Cqp) -> None:
    plain = cqp("validate", UNDER_WAY, "--format", "json")
    assert cqp("validate", UNDER_WAY, "--format", "json", "--detail") == plain


def test_detail_in_a_written_file(cqp: Cqp, tmp_path: Path) -> None:
    shown = cqp("validate", UNDER_WAY, "--detail", "-o", tmp_path / "r.txt").out
    assert (tmp_path / "r.txt").read_text(encoding="utf-8") == shown


# --- several files


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_line_each(language: str, columns: int, cqp: Cqp, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BAD.parent)
    result = cqp("validate", *EXAMPLES, BAD.name, "--lang", language, columns=columns)
    recap = result.out.rsplit("\n─", 1)[1].lstrip("─\n")
    assert result.code == 1
    assert max(map(len, recap.splitlines())) <= columns
    golden(f"recap/{language}.{columns}.txt", recap)


def test_one_file_has_no_line_of_its_own(cqp: Cqp) -> None:
    assert cqp("validate", UNDER_WAY).out.count("MARTIN Camille") == 1


# --- long names


LONG = """cqp: 1
id: long
version: "1"
title: Conseiller
blocs:
""" + "".join(
    f"""  - id: RNCP37948BC0{number}
    title: Conseiller les particuliers et les professionnels
    competences: [{{id: RNCP37948BC0{number}C01, statement: Écouter}}]
    assessments:
      - id: mise-en-situation-professionnelle-devant-la-commission
        title: Mise en situation
        assessors: [commission]
        criteria: [{{id: K1, title: Écoute, competences: [RNCP37948BC0{number}C01], indicators: [Il écoute]}}]
"""
    for number in range(1, 6)
)


@pytest.mark.parametrize("columns", [20, 40, 80, 120])
def test_long_names_are_never_cut_and_hide_nothing(cqp: Cqp, tmp_path: Path, columns: int) -> None:
    referential, path = tmp_path / "r.yaml", tmp_path / "c.yaml"
    referential.write_text(LONG, encoding="utf-8")
    path.write_text(
        "candidate: {id: x, family_name: De La Tour-Montaigne, given_name: Marie-Sophie}\n", encoding="utf-8"
    )
    screens = [
        cqp("validate", "-r", referential, path, path, *options, columns=columns).out for options in ([], ["--detail"])
    ]
    screens += [cqp("summary", "-r", referential, *ids, columns=columns).out for ids in ([], ["RNCP37948BC01"])]
    for screen in screens:
        assert "…" not in screen
        assert max(map(len, screen.splitlines())) <= columns
        words = "".join(screen.split())
        assert "RNCP37948BC01" in words
        assert max(re.findall(r"(?:\n\s*\S){4,}", screen), default="") == "", "a column of single letters"
    for screen in screens[:2]:
        assert screen.replace("\n", " ").count("à évaluer") > 5 or columns == 20
    assert "mise-en-situation-professionnelle-devant-la-commission" in "".join(screens[3].split())


# --- other rules than `all`

RULES = """cqp: 1
id: rules
version: "1"
title: Conseiller
note: Les règles de ce titre diffèrent à chaque étage.
rules:
  criterion: {at_least: 2}
  assessment: any
  competence: {at_least: 50%}
  bloc: {at_least: 1}
  title: [all, {at_least: 1}]
blocs:
  - id: B1
    title: Conseiller
    note: Bloc de base.
    competences:
      - {id: C1, statement: "Écouter, afin de comprendre", note: La compétence principale.}
      - {id: C2, statement: "Répondre, afin d'aider"}
    assessments:
      - id: entretien
        title: Entretien
        assessors: [tuteur]
        criteria:
          - {id: K1, title: Écoute, competences: [C1], indicators: [Il écoute, Il reformule, Il note]}
          - {id: K2, title: Attention, competences: [C1, C2], indicators: [Il regarde, Il répond]}
      - {id: quiz, title: Quiz, competences: [C1, C2], pass_mark: 12/20}
"""
RESULTS = """candidate: {id: x}
results:
  - assessment: B1/entretien
    date: 2026-05-12
    assessor: tuteur
    verdicts: {K1: {1: 7.5/20, 2: acquis}}
  - {assessment: B1/quiz, date: 2026-05-13, score: 13.5/20}
juries:
  - date: 2026-06-20
    decisions: {C2: {verdict: not_acquired, reason: dossier insuffisant}}
"""


@pytest.fixture
def own_rules(tmp_path: Path) -> Path:
    path = tmp_path / "r.yaml"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["fr", "en"])
def test_rules_in_the_detail(cqp: Cqp, golden: Golden, own_rules: Path, language: str) -> None:
    shown = cqp("validate", "-r", own_rules, "-", "--detail", "--lang", language, stdin=RESULTS.encode()).out
    golden(f"detail/rules.{language}.80.txt", shown)


def test_rules_in_the_summary(cqp: Cqp, golden: Golden, own_rules: Path) -> None:
    pages = [cqp("summary", "-r", own_rules, *ids).out for ids in ([], ["B1"], ["C1"], ["C2"], ["B1/entretien"])]
    golden("summaries/rules.fr.80.txt", "\n".join(pages))


def test_a_rule_for_programs(cqp: Cqp, own_rules: Path) -> None:
    needed = {
        id: json.loads(cqp("summary", "-r", own_rules, *id, "--format", "json").out)["needed"]["rule"]
        for id in ((), ("B1",), ("C1",))
    }
    assert needed == {(): ["all", {"at_least": "1"}], ("B1",): [{"at_least": "1"}], ("C1",): [{"at_least": "50%"}]}
