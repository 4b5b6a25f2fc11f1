"""Every bad file gets its diagnostics: right code, right place, words that help. Golden files show their looks."""

import errno
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from conftest import GOLDEN, Cqp, Golden
from rich.cells import cell_len

from cqp_cli import Diagnostic, InvalidInput, load_candidate, load_referential
from cqp_cli.diagnostic import Code
from cqp_cli.source.reader import MAX_BYTES, MAX_NODES

BAD = Path(__file__).parent / "bad"
CANDIDATES = sorted((BAD / "candidates").glob("*.yaml"))
REFERENTIALS = sorted((BAD / "referentials").glob("*.yaml"))
FILES = [*CANDIDATES, *REFERENTIALS]
LANGUAGES = ("fr", "en")
GOOD_REFERENTIAL = (BAD / "good-referential.yaml").read_text(encoding="utf-8")
NO_BREAK_SPACE = "\u00a0"
HEAD = 'candidate: {id: "2026-017"}\n'

# Codes whose bad files are not fit for a folder of texts: they are made when the tests run.
GENERATED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "too-large": (Code.TOO_LARGE, lambda: b"#" * (MAX_BYTES + 1)),
    "too-many-values": (Code.TOO_MANY_NODES, lambda: b"target: [" + b"x," * MAX_NODES + b"]\n"),
    "windows-1252": (Code.NOT_UTF8, lambda: "candidate:\n  id: x\n  given_name: Zoé\n".encode("cp1252")),
    "utf-16": (Code.NOT_UTF8, lambda: HEAD.encode("utf-16")),
    "escape-sequence": (Code.CONTROL_CHARACTER, lambda: b"candidate: {id: \x1b[31mx}\n"),
    "nul": (Code.CONTROL_CHARACTER, lambda: b"candidate: {id: x}\n\0\0"),
    "pasted-line-separator": (Code.CONTROL_CHARACTER, "candidate: {id: x\u2028}\n".encode),
}

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def arguments(path: Path) -> list[str]:
    """How a user meets the file: `path` is in the working folder."""
    return ["-r", path.name, "../good-candidate.yaml"] if path.parent.name == "referentials" else [path.name]


def problems(path: Path) -> Sequence[Diagnostic]:
    """What is wrong with a file."""
    load = load_referential if path.parent.name == "referentials" else load_candidate
    with pytest.raises(InvalidInput) as invalid:
        load(path)
    return invalid.value.diagnostics


@pytest.fixture
def candidate(tmp_path: Path) -> Callable[[str], Sequence[Diagnostic]]:
    """What is wrong with the text of a candidate file, given without its first line."""

    def wrong(text: str) -> Sequence[Diagnostic]:
        path = tmp_path / "candidates" / "candidat.yaml"
        path.parent.mkdir()
        path.write_text(HEAD + text, encoding="utf-8")
        return problems(path)

    return wrong


@pytest.fixture
def referential(tmp_path: Path) -> Callable[[str, str], Sequence[Diagnostic]]:
    """What is wrong with the good referential once something in it is replaced."""

    def wrong(old: str, new: str) -> Sequence[Diagnostic]:
        assert GOOD_REFERENTIAL.count(old) == 1
        path = tmp_path / "referentials" / "referentiel.yaml"
        path.parent.mkdir()
        path.write_text(GOOD_REFERENTIAL.replace(old, new), encoding="utf-8")
        return problems(path)

    return wrong


def in_both_languages(cqp: Cqp, *command: str) -> str:
    """Standard error of a command that finds nothing to use, in French and then in English."""
    screens = []
    for language in LANGUAGES:
        result = cqp("--lang", language, "validate", *command)
        assert (result.code, result.out) == (3, "")
        assert "Traceback" not in result.err
        screens.append(f"[{language}]\n{result.err}")
    return "\n".join(screens)


# --- the catalogue


@every_file
def test_what_a_bad_file_gets(path: Path, cqp: Cqp, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    golden(f"diagnostics/{path.parent.name}/{path.stem}.txt", in_both_languages(cqp, *arguments(path)))


@pytest.mark.parametrize("name", GENERATED)
def test_what_generated_bytes_get(
    name: str, cqp: Cqp, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, content = GENERATED[name]
    monkeypatch.chdir(tmp_path)
    Path(f"{name}.yaml").write_bytes(content())
    assert [problem.code for problem in problems(Path(f"{name}.yaml"))] == [code]
    golden(f"diagnostics/generated/{name}.txt", in_both_languages(cqp, f"{name}.yaml"))


@every_file
def test_a_file_gets_the_codes_of_its_name_and_no_others(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    found = {problem.code for problem in problems(Path.cwd() / path.name)}
    assert found == set(re.findall(r"CQP\d{3}", path.stem)) or (found and path.stem.startswith(("several", "hostile")))


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{path.parent.name}/{path.stem}" for path in FILES} | {f"generated/{name}" for name in GENERATED}
    expected |= {f"unreadable/not-there.{language}" for language in LANGUAGES}
    written = {f"{path.parent.name}/{path.stem}" for path in GOLDEN.glob("diagnostics/*/*")}
    assert written <= expected


def test_good_files_are_good() -> None:
    """What the bad files differ from by one mistake."""
    assert load_referential(BAD / "good-referential.yaml").title == "Mon titre"
    assert load_candidate(BAD / "good-candidate.yaml").candidate.candidate.id == "2026-017"


# --- places


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "width"),
    [
        ("route: alternance\n", Code.NOT_A_CHOICE, 2, 8, 10),
        ("\n\nroute:   alternance  # non\n", Code.NOT_A_CHOICE, 4, 10, 10),
        ("Route: vae\n", Code.UNKNOWN_KEY, 2, 1, 5),
        ("route:\n", Code.EMPTY, 2, 1, 5),
        ("results:\n  - assessment:\n    score: 1/2\n", Code.EMPTY, 3, 5, 10),
        ("results:\n  - score: 1/2\n", Code.MISSING_KEY, 3, 5, 1),
        ("results:\n  - {score: 1/2}\n", Code.MISSING_KEY, 3, 5, 12),
        ("results: [{assessment: B1/quiz, date: 14/05/2026}]\n", Code.NOT_A_DATE, 2, 39, 10),
        ("results:\n  - assessment: B1/quiz\n    date: 14/05/2026\n", Code.NOT_A_DATE, 4, 11, 10),
        ("results:\n  - {assessment: 'B1/qiuz'}\n", "CQP503", 3, 18, 9),
        ("target: [B1, B9]\n", "CQP502", 2, 14, 2),
        ("target:\n- B1\n- B9\n", "CQP502", 4, 3, 2),
        ("adaptations: [{measure: '🎓 é', assessment: B9/x}]\n", "CQP503", 2, 44, 4),
        ("juries:\n  - date: 2026-06-20\n    decisions: {C99: {verdict: acquired}}\n", "CQP514", 4, 17, 3),
        ("juries:\n  - date: 2026-06-20\n    decisions:\n      C1: {verdict: oui}\n", "CQP515", 5, 21, 3),
    ],
)
def test_place(  # noqa: PLR0913, PLR0917 — the parts of a place
    candidate: Callable[[str], Sequence[Diagnostic]], text: str, code: Code, line: int, column: int, width: int
) -> None:
    (problem,) = candidate(text)
    assert (problem.code, *problem.place[1:4]) == (code, line, column, width)


VERDICTS = "results:\n  - assessment: B1/etude-de-cas-suite\n    date: 2026-05-12\n    verdicts:\n      C3: {"


@pytest.mark.parametrize(
    ("indicators", "code", "column"),
    [
        ("1: acquis, 7: acquis", "CQP505", 23),
        ("1: acquis, 2: bof", "CQP506", 26),
        ("1: acquis, 2: 21/20", "CQP507", 26),
        ("1: acquis, overall: bof", "CQP506", 32),
        ("1: acquis, 1: acquis", Code.DUPLICATE_KEY, 23),
        ("1: acquis, 2: [acquis]", Code.WRONG_KIND, 26),
        ("1: acquis, 2: ''", Code.EMPTY, 26),
    ],
)
def test_place_inside_an_opinion(
    candidate: Callable[[str], Sequence[Diagnostic]], indicators: str, code: Code, column: int
) -> None:
    (problem,) = candidate(VERDICTS + indicators + "}\n")
    assert (problem.code, *problem.place[1:3]) == (code, 6, column)


@pytest.mark.parametrize("line_break", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_places_do_not_depend_on_the_line_breaks(
    candidate: Callable[[str], Sequence[Diagnostic]], line_break: str
) -> None:
    (problem,) = candidate(f"target: title{line_break}route: vea{line_break}")
    assert problem.place[1:] == (3, 8, 3, "route: vea")


@pytest.mark.parametrize(
    ("name", "line", "column", "other_line", "other_column"),
    [
        ("candidates/CQP010-key-twice", 7, 49, 7, 23),
        ("candidates/CQP010-section-twice", 6, 1, 3, 1),
        ("candidates/CQP512-quiz-twice-on-one-day", 5, 45, 4, 45),
        ("candidates/CQP512-indicator-twice", 5, 70, 4, 70),
        ("candidates/CQP512-direct-judgement-twice", 6, 63, 5, 61),
        ("candidates/CQP513-target-named-twice", 3, 18, 3, 10),
        ("candidates/CQP513-earlier-bloc-named-twice", 5, 12, 4, 12),
        ("candidates/CQP518-granted-then-refused", 9, 7, 6, 7),
        ("candidates/CQP518-granted-then-refused-newest-first", 6, 7, 9, 7),
        ("referentials/CQP201-competence-twice", 13, 14, 12, 14),
        ("referentials/CQP201-activity-twice", 11, 14, 10, 14),
        ("referentials/CQP201-competence-twice-in-the-file", 28, 24, 13, 14),
        ("referentials/CQP201-criterion-named-as-a-competence-judged-as-a-whole", 24, 23, 20, 17),
    ],
)
def test_a_duplicate_names_the_place_of_the_first_one(
    name: str, line: int, column: int, other_line: int, other_column: int
) -> None:
    (problem,) = problems(BAD / f"{name}.yaml")
    assert problem.place[1:3] == (line, column)
    assert problem.other is not None
    assert problem.other[1:3] == (other_line, other_column)


@every_file
def test_places_are_in_order_and_in_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    found = problems(path)
    lines = path.read_text(encoding="utf-8").split("\n")
    assert [problem.place[1:3] for problem in found] == sorted(problem.place[1:3] for problem in found)
    for problem in found:
        for place in filter(None, (problem.place, problem.other)):
            if place.file == str(path):
                assert place.excerpt == (lines[place.line - 1] if place.line <= len(lines) else "")
                assert 1 <= place.column <= len(place.excerpt) + 1


@every_file
def test_nothing_is_said_twice(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    said = [(problem.code, problem.place) for problem in problems(path)]
    assert len(said) == len(set(said))


def test_everything_wrong_is_said_at_once() -> None:
    found = [
        (problem.place.line, problem.code)
        for problem in problems(BAD / "candidates/several-problems-of-reference.yaml")
    ]
    assert found == [
        (3, "CQP502"),
        (5, "CQP503"),
        (8, "CQP510"),
        (9, "CQP506"),
        (9, "CQP504"),
        (12, "CQP507"),
        (16, "CQP514"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("results:\n  - {assessment: B1/quiz, date: *jour, score: 31/40}\n", Code.ALIAS),
        ("results:\n  - {assessment: B1/quiz, date: 14/05/2026, score: 31/40}\n", Code.NOT_A_DATE),
        ("referential: [titre.yaml]\nresults:\n  - {assessment: E1/oral}\n", Code.WRONG_KIND),
        ("referential: *titre\nresults:\n  - {assessment: E1/oral}\n", Code.ALIAS),
        ("cqp: 2\nresults:\n  - {assessment: E1/oral}\n", Code.FORMAT_VERSION),
        ("results:\n  - {assessment: &a B1/quiz}\n  - {assessment: *a}\n", Code.ANCHOR),
    ],
)
def test_one_mistake_is_not_told_as_several(
    candidate: Callable[[str], Sequence[Diagnostic]], text: str, code: Code
) -> None:
    """What only follows from a value that was refused is not said: it would be wrong once that value is right."""
    assert {problem.code for problem in candidate(text)} <= {code, Code.ALIAS}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("modalities: {E1: Etude de cas}", "modalities: [Etude de cas]", Code.WRONG_KIND),
        ("title: Mon titre\n", "title: Mon titre\nscale: {levels: a, pass: b}\n", Code.WRONG_KIND),
        ("      - {id: A1, title: Entretien}\n", "      - A1\n", Code.WRONG_KIND),
        ("- {id: A1, title: Entretien}", "- {id: A 1, title: Entretien}", Code.NOT_AN_ID),
    ],
)
def test_one_mistake_in_a_referential_is_not_told_as_several(
    referential: Callable[[str, str], Sequence[Diagnostic]], old: str, new: str, code: Code
) -> None:
    assert [problem.code for problem in referential(old, new)] == [code]


# --- suggestions


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("target: [b2]\n", "B2"),
        ("results: [{assessment: B1/quizz}]\n", "B1/quiz"),
        ("results: [{assessment: quiz}]\n", "B1/quiz"),
        ("results: [{assessment: B1/etude_de_cas}]\n", "B1/etude-de-cas"),
        ("results: [{assessment: B2/conduite, verdicts: {C08-C9: ~}}]\n", "C8-C9"),
        ("results: [{assessment: B2/conduite, verdicts: {c8-c9: ~}}]\n", "C8-C9"),
        ("adaptations: [{assessment: B1-quiz, measure: tiers temps}]\n", "B1/quiz"),
        ("juries: [{date: 2026-06-20, decisions: {titre: {verdict: acquired}}}]\n", "title"),
        ("juries: [{date: 2026-06-20, decisions: {c4: {verdict: acquired}}}]\n", "C4"),
        ("juries: [{date: 2026-06-20, decisions: {B1.4: {verdict: acquired}}}]\n", "C4"),
        ("referential: cqp-cpp\n", "cqp-ccp"),
        ("resultats: []\n", "results"),
        ("juries: [{date: 2026-06-20, decision: {}}]\n", "decisions"),
        ("earlier_bloc: []\n", "earlier_blocs"),
    ],
)
def test_suggestion(candidate: Callable[[str], Sequence[Diagnostic]], text: str, suggestion: str) -> None:
    (problem,) = candidate(text)
    assert problem.values.get("suggestion") == suggestion


@pytest.mark.parametrize(
    "text",
    [
        "target: [B1.4]\n",
        "target: [B]\n",
        "results: [{assessment: B4/quiz}]\n",
        "results: [{assessment: B2/quiz}]\n",
        "results: [{assessment: conduite}]\n",
        "results: [{assessment: B1/preparation}]\n",
        "results: [{assessment: B2/conduite, verdicts: {C8-C10: ~}}]\n",
        "results: [{assessment: B4/credit, verdicts: {C24: ~}}]\n",
        "results: [{assessment: B4/risques, verdicts: {C25-C26: ~}}]\n",
        "juries: [{date: 2026-06-20, decisions: {B1-4: {verdict: acquired}}}]\n",
        "juries: [{date: 2026-06-20, decisions: {BC1: {verdict: acquired}}}]\n",
        "juries: [{date: 2026-06-20, decisions: {C0: {verdict: acquired}}}]\n",
    ],
)
def test_what_may_mean_something_else_is_not_guessed(
    candidate: Callable[[str], Sequence[Diagnostic]], text: str
) -> None:
    (problem,) = candidate(text)
    assert problem.values["suggestion"] is None


@pytest.mark.parametrize(
    "verdicts",
    [
        "{C10-C11: acquis, C12}",
        "{C10-C11: acquis, C12 }",
        "{C12 , C10-C11: acquis}",
        "{C12 # pas vu : absent\n    , C10-C11: acquis}",
        "{C12\r\n    , C10-C11: acquis}",
        '{"C12" , C10-C11: acquis}',
    ],
)
@pytest.mark.parametrize("name", ["Léo", "🎓"])
def test_a_key_without_its_colon_is_told_of_whatever_follows(
    candidate: Callable[[str], Sequence[Diagnostic]], verdicts: str, name: str
) -> None:
    given = f"assessor: {name}, assessment: B2/negociation, date: 2026-05-12"
    (problem,) = candidate(f"results:\n  - {{{given}, verdicts: {verdicts}}}\n")
    assert (problem.code, problem.values["variant"]) == ("CQP005", "bare_key")
    assert problem.place.excerpt[problem.place.column - 1 :].strip('"').startswith("C12")


@pytest.mark.parametrize(
    "verdicts", ["{C12: , C10-C11: acquis}", "{C12 : , C10-C11: acquis}", "{C10-C11: acquis, C12: }", "{? C12 }"]
)
def test_a_key_that_is_not_filled_in_yet_has_its_colon(cqp: Cqp, tmp_path: Path, verdicts: str) -> None:
    path, given = tmp_path / "c.yaml", "assessment: B2/negociation, date: 2026-05-12"
    path.write_text(f"candidate: {{id: x}}\nresults: [{{{given}, verdicts: {verdicts}}}]\n", encoding="utf-8")
    assert cqp("validate", path).code == 0


@pytest.mark.parametrize("verdict", ["acquise", "pas acquis", "unacquired"])
def test_no_meaning_of_a_decision_is_guessed(candidate: Callable[[str], Sequence[Diagnostic]], verdict: str) -> None:
    (problem,) = candidate(f"juries: [{{date: 2026-06-20, decisions: {{C4: {{verdict: {verdict}}}}}}}]\n")
    assert (problem.code, problem.values["suggestion"]) == ("CQP515", None)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("adaptations: [{assessment: B1/quiz, measure: tiers temps, reasons: x}]\n", {"assessment", "measure"}),
        ("results: [{assessment: B1/quiz, verdict: x}]\n", {"verdicts", "score", "absent", "assessor", "date"}),
        ("candidat: {id: x}\n", {"candidate"}),
        ("earlier_blocs: [{bloc: B3, date: 2025-06-18, proofs: PV}]\n", {"proof"}),
        ("juries: [{date: 2026-06-20, decisions: {C4: {verdict: acquired, raison: x}}}]\n", {"reason"}),
        ("targets: [B1]\n", {"target"}),
        ("scores: 1/2\n", set()),
    ],
)
def test_a_suggested_key_is_one_that_is_allowed_there(
    candidate: Callable[[str], Sequence[Diagnostic]], text: str, allowed: set[str]
) -> None:
    unknown = [problem for problem in candidate(text) if problem.code is Code.UNKNOWN_KEY]
    assert len(unknown) == 1
    assert unknown[0].values["suggestion"] in {*allowed, None}


@every_file
def test_a_suggestion_is_not_what_was_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor what looks just like it."""
    monkeypatch.chdir(path.parent)
    for problem in problems(path):
        written = str(problem.values.get("id", problem.values.get("key", "")))
        looks_like = " ".join(unicodedata.normalize("NFKC", written).split())
        assert problem.values.get("suggestion") not in (written, looks_like)


@every_file
def test_what_is_known_is_listed_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    for problem in problems(path):
        known = list(problem.values.get("known", ()))
        assert len(known) == len(set(known))


# --- all that belongs to the format is read

TITLE = "title: Mon titre\n"
ASSESSMENT = "        title: Entretien simulé\n"
INDICATOR = "[Les besoins sont reformulés,"
STATEMENT = "statement: Conduire un entretien}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    title: Vendre\n", "    title: Vendre\n    weight: 2\n"),
        (STATEMENT, STATEMENT[:-1] + ", weight: 2}"),
        (ASSESSMENT, ASSESSMENT + "        weight: 2\n"),
        ("            title: Qualité de l'écoute\n", "            title: Ecoute\n            weight: 2\n"),
        (INDICATOR, "[{statement: Les besoins sont reformulés, weight: 2},"),
        (STATEMENT, STATEMENT[:-1] + ", required: true}"),
        (INDICATOR, "[{statement: Les besoins sont reformulés, required: true},"),
        ("    title: Vendre\n", "    title: Vendre\n    rule: any\n"),
        (STATEMENT, STATEMENT[:-1] + ", rule: any}"),
        (ASSESSMENT, ASSESSMENT + "        rule: any\n"),
        (ASSESSMENT, ASSESSMENT + "        collective: true\n"),
        (ASSESSMENT, ASSESSMENT + "        requires: [B1/quiz]\n"),
        (TITLE, TITLE + "earlier_blocs_valid_for: 5 years\n"),
        (TITLE, TITLE + "equivalences: [{from: RNCP34806BC01, to: [B1]}]\n"),
        (TITLE, TITLE + "pass_mark: 10/20\n"),
        (TITLE, TITLE + "attempts: best\n"),
        (TITLE, TITLE + "scale: {levels: [non acquis, en cours, acquis]}\n"),
        *[(TITLE, f"{TITLE}rules: {{{level}: agreement}}\n") for level in ("criterion", "assessment", "title")],
        (TITLE, TITLE + "rules: {bloc: {mean: 12/20}}\n"),
        (TITLE, TITLE + "rules: {bloc: {each: 8/20}}\n"),
        (TITLE, TITLE + "rules: {bloc: [all, {each: 8/20}]}\n"),
        (TITLE, TITLE + "rules: {title: {all: [B1]}}\n"),
        (TITLE, TITLE + "rules: {title: [{any: [B1]}]}\n"),
        (TITLE, TITLE + "rules: {title: {at_least: 1, of: [B1]}}\n"),
    ],
)
def test_a_part_of_the_format(tmp_path: Path, old: str, new: str) -> None:
    assert GOOD_REFERENTIAL.count(old) >= 1
    path = tmp_path / "r.yaml"
    path.write_text(GOOD_REFERENTIAL.replace(old, new, 1), encoding="utf-8")
    assert load_referential(path).id == "mon-titre"


@pytest.mark.parametrize(
    "text",
    [
        "expect: {title: pending, blocs: {B1: acquired}, competences: {C1: not_acquired}}\n",
        "earlier_blocs: [{bloc: B3, date: 2025-06-18, score: 14/20}]\n",
    ],
)
def test_a_part_of_the_candidates_format(tmp_path: Path, text: str) -> None:
    path = tmp_path / "c.yaml"
    path.write_text('candidate: {id: "1"}\n' + text, encoding="utf-8")
    assert load_candidate(path).candidate.candidate.id == "1"


RULES = "rules: {bloc: {mean: 12/20, each: 8/20, of: [B1], all: [B1], any: [B1]}}\n"


def test_what_is_said_does_not_change_from_run_to_run(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(GOOD_REFERENTIAL.replace(TITLE, TITLE + RULES), encoding="utf-8")
    command = [sys.executable, "-m", "cqp_cli", "validate", "-r", "r.yaml", str(BAD / "good-candidate.yaml")]

    def said(seed: int) -> str:
        surroundings = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)}
        return subprocess.run(
            command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False
        ).stderr

    assert len({said(seed) for seed in range(6)}) == 1


# --- values that other programs take and this one does not

NO_DATES = [
    *["14/05/2026", "2026-5-14", "2026-02-30", "20260514", "2026-05-14 09:30", "2026-05-14T00:00:00", "1720000000"],
    *["14 mai 2026", "2026-W20-4", "2026-134", "0000-01-01", "२०२६-०५-१४", "'2026-05-14 '"],
]
NO_SCORES = [
    *["31", "12,5", "acquis", "-5/40", "1e1/40", "3_1/40", "0/0", "31/0", "nan%", "inf/20", "31//40", "31/40/2", "٣/٤"],
    *["15.5 sur 20", "1000000000000/2000000000000", "1/3%", "%", "/40", "31/", "0x1F/40", "½"],
]


@pytest.mark.parametrize("text", NO_DATES)
def test_not_a_date(candidate: Callable[[str], Sequence[Diagnostic]], text: str) -> None:
    (problem,) = candidate(f"juries:\n  - date: {text}\n")
    assert problem.code is Code.NOT_A_DATE


@pytest.mark.parametrize("text", NO_SCORES)
def test_not_a_score(candidate: Callable[[str], Sequence[Diagnostic]], text: str) -> None:
    (problem,) = candidate(f"results:\n  - assessment: B1/quiz\n    date: 2026-05-14\n    score: '{text}'\n")
    assert problem.code is Code.NOT_A_SCORE


@pytest.mark.parametrize("text", ["un", "1.0", "+1", "-1", "1_0", "0x1", "1e0", "١", "true", "1 1"])
def test_not_a_whole_number(referential: Callable[[str, str], Sequence[Diagnostic]], text: str) -> None:
    (problem,) = referential(TITLE, f"{TITLE}level: {text}\n")
    assert problem.code is Code.NOT_A_WHOLE_NUMBER


@pytest.mark.parametrize("text", ["yes", "oui", "True", "1", "y", "on"])
def test_not_a_flag(candidate: Callable[[str], Sequence[Diagnostic]], text: str) -> None:
    (problem,) = candidate(f"juries: [{{date: 2026-06-20, members: [{{name: Anne Petit, external: {text}}}]}}]\n")
    assert problem.code is Code.NOT_A_CHOICE


@pytest.mark.parametrize(
    "text", ["B 1", "B1/quiz", "B1,B2", "'B1 '", "'*'", "a" * 201, "'B1\\'", '"B\\n1"', '"B\\u200b1"']
)
def test_not_an_id(candidate: Callable[[str], Sequence[Diagnostic]], text: str) -> None:
    (problem,) = candidate(f"earlier_blocs:\n  - bloc: {text}\n    date: 2025-06-18\n")
    assert problem.code is Code.NOT_AN_ID


@pytest.mark.parametrize("mark", ["0%", "0/20", "0.0%", "101%", "21/20"])
def test_a_mark_that_decides_nothing(referential: Callable[[str, str], Sequence[Diagnostic]], mark: str) -> None:
    (problem,) = referential("pass_mark: 60%", f"pass_mark: {mark}")
    assert (problem.code, problem.place[1:3]) == (Code.OUT_OF_RANGE, (25, 67))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("results:\n  - {assessment: B1/quiz, date: [2026-05-14]}\n", "text"),
        ("results:\n  - {assessment: B1/quiz, date: {day: 14}}\n", "text"),
        ("results:\n  - {assessment: B1/quiz, score: [31/40]}\n", "text"),
        ("results:\n  - {assessment: B1/quiz, absent: [true]}\n", "text"),
        ("results:\n  - {assessment: [B1/quiz]}\n", "text"),
        ("route: [vae]\n", "text"),
        ("cqp: [1]\n", "text"),
        ("results: B1/quiz\n", "list"),
        ("results: {assessment: B1/quiz}\n", "list"),
        ("target: {bloc: B1}\n", "list"),
        ("juries: [2026-06-20]\n", "keys"),
        ("results: [{assessment: B1/etude-de-cas, verdicts: [C1]}]\n", "mapping"),
    ],
)
def test_wrong_kind(candidate: Callable[[str], Sequence[Diagnostic]], text: str, expected: str) -> None:
    (problem,) = candidate(text)
    assert (problem.code, problem.values["variant"]) == (Code.WRONG_KIND, expected)


# --- words that help: (file, what the French must say, what it must not say)

HELP = [
    ("candidates/CQP005-space-missing-before-a-comment", ["espace avant ce « # »"], ["deux-points"]),
    ("candidates/CQP005-quote-left-open-far-above-another", ["yaml:2:7", "jamais fermé"], ["Alignez"]),
    ("candidates/CQP504-competence-judged-with-another", ["C10-C11"], ["C12"]),
    ("candidates/CQP505-space-missing-in-braces", ["avec une espace"], ["numérotés"]),
    ("candidates/CQP001-referential-file-not-there", ["CQP001-referential-file-not-there.yaml, ligne 3"], []),
    ("candidates/CQP005-no-break-space-behind-colon", ["insécable"], []),
    ("candidates/CQP005-no-break-space-behind-the-only-colon", ["insécable"], []),
    ("candidates/CQP005-no-break-space-before-a-colon", ["insécable"], ["Vouliez-vous dire"]),
    ("candidates/CQP506-level-with-a-no-break-space", ["insécable"], ["Vouliez-vous dire"]),
    ("candidates/CQP005-bracket-closed-twice", [], ["Alignez"]),
    ("candidates/CQP005-no-key-before-the-colon", [], ["Alignez"]),
    ("candidates/CQP005-list-behind-a-key", [], ["Alignez"]),
    ("candidates/CQP005-hyphen-without-space", ["tiret"], ["Alignez"]),
    ("candidates/CQP005-key-too-far-left", ["Alignez"], ["Gardez la valeur"]),
    ("candidates/CQP005-decimal-comma-in-braces", ["guillemets"], []),
    ("candidates/CQP105-result-empty", ["il manque ici une valeur"], ["« results » est vide"]),
    ("referentials/CQP105-indicator-empty", ["il manque ici une valeur"], ["« indicators » est vide"]),
    ("candidates/CQP110-target-bloc-without-brackets", ["[B2]"], []),
    ("candidates/CQP504-verdicts-of-a-quiz", ["score"], []),
    ("candidates/CQP513-target-named-twice", [], ["l'une des deux"]),
    ("candidates/CQP513-earlier-bloc-named-twice", [], ["l'une des deux"]),
    ("candidates/CQP519-reason-empty", ["en cours"], ["à évaluer"]),
    ("candidates/CQP519-title-granted-without-reason", ["en cours"], ["à évaluer"]),
    ("referentials/CQP005-statement-cut-by-a-colon", ["deux-points", "guillemets"], ["il manque un crochet"]),
    ("referentials/CQP104-colon-in-an-indicator", ["guillemets"], []),
    ("referentials/CQP104-colon-in-a-task", ["guillemets"], []),
    ("referentials/CQP104-weight-behind-an-indicator", ["{statement: …, weight: 2}"], []),
    ("referentials/CQP005-comma-in-a-statement-in-braces", ["guillemets"], []),
    ("referentials/CQP114-scale-of-one-level", ["deux niveaux"], ["est vide"]),
    ("referentials/CQP005-text-cut-by-a-hash", ["#", "guillemets"], []),
    ("referentials/CQP201-bloc-named-title", ["jury"], ["sert deux fois"]),
]


@pytest.mark.parametrize(("name", "said", "unsaid"), HELP, ids=lambda value: value if isinstance(value, str) else "")
def test_the_french_helps(
    name: str, said: list[str], unsaid: list[str], cqp: Cqp, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = BAD / f"{name}.yaml"
    monkeypatch.chdir(path.parent)
    err = cqp("validate", *arguments(path), columns=300).err.replace(NO_BREAK_SPACE, " ")
    told = "\n".join(line for line in err.splitlines() if not re.match(r" +\d* \| ", line))  # the excerpts aside
    assert [words for words in said if words not in told] == []
    assert [words for words in unsaid if words in told] == []


# --- how they are drawn


@pytest.mark.parametrize("columns", [20, 80])
@every_file
def test_lines_fit_and_typography_holds(path: Path, columns: int, cqp: Cqp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    for line in cqp("validate", *arguments(path), columns=columns).err.splitlines():
        assert not line.rstrip().endswith(("«", "“"))
        assert not re.match(r"[»”;:?!]", line.strip())
        if re.match(r" +\d* \| ", line):
            assert cell_len(line) <= max(columns, 32)


@every_file
def test_the_caret_is_under_the_culprit(path: Path, cqp: Cqp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    lines = cqp("validate", *arguments(path), columns=2000).err.splitlines()
    for problem in problems(path):
        if not problem.place.excerpt or "\t" in problem.place.excerpt:
            continue
        before = problem.place.excerpt[: problem.place.column - 1]
        caret = " " * 5 + " | " + " " * cell_len(before) + "^"
        assert any(line == caret or line.startswith(caret) for line in lines)


def test_text_from_a_file_is_no_markup_no_escape_and_no_template(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "candidat.yaml"
    id = r"[/b][red]{id}{0}%s\u202e\nx"
    path.write_text(f'{HEAD}results: [{{assessment: "{id}"}}]\n', encoding="utf-8")
    err = cqp("validate", path, columns=2000).err.replace(NO_BREAK_SPACE, " ")
    assert "« [/b][red]{id}{0}%s<U+202E><U+000A>x »" in err
    assert "\u202e" not in err


def test_characters_that_reorder_text_are_shown_in_the_excerpt(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "candidat.yaml"
    path.write_text(f"{HEAD}route: v\u202eae\n", encoding="utf-8")
    err = cqp("validate", path).err
    assert "\u202e" not in err
    assert "    2 | route: v<U+202E>ae\n      |        ^^^^^^^^^^^\n" in err


# --- files that cannot be read at all


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_is_not_there(cqp: Cqp, golden: Golden, language: str) -> None:
    result = cqp("--lang", language, "validate", "absent.yaml", "dossier/absent.yaml")
    assert (result.code, result.out) == (3, "")
    golden(f"diagnostics/unreadable/not-there.{language}.txt", result.err)


def test_a_folder(cqp: Cqp, tmp_path: Path) -> None:
    result = cqp("validate", tmp_path, columns=300)
    assert result.code == 3
    assert "CQP001" in result.err
    assert "c'est un dossier" in result.err


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "vous n'avez pas le droit de le lire"),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory"), "ce fichier n'existe pas"),
        (OSError(errno.EIO, "Input/output error"), "ce fichier ne peut pas être lu (le périphérique est en défaut)"),
        (OSError(errno.EBADMSG, "Bad message"), "ce fichier ne peut pas être lu (Bad message)"),
        (OSError("sans numéro"), "ce fichier ne peut pas être lu"),
    ],
    ids=["permission", "no folder", "disk", "no words of ours", "no number"],
)
def test_a_file_that_cannot_be_opened(cqp: Cqp, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("cqp_cli.loading.files.open", fail, raising=False)
    result = cqp("validate", "candidat.yaml", columns=200)
    assert result.code == 3
    assert f"candidat.yaml: erreur CQP001 {said}" in result.err
    assert "()" not in result.err


@pytest.mark.parametrize("path", ["a\0b.yaml", "a\nb.yaml", "a" * 5000])
def test_a_path_that_no_file_can_have(cqp: Cqp, path: str) -> None:
    result = cqp("validate", path)
    assert result.code == 3
    assert "CQP001" in result.err
    assert "()" not in result.err
    assert "\0" not in result.err
    assert "Traceback" not in result.err


def test_a_path_of_several_words_is_not_broken(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / ("résultats des candidats " * 4).strip() / "candidat numéro 17.yaml"
    path.parent.mkdir()
    path.write_text(f"{HEAD}route: vea\n", encoding="utf-8")
    assert f"{path}:2:8: " in cqp("validate", path).err


def test_a_hundred_thousand_brackets(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "candidat.yaml"
    path.write_text("[" * 100_000, encoding="utf-8")
    result = cqp("validate", path)
    assert result.code == 3
    assert "CQP008" in result.err
    assert len(result.err) < 1000


def test_of_thousands_of_wrong_values_hundreds_are_told(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    good = "  - {id: B1, title: B, competences: [{id: C1, statement: s}]}\n" * 600
    for wrong in ("  - []\n", "  - {id: []}\n", "  - {competences: [{}, {}]}\n"):
        path.write_text(f"cqp: 1\nid: t\nversion: a\ntitle: t\nblocs:\n{good}{wrong * 3000}", encoding="utf-8")
        told = json.loads(cqp("lint", path, "--format", "json").out)["diagnostics"]
        assert 50 < len(told) <= 500
        assert {one["line"] > 600 for one in told} == {True}


def test_a_text_without_end_is_told_as_far_as_one_can_tell_it_by(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(f"candidate: {{id: x}}\nroute: {'t' * 100_000}\n", encoding="utf-8")
    told = cqp("validate", path, columns=1000).err
    assert f"« {'t' * 250}… »".replace("« ", "«\u00a0").replace(" »", "\u00a0»") in told
    assert len(told) < 3000
