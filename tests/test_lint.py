"""`cqp lint`: what it reads, what it says, in every format, and how it ends."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, Cqp
from junitparser import Failure, JUnitXml
from sarif_pydantic import Sarif  # type: ignore[import-untyped] # it has no types of its own

from cqp_cli.loading.lint import lint

REFERENTIAL = (ROOT / "tests" / "pages" / "referential.yaml").read_text(encoding="utf-8")
BUNDLED = ROOT / "referential" / "cqp-ccp.yaml"
VAGUE = REFERENTIAL.replace("Le visiteur est salué", "L'accueil est correct")
WRONG = REFERENTIAL.replace("competences: [C3, C4]", "competences: [C3, C5]")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def concise(cqp: Cqp, *arguments: object) -> list[str]:
    """The findings as `line:CODE`."""
    lines = cqp("lint", "--format", "concise", *arguments).out.splitlines()[:-1]
    return [re.sub(r".*?:(\d+):\d+: (CQP\d+) .*", r"\1:\2", line) for line in lines]


def codes_in(text: str) -> list[str]:
    """The codes found in a file."""
    return [str(one.code) for one in lint(write("file.yaml", text), today=date(2026, 11, 1))]


# --- the bundled referential and the examples


def test_the_bundled_referential_passes_with_its_warnings_shown(cqp: Cqp) -> None:
    result = cqp("lint", BUNDLED, "--format", "json")
    found = {(one["code"], re.match(r"C\d+|.*", one["message"])[0]) for one in json.loads(result.out)["diagnostics"]}  # type: ignore[index] # it matches all
    assert result.code == 0
    assert {
        ("CQP412", "C4"),
        ("CQP412", "C6"),
        ("CQP411", "C23"),
        ("CQP411", "C25"),
        ("CQP411", "C26"),
        ("CQP410", "C26"),
    } <= found
    assert "cqp: ignore" not in BUNDLED.read_text(encoding="utf-8")


def test_the_bundled_referential_asks_for_nothing_but_doctrine(cqp: Cqp) -> None:
    assert concise(cqp, BUNDLED, "--ignore", "CQP4") == []


def test_every_example_passes(cqp: Cqp) -> None:
    result = cqp("lint", ROOT / "examples", "--format", "json")
    assert (result.code, json.loads(result.out)["errors"]) == (0, 0)
    assert len(json.loads(result.out)["files"]) > 40


@pytest.mark.parametrize("language", ["fr", "en"])
def test_starters_are_clean(cqp: Cqp, language: str) -> None:
    cqp("--lang", language, "new", "referential", "-o", "title.yaml")
    cqp("--lang", language, "new", "candidate", "-r", "title.yaml", "--id", "2026-017", "-o", "camille.yaml")
    assert concise(cqp, ".") == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "planted").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_mistake_planted_is_found_on_its_line_and_nothing_else(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    planted = [
        (n, code) for n, line in enumerate(lines, 1) for code in re.findall("CQP[0-9]+", line.partition("#= ")[2])
    ]
    assert len(planted) > 15
    assert sorted((one.place.line, str(one.code)) for one in lint(path, today=date(2026, 11, 1))) == sorted(planted)


# --- what is looked at


def test_folders_are_searched_and_files_told_apart_by_their_content(cqp: Cqp) -> None:
    write("a/title.yaml", WRONG)
    write("a/b/camille.yml", "candidate: {id: x}\ntarget: [B9]\n")
    write("a/compose.yaml", "services: {web: {image: x}}\n")
    write("a/.hidden/title.yaml", "cqp: 2\n")
    write("a/notes.txt", "cqp: 2\n")
    result = cqp("lint", "a", "--format", "json")
    shape = json.loads(result.out)
    assert shape["files"] == ["a/b/camille.yml", "a/title.yaml"]
    assert [one["code"] for one in shape["diagnostics"]] == ["CQP502", "CQP202"]
    assert result.code == 1


def test_the_documented_json_is_what_comes_out(cqp: Cqp) -> None:
    block = re.search(r"```json\n(.*?)```", (ROOT / "docs" / "lint.md").read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    documented = json.loads(block[1])
    shown = json.loads(cqp("--lang", "en", "lint", BUNDLED, "--format", "json").out)
    assert documented.keys() == shown.keys()
    (example,) = documented["diagnostics"]
    known_by = ("code", "severity", "message", "hint")
    assert example.keys() == shown["diagnostics"][0].keys()
    assert [example[key] for key in known_by] in [[one[key] for key in known_by] for one in shown["diagnostics"]]


def test_what_a_folder_has_of_other_kinds_is_named(cqp: Cqp) -> None:
    write("a/title.yaml", REFERENTIAL)
    write("a/empty.yaml", "")
    write("a/compose.yaml", "services: {web: {image: x}}\n")
    assert "a/compose.yaml, a/empty.yaml" in cqp("lint", "a", columns=200).out
    assert json.loads(cqp("lint", "a", "--format", "json").out)["passed_over"] == ["a/compose.yaml", "a/empty.yaml"]


def test_a_candidate_file_whose_keys_are_french_is_told_as_such(cqp: Cqp) -> None:
    write("a.yaml", "cqp: 1\ncandidat: {id: a}\nresultats: []\n")
    assert concise(cqp, "a.yaml") == ["2:CQP102", "3:CQP102"]


def test_a_file_named_that_is_neither_kind_is_a_finding(cqp: Cqp) -> None:
    write("compose.yaml", "services: {web: {image: x}}\n")
    assert concise(cqp, "compose.yaml") == ["1:CQP113"]


def test_other_yaml_that_only_mentions_a_key_is_passed_over(cqp: Cqp) -> None:
    write("a/title.yaml", REFERENTIAL)
    write("a/compose.yaml", "x: &c {image: reg/cqp:latest}\nservices: {web: *c}\n")
    write("a/k8s.yaml", "kind: A\nfile: results.csv\n---\nkind: B\n")
    assert concise(cqp, "a") == []


def test_a_misspelt_key_does_not_hide_a_file_in_a_folder(cqp: Cqp) -> None:
    write("a/title.yaml", REFERENTIAL.replace("blocs:", "blocks:"))
    assert "CQP102" in {one.split(":")[1] for one in concise(cqp, "a")}


def test_without_a_path_it_is_the_working_folder(cqp: Cqp) -> None:
    write("title.yaml", WRONG)
    assert concise(cqp) == ["37:CQP202"]


def test_standard_input(cqp: Cqp) -> None:
    result = cqp("lint", "-", "--format", "concise", stdin=WRONG.encode())
    assert result.out.startswith("-:37:")
    assert result.code == 1
    assert cqp("lint", "-", "-").code == 2


@pytest.mark.parametrize("arguments", [(), (".",), ("empty",)])
def test_nothing_found_never_passes(cqp: Cqp, arguments: tuple[str, ...]) -> None:
    Path("empty").mkdir()
    result = cqp("lint", *arguments)
    assert (result.code, result.out) == (3, "")
    assert "aucun référentiel" in result.err


def test_a_file_that_cannot_be_read_does_not_stop_the_others(cqp: Cqp) -> None:
    write("title.yaml", REFERENTIAL)
    assert concise(cqp, "title.yaml", "gone.yaml") == ["1:CQP001"]
    assert cqp("lint", "title.yaml", "gone.yaml").code == 1
    assert cqp("lint", "gone.yaml").code == 3


def test_a_broken_referential_is_told_once_for_all_its_candidates(cqp: Cqp) -> None:
    write("title.yaml", WRONG)
    for name in ("a", "b"):
        write(f"files/{name}.yaml", "referential: ../title.yaml\ncandidate: {id: x}\n")
    assert concise(cqp, "files", "title.yaml") == ["1:CQP540", "1:CQP540", "37:CQP202"]
    assert concise(cqp, "files/a.yaml") == ["1:CQP540", "37:CQP202"]


def test_a_referential_of_ones_own_for_every_candidate(cqp: Cqp) -> None:
    write("title.yaml", REFERENTIAL)
    write("camille.yaml", "referential: elsewhere.yaml\ncandidate: {id: x}\ntarget: [B2]\n")
    assert concise(cqp, "camille.yaml", "-r", "title.yaml") == []


# --- how it ends


def test_warnings_alone_pass_unless_strict(cqp: Cqp) -> None:
    write("title.yaml", VAGUE)
    assert cqp("lint").code == 0
    assert cqp("lint", "--strict").code == 1


def test_counts_come_last(cqp: Cqp) -> None:
    write("title.yaml", VAGUE)
    write("wrong.yaml", WRONG)
    assert "2 fichiers contrôlés\u00a0: 1 erreur, 1 avertissement" in cqp("lint").out.splitlines()[-4:]
    assert cqp("--lang", "en", "lint", "title.yaml").out.splitlines()[-2] == "1 file checked: 1 warning"
    write("title.yaml", REFERENTIAL)
    assert cqp("--lang", "en", "lint", "title.yaml").out == "1 file checked: nothing to report\n"


# --- which codes


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["CQP217", "CQP413"]),
        (["--select", "CQP4"], ["CQP413"]),
        (["--select", "cqp413,CQP217"], ["CQP217", "CQP413"]),
        (["--select", "CQP2xx"], ["CQP217"]),
        (["--ignore", "CQP413"], ["CQP217"]),
        (["--ignore", "CQP2", "--ignore", "CQP4"], []),
        (["--select", "CQP4", "--ignore", "CQP413"], []),
    ],
)
def test_codes_are_chosen(cqp: Cqp, options: list[str], expected: list[str]) -> None:
    write("title.yaml", VAGUE.replace("Protéger les informations", "Accueillir le public !"))
    assert sorted(one.split(":")[1] for one in concise(cqp, *options)) == expected


def test_what_keeps_a_file_from_being_read_is_never_left_out(cqp: Cqp) -> None:
    write("title.yaml", "cqp: 1\ntitle: [\n")
    assert concise(cqp, "title.yaml", "--select", "CQP4") == ["3:CQP005"]
    assert cqp("lint", "title.yaml", "--ignore", "CQP0").code == 1


@pytest.mark.parametrize(
    ("code", "words"),
    [("CQP999", "there is no code"), ("CQP42O", "did you mean"), ("E501", "lists them"), ("X", "lists"), ("", "empty")],
)
def test_a_code_that_is_none_is_refused(cqp: Cqp, code: str, words: str) -> None:
    write("title.yaml", REFERENTIAL)
    result = cqp("--lang", "en", "lint", "--select", code)
    assert (result.code, result.out) == (2, "")
    assert words in result.err.replace("\n", " ")


def test_errors_cannot_be_left_out_and_what_is_left_out_is_counted(cqp: Cqp) -> None:
    write("title.yaml", WRONG.replace("Le visiteur est salué", "L'accueil est correct"))
    result = cqp("lint", "--ignore", "CQP")
    assert result.code == 1
    assert "CQP202" in result.out
    assert "1 avertissement écarté" in result.out
    assert json.loads(cqp("lint", "--ignore", "CQP", "--format", "json").out)["left_out"] == 1


# --- the configuration


def test_options_are_read_from_the_nearest_file_upwards(cqp: Cqp, monkeypatch: pytest.MonkeyPatch) -> None:
    write("pyproject.toml", '[tool.cqp]\nignore = ["CQP413"]\nstrict = true\n')
    write("titles/one/title.yaml", VAGUE)
    monkeypatch.chdir("titles/one")
    assert (concise(cqp), cqp("lint").code) == ([], 0)
    assert len(concise(cqp, "--ignore", "CQP2")) == 1, "the command line comes first"
    assert cqp("lint", "--ignore", "CQP2").code == 1
    assert cqp("lint", "--ignore", "CQP2", "--no-strict").code == 0
    write("../cqp.toml", 'select = ["CQP4"]\n')
    assert (len(concise(cqp)), cqp("lint").code) == (1, 0)


@pytest.mark.parametrize("name", ["cqp.toml", "pyproject.toml"])
def test_a_configuration_that_is_no_file_is_not_passed_over(cqp: Cqp, name: str) -> None:
    """What it asks for, as to be strict, would be lost without a word."""
    write("title.yaml", VAGUE)
    Path(name).symlink_to("nowhere")
    result = cqp("lint")
    assert (result.code, "ce n'est pas un fichier" in result.err) == (2, True)


def test_options_may_begin_with_a_byte_order_mark(cqp: Cqp) -> None:
    write("cqp.toml", '\ufeffselect = ["CQP4"]\n')
    write("title.yaml", VAGUE)
    assert cqp("lint").code == 0


def test_a_pyproject_without_a_section_is_passed_over(cqp: Cqp, monkeypatch: pytest.MonkeyPatch) -> None:
    write("cqp.toml", 'ignore = ["CQP4"]\n')
    write("one/pyproject.toml", "[project]\nname = 'x'\n")
    write("one/title.yaml", VAGUE)
    monkeypatch.chdir("one")
    assert concise(cqp) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("select = [", "cqp.toml n'est pas du TOML valide"),
        (".".join("a" * 20_000) + " = 1", "cqp.toml n'est pas du TOML valide"),
        ('"a" . ' * 20_000 + "a = 1", "cqp.toml n'est pas du TOML valide"),
        ("selct = []", "il n'y a pas d'option « selct »"),
        ("strict = 1", "« strict » vaut true ou false"),
        ("select = 'CQP4'", "« select » est une liste de codes"),
        ("ignore = ['CQP417']", "il n'y a pas de code « CQP417 »"),
    ],
)
def test_a_wrong_configuration_is_said(cqp: Cqp, text: str, words: str) -> None:
    write("title.yaml", REFERENTIAL)
    write("cqp.toml", text)
    result = cqp("lint")
    assert (result.code, result.out) == (2, "")
    assert words in result.err.replace("\u00a0", " ").replace("\n", " ")


# --- findings that are accepted


def test_a_finding_is_accepted_where_it_stands() -> None:
    lines = VAGUE.splitlines()
    number = next(place for place, line in enumerate(lines) if "est correct" in line)
    at_the_end = "\n".join(
        [*lines[:number], f"{lines[number]} # cqp: ignore[CQP413] mot de la source", *lines[number + 1 :]]
    )
    above = "\n".join([*lines[:number], "          # cqp: ignore[CQP413]: mot de la source", *lines[number:]])
    stacked = above.replace("mot de la source", "mot de la source\n          # et un autre commentaire")
    assert codes_in(VAGUE) == ["CQP413"]
    assert (codes_in(at_the_end), codes_in(above), codes_in(stacked)) == ([], [], [])


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# cqp: ignore[CQP413]", ["CQP020", "CQP413"]),
        ("# cqp: ignore", ["CQP020", "CQP413"]),
        ("# cqp: ignore mot de la source", ["CQP020", "CQP413"]),
        ("# cqp: ignore[CQP999] mot de la source", ["CQP020", "CQP413"]),
        ("# cqp: ignore[CQP202] mot de la source", ["CQP020", "CQP413"]),
        ("# cqp: ignore[CQP412] mot de la source", ["CQP021", "CQP413"]),
        ("# cqp: ignore[CQP412, CQP413] mot de la source", ["CQP021"]),
        ("# cqp: ignore[cqp413] mot de la source", []),
    ],
)
def test_an_ignore_says_which_code_and_why_and_hides_something(comment: str, expected: list[str]) -> None:
    lines = VAGUE.splitlines()
    number = next(place for place, line in enumerate(lines) if "est correct" in line)
    lines.insert(number, f"          {comment}")
    assert sorted(codes_in("\n".join(lines))) == expected


def test_an_ignore_within_a_text_is_no_ignore() -> None:
    text = VAGUE.replace("cqp: 1\n", "cqp: 1\nnote: |\n  # cqp: ignore[CQP413] dans un texte\n")
    assert codes_in(text) == ["CQP413"]


def test_a_comment_of_another_kind_is_no_ignore() -> None:
    assert codes_in(f"# cqp est un outil ; ignore ce qui suit\n{REFERENTIAL}") == []


# --- formats, read back by others


def findings(cqp: Cqp, format: str, *arguments: str) -> str:
    write("dossier é/title, 1.yaml", VAGUE)
    write("wrong.yaml", WRONG)
    return cqp("lint", "wrong.yaml", "dossier é", "--format", format, *arguments).out


def test_json(cqp: Cqp) -> None:
    shape = json.loads(findings(cqp, "json"))
    assert (shape["cqp"], shape["errors"], shape["warnings"]) == (1, 1, 1)
    error, warning = shape["diagnostics"]
    assert {"code", "severity", "message", "file", "line", "column", "hint", "fingerprint"} <= error.keys()
    assert (error["code"], error["severity"], error["file"], error["line"]) == ("CQP202", "error", "wrong.yaml", 37)
    assert (warning["code"], warning["severity"]) == ("CQP413", "warning")
    text = Path(warning["file"]).read_text(encoding="utf-8").splitlines()[warning["line"] - 1]
    assert text[warning["column"] - 1 :].startswith("correct")


def test_sarif(cqp: Cqp) -> None:
    (run,) = Sarif.model_validate_json(findings(cqp, "sarif")).runs
    assert run.tool.driver.rules is not None
    assert [rule.id for rule in run.tool.driver.rules] == ["CQP202", "CQP413"]
    assert run.results is not None
    error, warning = run.results
    assert [(one.rule_id, one.level, one.rule_index) for one in (error, warning)] == [
        ("CQP202", "error", 0),
        ("CQP413", "warning", 1),
    ]
    assert warning.locations is not None
    place = warning.locations[0].physical_location
    assert place is not None
    assert place.artifact_location is not None
    assert place.artifact_location.uri == "dossier%20%C3%A9/title%2C%201.yaml"
    assert place.region is not None
    assert place.region.end_column is not None
    assert place.region.start_column is not None
    assert place.region.end_column - place.region.start_column == len("correct")
    text = Path("dossier é/title, 1.yaml").read_text(encoding="utf-8").splitlines()[place.region.start_line - 1]
    assert text[place.region.start_column - 1 :].startswith("correct")
    assert json.loads(findings(cqp, "sarif"))["runs"][0]["columnKind"] == "unicodeCodePoints"
    shown = json.loads(findings(cqp, "json"))["diagnostics"]
    prints = [
        next(iter(one["partialFingerprints"].values()))
        for one in json.loads(findings(cqp, "sarif"))["runs"][0]["results"]
    ]
    assert prints == [one["fingerprint"] for one in shown]


def test_junit(cqp: Cqp) -> None:
    suites = list(JUnitXml.fromstring(findings(cqp, "junit").encode()))
    assert [(suite.name, suite.tests, suite.failures) for suite in suites] == [
        ("wrong.yaml", 1, 1),
        ("dossier é/title, 1.yaml", 1, 0),
    ]
    (case,) = suites[0]
    assert case.name.startswith("CQP202")
    assert isinstance(case.result[0], Failure)
    strict = JUnitXml.fromstring(findings(cqp, "junit", "--strict").encode())
    assert [suite.failures for suite in strict] == [1, 1]


def test_gitlab(cqp: Cqp) -> None:
    """What GitLab's documentation of code quality reports asks for."""
    issues = json.loads(findings(cqp, "gitlab"))
    assert [issue["severity"] for issue in issues] == ["major", "minor"]
    for issue in issues:
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= issue.keys()
        assert issue["location"]["lines"]["begin"] > 0
    shown = json.loads(findings(cqp, "json"))["diagnostics"]
    assert [issue["fingerprint"] for issue in issues] == [one["fingerprint"] for one in shown]
    assert [issue["location"]["lines"]["begin"] for issue in issues] == [one["line"] for one in shown]


def test_github(cqp: Cqp) -> None:
    """What GitHub's documentation of workflow commands asks for."""
    error, warning = findings(cqp, "github").splitlines()
    assert error.startswith("::error file=wrong.yaml,line=37,col=")
    properties, _, text = warning.removeprefix("::warning ").partition("::")
    assert "file=dossier é/title%2C 1.yaml" in properties
    assert "%0A" in text
    shown = json.loads(findings(cqp, "json"))["diagnostics"][1]
    assert f"line={shown['line']},col={shown['column']},endColumn={shown['column'] + len('correct')}," in properties


def test_a_percent_sign_is_no_escape_of_githubs(cqp: Cqp) -> None:
    write("title.yaml", REFERENTIAL.replace("60%", "160%"))
    assert "160%25" in cqp("lint", "--format", "github").out


def test_concise_lines_are_never_wrapped(cqp: Cqp) -> None:
    text = REFERENTIAL.replace("B1\n    title: Accueillir le public", f"B1\n    title: {'x' * 300}\n    bloc: 1")
    write("title.yaml", text)
    found = json.loads(cqp("lint", "--format", "json").out)["diagnostics"]
    assert len(cqp("lint", "--format", "concise", columns=20).out.splitlines()) == len(found) + 1


def test_several_outputs_of_one_run(cqp: Cqp) -> None:
    write("title.yaml", VAGUE)
    cqp("lint", "-o", "lint.sarif")  # the report of before
    result = cqp("lint", "-o", "lint.sarif", "-o", "junit.xml", "-o", "gitlab=quality.json", "--format", "concise")
    assert result.code == 0
    assert json.loads(Path("lint.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert JUnitXml.fromfile("junit.xml").tests is not None
    assert json.loads(Path("quality.json").read_text(encoding="utf-8"))[0]["check_name"] == "CQP413"


def test_a_report_for_people_is_not_replaced_without_being_asked(cqp: Cqp) -> None:
    write("title.yaml", VAGUE)
    Path("notes.txt").write_text("mes notes", encoding="utf-8")
    assert cqp("lint", "-o", "notes.txt").code == 3
    assert Path("notes.txt").read_text(encoding="utf-8") == "mes notes"
    assert cqp("lint", "-o", "notes.txt", "--force").code == 0
    assert "CQP413" in Path("notes.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("output", ["out.pdf", "report", "pdf=x"])
def test_an_extension_that_tells_no_format(cqp: Cqp, output: str) -> None:
    write("title.yaml", VAGUE)
    result = cqp("lint", "-o", output)
    assert (result.code, result.out) == (2, "")
    assert ".sarif" in result.err


def test_a_name_with_escapes_reaches_no_terminal(cqp: Cqp) -> None:
    write("camille.yaml", 'referential: "\\e[31mX\\e]0;t\\a"\ncandidate: {id: x}\n')
    for format in ("text", "concise", "github", "junit"):
        assert not {"\x1b", "\x07"} & set(cqp("lint", "--format", format).out)


def test_the_caret_is_at_the_word(cqp: Cqp) -> None:
    write("title.yaml", REFERENTIAL.replace("Le visiteur est salué", "Rien d'incorrect et tout est correct"))
    (one,) = json.loads(cqp("lint", "--format", "json").out)["diagnostics"]
    line = Path("title.yaml").read_text(encoding="utf-8").splitlines()[one["line"] - 1]
    assert line[: one["column"] - 1].endswith("tout est ")


def test_fingerprints_survive_edits_above_and_tell_findings_apart(cqp: Cqp) -> None:
    def fingerprints() -> list[str]:
        return [one["fingerprint"] for one in json.loads(cqp("lint", "--format", "json").out)["diagnostics"]]

    text = VAGUE.replace("Le visiteur est orienté", "L'accueil est pertinent")
    write("title.yaml", text)
    before = fingerprints()
    assert len(set(before)) == 2
    write("title.yaml", f"# un commentaire\n\n{text}")
    assert fingerprints() == before


def test_hostile_text_stays_text_in_every_format(cqp: Cqp) -> None:
    evil = "]]>%0A::error::<b>\u202e[red]"
    write("title.yaml", REFERENTIAL.replace("id: accueil\n", f'id: accueil\n"{evil}": 1\n', 1))
    for format in ("text", "concise", "json", "github", "gitlab", "sarif", "junit"):
        shown = cqp("lint", "--format", format).out
        assert "\x1b" not in shown
        if format == "github":
            assert all(line.startswith(("::error file=", "::warning file=")) for line in shown.splitlines())
        elif format == "junit":
            JUnitXml.fromstring(shown.encode())
        elif format in ("json", "gitlab", "sarif"):
            json.loads(shown)
        else:
            assert "\u202e" not in shown


# --- where it runs


def test_the_hooks_name_commands_that_there_are(cqp: Cqp) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["cqp-lint", "cqp-test"]
    for hook in hooks:
        program, command = hook["entry"].split()
        assert program == "cqp"
        assert cqp(command, "--help").code == 0


@pytest.mark.parametrize(
    ("key", "escaped"),
    [
        ("[ici](https://example.org) {0}", "[ici\\](https://example.org) {{0}}"),
        ("[ici\\](https://example.org) {{0}}", "[ici\\\\\\](https://example.org) {{{{0}}}}"),
        ("C:\\jury {nom}", "C:\\jury {nom}"),
    ],
)
def test_a_text_is_neither_a_link_nor_an_argument_in_sarif(cqp: Cqp, key: str, escaped: str) -> None:
    write("camille.yaml", f"candidate: {{id: x, '{key}': 1}}\n")
    sarif = json.loads(cqp("lint", "camille.yaml", "--format", "sarif").out)
    [text] = [one["message"]["text"] for one in sarif["runs"][0]["results"]]
    assert escaped in text


@pytest.mark.parametrize(("more", "codes"), [(0, []), (1, ["CQP115"])])
def test_as_many_as_an_honest_file_has(cqp: Cqp, more: int, codes: list[str]) -> None:
    results = "".join(
        f"  - {{assessment: B1/quiz, date: 2026-05-12, assessor: a{number}, score: 30/40}}\n"
        for number in range(500 + more)
    )
    write("camille.yaml", f"candidate: {{id: x}}\nresults:\n{results}")
    indicators = ", ".join(f"indicateur {number}" for number in range(50 + more))
    criterion = f"{{id: K, title: Accueil, competences: [C1], indicators: [{indicators}]}}"
    write(
        "title.yaml",
        "cqp: 1\nid: x\nversion: '1'\ntitle: T\nblocs:\n  - id: B1\n    title: B\n"
        "    competences: [{id: C1, statement: Accueillir}]\n"
        f"    assessments: [{{id: oral, title: Oral, criteria: [{criterion}]}}]\n",
    )
    for file in ("camille.yaml", "title.yaml"):
        report = json.loads(cqp("lint", file, "--format", "json").out)
        assert [one["code"] for one in report["diagnostics"] if one["severity"] == "error"] == codes


@pytest.mark.parametrize(
    "text",
    [
        f"# {'.' * 300}",
        f"[project]\nname = 'x'\ndescription = \"{'Une phrase. ' * 300}\"",
        "[project]\nclassifiers = [" + '"a.b.c.d", ' * 300 + "]",
    ],
    ids=["comment", "description", "list"],
)
def test_points_outside_of_keys_are_no_long_keys(cqp: Cqp, text: str) -> None:
    write("pyproject.toml", f"{text}\n")
    write("title.yaml", REFERENTIAL)
    assert cqp("lint", "title.yaml").err == ""


@pytest.mark.parametrize(
    ("most", "text"),
    [
        (200, lambda count: f"candidate: {{id: x, family_name: {'x' * count}}}\n"),
        (
            500,
            lambda count: (
                f"candidate: {{id: x}}\nearlier_blocs: [{{bloc: B1, date: 2026-01-01, proof: {'x' * count}}}]\n"
            ),
        ),
        (5000, lambda count: f"candidate: {{id: x}}\nadaptations: [{{assessment: B1/quiz, measure: {'x' * count}}}]\n"),
        (
            100,
            lambda count: (
                "candidate: {id: x}\njuries:\n  - date: 2026-01-01\n    members:\n"
                + "".join(f"      - {{name: m{number}, external: true}}\n" for number in range(count))
            ),
        ),
        (
            200,
            lambda count: (
                "candidate: {id: x}\nadaptations:\n"
                + "".join(f"  - {{assessment: B1/quiz, measure: m{number}}}\n" for number in range(count))
            ),
        ),
    ],
    ids=["a name", "a line", "a text", "members", "adaptations"],
)
def test_as_long_as_in_an_honest_file(cqp: Cqp, most: int, text: Callable[[int], str]) -> None:
    for count, codes in ((most, []), (most + 1, ["CQP115"])):
        write("camille.yaml", text(count))
        report = json.loads(cqp("lint", "camille.yaml", "--format", "json").out)
        assert [one["code"] for one in report["diagnostics"] if one["severity"] == "error"] == codes


def test_results_bear_on_competences_so_often_and_no_more(cqp: Cqp) -> None:
    competences = "".join(f"      - {{id: C{number}, statement: s}}\n" for number in range(100))
    named = ", ".join(f"C{number}" for number in range(100))
    write(
        "title.yaml",
        f"cqp: 1\nid: x\nversion: '1'\ntitle: T\nblocs:\n  - id: B1\n    title: B\n    competences:\n{competences}"
        f"    assessments: [{{id: q, title: Quiz, competences: [{named}], pass_mark: 50%}}]\n",
    )
    for count, codes in ((20, []), (21, ["CQP009"])):
        results = "".join(
            f"  - {{assessment: B1/q, date: 2026-01-01, assessor: a{number}, score: 1/2}}\n" for number in range(count)
        )
        write("camille.yaml", f"referential: ./title.yaml\ncandidate: {{id: x}}\nresults:\n{results}")
        report = json.loads(cqp("lint", "camille.yaml", "--format", "json").out)
        assert [one["code"] for one in report["diagnostics"] if one["severity"] == "error"] == codes
