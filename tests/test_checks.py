"""Checks where they are easily wrong: what they must find, and what they must not take for it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from example_files import BASES, is_candidate, whole

from cqp_cli.diagnostic import Code
from cqp_cli.loading.lint import lint

TWO_OPTIONS = """blocs:
  - id: B3
    title: Accueillir en anglais
    optional: true
    competences:
      - {id: C5, statement: "Renseigner un visiteur en anglais, afin de l'orienter"}
      - {id: C6, statement: "Traduire une consigne, en vue de la faire appliquer"}
    assessments:
      - id: anglais
        title: Oral
        criteria: [{id: C5-C6, title: Clarté, competences: [C5, C6], indicators: [On comprend]}]
  - id: B4
    title: Tenir le standard
    optional: true
    competences:
      - {id: C7, statement: "Répondre aux appels, afin de renseigner le public"}
      - {id: C8, statement: "Transmettre un message, en vue d'obtenir une réponse"}
    assessments:
      - id: standard
        title: Appel
        criteria: [{id: C7-C8, title: Écoute, competences: [C7, C8], indicators: [On est rappelé]}]
"""


def bloc(competences: str, assessments: str) -> str:
    """Bloc B2 with parts of its own: items of the two lists, a line each."""
    lines = ["blocs:", "  - id: B2", "    title: Protéger les informations", "    competences:"]
    lines += [f"      - {line}" for line in competences.strip().splitlines()]
    lines += ["    assessments:", *(f"      - {line}" for line in assessments.strip().splitlines())]
    return "\n".join(line.rstrip() for line in lines) + "\n"


C3_C4 = """{id: C3, statement: "Recueillir les informations, afin de répondre à la demande"}
{id: C4, statement: "Classer les dossiers, dans le but de les retrouver"}"""
DOSSIER = "{id: dossier, title: Dossier, weight: 2, required: true, modalities: [E1], criteria: [CRITERION]}"
CRITERION = "{id: C3-C4, title: Discrétion, competences: [C3, C4], indicators: [Les dossiers sont rangés sous clé]}"
PLAIN_DOSSIER = DOSSIER.replace("weight: 2, required: true, ", "").replace("CRITERION", CRITERION)
QUIZ = "{id: quiz, title: Quiz, modalities: [E2], competences: [C4], pass_mark: 60%}"


def statement(text: str) -> str:
    """The first competence of the base, with another statement."""
    base = (BASES / "referential.yaml").read_text(encoding="utf-8")
    first = base[base.index("  - id: B1") : base.index("  - id: B2")]
    return "blocs:\n" + first.replace("Recevoir un visiteur, afin de l'orienter", text)


def weighted(dossier: str, competences: str = C3_C4, assessments: str = QUIZ) -> str:
    """Bloc B2 assessed by `dossier`, which has options of its own, and by more."""
    return bloc(competences, f"{dossier.replace('CRITERION', CRITERION)}\n{assessments}")


BULLETS = """    activities:
      - id: A2
        title: Classement
        tasks:
          • Tri
          • Rangement
    competences:"""
ANNOUNCED = "referential: accueil.yaml\ncandidate: {id: x}\n"
CASES = {
    # reading
    "a text cut behind a hyphen": ("note: Version relue - #12 du 4 mai\n", {"CQP022"}),
    "a text cut behind a comma": ("note: Le bloc B1, #2 compte\n", {"CQP022"}),
    "a text that is all number sign": ("note: #12 à revoir\n", {"CQP022"}),
    "a number sign and a no-break space": ("note: Version relue #\u00a0\n", {"CQP022"}),
    "a quotation mark left behind": ('note: Version relue"\n', {"CQP024"}),
    "a quotation mark left in a list": ('certifiers: [{name: Branche de l"accueil}]\n', {"CQP024"}),
    "quotation marks two by two": ('note: Version "relue" et "signée"\n', set()),
    "a quotation mark within single ones": ("note: 'Un écran de 21\"'\n", set()),
    "a quotation mark within a block of text": ('note: |\n  Un écran de 21"\n', set()),
    "a line within a comment": ("note: a # b  level: 6\nscale: {levels: [a, b], pass: b} # c  - {id: x}\n", {"CQP022"}),
    "a comment that begins with what a line does": ("note: a #  id: x\nversion: '3' # - {id: x}\n", set()),
    "a key within a comment": ("note: a # b  id: x\n", {"CQP022"}),
    "a word within a comment": ("note: a # b id: x, see the list - id\n", set()),
    "a key within a block of text": ("note: |\n  a\n  level: 6\n", {"CQP025"}),
    "a key within quotes": ("note: 'a\n  required: true'\n", {"CQP025"}),
    "words within a block of text": ("note: |\n  a\n  - b\n  Title: c\n  note : d\n  see id\n", set()),
    "quotes around a list": ("certifiers:\n  - name: a\n  - name: b\nnote: 'a\n - b'\n", set()),
    "a comment of its own with a line in it": ("# - {id: x}\nnote: a\n", set()),
    "a comment behind a text": ("note: Version relue # par 12 personnes\n", set()),
    "a comment glued behind quotes": ('note: "Titre" #x\n', set()),
    "a comment glued behind a list": ("certifiers:\n  - {name: Branche} #x\n", set()),
    "a key commented out below a block of text": ("note: |\n  Version relue\n#level: 5\n", set()),
    "a number sign within quotes": ('note: "Le dossier #12"\n', set()),
    "a code that others read as a number": ("nsf: 012\nformacode: 1.10\n", {"CQP017"}),
    "a code in quotes": ('nsf: "012"\n', set()),
    "a year for a version": ("version: 2026\n", set()),
    "levels that others read as truth values": ("scale: {levels: [no, yes], pass: yes}\n", {"CQP017"}),
    "bullets of a word processor": (
        weighted(DOSSIER.replace("weight: 2, required: true, ", "")).replace("    competences:", BULLETS, 1),
        {"CQP005"},
    ),
    "a hyphen that is missing": (TWO_OPTIONS.replace("  - id: B4", "    id: B4"), {"CQP010"}),
    "an ignore in capitals": ("accommodation: Tiers-temps # cqp: IGNORE[CQP416] mot\n", set()),
    "an identifier with a space": ("modalities: {E1: Mise en situation, E 2: Écrit, E3: Oral}\n", {"CQP106"}),
    "a key left empty": ("level:\n", {"CQP118"}),
    "a decimal comma in braces": ("rules: {title: {mean: 12,5/20}}\n", {"CQP005"}),
    "keys in French": ("niveau: 5\néchelle: {niveaux: [non, oui], seuil: oui}\n", {"CQP102"}),
    "a key in French beside the one that it means": ("title: CQP Agent d'accueil\ntitre: Autre\n", {"CQP102"}),
    "a list without its key, and a wrong date": (
        ANNOUNCED + "results: [{B1/quiz, date: 14/05/2026}]\n",
        {"CQP005", "CQP101", "CQP107"},
    ),
    "a number for a share": ("rules: {title: {at_least: 80}}\n", {"CQP307"}),
    "a letter of another alphabet": ("rules: {title: {all: [B1, \u04122]}}\n", {"CQP206"}),
    "a scale upside down": ("scale: {levels: [acquis, partiel, non acquis], pass: partiel}\n", {"CQP316"}),
    "a level that says no without a word of ours": ("scale: {levels: [a, Fail, ok], pass: Fail}\n", {"CQP316"}),
    "levels that are scores": ("scale: {levels: [0/4, 50%, ok], pass: ok}\n", {"CQP319"}),
    "levels that are numbers": ("scale: {levels: ['1', '2', '3'], pass: '3'}\n", set()),
    "a level without difficulty": ("scale: {levels: [non, peu de réserves, ok], pass: peu de réserves}\n", set()),
    "a level that denies a fault": ("scale: {levels: [non, pas mal, aucune erreur], pass: pas mal}\n", set()),
    "next to nothing": ("pass_mark: 0.6%\n", {"CQP317"}),
    # ignores
    "an ignore beside another error": ("rncp: 38026 # cqp: ignore[CQP218] provisoire\nlevel: six\n", {"CQP109"}),
    "an ignore beside a duplicate key": ("rncp: 38026 # cqp: ignore[CQP218] x\nlevel: 3\nlevel: 4\n", {"CQP010"}),
    "an ignore above an empty line": ("# cqp: ignore[CQP416] mot\n\naccommodation: Tiers-temps\n", set()),
    "one code of two is used": ("accommodation: Tiers-temps # cqp: ignore[CQP416, CQP413] mot\n", {"CQP021"}),
    # ids
    "a gap among padded numbers": ("modalities: {E1: Mise en situation, E2: Écrit, E04: x}\n", {"CQP209", "CQP212"}),
    "levels that differ by a capital": ("scale: {levels: [non acquis, Acquis, acquis], pass: acquis}\n", {"CQP213"}),
    "a SIRET with spaces": ('certifiers: [{name: X, siret: "784 646 689 00041"}]\n', set()),
    "a SIRET with a wrong digit": ('certifiers: [{name: X, siret: "78464668900042"}]\n', {"CQP218"}),
    "texts that differ by a sign": ("modalities: {E1: Durée < 5 min, E2: Durée > 5 min}\n", set()),
    "fewer blocs already give it": (
        "equivalences:\n  - {from: A1, to: [B1]}\n  - {from: [A1, A2], to: [B1]}\n",
        {"CQP314"},
    ),
    "either of two earlier blocs": ("equivalences:\n  - {from: A1, to: [B1]}\n  - {from: A2, to: [B1]}\n", set()),
    "a bloc carried over twice in one line": ("equivalences: [{from: A1, to: [B1, B1]}]\n", {"CQP216"}),
    # rules
    "a threshold over a name that is not there": ("rules: {title: {at_least: 2, of: [B1, B9]}}\n", {"CQP206"}),
    "a threshold over one name twice": ("rules: {title: [all, {at_least: 2, of: [B1, B1]}]}\n", {"CQP216"}),
    "required beside a threshold without its percent sign": (
        "rules: {bloc: {at_least: 70}}\n"
        + bloc(C3_C4.replace('demande"}', 'demande", required: true}'), PLAIN_DOSSIER),
        {"CQP307"},
    ),
    "a weight beside a mean over what is not there": (
        weighted(DOSSIER.replace("required: true, ", "")) + "    rule: {mean: 12/20, of: [C3, C9]}\n",
        {"CQP206"},
    ),
    "the whole share": ("rules: {title: {at_least: 100%}}\n", set()),
    "a condition that a stricter one implies": ("rules: {title: [all, {at_least: 1}]}\n", {"CQP308"}),
    "a mean beside an eliminatory mark": ("rules: {title: [{mean: 12/20}, {each: 8/20}]}\n", set()),
    "a mean below the eliminatory mark": ("rules: {title: [{mean: 8/20}, {each: 12/20}]}\n", {"CQP308"}),
    "a rule that is wrong hides what follows from it": ("rules: {bloc: [all, {at_least: x}]}\n", {"CQP109"}),
    "a weight that one whole of two needs": (
        weighted(
            DOSSIER.replace("required: true, ", ""),
            C3_C4.replace("{id: C4,", "{id: C4, rule: {mean: 12/20},"),
        ),
        set(),
    ),
    "a weight that no mean takes": (weighted(DOSSIER.replace("required: true, ", "")), {"CQP310"}),
    "required where one whole of two needs it": (
        "rules: {competence: any}\n" + weighted(DOSSIER.replace("weight: 2, ", "")),
        set(),
    ),
    "required where all is asked anyway": (weighted(DOSSIER.replace("weight: 2, ", "")), {"CQP312"}),
    "a part whose score counts above": (
        "rules: {title: {mean: 12/20}}\n"
        + weighted(DOSSIER.replace("weight: 2, required: true, ", "")).replace(
            "    competences:", "    rule: {all: [C3]}\n    competences:"
        ),
        set(),
    ),
    "assessments that wait for themselves": (
        weighted(DOSSIER.replace("weight: 2, required: true", "requires: [B2/dossier]")),
        {"CQP313"},
    ),
    # doctrine
    "one option of two": ("rules: {title: [{all: [B1, B2]}, {any: [B3, B4]}]}\n" + TWO_OPTIONS, set()),
    "every option asked for": ("rules: {title: {all: [B1, B2, B3, B4]}}\n" + TWO_OPTIONS, {"CQP406", "CQP408"}),
    "conditions over the same options": (
        "rules: {title: [{all: [B1, B2]}, {any: [B3, B4]}, {mean: 10/20, of: [B3, B4]}]}\n" + TWO_OPTIONS,
        set(),
    ),
    "conditions over core and options": (
        "rules: {title: [{all: [B1, B2]}, {any: [B3, B4]}, {at_least: 3, of: [B1, B2, B3, B4]}]}\n" + TWO_OPTIONS,
        {"CQP308"},
    ),
    "no core at all": (
        "modalities: {}\nrules: {title: any}\n" + TWO_OPTIONS.replace("B3", "B1").replace("B4", "B2"),
        {"CQP305"},
    ),
    "a bloc named like the job, its genders aside": (
        "title: CQP Agent(e) d'accueil\n"
        + statement("x")
        .replace("Accueillir le public", "Agent d'accueil")
        .replace('"x"', '"Recevoir un visiteur, afin de l\'orienter"'),
        {"CQP405"},
    ),
    **{
        f"a purpose: {words}": (statement(f"Recevoir un visiteur {words} sécurité"), set())
        for words in (
            "dans un but de",
            "avec l'objectif de",
            "dans un objectif de",
            "visant la",
            "visant l'absolue",
            "permettant une",
            "dans l'intention de",
            "dans le souci de",
            "à des fins de",
        )
    },
    "no purpose": (statement("Recevoir un visiteur avec un objectif en tête"), {"CQP410"}),
    **{
        f"an infinitive: {words}": (statement(f"{words} un visiteur, afin de l'orienter"), set())
        for words in (
            "Éco-concevoir",
            "Télé-déclarer",
            "Géo-référencer",
            "Lui expliquer",
            "Ne jamais laisser seul",
            "N'accueillir que",
            "S'y retrouver avec",
            "Sur-mouler",
        )
    },
    "no infinitive": (statement("Accueil d'un visiteur, afin de l'orienter"), {"CQP409"}),
    "a purpose": (statement("Recevoir un visiteur afin qu'il soit orienté"), set()),
    "a purpose said otherwise": (statement("Recevoir un visiteur de telle sorte que l'attente soit courte"), set()),
    "extra time and more": ("accommodation: Temps supplémentaire et supports agrandis.\n", set()),
    "extra time in other words": ("accommodation: Le temps est majoré d'un tiers.\n", {"CQP416"}),
    "extra time for two kinds of test": ("accommodation: Un tiers temps à l'oral et à l'écrit.\n", {"CQP416"}),
    "an accommodation left empty": ("accommodation:\n", {"CQP415"}),
    # candidate files
    "a jury before every result": (
        ANNOUNCED
        + "results: [{assessment: B1/quiz, date: 2026-05-12, score: 31/40}]\n"
        + "juries: [{date: 2026-04-20, decisions: {C1: {verdict: acquired, reason: solide}}}]\n",
        {"CQP538"},
    ),
    "a name that begins like a word for later": (ANNOUNCED.replace("id: x", "id: x, family_name: Todorov"), set()),
    "a number still to be given": (ANNOUNCED.replace("id: x", "id: À REMPLACER"), {"CQP019"}),
    "a date and nothing else": (ANNOUNCED + "results: [{assessment: B1/quiz, date: 2026-05-12}]\n", {"CQP539"}),
    "a wrong date of an earlier bloc hides nothing": (
        ANNOUNCED
        + "earlier_blocs: [{bloc: B2, date: 2025-6-1}]\nresults: [{assessment: B1/quizz, date: 2026-05-12}]\n",
        {"CQP107", "CQP503", "CQP539"},
    ),
    "a wrong date of a jury": (
        ANNOUNCED
        + "juries:\n  - {date: 2026-06-20, decisions: {C1: {verdict: not_acquired, reason: x}}}\n"
        + "  - {date: 20/07/2026, decisions: {C1: {verdict: acquired, reason: y}}}\n",
        {"CQP107"},
    ),
    "a list for an opinion": (
        ANNOUNCED + "results: [{assessment: B1/accueil, date: 2026-05-12, verdicts: {C1: [acquis]}}]\n",
        {"CQP104"},
    ),
    "a key misspelt hides nothing": (
        ANNOUNCED + "results: [{assesment: B1/quizz, date: 2026-05-12, score: 31/40}]\n",
        {"CQP102", "CQP503"},
    ),
    "results for some criteria, then for others": (
        ANNOUNCED
        + "results:\n"
        + "  - {assessment: B1/accueil, date: 2026-05-20, verdicts: {C1: acquis}}\n"
        + "  - {assessment: B1/accueil, date: 2026-05-12, verdicts: {C2: acquis}}\n",
        set(),
    ),
    "a retake noted before": (
        ANNOUNCED
        + "results:\n"
        + "  - {assessment: B1/quiz, date: 2026-05-20, score: 31/40}\n"
        + "  - {assessment: B1/quiz, date: 2026-05-12, score: 30/40}\n",
        {"CQP525"},
    ),
    "an empty entry outside the target": (ANNOUNCED + "target: [B1]\nresults: [{assessment: B2/dossier}]\n", set()),
    "a reason about visitors, not about the candidate": (
        ANNOUNCED
        + "juries:\n  - date: 2026-06-20\n"
        + "    decisions: {C1: {verdict: acquired, reason: exposé maladroit mais complet}}\n",
        set(),
    ),
    "a measure that says why": (
        ANNOUNCED + "adaptations: [{assessment: B1/quiz, measure: lecture à voix haute (dyslexie)}]\n",
        {"CQP530"},
    ),
    "a member whose name is written otherwise": (
        ANNOUNCED
        + "results: [{assessment: B1/quiz, date: 2026-05-12, assessor: Mme DURAND, score: 31/40}]\n"
        + "juries:\n  - date: 2026-06-20\n"
        + "    members: [{name: Mme Durand, external: true}, {name: M. Petit, external: true}]\n",
        {"CQP533"},
    ),
    "a jury that may have its majority": (
        ANNOUNCED + "juries:\n  - {date: 2026-06-20, members: [{name: A, external: true}, {name: B}]}\n",
        set(),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_a_file_gets(name: str, tmp_path: Path) -> None:
    text, expected = CASES[name]
    (tmp_path / "accueil.yaml").write_text(whole("cqp: 1\n"), encoding="utf-8")
    path = tmp_path / ("candidate.yaml" if is_candidate(text) else "title.yaml")
    path.write_text(whole(text), encoding="utf-8")
    assert {str(one.code) for one in lint(path, today=date(2026, 11, 1))} == expected, path.read_text(encoding="utf-8")


CONDITIONS = ("all", "any", "agreement", "{at_least: 3}", "{at_least: 70%}", "{mean: 12/20}", "{each: 8/20}")


@pytest.mark.parametrize(
    ("rule", "code", "values"),
    [
        ("{}", Code.NOT_A_CHOICE, {"text": "{}", "choices": CONDITIONS, "suggestion": None}),
        ("some", Code.NOT_A_CHOICE, {"text": "some", "choices": CONDITIONS}),
        ("{al: [C1]}", Code.NOT_A_CHOICE, {"text": "al", "choices": CONDITIONS, "suggestion": "all"}),
        ("[[all]]", Code.WRONG_KIND, {"variant": "text"}),
    ],
)
def test_what_is_no_condition(rule: str, code: Code, values: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "title.yaml"
    path.write_text(whole(f"rules: {{bloc: {rule}}}\n"), encoding="utf-8")
    (problem,) = lint(path, today=date(2026, 11, 1))
    assert (problem.code, problem.values) == (code, {"key": "bloc", **values})


AVERAGED = """\
cqp: 1
id: moyennes
version: "1"
title: CQP Agent d'accueil
rules: {title: {mean: 12/20}}
equivalences: [{from: [A1, A2], to: [B1]}, {from: [A3], to: [B2]}]
blocs:
  - id: B1
    title: Accueil
    competences: [{id: C1, statement: Accueillir}]
    assessments: [{id: q, title: Quiz, competences: [C1], pass_mark: 10/20}]
  - id: B2
    title: Dossiers
    competences: [{id: C2, statement: Classer}]
    assessments: [{id: q, title: Quiz, competences: [C2], pass_mark: 10/20}]
"""


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ("[{bloc: A3, date: 2025-06-18}]", {"id": "B2"}),
        ("[{bloc: A3, date: 2025-06-18, score: 14/20}]", None),
        (
            "[{bloc: A1, date: 2024-06-18, score: 14/20}, {bloc: A2, date: 2025-06-18, score: 15/20}]",
            {"id": "B1", "variant": "together", "origin": ["A1", "A2"]},
        ),
        (
            "[{bloc: A1, date: 2024-06-18}, {bloc: A2, date: 2025-06-18}, {bloc: B1, date: 2025-06-18, score: 14/20}]",
            None,
        ),
    ],
)
def test_a_score_that_is_asked_for_can_be_given(earlier: str, expected: dict[str, Any] | None, tmp_path: Path) -> None:
    """To the bloc of one line; where several make one, to a line of its own."""
    (tmp_path / "title.yaml").write_text(AVERAGED, encoding="utf-8")
    path = tmp_path / "candidate.yaml"
    text = f"referential: title.yaml\ncandidate: {{id: '1'}}\nearlier_blocs: {earlier}\n"
    path.write_text(text, encoding="utf-8")
    found = [one.values for one in lint(path, today=date(2026, 11, 1)) if one.code == "CQP529"]
    assert found == ([] if expected is None else [expected])
