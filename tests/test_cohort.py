"""A whole cohort: everybody's result, nobody dropped, the same whatever the order of work."""

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, Cqp, Golden
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cqp_cli import Candidate, evaluate, load_referential
from cqp_cli.reports.figures import Split
from cqp_cli.reports.geometry import bar_of

HERE = ROOT / "tests" / "cohort"
FORMATS = ("text", "json", "jsonl", "csv", "markdown", "html")
NAMES = ("Durand", "Léa", "DURAND", "Martin", "Zola", "Émile", "Étienne", "D-", ".yaml", "Roux", "Petit")
PERSON = {"id": "p", "family_name": "Martin"}


def line(number: int, **changes: Any) -> str:
    """A candidate as a line of JSON."""
    score = f"{20 + number % 21}/40"
    results = [{"assessment": "B1/quiz", "date": "2026-05-14", "score": score}]
    data = {"candidate": {"id": f"2026-{number:05}", "family_name": f"Nom{number}"}, "results": results, **changes}
    return json.dumps(data, ensure_ascii=False) + "\n"


def lines(tmp_path: Path, texts: Sequence[str]) -> Path:
    path = tmp_path / "cohort.jsonl"
    path.write_text("".join(texts), encoding="utf-8")
    return path


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(one) for one in text.splitlines()]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of files as they are from the folder of the tests, on one day."""
    monkeypatch.chdir(HERE)
    monkeypatch.setattr("cqp_cli.cli.cohort.today", lambda: date(2026, 9, 1))


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("format", FORMATS)
def test_what_everybody_comes_to(cqp: Cqp, golden: Golden, format: str, language: str) -> None:
    result = cqp("--lang", language, "cohort", ".", "--format", format)
    assert result.code == 1
    golden(f"cohort/all.{language}.{format}", result.out.replace("\r\n", "\n"))
    golden(f"cohort/all.{language}.err", result.err)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_one_bloc(cqp: Cqp, golden: Golden, language: str) -> None:
    result = cqp("--lang", language, "cohort", ".", "--bloc", "b2", "--sort", "name", columns=60)
    golden(f"cohort/b2.{language}.text", result.out)


@pytest.mark.usefixtures("here")
def test_as_many_come_out_as_went_in(cqp: Cqp) -> None:
    shape = json.loads(cqp("cohort", ".", "--format", "json").out)
    assert [one["candidate"]["id"] for one in shape["candidates"]] == ["D-2", "D-10", "D-1", "D-9"]
    codes = {one["file"]: [each["code"] for each in one["diagnostics"]] for one in shape["rejected"]}
    assert codes == {"ailleurs.yaml": ["CQP542"], "durand.yaml": ["CQP541"], "mauvais.yaml": ["CQP503"]}
    assert sum(one["count"] for one in shape["figures"]["results"]) == len(shape["candidates"])


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("id", ["D-1", "D-2", "D-9", "D-10"]),
        ("name", ["D-2", "D-10", "D-1", "D-9"]),
        ("result", ["D-1", "D-9", "D-2", "D-10"]),
        ("missing", ["D-1", "D-9", "D-10", "D-2"]),
    ],
)
def test_the_order(cqp: Cqp, sort: str, ids: list[str]) -> None:
    out = cqp("cohort", ".", "--sort", sort, "--format", "jsonl").out
    assert [one["candidate"]["id"] for one in records(out) if "candidate" in one] == ids


@pytest.mark.usefixtures("here")
def test_only_some(cqp: Cqp) -> None:
    some = cqp("cohort", ".", "--only", "pending", "--format", "json")
    everybody = cqp("cohort", ".", "--format", "json")
    assert [one["verdict"] for one in json.loads(some.out)["candidates"]] == ["pending", "pending"]
    assert json.loads(some.out)["figures"] == json.loads(everybody.out)["figures"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sort", "nom"], "--sort"),
        (["--only", "acquis"], "--only"),
        (["--bloc", "B9"], "B9"),
        (["--format", "xls"], "xls"),
        (["--jobs", "0"], "--jobs accepte un nombre"),
        (["--jobs", "x"], "--jobs accepte un nombre"),
        (["--jobs", "1e3"], "--jobs accepte un nombre"),
    ],
)
def test_words_that_the_options_do_not_know(cqp: Cqp, arguments: list[str], said: str) -> None:
    result = cqp("cohort", ".", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("format", FORMATS)
def test_nobody_is_known_by_a_pseudonym(cqp: Cqp, tmp_path: Path, format: str) -> None:
    path = tmp_path / "report"
    result = cqp("cohort", ".", "--anonymous", "--format", format, "-o", f"{format}={path}")
    for text in (result.out, result.err, path.read_text(encoding="utf-8")):
        assert not [name for name in NAMES if name in text]
    assert len(set(re.findall(r"P-[A-Z2-7]{10}", result.out))) == 4


def test_pseudonyms_stay_and_depend_on_the_key(cqp: Cqp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = lines(tmp_path, [line(1), line(2)])

    def pseudonyms() -> list[str]:
        return [one["candidate"]["id"] for one in records(cqp("cohort", path, "--anonymous", "--format", "jsonl").out)]

    first = pseudonyms()
    assert pseudonyms() == first
    assert len(set(first)) == 2
    monkeypatch.setenv("CQP_ANONYMOUS_KEY", "secret")
    assert set(pseudonyms()).isdisjoint(first)


def test_a_spreadsheet_takes_no_text_for_a_formula(cqp: Cqp, tmp_path: Path) -> None:
    path = lines(tmp_path, [line(1, candidate={"id": "+1", "family_name": '=HYPERLINK("x")', "given_name": "@SUM;1"})])
    out = cqp("cohort", path, "--format", "csv").out
    assert out.startswith("\ufeff")
    assert out.endswith("\r\n")
    _, row = csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";")
    assert row[:3] == ["'+1", '\'=HYPERLINK("x")', "'@SUM;1"]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("sign", [";", ",", "\\t"])
@pytest.mark.parametrize("formula", [" =1+1", '"=SUM(1)+A1;y', '" "@x'])
def test_a_formula_behind_a_sign_that_parts_cells_elsewhere(
    cqp: Cqp, tmp_path: Path, language: str, sign: str, formula: str
) -> None:
    path = lines(tmp_path, [line(1, candidate={"id": "x", "family_name": f"Dupont{sign}{formula}"})])
    out = cqp("--lang", language, "cohort", path, "--format", "csv").out
    cells = [cell.strip('" ') for cell in re.split("[;,\t]", out)]
    for read_with in (";", ",", "\t"):
        cells += [cell.strip() for row in csv.reader(io.StringIO(out), delimiter=read_with) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_json_lines_say_what_yaml_says(cqp: Cqp, tmp_path: Path) -> None:
    examples = sorted((ROOT / "examples").glob("0[1-6]*.yaml"))
    copies = [cqp("validate", one, "--format", "json") for one in examples]
    assert all(one.code == 0 for one in copies)
    texts = [json.dumps(yaml.load(one.read_text(encoding="utf-8"), yaml.BaseLoader)) + "\n" for one in examples]
    ours = records(cqp("cohort", lines(tmp_path, texts), "--format", "jsonl").out)
    theirs = [json.loads(one.out) for one in copies]
    assert [(one["candidate"]["id"], one["verdict"]) for one in ours if "candidate" in one] == [
        (one["candidate"]["id"], one["verdict"]) for one in theirs[: len(ours)]
    ]


def test_standard_input_is_json_lines(cqp: Cqp) -> None:
    result = cqp("cohort", "-", "--format", "jsonl", stdin=(line(1) + "\n" + line(2)).encode())
    assert result.code == 0
    assert [one["file"] for one in records(result.out)] == ["-:1", "-:3"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"candidate": {"id": "x"}', "CQP016"),
        ("[]", "CQP104"),
        ('{"candidate": {"id": "x"}, "results": [{"assessment": "B1/quiz", "score": NaN}]}', "CQP016"),
        ('{"candidate": {"id": "x"}, "candidate": {"id": "y"}}', "CQP010"),
        ('{"candidate": {"id": "a\\u0007b"}}', "CQP004"),
        ('{"candidate": {"id": "\\ud800"}}', "CQP004"),
        ('{"candidate": {"id": "\x7f"}}', "CQP004"),
        ('{"candidate": {"id": "x"}, "rezults": []}', "CQP102"),
        ('{"candidate": {}}', "CQP101"),
        (
            '{"candidate": {"id": "x"}, "results": [{"assessment": "B1/quiz", "date": "2026-05-14", "score": 0.775}]}',
            "CQP108",
        ),
        ('{"candidate": {"id": "x"}, "results": [{"assessment": "B9/quiz", "date": "2026-05-14"}]}', "CQP503"),
        ("[" * 100_000, "CQP008"),
        ('{"candidate": {"id": "' + "x" * (1 << 20) + '"}}', "CQP002"),
    ],
)
def test_a_bad_line_stops_no_other(cqp: Cqp, tmp_path: Path, text: str, code: str) -> None:
    path = lines(tmp_path, [line(1), text + "\n", line(3)])
    result = cqp("cohort", path, "--format", "jsonl")
    assert result.code == 1
    first, last, rejected = records(result.out)
    assert (first["candidate"]["id"], last["candidate"]["id"]) == ("2026-00001", "2026-00003")
    assert {(one["code"], one["line"]) for one in rejected["diagnostics"]} == {(code, 2)}


def test_a_bad_line_is_named_by_its_number_even_the_first(cqp: Cqp, tmp_path: Path) -> None:
    path = lines(tmp_path, ["[}\n", line(2)])
    assert "cohort.jsonl:1:2: erreur CQP016" in cqp("cohort", path, columns=300).err


def test_a_line_in_another_encoding(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "cohort.jsonl"
    path.write_bytes(line(1).encode() + '{"candidate": {"id": "é"}}\n'.encode("latin-1"))
    result = cqp("cohort", path, "--format", "jsonl")
    assert [one["code"] for one in records(result.out)[1]["diagnostics"]] == ["CQP003"]


def test_numbers_and_booleans_are_read_as_they_are_written(cqp: Cqp, tmp_path: Path) -> None:
    absent = [{"assessment": "B1/quiz", "date": "2026-05-14", "absent": True}]
    path = lines(tmp_path, [line(1, cqp=1, results=absent), line(2, candidate={"id": 12345678901234567890123})])
    first, second = records(cqp("cohort", path, "--format", "jsonl").out)
    assert [one["reason"]["code"] for one in first["missing"] if one["assessment"] == "B1/quiz"] == ["absent"]
    assert second["candidate"]["id"] == "12345678901234567890123"


@pytest.mark.parametrize("make", [lambda path: path / "nowhere", lambda path: path, lambda path: lines(path, [])])
def test_nothing_to_do_never_passes(cqp: Cqp, tmp_path: Path, make: Any) -> None:
    result = cqp("cohort", make(tmp_path))
    assert (result.code, result.out) == (3, "")
    assert result.err


def test_nothing_that_can_be_used(cqp: Cqp, tmp_path: Path) -> None:
    path = lines(tmp_path, ["{\n", "[]\n"])
    result = cqp("cohort", path, "--format", "csv", "-o", tmp_path / "out.csv")
    assert (result.code, result.out) == (3, "")
    assert "CQP016" in result.err
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_all_that_cannot_be_used_is_told_of_where_nothing_can(cqp: Cqp, tmp_path: Path, jobs: str) -> None:
    path = lines(tmp_path, [line(number, referential="./nowhere.yaml") for number in range(100)])
    result = cqp("cohort", path, "--jobs", jobs)
    assert result.code == 3
    assert "100 fichiers de candidats" in result.err.replace("\u00a0", " ")


def test_what_is_named_twice_is_done_once(cqp: Cqp, tmp_path: Path) -> None:
    path = lines(tmp_path, [line(1)])
    assert len(records(cqp("cohort", path, path, "--format", "jsonl").out)) == 1
    folder = cqp("cohort", HERE, HERE / "martin.yaml", "--format", "jsonl").out
    assert [one["candidate"]["id"] for one in records(folder) if "candidate" in one].count("D-1") == 1


def test_what_is_named_twice_is_done_once_beside_json_lines(cqp: Cqp, tmp_path: Path) -> None:
    path = lines(tmp_path, [line(1)])
    result = cqp(
        "cohort", HERE, HERE / "martin.yaml", path, "-r", HERE / "referentiel" / "titre.yaml", "--format", "jsonl"
    )
    assert [one["candidate"]["id"] for one in records(result.out) if "candidate" in one].count("D-1") == 1


def test_a_file_in_two_spellings_is_one(cqp: Cqp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("candidate: {id: x}\n", encoding="utf-8")
    Path("same.yaml").symlink_to("a.yaml")
    result = cqp("cohort", ".", tmp_path, "./a.yaml", "--format", "jsonl")
    assert (result.code, len(records(result.out))) == (0, 1)


def test_what_is_named_is_read_though_a_folder_holds_it_too(cqp: Cqp, tmp_path: Path) -> None:
    """By itself, a folder's file that is none of ours is passed over."""
    (tmp_path / "a.yaml").write_text("services: {}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("candidate: {id: x}\n", encoding="utf-8")
    assert cqp("cohort", tmp_path).code == 0
    assert cqp("cohort", tmp_path / "a.yaml", tmp_path).code == 1
    assert cqp("cohort", tmp_path, tmp_path / "a.yaml").code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such pipes")
@pytest.mark.parametrize("verb", [["cohort"], ["minutes", "--date", "2026-06-20"], ["lint"]])
def test_what_a_folder_leads_to_elsewhere_is_named(cqp: Cqp, tmp_path: Path, verb: list[str]) -> None:
    for folder in ("room-1", "elsewhere"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.yaml").write_text(f"candidate: {{id: {folder}}}\n", encoding="utf-8")
    (tmp_path / "room-1" / "room-2").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(tmp_path / "room-1" / "z.yaml")
    result = cqp(*verb, tmp_path / "room-1")
    told = "".join((result.out + result.err).split())
    assert result.code == 0
    assert "room-1/room-2," in told
    assert "room-1/z.yaml" in told


def test_a_report_among_the_candidates_can_be_renewed(cqp: Cqp, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("candidate: {id: x}\n", encoding="utf-8")
    report = tmp_path / "report.jsonl"
    assert cqp("cohort", tmp_path, "-o", report).code == 0
    before = report.read_text(encoding="utf-8")
    assert cqp("cohort", tmp_path, "-o", report).code == 3
    assert cqp("cohort", tmp_path, "-o", report, "--force").code == 0
    assert report.read_text(encoding="utf-8") == before


def test_no_candidate_file_is_written_over(cqp: Cqp, tmp_path: Path) -> None:
    (tmp_path / "martin.yaml").write_text("candidate: {id: x}\n", encoding="utf-8")
    result = cqp("cohort", tmp_path, "-o", f"csv={tmp_path / 'martin.yaml'}", "--force")
    assert result.code == 2
    assert (tmp_path / "martin.yaml").read_text(encoding="utf-8") == "candidate: {id: x}\n"


@pytest.mark.parametrize("format", FORMATS)
def test_workers_say_the_same_in_the_same_order(cqp: Cqp, tmp_path: Path, format: str) -> None:
    texts = [line(number) if number % 30 else "{\n" for number in range(1, 400)] + [line(7)]
    path = lines(tmp_path, texts)
    one, two = (cqp("cohort", path, "--format", format, "--jobs", jobs) for jobs in (1, 2))
    assert one == two
    assert one.code == 1


def test_several_reports_in_one_run(cqp: Cqp, tmp_path: Path) -> None:
    path = lines(tmp_path, [line(1), line(2)])
    outputs = [tmp_path / f"out{extension}" for extension in (".csv", ".json", ".jsonl", ".md", ".txt")]
    result = cqp("cohort", path, *(word for one in outputs for word in ("-o", one)))
    assert result.code == 0
    assert outputs[4].read_text(encoding="utf-8") == result.out
    assert len(json.loads(outputs[1].read_text(encoding="utf-8"))["candidates"]) == 2
    assert len(records(outputs[2].read_text(encoding="utf-8"))) == 2
    assert cqp("cohort", path, "-o", outputs[0]).code == 3


def test_an_interruption_ends_everything_and_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    command = [sys.executable, "-m", "cqp_cli", "cohort", "-", "--jobs", "2", "-o", str(out)]
    pipe = subprocess.PIPE
    heeded = signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell runs behind may ignore it
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True)
    signal.signal(signal.SIGINT, heeded)
    assert process.stdin is not None
    process.stdin.write("".join(line(number) for number in range(1000)).encode())  # and more might come
    process.stdin.flush()
    deadline = time.monotonic() + 20
    while not list(tmp_path.glob(".out.csv*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)  # to it alone: its workers have to be ended by it
    _, stderr = process.communicate(timeout=20)
    assert (process.returncode, stderr) == (130, b"")
    assert not list(tmp_path.glob("*out.csv*"))
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_outcomes_may_be_worked_out_anywhere() -> None:
    """What the public names promise to whoever maps them over an engine of their own."""
    referential = load_referential()
    candidates = [Candidate.model_validate(json.loads(line(number))) for number in range(20)]
    work = partial(evaluate, referential, on=date(2026, 6, 1))
    with ProcessPoolExecutor(2) as pool:
        assert list(pool.map(work, candidates)) == [work(candidate) for candidate in candidates]


def test_the_map_has_room_for_so_many_and_its_table_for_all(cqp: Cqp, tmp_path: Path) -> None:
    page = cqp("cohort", lines(tmp_path, [line(number) for number in range(203)]), "--format", "html").out
    pictures = [part.split("</svg>")[0] for part in page.split('<svg class="map"')[1:]]
    assert [picture.count("NOM") for picture in pictures] == [20] * 10
    assert all(">C1<" in picture and ">C28<" in picture for picture in pictures)
    assert "Candidats 181 à 200" in pictures[-1]
    table = page.split('marks-of-all">')[1].split("</table>")[0]
    assert table.count("NOM") == 203
    assert "les 200 premiers" in page.replace("\u00a0", " ")


def test_so_few_are_all_in_the_map(cqp: Cqp, tmp_path: Path) -> None:
    page = cqp("cohort", lines(tmp_path, [line(number) for number in range(200)]), "--format", "html").out
    assert "premiers" not in page


@pytest.mark.parametrize(
    ("split", "shapes"),
    [
        (Split(1, 1, 2), [(0, 105, 16), (105, 105, 14), (210, 210, 4)]),
        (Split(0, 0, 0), []),
        (Split(0, 3, 0), [(0, 420, 14)]),
        (Split(1, 2, 0), [(0, 140, 16), (140, 280, 14)]),
    ],
)
def test_parts_of_a_bar_fill_it_and_differ_in_height(split: Split, shapes: list[tuple[int, ...]]) -> None:
    assert [(one.x, one.width, one.height) for one in bar_of(split)] == shapes


def test_names_stay_beside_their_marks(cqp: Cqp, tmp_path: Path) -> None:
    name = "\u202e" * 8 + "W" * 40
    page = cqp("cohort", lines(tmp_path, [line(1, candidate={"id": "x", "family_name": name})]), "--format", "html").out
    drawn = page.split('<svg class="map"')[1].split("</text>")[0].rpartition(">")[2]
    assert drawn == "&lt;U+202E&gt;&lt;U+202E&gt;&lt;U+202E…"


def test_a_short_name_leaves_the_heading_whole(cqp: Cqp, tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_text('{"candidate": {"id": "a"}}\n', encoding="utf-8")
    assert "   Candidat  B1  B2  B3  B4  D'abord\n" in cqp("cohort", tmp_path / "c.jsonl").out


def test_the_dashboard_leaves_the_decision_to_the_jury(cqp: Cqp) -> None:
    page = cqp("cohort", ROOT / "examples", "--format", "html").out
    assert "Le jury décide." in page
    assert "certifié" not in page
    assert "échec" not in page


def test_the_map_of_one_bloc(cqp: Cqp, tmp_path: Path) -> None:
    page = cqp("cohort", lines(tmp_path, [line(1)]), "--format", "html", "--bloc", "B2").out
    heads = page.split('marks-of-all">')[1].split("</thead>")[0]
    assert [id for id in ("C6", "C7", "C14", "C15") if f">{id}<" in heads] == ["C7", "C14"]


def test_documents_of_a_cohort_speak_the_language_of_the_referential(cqp: Cqp, tmp_path: Path) -> None:
    path, out = lines(tmp_path, [line(1)]), tmp_path / "out.html"
    shown = cqp("--lang", "en", "cohort", path, "-o", out)
    assert '<html lang="en">' in out.read_text(encoding="utf-8")
    assert "Results" in shown.out


def test_in_an_english_terminal_a_french_dashboard(cqp: Cqp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    path, out, other = lines(tmp_path, [line(1)]), tmp_path / "out.html", tmp_path / "out.md"
    shown = cqp("cohort", path, "-o", out, "-o", other)
    page = out.read_text(encoding="utf-8")
    assert '<html lang="fr">' in page
    assert "à évaluer" in page
    assert "# Candidats" in other.read_text(encoding="utf-8")
    assert "to be assessed" in shown.out


def test_a_name_stays_text_in_the_dashboard(cqp: Cqp, tmp_path: Path) -> None:
    name = '"><img src=x onerror=alert(1)></text><script>{{7*7}}\u202e\nfin'
    person = {"id": "x", "family_name": name, "given_name": name}
    page = cqp("cohort", lines(tmp_path, [line(1, candidate=person)]), "--format", "html").out
    assert "<img" not in page
    assert "<script" not in page
    assert "\u202e" not in page
    assert "{{7*7}}&lt;U+202E&gt;&lt;U+000A&gt;fin" in page


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.integers(0, 9), st.sampled_from(["{", "[]", '{"candidate": {"id": "x"}, "results": 1}']))))
def test_every_line_is_a_result_or_is_told_of(cqp: Cqp, tmp_path: Path, drawn: list[int | str]) -> None:
    texts = [line(one) if isinstance(one, int) else f"{one}\n" for one in drawn]
    result = cqp("cohort", str(lines(tmp_path, texts)), "--format", "jsonl")
    first = list(dict.fromkeys(f"2026-{one:05}" for one in drawn if isinstance(one, int)))
    if not first:  # there is no cohort then
        assert (result.code, result.out) == (3, "")
        return
    found = records(result.out)
    assert [one["candidate"]["id"] for one in found if "candidate" in one] == first
    assert len(found) == len(drawn)


@pytest.mark.skipif(sys.platform != "linux", reason="a process's children are looked up as on Linux")
def test_a_worker_that_is_killed_is_told_of(tmp_path: Path) -> None:
    path = lines(tmp_path, [line(number) for number in range(6000)])
    command = [sys.executable, "-m", "cqp_cli", "--lang", "en", "cohort", str(path), "--format", "csv", "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for _ in range(3):
            running.stdout.readline()
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text(encoding="ascii").split()
        os.kill(int(children[-1]), signal.SIGKILL)
        _, error = running.communicate()
    assert (running.returncode, "“--jobs 1” does without" in error) == (3, True)


@pytest.mark.parametrize("format", ["csv", "markdown", "html"])
def test_a_mistake_is_told_of_in_the_file_that_has_it(cqp: Cqp, tmp_path: Path, format: str) -> None:
    (tmp_path / "titre.yaml").write_text("cqp: 1\nid: x\nversion: '1'\ntitle: T\nblocs:\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("referential: ./titre.yaml\ncandidate: {id: a}\n", encoding="utf-8")
    good = ROOT / "examples" / "01-titre-obtenu.yaml"
    out = cqp("cohort", good, tmp_path / "c.yaml", "--format", format).out.replace("\\", "")
    assert re.search(r"titre\.yaml(:|, ligne )5\b", out)
    assert not re.search(r"c\.yaml(:|, ligne )5\b", out)


SHORT_OF_PROCESSES = """
import sys
import cqp_cli.cohort.workers as workers
from cqp_cli.cli import main

def submit(*_):
    raise RuntimeError("can't start new thread")

workers.ProcessPoolExecutor.submit = submit
main(sys.argv[1:])
"""


def test_where_the_system_starts_no_more_processes_one_does_it_all(cqp: Cqp, tmp_path: Path) -> None:
    path = lines(tmp_path, [line(number) for number in range(300)])
    done = subprocess.run(
        [sys.executable, "-c", SHORT_OF_PROCESSES, "cohort", str(path), "--jobs", "2", "--format", "csv"],
        capture_output=True,
        env={**os.environ, "CQP_LANG": "fr"},
        timeout=60,
        check=False,
    )
    alone = cqp("cohort", path, "--jobs", "1", "--format", "csv")
    assert (done.returncode, done.stdout.decode().splitlines()) == (alone.code, alone.out.splitlines())


@pytest.mark.parametrize("command", [["cohort"], ["minutes", "--date", "2026-06-20"]], ids=lambda words: words[0])
def test_json_lines_in_a_folder_are_named_as_passed_over(cqp: Cqp, tmp_path: Path, command: list[str]) -> None:
    """They may be the report of an earlier run: whoever means them names them."""
    lines(tmp_path, [line(1)])
    shutil.copy(ROOT / "examples" / "01-titre-obtenu.yaml", tmp_path)
    name, *options = command
    result = cqp(name, tmp_path, *options, columns=400)
    assert ".jsonl" in result.err
    assert result.code == 0
