"""Files that are written: reports with `-o`, blank candidate files with `new candidate`. Whole or not at all."""

import errno
import json
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Cqp

from cqp_cli import load_candidate
from cqp_cli.source.reader import read

AWARDED = ROOT / "examples" / "01-titre-obtenu.yaml"
NOT_ACQUIRED = ROOT / "examples" / "02-quiz-non-reussi.yaml"
BAD = Path(__file__).parent / "bad"
BAD_CANDIDATE = BAD / "candidates" / "CQP110-route-unknown.yaml"
GOOD_REFERENTIAL = BAD / "good-referential.yaml"
LANGUAGES = ("fr", "en")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test writes into a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- formats and destinations


def test_a_file_holds_what_the_screen_shows(cqp: Cqp, here: Path) -> None:
    shown = {format: cqp("validate", "--format", format, NOT_ACQUIRED).out for format in ("text", "json", "jsonl")}
    result = cqp("validate", NOT_ACQUIRED, "-o", "r.txt", "-o", "r.json", "-o", "r.jsonl")
    assert (result.code, result.err, result.out) == (0, "", shown["text"])
    assert names(here) == ["r.json", "r.jsonl", "r.txt"]
    assert Path("r.txt").read_text(encoding="utf-8") == shown["text"]
    assert Path("r.json").read_text(encoding="utf-8") == shown["json"]
    assert Path("r.jsonl").read_text(encoding="utf-8") == shown["jsonl"]


@pytest.mark.parametrize("name", ["r.json", "r.JSON", "a.b.json", "out=1.json", "dossier/r.json", "./r.json"])
def test_format_by_extension(cqp: Cqp, name: str) -> None:
    Path("dossier").mkdir()
    assert cqp("validate", AWARDED, "-o", name).code == 0
    assert json.loads(Path(name).read_text(encoding="utf-8"))["verdict"] == "acquired"


@pytest.mark.parametrize(("option", "name"), [("json=r", "r"), ("json=r.txt", "r.txt"), ("json=a=b", "a=b")])
def test_format_before_an_equals_sign(cqp: Cqp, option: str, name: str) -> None:
    assert cqp("validate", AWARDED, "-o", option).code == 0
    assert json.loads(Path(name).read_text(encoding="utf-8"))["verdict"] == "acquired"


@pytest.mark.parametrize("option", ["", "-", "r", "r.yaml", "json=", "=r", "=r.json=", ".json/r", "json=-"])
def test_a_destination_that_tells_no_format_or_no_file(cqp: Cqp, here: Path, option: str) -> None:
    result = cqp("validate", AWARDED, "-o", option)
    assert (result.code, result.out) == (2, "")
    assert names(here) == []


def test_nothing_is_read_or_written_when_the_command_line_is_wrong(cqp: Cqp, here: Path) -> None:
    assert cqp("validate", AWARDED, "-o", "r.json", "-o", "r.docx").code == 2
    assert cqp("validate", AWARDED, "-o", "r.json", "--format", "yaml").code == 2
    assert names(here) == []


def test_several_candidates_in_one_file(cqp: Cqp) -> None:
    result = cqp("validate", AWARDED, BAD_CANDIDATE, NOT_ACQUIRED, "-o", "r.json", "-o", "r.jsonl")
    array = json.loads(Path("r.json").read_text(encoding="utf-8"))
    lines = Path("r.jsonl").read_text(encoding="utf-8").splitlines()
    assert result.code == 1
    assert [json.loads(line) for line in lines] == array
    assert "diagnostics" in array[1]


def test_a_written_report_leaves_no_candidate_out_without_a_word(cqp: Cqp) -> None:
    cqp("validate", AWARDED, BAD_CANDIDATE, "-o", "r.txt")
    report = Path("r.txt").read_text(encoding="utf-8")
    assert "2026-001" in report
    assert BAD_CANDIDATE.name in report


def test_no_report_is_empty(cqp: Cqp) -> None:
    assert cqp("validate", BAD_CANDIDATE, "-o", "r.txt").code == 3
    assert not Path("r.txt").exists() or BAD_CANDIDATE.name in Path("r.txt").read_text(encoding="utf-8")


def test_a_written_text_has_no_colour_and_a_width_of_its_own(cqp: Cqp, monkeypatch: pytest.MonkeyPatch) -> None:
    cqp("validate", AWARDED, "-o", "a.txt", columns=80)
    monkeypatch.setenv("FORCE_COLOR", "1")
    cqp("validate", AWARDED, "-o", "b.txt", columns=30)
    assert Path("a.txt").read_bytes() == Path("b.txt").read_bytes()
    assert b"\x1b" not in Path("b.txt").read_bytes()
    assert "✓" in Path("b.txt").read_text(encoding="utf-8")


def test_written_files_are_utf8_with_plain_line_breaks(cqp: Cqp) -> None:
    cqp("validate", AWARDED, "-o", "r.txt")
    content = Path("r.txt").read_bytes()
    assert "é".encode() in content
    assert b"\r" not in content
    assert content.endswith(b"\n")


# --- what stands in the way


def test_no_file_is_overwritten(cqp: Cqp) -> None:
    Path("r.json").write_text("à garder", encoding="utf-8")
    result = cqp("validate", AWARDED, "-o", "r.json")
    assert (result.code, result.out) == (3, "")
    assert result.err == "cqp: r.json existe déjà ; --force le remplace\n".replace(" ;", "\u00a0;")
    assert Path("r.json").read_text(encoding="utf-8") == "à garder"


def test_force(cqp: Cqp) -> None:
    Path("r.json").write_text("à remplacer, et bien plus long", encoding="utf-8")
    assert cqp("validate", AWARDED, "-o", "r.json", "--force").code == 0
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))["verdict"] == "acquired"


def test_nothing_is_written_if_one_of_several_files_exists(cqp: Cqp, here: Path) -> None:
    Path("r.json").write_text("à garder", encoding="utf-8")
    assert cqp("validate", AWARDED, "-o", "r.txt", "-o", "r.json").code == 3
    assert names(here) == ["r.json"]


@pytest.mark.parametrize("options", [["r.json", "r.json"], ["r.json", "./r.json"], ["json=r", "text=r"]])
def test_two_reports_in_one_file(cqp: Cqp, here: Path, options: list[str]) -> None:
    """The second would replace the first."""
    result = cqp("validate", AWARDED, "--force", *[part for option in options for part in ("-o", option)])
    assert result.code in (2, 3)
    assert names(here) == []


def test_a_candidate_file_is_not_replaced_by_its_report(cqp: Cqp) -> None:
    Path("camille.txt").write_bytes(AWARDED.read_bytes())
    result = cqp("validate", "camille.txt", "-o", "camille.txt")
    assert result.code == 3
    assert Path("camille.txt").read_bytes() == AWARDED.read_bytes()


def test_a_dangling_link_is_something_that_exists(cqp: Cqp) -> None:
    Path("r.json").symlink_to("ailleurs.json")
    assert cqp("validate", AWARDED, "-o", "r.json").code == 3
    assert not Path("ailleurs.json").exists()


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_folder_is_no_file(cqp: Cqp, here: Path, force: list[str]) -> None:
    Path("r.json").mkdir()
    result = cqp("validate", AWARDED, "-o", "r.json", *force)
    assert (result.code, result.err) == (3, "cqp: r.json est un dossier\n")
    assert names(here) == ["r.json"]


def test_a_name_may_be_as_long_as_the_folder_takes(cqp: Cqp, here: Path) -> None:
    name = "r" * 250 + ".json"
    assert cqp("validate", AWARDED, "-o", name).code == 0
    assert names(here) == [name]


def test_a_link_to_a_yaml_file_is_none_to_write_through(cqp: Cqp, here: Path) -> None:
    Path("title.yaml").write_text("cqp: 1\n", encoding="utf-8")
    Path("r.json").symlink_to("title.yaml")
    assert cqp("validate", AWARDED, "-o", "r.json", "--force").code == 2
    assert Path("title.yaml").read_text(encoding="utf-8") == "cqp: 1\n"
    assert names(here) == ["r.json", "title.yaml"]


@pytest.mark.parametrize("path", ["json=r/", "json=r/.", "json=r/..", "json=."])
def test_a_folders_name_is_no_files(cqp: Cqp, here: Path, path: str) -> None:
    result = cqp("validate", AWARDED, "-o", path)
    assert (result.code, result.err) == (3, f"cqp: {path.removeprefix('json=')} est un dossier\n")
    assert names(here) == []


@pytest.mark.parametrize("name", ["absent/r.json", "fichier/r.json"])
@pytest.mark.parametrize(("language", "why"), [("fr", "ce dossier n'existe pas"), ("en", "there is no such folder")])
def test_a_folder_that_is_not_there(cqp: Cqp, name: str, language: str, why: str) -> None:
    Path("fichier").write_text("", encoding="utf-8")
    result = cqp("--lang", language, "validate", AWARDED, "-o", name)
    assert (result.code, result.out) == (3, "")
    assert why in result.err
    assert name in result.err


def test_a_name_that_is_too_long(cqp: Cqp, here: Path) -> None:
    result = cqp("validate", AWARDED, "-o", "x" * 300 + ".json")
    assert result.code == 3
    assert "ne peut pas être écrit" in result.err
    assert names(here) == []


def failing(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.EACCES, "ce n'est pas autorisé"),
        (errno.EROFS, "ce n'est pas autorisé"),
        (errno.ENOSPC, "le disque est plein"),
    ],
)
def test_an_unwritable_folder(cqp: Cqp, here: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", failing(OSError(number, os.strerror(number))))
    result = cqp("validate", AWARDED, "-o", "r.json")
    assert (result.code, result.out) == (3, "")
    assert why in result.err
    assert names(here) == []


@pytest.mark.parametrize("function", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
@pytest.mark.parametrize("existing", ["ancien", None])
def test_whole_or_not_at_all(
    cqp: Cqp, here: Path, monkeypatch: pytest.MonkeyPatch, function: str, existing: str | None
) -> None:
    if existing:
        Path("r.json").write_text(existing, encoding="utf-8")
    monkeypatch.setattr(function, failing(OSError(errno.ENOSPC, "No space left on device")))
    result = cqp("validate", AWARDED, "-o", "r.json", "--force")
    assert (result.code, result.out) == (3, "")
    assert result.err.strip() == "cqp: r.json ne peut pas être écrit : le disque est plein".replace(" :", "\u00a0:")
    assert names(here) == (["r.json"] if existing else [])
    assert not existing or Path("r.json").read_text(encoding="utf-8") == existing


def test_interrupted_while_writing(cqp: Cqp, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("r.json").write_text("ancien", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", failing(KeyboardInterrupt()))
    assert cqp("validate", AWARDED, "-o", "r.json", "--force").code == 130
    assert names(here) == ["r.json"]
    assert Path("r.json").read_text(encoding="utf-8") == "ancien"


# --- what a file keeps


def test_a_file_keeps_its_permissions(cqp: Cqp) -> None:
    path = Path("r.json")
    path.touch()
    path.chmod(0o640)
    cqp("validate", AWARDED, "-o", path, "--force")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_has_the_permissions_of_any_other(cqp: Cqp, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        cqp("validate", AWARDED, "-o", "r.json")
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path("r.json").stat().st_mode) == mode


def test_a_link_stays_a_link(cqp: Cqp) -> None:
    Path("dossier").mkdir()
    Path("dossier/r.json").write_text("ancien", encoding="utf-8")
    Path("r.json").symlink_to("dossier/r.json")
    assert cqp("validate", AWARDED, "-o", "r.json", "--force").code == 0
    assert Path("r.json").is_symlink()
    assert json.loads(Path("dossier/r.json").read_text(encoding="utf-8"))["verdict"] == "acquired"


def test_a_file_in_another_folder_behind_a_link_is_told_of(cqp: Cqp, here: Path) -> None:
    Path("dossier").mkdir()
    Path("lien").symlink_to("dossier")
    result = cqp("validate", AWARDED, "-o", "lien/r.json", columns=1000)
    assert result.code == 0
    written = here / "dossier" / "r.json"
    assert result.err == f"cqp: lien/r.json passe par un lien\u00a0: c'est {written} qui a été écrit\n"
    assert written.is_file()


def test_a_link_to_a_device_is_told_of_no_more_than_a_device(cqp: Cqp) -> None:
    Path("r.json").symlink_to("/dev/null")
    result = cqp("validate", AWARDED, "-o", "r.json", "--force")
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize("links", [True, False], ids=["", "without hard links"])
def test_a_file_that_comes_while_another_is_written_is_kept(
    cqp: Cqp, here: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """Somebody else's file of the same name, between the look and the last step."""
    sync = os.fsync

    def meanwhile(handle: int) -> None:
        sync(handle)
        if links:
            Path("r.json").write_text("celui d'un autre", encoding="utf-8")

    monkeypatch.setattr(os, "fsync", meanwhile)
    if not links:
        monkeypatch.setattr(os, "link", failing(PermissionError(errno.EPERM, "Operation not permitted")))
    result = cqp("validate", AWARDED, "-o", "r.json")
    assert result.code == (3 if links else 0)
    assert names(here) == ["r.json"]
    assert (Path("r.json").read_text(encoding="utf-8") == "celui d'un autre") == links
    assert ("r.json existe déjà" in result.err) == links


@pytest.mark.parametrize("name", ["titre.yaml", "titre.YML"])
def test_a_report_takes_the_name_of_no_yaml_file(cqp: Cqp, name: str) -> None:
    """A candidate file may name it as its referential, which is known only once that file is read."""
    Path(name).write_text("à garder", encoding="utf-8")
    assert cqp("validate", AWARDED, "-o", f"json={name}", "--force").code == 2
    assert Path(name).read_text(encoding="utf-8") == "à garder"


def test_a_new_file_is_not_written_over_the_referential_that_it_is_about(cqp: Cqp) -> None:
    Path("titre.yaml").write_bytes(GOOD_REFERENTIAL.read_bytes())
    assert cqp("new", "candidate", "-r", "titre.yaml", "-o", "./titre.yaml", "--force").code == 3
    assert Path("titre.yaml").read_bytes() == GOOD_REFERENTIAL.read_bytes()


@pytest.mark.parametrize("format", ["json", "github", "gitlab", "sarif", "junit"])
@pytest.mark.parametrize("file", [BAD_CANDIDATE, AWARDED], ids=["findings", "none"])
def test_a_report_for_programs_replaces_the_last_one_and_nothing_else(cqp: Cqp, file: Path, format: str) -> None:
    assert [cqp("lint", file, "-o", f"{format}=r").code for _ in range(2)] in ([0, 0], [1, 1])
    for other in (
        '{\n  "name": "un-paquet"\n}\n',
        '{"cqp": 1, "candidate": {"id": "x"}}\n',
        "texte",
        "[1]",
        "<?xml?><a/>",
        '{"name": "cqp", "private": true}\n',
        '<?xml version="1.0"?>\n<project name="cqp"/>\n',
        "[]\nà garder\n",
        "::warning ::à garder\n",
        "::error file=a,title=CQP100::x\nà garder\n",
        " " * 9000 + "à garder",
    ):
        Path("autre").write_text(other, encoding="utf-8")
        assert cqp("lint", file, "-o", f"{format}=autre").code == 3
        assert Path("autre").read_text(encoding="utf-8") == other


@pytest.mark.parametrize("format", ["json", "junit"])
def test_a_report_of_tests_replaces_the_last_one(cqp: Cqp, format: str) -> None:
    tests = ROOT / "examples" / "referentials"
    assert [cqp("test", tests, "-o", f"{format}=r").code for _ in range(2)] == [0, 0]


@pytest.mark.parametrize(("command", "code"), [("validate", 3), ("lint", 1)])
def test_a_pipe_is_written_into(cqp: Cqp, command: str, code: int) -> None:
    os.mkfifo("r.json")
    reader = os.open("r.json", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert cqp(command, BAD_CANDIDATE, "-o", "r.json").code == code
        assert json.loads(os.read(reader, 1 << 16))["diagnostics"]
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(Path("r.json").stat().st_mode)


def test_standard_output_is_no_file_to_write() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cqp_cli", "validate", AWARDED, "--force", "-o", "json=/dev/stdout"],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")


# --- new candidate


def settled(outcome: Any) -> set[str]:
    """The verdicts of the title, its blocs and their competences."""
    blocs = outcome["blocs"]
    return {part["verdict"] for part in [outcome, *blocs, *[one for bloc in blocs for one in bloc["competences"]]]}


def is_valid_and_pending(cqp: Cqp, path: Path) -> bool:
    result = cqp("validate", "--format", "json", path)
    return (result.code, result.err) == (0, "") and settled(json.loads(result.out)) == {"pending"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_candidate_file_is_valid_and_everything_is_pending(cqp: Cqp, here: Path, language: str) -> None:
    result = cqp("--lang", language, "new", "candidate", "-o", "camille.yaml")
    assert (result.code, result.out, result.err) == (0, "", "")
    assert is_valid_and_pending(cqp, here / "camille.yaml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_screen_it_is_the_same(cqp: Cqp, language: str) -> None:
    shown = cqp("--lang", language, "new", "candidate")
    cqp("--lang", language, "new", "candidate", "-o", "camille.yaml")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == Path("camille.yaml").read_text(encoding="utf-8")
    assert not any(line.endswith(" ") for line in shown.out.splitlines())


def test_every_assessment_is_there(cqp: Cqp) -> None:
    cqp("new", "candidate", "-o", "camille.yaml")
    file = load_candidate("camille.yaml")
    assert [result.about for result in file.candidate.results] == list(file.referential.assessment)
    assert file.candidate.referential_version == "2023"


@pytest.mark.skipif(os.name == "nt", reason="links are not for everybody there")
def test_a_new_file_behind_a_link_names_the_referential_from_where_it_is(cqp: Cqp) -> None:
    Path("far/deep").mkdir(parents=True)
    Path("titre.yaml").write_bytes(GOOD_REFERENTIAL.read_bytes())
    Path("out").symlink_to("far/deep")
    assert cqp("new", "candidate", "-r", "titre.yaml", "-o", "out/c.yaml").code == 0
    assert cqp("validate", "out/c.yaml").code == 0


@pytest.mark.parametrize("arguments", [["--id", "x" * 201], ["-r", "./" + "x" * 500 + ".yaml"]])
def test_no_new_file_that_is_refused(cqp: Cqp, arguments: list[str]) -> None:
    result = cqp("new", "candidate", *arguments)
    assert (result.code, result.out) == (2, "")
    assert "aucun fichier ne peut contenir" in result.err


@pytest.mark.parametrize(
    "id", ["2026-017", "x", "no", "a: b", "#1", 'l\'"id"', "é\n🎓", "- x", "{x}", "&x", "*", "null"]
)
def test_the_candidates_identifier(cqp: Cqp, id: str) -> None:
    cqp("new", "candidate", "--id", id, "-o", "camille.yaml")
    assert load_candidate("camille.yaml").candidate.candidate.id == id


@pytest.mark.parametrize("option", [["--id", " "], ["--id", "\x1b[31m"], ["-r", "caf\udce9.yaml"]], ids=str)
def test_nothing_is_written_that_no_file_can_hold(cqp: Cqp, option: list[str]) -> None:
    result = cqp("new", "candidate", *option, "-o", "camille.yaml")
    assert (result.code, Path("camille.yaml").exists()) == (2, False)


def test_no_file_is_overwritten_by_a_new_one(cqp: Cqp) -> None:
    Path("camille.yaml").write_text("rempli à la main", encoding="utf-8")
    assert cqp("new", "candidate", "-o", "camille.yaml").code == 3
    assert Path("camille.yaml").read_text(encoding="utf-8") == "rempli à la main"
    assert cqp("new", "candidate", "-o", "camille.yaml", "--force").code == 0


def test_of_an_unknown_or_bad_referential(cqp: Cqp, here: Path) -> None:
    for reference in ("cqp-cpp", "absent.yaml", BAD / "referentials" / "CQP201-activity-twice.yaml"):
        result = cqp("new", "candidate", "-r", reference, "-o", "camille.yaml")
        assert (result.code, result.out) == (3, "")
        assert "CQP" in result.err
    assert names(here) == []


@pytest.mark.parametrize(
    ("referential", "output", "named"),
    [
        ("titre.yaml", "camille.yaml", "titre.yaml"),
        ("./titre.yaml", "camille.yaml", "titre.yaml"),
        ("titre.yaml", "candidats/camille.yaml", "../titre.yaml"),
        ("titres/titre.yaml", "candidats/camille.yaml", "../titres/titre.yaml"),
        ("titres/titre.yaml", "titres/camille.yaml", "titre.yaml"),
        ("./sans-extension", "camille.yaml", "./sans-extension"),
        ("mon titre (été).yaml", "camille.yaml", "mon titre (été).yaml"),
    ],
)
def test_a_new_file_names_its_referential_from_where_it_stands(
    cqp: Cqp, here: Path, referential: str, output: str, named: str
) -> None:
    for folder in ("titres", "candidats"):
        Path(folder).mkdir()
    Path(referential).write_bytes(GOOD_REFERENTIAL.read_bytes())
    assert cqp("new", "candidate", "-r", referential, "-o", output).code == 0
    assert read(Path(output).read_bytes(), output).data["referential"] == named
    assert is_valid_and_pending(cqp, here / output)


def test_an_absolute_path_is_made_relative(cqp: Cqp, here: Path) -> None:
    Path("titre.yaml").write_bytes(GOOD_REFERENTIAL.read_bytes())
    cqp("new", "candidate", "-r", here / "titre.yaml", "-o", here / "camille.yaml")
    assert read(Path("camille.yaml").read_bytes(), "").data["referential"] == "titre.yaml"


def test_on_the_screen_the_referential_is_named_as_it_was(cqp: Cqp) -> None:
    Path("titre.yaml").write_bytes(GOOD_REFERENTIAL.read_bytes())
    out = cqp("new", "candidate", "-r", "titre.yaml").out
    assert read(out.encode(), "").data["referential"] == "titre.yaml"


HOSTILE = [
    r"a\nb: c\n- d",
    "a # b",
    "# a",
    "a: b",
    '- a \\"b\\" [c] {d}',
    "l'écoute \u2018 &a *b !c",
    r"\u202e[/b]{x}%s\u2066",
    r"a\rb\tc\n\nd",
    "--- ",
    "...",
    "%YAML 1.1",
    r"a\\b",
    "🎓",
    "null",
]


def hostile_referential(text: str) -> str:
    """A referential whose every free text is `text`, and whose ids look like something else."""
    return f"""cqp: 1
id: "01"
version: "{text}"
title: "{text}"
scale: {{levels: ["{text} x", "{text} y"], pass: "{text} y"}}
blocs:
  - id: "no"
    title: "{text}"
    competences:
      - {{id: "01", statement: "{text}"}}
      - {{id: "null", statement: "{text}"}}
      - {{id: "1.10", statement: "{text}"}}
    assessments:
      - id: "12"
        title: "{text}"
        assessors: ["{text}"]
        competences: ["1.10"]
        criteria:
          - {{id: "01", title: "{text}", competences: ["01"], indicators: ["{text}", "{text}"]}}
          - {{id: "yes", title: "{text}", competences: ["null"], indicators: ["{text}"]}}
      - {{id: "-", title: "{text}", assessors: ["{text}", "{text}"], competences: ["null"], pass_mark: 60%}}
  - id: "-"
    title: "{text}"
    competences: [{{id: "2026-05-12", statement: "{text}"}}]
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", HOSTILE)
def test_of_a_referential_with_hostile_texts(cqp: Cqp, here: Path, text: str, language: str) -> None:
    Path("titre.yaml").write_text(hostile_referential(text), encoding="utf-8")
    result = cqp("--lang", language, "new", "candidate", "-r", "titre.yaml", "-o", "camille.yaml")
    assert (result.code, result.err) == (0, "")
    assert is_valid_and_pending(cqp, here / "camille.yaml")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_on_the_screen(cqp: Cqp, text: str) -> None:
    Path("titre.yaml").write_text(hostile_referential(text), encoding="utf-8")
    out = cqp("new", "candidate", "-r", "titre.yaml").out
    assert not set("\u202e\u2066\r\t").intersection(out)
