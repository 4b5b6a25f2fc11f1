"""`cqp test`: candidate files that say what they expect; and the example referentials, each with its tests."""

import json
import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT, Cqp, Golden

REFERENTIALS = sorted((ROOT / "examples" / "referentials").iterdir())
by_referential = pytest.mark.parametrize("folder", REFERENTIALS, ids=lambda path: path.name)
QUIZ = "candidate: {id: x}\nresults: [{assessment: B1/quiz, date: 2026-05-14, score: 22/40}]\n"
GOOD = QUIZ + "expect: {title: not_acquired, blocs: {B1: not_acquired, B2: pending}, competences: {C4: not_acquired}}\n"
WRONG = QUIZ + "expect: {title: acquired, blocs: {B1: not_acquired, B2: acquired}, competences: {C4: pending}}\n"
BROKEN = QUIZ + "expect: {title: acquis}\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(**files: str) -> None:
    for name, text in files.items():
        path = Path(name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_a_line_each_and_every_difference(cqp: Cqp) -> None:
    put(good=GOOD, wrong=WRONG)
    result = cqp("test", "good.yaml", "wrong.yaml")
    assert (result.code, result.err) == (1, "")
    assert result.out.replace("\u00a0", " ").splitlines() == [
        "✓ good.yaml",
        "✗ wrong.yaml",
        "    title : attendu acquired, obtenu not_acquired",
        "    B2 : attendu acquired, obtenu pending",
        "    C4 : attendu pending, obtenu not_acquired",
        "",
        "1 réussi, 1 échoué",
    ]


def test_all_is_well(cqp: Cqp) -> None:
    put(good=GOOD)
    result = cqp("test", "good.yaml", "--lang", "en")
    assert (result.code, result.out, result.err) == (0, "✓ good.yaml\n\n1 passed\n", "")


def test_a_folder_is_searched(cqp: Cqp) -> None:
    put(tests__a=GOOD, tests__deep__b=GOOD, tests__no_test=QUIZ, tests__title="cqp: 1\nblocs: []\n")
    Path("tests/notes.txt").write_text("expect: nothing", encoding="utf-8")
    shown = cqp("test", "tests").out.splitlines()
    assert shown == ["✓ tests/a.yaml", "✓ tests/deep/b.yaml", "", "2 réussis"]


@pytest.mark.parametrize("path", ["empty", "no_test"])
def test_nothing_found_is_no_success(cqp: Cqp, path: str) -> None:
    Path("empty").mkdir()
    put(no_test__candidate=QUIZ)
    result = cqp("test", path)
    assert (result.code, result.out) == (3, "")
    assert "aucun fichier de candidat avec « expect: »" in result.err.replace("\u00a0", " ")


def test_a_named_file_that_expects_nothing(cqp: Cqp) -> None:
    put(candidate=QUIZ, good=GOOD)
    result = cqp("test", "candidate.yaml", "good.yaml")
    assert result.code == 1
    assert "CQP101" in result.out
    assert cqp("test", "candidate.yaml").code == 3


def test_a_broken_file_stops_no_other(cqp: Cqp) -> None:
    put(broken=BROKEN, good=GOOD)
    result = cqp("test", ".")
    assert result.code == 1
    assert "✗ broken.yaml" in result.out
    assert "CQP110" in result.out
    assert "✓ good.yaml" in result.out
    assert cqp("test", "broken.yaml", "absent.yaml").code == 3


def test_standard_input(cqp: Cqp) -> None:
    assert cqp("test", "-", stdin=GOOD.encode()).code == 0


def test_another_referential(cqp: Cqp) -> None:
    cqp("new", "referential", "--from", "cqp-ccp", "-o", "title.yaml")
    put(good="referential: absent.yaml\n" + GOOD)
    assert cqp("test", "good.yaml").code == 3
    assert cqp("test", "good.yaml", "-r", "title.yaml").code == 0


def test_what_is_outside_the_target_is_not_reported_on(cqp: Cqp) -> None:
    put(vae="candidate: {id: x}\ntarget: [B3]\nexpect: {title: pending, blocs: {B1: pending}}\n")
    assert "B1 : attendu pending, obtenu absent du rapport" in cqp("test", "vae.yaml").out.replace("\u00a0", " ")


def test_json(cqp: Cqp) -> None:
    put(broken=BROKEN, good=GOOD, wrong=WRONG)
    report = json.loads(cqp("test", "--format", "json", ".").out)
    assert (report["cqp"], report["passed"], report["failed"]) == (1, 1, 2)
    broken, good, wrong = report["tests"]
    assert [one["code"] for one in broken["diagnostics"]] == ["CQP110"]
    assert good == {"file": "good.yaml", "passed": True, "differences": [], "diagnostics": []}
    assert wrong["differences"][0] == {"id": "title", "expected": "acquired", "found": "not_acquired"}


def test_junit(cqp: Cqp) -> None:
    put(broken=BROKEN, good=GOOD, wrong=WRONG)
    suites = ET.fromstring(cqp("test", "--format", "junit", ".").out)
    (suite,) = suites
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("3", "1", "1")
    found = {case.get("name"): [part.tag for part in case] for case in suite}
    assert found == {"broken.yaml": ["error"], "good.yaml": [], "wrong.yaml": ["failure"]}
    (failure,) = suite.iter("failure")
    assert "title" in (failure.text or "")


def test_a_report_replaces_the_last_one(cqp: Cqp) -> None:
    put(good=GOOD)
    for _ in range(2):
        assert cqp("test", "good.yaml", "-o", "report.xml", "-o", "report.json").code == 0
    assert json.loads(Path("report.json").read_text(encoding="utf-8"))["passed"] == 1
    assert ET.parse("report.xml").getroot().tag == "testsuites"


def test_a_hostile_name(cqp: Cqp) -> None:
    name = "[red]<b>&\x1b[31m\u202e\uffff.yaml"
    Path(name).write_text(WRONG, encoding="utf-8")
    assert not {"\x1b", "\u202e"}.intersection(cqp("test", ".").out)
    (case,) = ET.fromstring(cqp("test", "--format", "junit", ".").out).iter("testcase")
    assert case.get("name") == "[red]<b>&<U+001B>[31m<U+202E><U+FFFF>.yaml"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + b"expect: {title: acquired}\ncandidate: {id: x}\n",
        b"candidate: {id: x}\rexpect: {title: acquired}\r",
        b'{candidate: {id: x}, "expect": {title: acquired}}\n',
        WRONG.encode("utf-16"),
        b"expect: [\n",
    ],
    ids=["bom", "carriage returns", "one line", "utf-16", "broken"],
)
def test_no_test_of_a_folder_is_passed_over(cqp: Cqp, data: bytes) -> None:
    put(tests__good=GOOD)
    Path("tests/other.yaml").write_bytes(data)
    result = cqp("test", "tests")
    assert (result.code, "✗ tests/other.yaml" in result.out) == (1, True)


def test_a_folder_has_files_that_are_no_tests(cqp: Cqp) -> None:
    put(tests__good=GOOD, tests__broken="mkdocs: [\n", tests__list="- expect\n")
    os.mkfifo("tests/pipe.yaml")
    assert cqp("test", "tests").out.splitlines() == ["✓ tests/good.yaml", "", "1 réussi"]


def test_a_file_counts_once(cqp: Cqp) -> None:
    put(tests__good=GOOD)
    assert cqp("test", "tests", "tests/good.yaml", "--lang", "en").out.endswith("\n1 passed\n")


@pytest.mark.parametrize("expect", ["{}", "{blocs: {}}", "{title: }"])
def test_a_test_of_nothing_is_refused(cqp: Cqp, expect: str) -> None:
    put(nothing=f"{QUIZ}expect: {expect}\n")
    result = cqp("test", "nothing.yaml")
    assert (result.code, "CQP105" in result.out) == (3, True)


def test_a_report_never_replaces_a_test(cqp: Cqp) -> None:
    put(tests__good=GOOD)
    result = cqp("test", "tests", "-o", "json=tests/good.yaml")
    assert (result.code, Path("tests/good.yaml").read_text(encoding="utf-8")) == (2, GOOD)


def test_what_is_wrong_with_a_referential_says_where(cqp: Cqp) -> None:
    put(title="cqp: 1\nid: t\nversion: '1'\ntitle: T\nblocs: []\n", test=f"referential: title.yaml\n{GOOD}")
    assert "title.yaml:5:8: CQP105" in cqp("test", "test.yaml").out


# --- the example referentials


@by_referential
def test_an_example_passes_its_tests(cqp: Cqp, folder: Path) -> None:
    result = cqp("test", folder)
    assert (result.code, result.err) == (0, "")
    assert result.out.count("✓") >= 4


@by_referential
def test_an_example_in_words(cqp: Cqp, golden: Golden, folder: Path) -> None:
    """The rules in the summary, and each of its tests with every reason, in both languages."""
    referential, cases = folder / "referentiel.yaml", sorted((folder / "cas").iterdir())
    for language in ("fr", "en"):
        reports = [cqp("validate", case, "--detail", "--lang", language).out for case in cases]
        shown = [cqp("summary", "-r", referential, "--lang", language).out, *reports]
        golden(f"rules/{folder.name}.{language}.80.txt", "\n".join(shown))


@by_referential
def test_an_example_needs_no_programmer(folder: Path) -> None:
    """It begins with what it shows; so does each of its tests."""
    for path in (folder / "referentiel.yaml", *(folder / "cas").iterdir()):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# ")
        assert len(first) > 15
