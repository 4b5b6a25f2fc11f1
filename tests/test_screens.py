"""What the screen says of juries and targets, beyond what the examples show."""

from pathlib import Path

import pytest
from conftest import ROOT, Cqp

ALL_BUT_C4_AND_C6 = (ROOT / "examples" / "02-quiz-non-reussi.yaml").read_text(encoding="utf-8")
EVERYTHING = ALL_BUT_C4_AND_C6.replace("score: 22/40", "score: 32/40")
RESCUED = "decisions: {C4: {verdict: acquired, reason: a}, C6: {verdict: acquired, reason: b}}"


def screen(cqp: Cqp, tmp_path: Path, text: str) -> str:
    path = tmp_path / "candidate.yaml"
    path.write_text(text, encoding="utf-8")
    result = cqp("validate", path, columns=120)
    assert (result.code, result.err) == (0, "")
    return result.out.replace("\u00a0", " ")


def jury(decisions: str) -> str:
    return f"\njuries:\n  - {{date: 2026-06-20, {decisions}}}\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            ALL_BUT_C4_AND_C6 + jury(RESCUED),
            [
                "Résultat proposé : délivrance proposée",
                "Résultat calculé, sans les décisions du jury : conditions du titre non réunies en l'état",
                "Jury du 20/06/2026 : sans décision sur le titre",
                "  20/06/2026  C4 reconnue par le jury : a",
            ],
        ),
        (
            ALL_BUT_C4_AND_C6 + jury("decisions: {title: {verdict: not_acquired}}"),
            [
                "Décision du jury du 20/06/2026 : titre non obtenu (validation partielle : B2, B3, B4)",
                "Résultat calculé : conditions du titre non réunies en l'état",
            ],
        ),
        (
            EVERYTHING + jury("decisions: {title: {verdict: not_acquired, reason: fraude au quiz}}"),
            [
                "Résultat calculé : délivrance proposée",
                "    titre    titre non délivré par le jury du 20/06/2026 : fraude au quiz",
                "  !  le jury ne délivre pas le titre, mais les blocs en remplissent la règle",
            ],
        ),
        (
            ALL_BUT_C4_AND_C6 + jury("decisions: {B1: {verdict: acquired, reason: ensemble convaincant}}"),
            [
                "  !  B1 est validé par le jury, mais les compétences C4, C6 ne sont ni acquises ni reconnues",
                "Résultat proposé : délivrance proposée",
            ],
        ),
        (
            EVERYTHING
            + "target: [B1, B2]\nearlier_blocs: [{bloc: B3, date: 2025-06-18}, {bloc: B4, date: 2025-06-18}]\n",
            [
                (
                    "Résultat proposé : validation proposée (B1, B2) ; "
                    "avec les blocs déjà acquis, les conditions du titre sont réunies"
                ),
                "Décision du jury : aucune à ce jour",
            ],
        ),
        (
            EVERYTHING + "target: [B1]\n" + jury("decisions: {title: {verdict: acquired}, B2: {verdict: acquired}}"),
            [
                "Jury du 20/06/2026 : sans décision sur B1",
                "  20/06/2026  titre obtenu (hors de ce qui est visé)",
                "  20/06/2026  B2 validé (hors de ce qui est visé)",
            ],
        ),
        (
            EVERYTHING + "target: [B1, B2]\n" + jury("decisions: {B1: {verdict: acquired}}"),
            ["Résultat à ce jour : B1 validé, B2 validation proposée", "Jury du 20/06/2026 : sans décision sur B2"],
        ),
        (
            ALL_BUT_C4_AND_C6
            + "earlier_blocs: [{bloc: B3, date: 2026-09-18}, {bloc: B4, date: 2025-06-18}]\n"
            + jury("decisions: {title: {verdict: not_acquired}}"),
            ["Décision du jury du 20/06/2026 : titre non obtenu (validation partielle : B2, B4)"],
        ),
        (
            EVERYTHING + jury("members: [{name: x}]"),
            ["Résultat proposé : délivrance proposée", "Jury du 20/06/2026 : sans décision sur le titre"],
        ),
    ],
)
def test_the_headlines_and_decisions(text: str, lines: list[str], cqp: Cqp, tmp_path: Path) -> None:
    shown = screen(cqp, tmp_path, text)
    for line in lines:
        assert line in shown.splitlines(), shown
