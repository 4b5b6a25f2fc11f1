"""The commands as their users run them: files in, reports and exit codes out, in the language asked for."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Cqp

from cqp_cli.cli import validate as validate_command

EXAMPLES = ROOT / "examples"
AWARDED = EXAMPLES / "01-titre-obtenu.yaml"
NOT_ACQUIRED = EXAMPLES / "02-quiz-non-reussi.yaml"
UNDER_WAY = EXAMPLES / "03-en-cours.yaml"
BAD = Path(__file__).parent / "bad"
GOOD_REFERENTIAL = BAD / "good-referential.yaml"
GOOD_CANDIDATE = BAD / "good-candidate.yaml"
BAD_CANDIDATE = BAD / "candidates" / "several-problems-of-shape.yaml"
BAD_REFERENTIAL = BAD / "referentials" / "CQP201-activity-twice.yaml"
NO_BREAK_SPACE = "\u00a0"


def plain(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


# --- validate: one file, several, none


def test_one_file(cqp: Cqp) -> None:
    result = cqp("validate", NOT_ACQUIRED)
    assert (result.code, result.err) == (0, "")
    assert "conditions du titre non réunies en l'état" in result.out


def test_several_files_in_their_order(cqp: Cqp) -> None:
    result = cqp("validate", UNDER_WAY, AWARDED, NOT_ACQUIRED)
    assert (result.code, result.err) == (0, "")
    assert re.findall(r"\((2026-\d+)\) ·", result.out) == ["2026-017", "2026-001", "2026-002"]


def test_a_bad_file_among_good_ones(cqp: Cqp) -> None:
    result = cqp("validate", AWARDED, BAD_CANDIDATE, "absent.yaml", NOT_ACQUIRED)
    assert result.code == 1
    assert re.findall(r"\((2026-\d+)\) ·", result.out) == ["2026-001", "2026-002"]
    assert f"{BAD_CANDIDATE}:2:1: " in result.err
    assert "absent.yaml: erreur CQP001" in result.err


def test_nothing_but_bad_files(cqp: Cqp) -> None:
    result = cqp("validate", BAD_CANDIDATE, "absent.yaml")
    assert (result.code, result.out) == (3, "")
    assert result.err.index(str(BAD_CANDIDATE)) < result.err.index("absent.yaml")


def test_the_same_file_twice(cqp: Cqp) -> None:
    result = cqp("validate", AWARDED, AWARDED)
    assert result.code == 0
    assert result.out.count("(2026-001) ·") == 2


def test_standard_input(cqp: Cqp) -> None:
    result = cqp("validate", "-", stdin=NOT_ACQUIRED.read_bytes())
    assert result == cqp("validate", NOT_ACQUIRED)


def test_standard_input_among_files(cqp: Cqp) -> None:
    result = cqp("validate", AWARDED, "-", stdin=NOT_ACQUIRED.read_bytes())
    assert result.code == 0
    assert re.findall(r"\((2026-\d+)\) ·", result.out) == ["2026-001", "2026-002"]


def test_standard_input_with_a_mistake(cqp: Cqp) -> None:
    result = cqp("validate", "-", stdin=b"candidate: {id: x}\nroute: vea\n")
    assert result.code == 3
    assert result.err.startswith("-:2:8: erreur CQP110")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\0", b"x" * 2_000_000])
def test_standard_input_that_is_no_candidate_file(cqp: Cqp, content: bytes) -> None:
    result = cqp("validate", "-", stdin=content)
    assert (result.code, result.out) == (3, "")
    assert "erreur CQP00" in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "-", "-"],
        ["validate", "-", "-r", "-"],
        ["lint", "-", "-"],
        ["cohort", "-", "-"],
        ["test", "-", "-"],
        ["minutes", "-", "--members", "-", "--date", "2026-06-20"],
    ],
    ids=" ".join,
)
def test_standard_input_only_once(cqp: Cqp, arguments: list[str]) -> None:
    result = cqp(*arguments, stdin=NOT_ACQUIRED.read_bytes())
    assert (result.code, result.out) == (2, "")
    assert "l'entrée standard ne peut être lue qu'une fois" in result.err


def test_a_file_called_hyphen_is_reached_by_its_folder(
    cqp: Cqp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_bytes(AWARDED.read_bytes())
    assert cqp("validate", "./-").code == 0
    assert cqp("lint", "./-", stdin=b"garbage: [").code == 0
    Path("-").write_bytes(cqp("new", "referential").out.encode())
    Path("c.yaml").write_text("referential: ./-\ncandidate: {id: a}\n", encoding="utf-8")
    assert cqp("validate", "c.yaml", stdin=b"garbage: [").code == 0


def test_a_file_whose_name_begins_with_a_hyphen(cqp: Cqp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("--lang").write_bytes(AWARDED.read_bytes())
    assert cqp("validate", "--", "--lang").code == 0


# --- exit codes


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([AWARDED], 0),
        ([NOT_ACQUIRED], 1),
        ([UNDER_WAY], 1),
        ([GOOD_CANDIDATE], 1),
        ([AWARDED, NOT_ACQUIRED], 1),
        ([AWARDED, BAD_CANDIDATE], 1),
        ([BAD_CANDIDATE], 3),
        ([EXAMPLES / "06-un-bloc-par-vae.yaml"], 0),
    ],
)
def test_exit_code_asked_for(cqp: Cqp, files: list[Path], code: int) -> None:
    assert cqp("validate", "--exit-code", *files).code == code


@pytest.mark.parametrize("file", [AWARDED, NOT_ACQUIRED, UNDER_WAY, GOOD_CANDIDATE])
def test_not_acquired_is_an_answer(cqp: Cqp, file: Path) -> None:
    assert cqp("validate", file).code == 0


def test_an_interruption(cqp: Cqp, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(validate_command, "evaluate", interrupt)
    result = cqp("validate", AWARDED)
    assert (result.code, result.out) == (130, "")
    assert "Traceback" not in result.err


def test_a_bug_shows_its_traceback(cqp: Cqp, monkeypatch: pytest.MonkeyPatch) -> None:
    """A polite message would hide it."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(validate_command, "evaluate", fail)
    with pytest.raises(ZeroDivisionError):
        cqp("validate", AWARDED)


# --- JSON

OUTCOME = {
    "cqp",
    "referential",
    "candidate",
    "verdict",
    "computed",
    "decided_by",
    "certified_blocs",
    "blocs",
    "missing",
}
BLOC = {"id", "title", "verdict", "computed", "decided_by", "reason", "competences"}
COMPETENCE = {"id", "code", "verdict", "computed", "decided_by", "evaluated", "reason", "evidence"}
EVIDENCE = {"assessment", "criterion", "kind", "verdict", "score", "date", "assessor", "reason"}
MISSING = {"bloc", "assessment", "criterion", "competences", "assessors", "last", "reason"}
DIAGNOSTIC = {"code", "severity", "message", "file", "line", "column", "hint"}


def outcome(cqp: Cqp, *files: object) -> Any:
    return json.loads(cqp("validate", "--format", "json", *files).out)


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shape_of_an_outcome(cqp: Cqp, file: Path) -> None:
    found = outcome(cqp, file)
    assert found["cqp"] == 1
    assert set(found) >= OUTCOME
    assert set(found["referential"]) >= {"id", "version", "title", "sha256"}
    assert re.fullmatch("[0-9a-f]{64}", found["referential"]["sha256"])
    for bloc in found["blocs"]:
        assert set(bloc) >= BLOC
        for competence in bloc["competences"]:
            assert set(competence) >= COMPETENCE
            assert competence["evaluated"] in ("none", "partly", "fully")
            for evidence in competence["evidence"]:
                assert set(evidence) >= EVIDENCE
                assert evidence["kind"] in ("criterion", "quiz", "judgement")
    for missing in found["missing"]:
        assert set(missing) >= MISSING


def verdicts(part: Any) -> list[Any]:
    """Every part of an outcome that has a verdict."""
    if isinstance(part, list):
        return [found for item in part for found in verdicts(item)]
    if isinstance(part, dict):
        return [*([part] if "verdict" in part else []), *verdicts(list(part.values()))]
    return []


def reasons(part: Any) -> list[Any]:
    """Every reason in an outcome, and every warning: they have the same shape."""
    if isinstance(part, list):
        return [found for item in part for found in reasons(item)]
    if isinstance(part, dict):
        return [*([part] if "values" in part else []), *reasons(list(part.values()))]
    return []


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_words_of_an_outcome(cqp: Cqp, file: Path) -> None:
    found = outcome(cqp, file)
    assert {part["verdict"] for part in verdicts(found)} <= {"acquired", "not_acquired", "pending"}
    assert {part.get("decided_by") for part in verdicts(found)} <= {"jury", "earlier", None}
    for reason in reasons(found):
        assert set(reason) == {"code", "values", "text"}


def test_the_reason_of_a_failed_quiz(cqp: Cqp) -> None:
    """The example of the public contract."""
    found = outcome(cqp, NOT_ACQUIRED)
    evidence = found["blocs"][0]["competences"][3]["evidence"][0]
    assert evidence["assessment"] == "B1/quiz"
    assert evidence["kind"] == "quiz"
    assert evidence["score"] == "22/40"
    assert evidence["reason"] == {
        "code": "score_below",
        "values": {"score": "22/40", "needed": "60%"},
        "text": f"55{NO_BREAK_SPACE}% pour 60{NO_BREAK_SPACE}%",
    }


def test_json_of_several_files_is_an_array(cqp: Cqp) -> None:
    result = cqp("validate", "--format", "json", AWARDED, BAD_CANDIDATE, NOT_ACQUIRED)
    first, rejected, last = json.loads(result.out)
    assert (first["candidate"]["id"], last["candidate"]["id"]) == ("2026-001", "2026-002")
    assert set(rejected) == {"cqp", "file", "diagnostics"}
    assert result.code == 1


def test_jsonl_is_a_line_a_file(cqp: Cqp) -> None:
    one = cqp("validate", "--format", "jsonl", AWARDED)
    several = cqp("validate", "--format", "jsonl", AWARDED, BAD_CANDIDATE, NOT_ACQUIRED)
    assert several.out.startswith(one.out)
    assert several.out.endswith("\n")
    array = outcome(cqp, AWARDED, BAD_CANDIDATE, NOT_ACQUIRED)
    assert [json.loads(line) for line in several.out.splitlines()] == array


def test_the_shape_of_diagnostics(cqp: Cqp) -> None:
    result = cqp("validate", "--format", "json", BAD_CANDIDATE)
    rejected = json.loads(result.out)
    assert result.code == 3
    assert rejected["cqp"] == 1
    for diagnostic in rejected["diagnostics"]:
        assert set(diagnostic) == DIAGNOSTIC
        assert diagnostic["severity"] == "error"
        assert diagnostic["file"] == str(BAD_CANDIDATE)
    assert [(one["code"], one["line"], one["column"]) for one in rejected["diagnostics"]] == [
        ("CQP102", 2, 1),
        ("CQP110", 3, 8),
        ("CQP107", 6, 11),
        ("CQP108", 7, 12),
        ("CQP101", 8, 5),
    ]


def test_json_has_no_colour_and_does_not_depend_on_the_width(cqp: Cqp, monkeypatch: pytest.MonkeyPatch) -> None:
    plain_json = cqp("validate", "--format", "json", NOT_ACQUIRED).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert cqp("validate", "--format", "json", NOT_ACQUIRED, columns=20).out == plain_json


def test_only_the_texts_of_json_depend_on_the_language(cqp: Cqp) -> None:
    def without_texts(language: str) -> str:
        out = cqp("--lang", language, "validate", "--format", "json", NOT_ACQUIRED).out
        return re.sub(r'"text": ".*"', "", out)

    assert without_texts("fr") == without_texts("en")


# --- which referential


def test_a_bundled_referential_by_its_id(cqp: Cqp) -> None:
    assert cqp("validate", "-r", "cqp-ccp", AWARDED) == cqp("validate", AWARDED)


def test_a_referential_by_its_path(cqp: Cqp) -> None:
    result = cqp("validate", "-r", GOOD_REFERENTIAL, GOOD_CANDIDATE)
    assert result.code == 0
    assert result.out.startswith("Mon titre\n")


def test_the_option_comes_before_what_the_file_names(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "candidat.yaml"
    path.write_text("referential: absent.yaml\ncandidate: {id: x}\n", encoding="utf-8")
    assert cqp("validate", "-r", GOOD_REFERENTIAL, path).code == 0
    assert cqp("validate", "--referential=cqp-ccp", path).code == 0


def test_an_unknown_referential(cqp: Cqp) -> None:
    result = cqp("validate", "-r", "cqp-cpp", AWARDED)
    assert (result.code, result.out) == (3, "")
    assert "erreur CQP205 aucun référentiel fourni ne s'appelle « cqp-cpp »" in plain(result.err)
    assert "cqp-ccp" in result.err


@pytest.mark.parametrize("reference", ["absent.yaml", "./absent", "absent/", "C:\\absent", "../absent.yml"])
def test_a_referential_that_is_not_there(cqp: Cqp, reference: str) -> None:
    result = cqp("validate", "-r", reference, AWARDED)
    assert (result.code, result.out) == (3, "")
    assert "CQP001" in result.err


def test_the_referential_named_in_a_file_is_relative_to_it(
    cqp: Cqp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "titres").mkdir()
    (tmp_path / "candidats").mkdir()
    (tmp_path / "titres" / "mien.yaml").write_bytes(GOOD_REFERENTIAL.read_bytes())
    path = tmp_path / "candidats" / "camille.yaml"
    path.write_text("referential: ../titres/mien.yaml\ncandidate: {id: x}\n", encoding="utf-8")
    for folder, name in ((tmp_path, "candidats/camille.yaml"), (tmp_path / "titres", "../candidats/camille.yaml")):
        monkeypatch.chdir(folder)
        assert cqp("validate", name).out.startswith("Mon titre\n")


def test_the_referential_named_on_standard_input_is_relative_to_the_working_folder(
    cqp: Cqp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(BAD)
    result = cqp("validate", "-", stdin=b"referential: good-referential.yaml\ncandidate: {id: x}\n")
    assert result.out.startswith("Mon titre\n")


def test_a_bad_referential_is_told_once_for_all_the_files_that_name_it(cqp: Cqp, tmp_path: Path) -> None:
    (tmp_path / "titre.yaml").write_bytes(BAD_REFERENTIAL.read_bytes())
    paths = [tmp_path / f"{number}.yaml" for number in range(3)]
    for path in paths:
        path.write_text("referential: titre.yaml\ncandidate: {id: x}\n", encoding="utf-8")
    result = cqp("validate", *paths)
    assert result.code == 3
    assert result.err.count("CQP201") == 1


def test_each_file_with_its_own_referential(cqp: Cqp, tmp_path: Path) -> None:
    (tmp_path / "titre.yaml").write_bytes(GOOD_REFERENTIAL.read_bytes())
    path = tmp_path / "x.yaml"
    path.write_text("referential: titre.yaml\ncandidate: {id: x}\n", encoding="utf-8")
    found = outcome(cqp, path, AWARDED)
    assert [one["referential"]["id"] for one in found] == ["mon-titre", "cqp-ccp"]


def test_a_referential_given_as_a_candidate_file(cqp: Cqp) -> None:
    result = cqp("validate", GOOD_REFERENTIAL, columns=400)
    assert result.code == 3
    assert "CQP113 c'est un référentiel, pas un fichier de candidat" in result.err


# --- language


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_CA"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "FR_fr"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": ""}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "fr_FR"}, "fr"),
        ({"LANG": "fr_FR", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "fr_FR", "LC_MESSAGES": "fr_FR", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "en_GB", "LC_ALL": "fr_FR"}, "fr"),
        ({"LANG": "fr_FR", "LC_ALL": ""}, "fr"),
        ({"LANG": "en_GB", "LC_ALL": "en_GB", "CQP_LANG": "fr"}, "fr"),
        ({"LANG": "fr_FR", "LC_ALL": "fr_FR", "CQP_LANG": "en"}, "en"),
        ({"LANG": "fr_FR", "CQP_LANG": ""}, "fr"),
    ],
)
def test_language_of_the_surroundings(
    cqp: Cqp, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    out = cqp("validate", GOOD_CANDIDATE).out
    assert ("Reste à faire" in out, "Still to be done" in out) == (language == "fr", language == "en")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "en", "validate", GOOD_CANDIDATE],
        ["--lang=en", "validate", GOOD_CANDIDATE],
        ["validate", "--lang", "en", GOOD_CANDIDATE],
        ["validate", GOOD_CANDIDATE, "--lang", "en"],
        ["validate", GOOD_CANDIDATE, "--lang=en"],
        ["validate", GOOD_CANDIDATE, "--lang", "fr", "--lang", "en"],
    ],
)
def test_lang_stands_anywhere(cqp: Cqp, monkeypatch: pytest.MonkeyPatch, arguments: list[object]) -> None:
    monkeypatch.setenv("CQP_LANG", "fr")
    assert "Still to be done" in cqp(*arguments).out


def test_the_texts_of_a_referential_stay_as_they_are(cqp: Cqp) -> None:
    french, english = (outcome(cqp, "--lang", language, AWARDED) for language in ("fr", "en"))
    assert [bloc["title"] for bloc in french["blocs"]] == [bloc["title"] for bloc in english["blocs"]]


# --- usage errors

USAGE = [
    (
        ["vlaidate"],
        "la commande vlaidate n'existe pas ; vouliez-vous dire validate ?",
        "there is no command vlaidate; did you mean validate?",
    ),
    (["xyz"], "la commande xyz n'existe pas", "there is no command xyz"),
    (
        ["new", "candidat"],
        "la commande candidat n'existe pas ; vouliez-vous dire candidate ?",
        "there is no command candidat; did you mean candidate?",
    ),
    (
        ["--vesion"],
        "l'option --vesion n'existe pas ; vouliez-vous dire --version ?",
        "there is no option --vesion; did you mean --version?",
    ),
    (
        ["validate", "--ouput=x", "a"],
        "l'option --ouput n'existe pas ; vouliez-vous dire --output ?",
        "there is no option --ouput; did you mean --output?",
    ),
    (["validate", "-z", "a"], "l'option -z n'existe pas", "there is no option -z"),
    (["validate"], "il manque l'argument F", "the argument F"),
    (["validate", "a", "--format"], "l'option --format attend une valeur", "the option --format needs a value"),
    (["validate", "a", "-o"], "l'option -o attend une valeur", "the option -o needs a value"),
    (["validate", "a", "--force=x"], "l'option --force n'attend pas de valeur", "the option --force takes no value"),
    (["new", "candidate", "x"], "argument en trop : x", "unexpected argument: x"),
    (
        ["validate", "a", "--format", "yaml"],
        "le format « yaml » n'existe pas ; au choix : text, json, jsonl",
        "there is no format “yaml”; choose among: text, json, jsonl",
    ),
    (
        ["validate", "a", "-o", "rapport"],
        "l'extension de « rapport » ne dit pas le format",
        "the extension of “rapport” tells no format",
    ),
    (
        ["validate", "a", "-o", "yaml=rapport"],
        "l'extension de « yaml=rapport » ne dit pas le format",
        "the extension of “yaml=rapport” tells no format",
    ),
    (
        ["validate", "a", "-o", "rapport.docx"],
        "l'extension de « rapport.docx » ne dit pas le format",
        "the extension of “rapport.docx” tells no format",
    ),
    (["--lang", "de", "validate"], "--lang attend fr ou en, et non « de »", "--lang takes fr or en, not “de”"),
    (["validate", "--lang="], "--lang attend fr ou en", "--lang takes fr or en"),
    (["validate", "a", "--lang"], "--lang attend", "--lang"),
    (["validate", "a", "-r", ""], "laisse une valeur vide", "leaves a value empty"),
    (["validate", ""], "laisse une valeur vide", "leaves a value empty"),
    (["minutes", "a", "--date", "2026-06-20", "--place", " "], "laisse une valeur vide", "leaves a value empty"),
    (["minutes", "a", "--members="], "laisse une valeur vide", "leaves a value empty"),
]


@pytest.mark.parametrize(
    ("arguments", "french", "english"), USAGE, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_usage_error(
    cqp: Cqp, monkeypatch: pytest.MonkeyPatch, arguments: list[str], french: str, english: str
) -> None:
    for language, said in (("fr", french), ("en", english)):
        monkeypatch.setenv("CQP_LANG", language)
        result = cqp(*arguments, columns=200)
        assert (result.code, result.out) == (2, "")
        first, *others = plain(result.err).splitlines()
        assert said in first
        assert first.startswith("cqp: ")
        assert not re.search("«  »|“”", first)
        assert len(others) == 1
        assert "--help" in others[0]


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ("lint --select", "cqp lint"),
        ("lint --selct CQP4", "cqp lint"),
        ("validate a --format x", "cqp validate"),
        ("new candidate --id", "cqp new candidate"),
        ("new candidate --id \u2028", "cqp new candidate"),
        ("new referential --form x", "cqp new referential"),
        ("--select", "cqp"),
    ],
)
def test_a_usage_error_leads_to_the_help_that_has_the_option(cqp: Cqp, arguments: str, command: str) -> None:
    assert f"\u00a0{command} --help\u00a0" in cqp(*arguments.split(" "), columns=200).err


ENGLISH_LEFTOVERS = re.compile(r"No such|Missing|Invalid|requires|does not|Got unexpected|Usage|Try|Did you mean|Error")


@pytest.mark.parametrize("arguments", [arguments for arguments, _, _ in USAGE], ids=" ".join)
def test_no_english_in_french_usage_errors(cqp: Cqp, arguments: list[str]) -> None:
    assert not ENGLISH_LEFTOVERS.search(cqp(*arguments).err)


@pytest.mark.parametrize("argument", ["\x1b[31m", "\u202ex", "[/b]", "{name}", "a\nb", "%s"])
def test_a_hostile_argument_in_a_usage_error(cqp: Cqp, argument: str) -> None:
    for arguments in (["validate", "a", "--format", argument], [f"-{argument}"], [argument], ["--lang", argument]):
        result = cqp(*arguments)
        assert result.code == 2
        assert not {"\x1b", "\u202e"}.intersection(result.err)


@pytest.mark.parametrize("arguments", [[], ["new"]])
def test_without_a_command_there_is_help(cqp: Cqp, arguments: list[str]) -> None:
    result = cqp(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err == cqp(*arguments, "--help").out


# --- help and version


@pytest.mark.parametrize("arguments", [["--version"], ["--version", "--lang", "en"], ["--lang", "fr", "--version"]])
def test_version(cqp: Cqp, arguments: list[str]) -> None:
    result = cqp(*arguments)
    assert (result.code, result.err) == (0, "")
    assert re.fullmatch(r"cqp \d+\.\d+\.\d+\n", result.out)


COMMANDS: list[list[str]] = [
    [],
    ["validate"],
    ["summary"],
    ["test"],
    ["new"],
    ["new", "candidate"],
    ["new", "referential"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_in_french(cqp: Cqp, command: list[str]) -> None:
    result = cqp(*command, "--help")
    assert (result.code, result.err) == (0, "")
    assert plain(result.out).startswith(" ".join(["Utilisation : cqp", *command]))
    assert "Affiche cette aide." in result.out
    assert not re.search(r"Usage|Show this|required|default|Arguments:|Options:|Commands|FILE|COMMAND\b", result.out)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_in_english(cqp: Cqp, command: list[str]) -> None:
    result = cqp("--lang", "en", *command, "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(" ".join(["Usage: cqp", *command]))
    assert "Show this help." in result.out
    assert not re.search("[àéèêîôûçœ«»]", result.out)


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_has_no_escapes(cqp: Cqp, command: list[str], columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert "\x1b" not in cqp(*command, "--help", columns=columns).out


# --- hostile text


@pytest.mark.parametrize("colour", ["0", "1"])
def test_hostile_text_reaches_no_terminal(cqp: Cqp, monkeypatch: pytest.MonkeyPatch, colour: str) -> None:
    monkeypatch.setenv("FORCE_COLOR", colour)
    hostile = r"[/b][red]:smile:\u202e\u200b\u2066\r{x}\n%s"
    text = (
        f'candidate: {{id: "{hostile}", family_name: "{hostile}", given_name: "{hostile}"}}\n'
        f'adaptations: [{{assessment: B1/quiz, measure: "{hostile}"}}]\n'
        f'results: [{{assessment: B1/quiz, date: 2026-05-14, assessor: "{hostile}", score: 12/40}}]\n'
        f'juries: [{{date: 2026-06-20, decisions: {{C4: {{verdict: acquired, reason: "{hostile}"}}}}}}]\n'
    )
    out = cqp("validate", "-", stdin=text.encode(), columns=400).out
    shown = "[/b][red]:smile:<U+202E><U+200B><U+2066><U+000D>{x} %s"
    assert out.count(shown) >= 4 if colour == "0" else shown in re.sub(r"\x1b\[[0-9;]*m", "", out)
    assert not set("\r\u202e\u200b\u2066").intersection(out)
    assert ("\x1b" in out) == (colour == "1")


@pytest.mark.parametrize("columns", [20, 60, 400])
def test_a_job_on_github_obeys_no_text(cqp: Cqp, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    text = (
        b'candidate: {id: "::error::a", family_name: "##[error]b", given_name: "\\u3000  ::debug::c"}\n'
        b'juries: [{date: 2026-06-20, decisions: {title: {verdict: acquired, reason: "::set-output name=a::##[d]"}}}]\n'
    )
    arguments = ("validate", "-", "--format", "text")
    usual = cqp(*arguments, stdin=text, columns=columns)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    shown = cqp(*arguments, stdin=text, columns=columns)
    assert not re.search(r"^\s*::|##\[", shown.out, re.MULTILINE)
    assert shown.out.replace("<U+003A>", ":").replace("<U+0023>", "#") == usual.out
    assert "<U+0023>#[" in shown.out
    told = cqp("validate", "-", "--format", "text", stdin=b"candidate: {id: x}\n::set-output::a##[error]: 1\n")
    assert not re.search(r"^\s*::|##\[", told.err, re.MULTILINE)
    assert "##[" in cqp("validate", "-", "--format", "jsonl", stdin=text).out


HOSTILE_REFERENTIAL = r"""cqp: 1
id: x
version: "1"
title: "[/b]\u202eTitre"
blocs:
  - id: B1
    title: "[red]\u202e\nbloc"
    competences: [{id: C1, statement: "\u202e"}]
    assessments:
      - {id: q, title: "\u202e", assessors: ["[/b]\u202e"], competences: [C1], pass_mark: 60%}
"""


def test_hostile_text_of_a_referential(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(HOSTILE_REFERENTIAL, encoding="utf-8")
    out = cqp("validate", "-r", path, GOOD_CANDIDATE, columns=120).out
    assert out.startswith("[/b]<U+202E>Titre\n")
    assert "[red]<U+202E> bloc" in out
    assert "\u202e" not in out


@pytest.mark.parametrize("name", ["'\x1b[31mMartin'", '"\\e[31mMartin"', '"\\x9b31mMartin"'])
def test_escape_sequences_are_refused(cqp: Cqp, name: str) -> None:
    result = cqp("validate", "-", stdin=f"candidate: {{id: x, family_name: {name}}}\n".encode())
    assert result.code == 3
    assert "CQP004" in result.err
    assert "\x1b" not in result.err


def test_a_hostile_file_name(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "[red]\x1b[31m\u202e{x}.yaml"
    path.write_text("candidate: {id: x}\nroute: vea\n", encoding="utf-8")
    err = cqp("validate", path, columns=400).err
    assert "[red]<U+001B>[31m<U+202E>{x}.yaml:2:8: erreur" in err
    assert not {"\x1b", "\u202e"}.intersection(err)


def test_json_keeps_hostile_text_as_it_is(cqp: Cqp) -> None:
    out = cqp("validate", "-", "--format", "json", stdin=b'candidate: {id: "\\u202e[/b]"}\n').out
    assert json.loads(out)["candidate"]["id"] == "\u202e[/b]"


@pytest.mark.parametrize("character", ["\u034f", "\u115f", "\u2800", "\u3164", "\ufe0f", "\uffa0", "\U000e0100"])
def test_letters_and_marks_that_show_nothing_are_written_out(cqp: Cqp, tmp_path: Path, character: str) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(f"candidate: {{id: 'a{character}b'}}\n", encoding="utf-8")
    written = f"<U+{ord(character):04X}>"
    assert f"a{written}b" in cqp("validate", path).out
    escaped = json.dumps(character)[1:-1]
    assert f"a{escaped}b" in cqp("validate", path, "--format", "json").out
    assert "CQP018" in cqp("lint", path).out
