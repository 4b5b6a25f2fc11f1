"""What a run depends on and what it touches: its files and the user's day, nothing else; no network, no other file."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from conftest import ROOT

JURY = ROOT / "tests" / "jury" / "candidats"
EXAMPLE = ROOT / "examples" / "05-jury-reconnait.yaml"
BAD = ROOT / "tests" / "bad" / "candidates" / "CQP110-route-unknown.yaml"
PLANTED = ROOT / "tests" / "planted" / "referential.yaml"
TRUNK_AND_OPTION = ROOT / "examples" / "referentials" / "tronc-et-option" / "referentiel.yaml"
# Their outcomes are for the day of the jury; others' are for the user's day, which a time zone may change.
DECIDED = [path for path in sorted(JURY.glob("*.yaml")) if "juries:" in path.read_text(encoding="utf-8")]
DAY = ("--date", "2026-10-01")

OUTCOMES = ("text", "json", "jsonl", "markdown", "html")
EVERY_COMMAND: list[tuple[object, ...]] = [
    *(("validate", "--format", one, EXAMPLE, BAD) for one in OUTCOMES),
    ("validate", "--detail", EXAMPLE),
    *(("cohort", "--format", one, *DECIDED, BAD) for one in (*OUTCOMES, "csv")),
    *(("minutes", "--format", one, JURY, *DAY) for one in ("text", "markdown", "html")),
    *(("certificate", "--format", one, EXAMPLE, "B1", *DAY) for one in ("text", "markdown", "html")),
    *(("summary", "--format", one, "-r", TRUNK_AND_OPTION) for one in ("text", "markdown", "html", "json")),
    *(
        ("lint", "--format", one, PLANTED, BAD)
        for one in ("text", "concise", "json", "github", "gitlab", "sarif", "junit")
    ),
    *(("test", "--format", one, ROOT / "examples" / "referentials") for one in ("text", "json", "junit")),
    *(("explain", "--format", one, "--all") for one in ("text", "markdown", "json")),
    ("new", "candidate"),
    ("new", "referential"),
    *(("schema", one) for one in ("referential", "candidate", "outcome")),
    ("--help",),
    ("--version",),
]
ids = [" ".join(str(one) for one in arguments if not isinstance(one, Path)) for arguments in EVERY_COMMAND]
every_command = pytest.mark.parametrize("arguments", EVERY_COMMAND, ids=ids)


NOTHING: Mapping[str, str] = {}


def run(
    arguments: Sequence[object], *before: str, cwd: Path | None = None, variables: Mapping[str, str] = NOTHING
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in French, in a process of its own; `before` is how the interpreter is told to."""
    command = [sys.executable, *(before or ("-m", "cqp_cli")), "--lang", "fr", *map(str, arguments)]
    surroundings = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1", "COLUMNS": "80", **variables}
    return subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, timeout=60, check=False)


# --- the same input, the same bytes

PLACES = [
    {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "0"},
    {"LC_ALL": "tr_TR.UTF-8", "TZ": "Etc/GMT+12", "PYTHONHASHSEED": "4294967295", "CQP_LANG": "en"},
]


@every_command
def test_same_input_same_bytes(arguments: Sequence[object]) -> None:
    """In any locale, time zone and order of hashes."""
    here, there = (run(arguments, variables=variables) for variables in PLACES)
    assert (there.returncode, there.stdout, there.stderr) == (here.returncode, here.stdout, here.stderr)


def test_a_folder_reads_the_same_whatever_order_its_files_came_in(tmp_path: Path) -> None:
    files = sorted((ROOT / "examples").glob("*.yaml"))
    for name, some in (("one", files), ("other", files[::-1])):
        (tmp_path / name).mkdir()
        for path in some:
            (tmp_path / name / path.name).write_bytes(path.read_bytes())
    one, other = (run(["cohort", "--format", "csv", "."], cwd=tmp_path / name).stdout for name in ("one", "other"))
    assert one == other
    assert one.count(b"\n") == 1 + len(files)


# --- no network, and no file but those named

WATCHED = """
import os, sys
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod")
def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "urllib.", "ftplib.")):
        os.write(2, f"DENIED {event}\\n".encode())
        os._exit(99)
    if event == "open" and isinstance(arguments[0], (str, bytes)) and (arguments[2] or 0) & WRITES:
        os.write(2, f"WRITTEN {arguments[0]}\\n".encode())
    if event in CHANGES:
        os.write(2, f"WRITTEN {arguments[1] if event in ('os.link', 'os.rename') else arguments[0]}\\n".encode())
sys.addaudithook(watch)
from cqp_cli.cli import main
main()
"""


def written(done: subprocess.CompletedProcess[bytes]) -> set[str]:
    """The files that a run watched has written or made."""
    lines = done.stderr.decode().splitlines()
    assert not [line for line in lines if line.startswith("DENIED")]
    return {line.removeprefix("WRITTEN ") for line in lines if line.startswith("WRITTEN ")} - {os.devnull}


def watched(arguments: Sequence[object], cwd: Path) -> subprocess.CompletedProcess[bytes]:
    home = {"HOME": str(cwd), "TMPDIR": str(cwd), "XDG_CACHE_HOME": str(cwd), "PYTHONDONTWRITEBYTECODE": "1"}
    return run(arguments, "-c", WATCHED, cwd=cwd, variables=home)


@every_command
def test_no_network_and_nothing_written(arguments: Sequence[object], tmp_path: Path) -> None:
    done = watched(arguments, tmp_path)
    assert done.returncode in (0, 1)
    assert written(done) == set()
    assert list(tmp_path.iterdir()) == []


def test_only_what_is_asked_for_is_written(tmp_path: Path) -> None:
    done = watched(["cohort", JURY, "-o", "c.csv", "-o", "c.html"], tmp_path)
    assert done.returncode == 0
    # Each is made beside its place, then given its name.
    assert {Path(one).name.lstrip(".")[:2] for one in written(done)} == {"c."}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.csv", "c.html"]


def test_processes_write_nothing_either(tmp_path: Path) -> None:
    lines = "".join(f'{{"candidate": {{"id": "{id}"}}, "results": []}}\n' for id in range(300))
    (tmp_path / "c.jsonl").write_text(lines, encoding="utf-8")
    done = watched(["cohort", "c.jsonl", "--jobs", "2"], tmp_path)
    assert done.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["c.jsonl"]


@pytest.mark.parametrize("what", ["import socket; socket.create_connection(('127.0.0.1', 9))", "open('x', 'w')"])
def test_the_watch_sees(tmp_path: Path, what: str) -> None:
    """A check that could not fail would keep no promise."""
    done = run([], "-c", WATCHED.replace("from cqp_cli.cli import main\nmain()", what), cwd=tmp_path)
    assert done.returncode == 99 or b"WRITTEN x" in done.stderr


# --- a file that changes under the reader's eyes

CHANGED = """
import os, sys
opened = []
def change(event, arguments):
    if event == "open" and str(arguments[0]).endswith("c.yaml"):
        opened.append(arguments[0])
        if len(opened) == int(os.environ["NTH"]):
            os.replace("new", "c.yaml") if os.path.exists("new") else os.remove("c.yaml")
sys.addaudithook(change)
from cqp_cli.cli import main
main()
"""


@pytest.mark.parametrize("nth", [1, 2], ids=["before it is read", "after it was read once"])
@pytest.mark.parametrize("with_another", [True, False], ids=["replaced", "removed"])
@pytest.mark.parametrize("command", ["validate c.yaml", "cohort .", "lint .", "minutes . --date 2026-07-01", "test ."])
def test_a_file_that_changes_meanwhile_is_the_old_one_or_the_new_one(
    tmp_path: Path, command: str, with_another: bool, nth: int
) -> None:
    (tmp_path / "c.yaml").write_text("candidate: {id: the-old-one}\nexpect: {title: pending}\n", encoding="utf-8")
    if with_another:
        (tmp_path / "new").write_text(
            "candidate: {id: the-new-one, roote: vae}\nexpect: {title: pending}\n", encoding="utf-8"
        )
    done = run(command.split(), "-c", CHANGED, cwd=tmp_path, variables={"NTH": str(nth)})
    assert done.returncode in (0, 1, 3)
    assert b"Traceback" not in done.stderr
    said = (done.stdout + done.stderr).decode()
    old = "the-old-one" in said or done.returncode == 0
    new = "CQP102" in said or "CQP001" in said
    assert old != new, said
