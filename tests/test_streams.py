"""The program as a process: pipes that close, full disks, poor terminals, colours, strict interpreters."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
NOT_ACQUIRED = ROOT / "examples" / "02-quiz-non-reussi.yaml"
BAD_CANDIDATE = Path(__file__).parent / "bad" / "candidates" / "CQP110-route-unknown.yaml"
DEV_FULL = Path("/dev/full")
IS_ROOT = getattr(os, "geteuid", int)() == 0 and os.name == "posix"

on_unix = pytest.mark.skipif(os.name != "posix", reason="about file descriptors")
with_dev_full = pytest.mark.skipif(not DEV_FULL.exists(), reason="there is no /dev/full here")


def surroundings(**variables: str) -> dict[str, str]:
    """The variables that the program needs, and those that a test is about."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT", "HOME") if name in os.environ}
    return {**kept, "LANG": "fr_FR.UTF-8", "PYTHONUTF8": "1", **variables}


def command(*arguments: object, interpreter: tuple[str, ...] = ()) -> list[str]:
    return [sys.executable, *interpreter, "-m", "cqp_cli", *map(str, arguments)]


def cqp(
    *arguments: object,
    interpreter: tuple[str, ...] = (),
    stdin: bytes = b"",
    colours: Mapping[str, str] | None = None,
    **variables: str,
) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end; `colours` are more variables."""
    return subprocess.run(
        command(*arguments, interpreter=interpreter),
        input=stdin,
        env=surroundings(**variables, **(colours or {})),
        capture_output=True,
        timeout=60,
        check=False,
    )


@cache
def usual(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The same on an ordinary terminal, to compare with."""
    return cqp(*arguments, stdin=stdin)


@contextmanager
def closed_pipe() -> Iterator[int]:
    """A descriptor to write to that nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        yield writer
    finally:
        os.close(writer)


def without(descriptor: int, *arguments: object) -> subprocess.CompletedProcess[bytes]:
    """Run the program with one of its standard streams closed, as `<&-` and `>&-` do."""
    script = f'exec "$@" {descriptor}{"<" if descriptor == 0 else ">"}&-'
    shell = ["/bin/sh", "-c", script, "sh", *command(*arguments)]
    return subprocess.run(shell, env=surroundings(), capture_output=True, timeout=60, check=False)


def unread(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    """Run the program with a standard output that nobody reads any more."""
    with closed_pipe() as pipe:
        return subprocess.run(
            command(*arguments), stdout=pipe, stderr=subprocess.PIPE, env=surroundings(), timeout=60, check=False
        )


# --- pipes


@on_unix
@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", *EXAMPLES],
        ["validate", "--format", "json", *EXAMPLES],
        ["new", "candidate"],
        ["--help"],
        ["--version"],
    ],
    ids=["text", "json", "new", "help", "version"],
)
def test_a_reader_that_has_seen_enough(arguments: list[object]) -> None:
    done = unread(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")


@on_unix
def test_the_first_line_of_many() -> None:
    shell = subprocess.run(
        ["/bin/sh", "-c", '"$@" | head -1', "sh", *command("validate", *EXAMPLES * 20)],
        env=surroundings(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert shell.stderr == b""
    assert shell.stdout.count(b"\n") == 1


@on_unix
def test_what_is_wrong_fails_even_where_nobody_reads_it() -> None:
    done = unread("lint", BAD_CANDIDATE)
    assert (done.returncode, done.stderr) == (1, b"")


@on_unix
@pytest.mark.parametrize("format", ["text", "csv", "json"])
@pytest.mark.parametrize("verb", ["validate", "cohort"])
def test_files_and_messages_come_even_where_nobody_reads_the_rest(tmp_path: Path, verb: str, format: str) -> None:
    if (verb, format) == ("validate", "csv"):
        format = "html"
    file = tmp_path / "out.json"
    done = unread(verb, *EXAMPLES, BAD_CANDIDATE, "-o", file, "--format", format)
    assert done.returncode == 1
    assert BAD_CANDIDATE.name.encode() in done.stderr
    assert file.read_bytes().count(b'"verdict"') > len(EXAMPLES)
    assert BAD_CANDIDATE.name.encode() in file.read_bytes()


@on_unix
def test_a_folder_is_read_to_its_end_even_where_nobody_reads_on(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"c{number}.yaml").write_text(f"candidate: {{id: c{number}}}\n", encoding="utf-8")
    (tmp_path / "z.yaml").write_bytes(BAD_CANDIDATE.read_bytes())
    done = unread("cohort", tmp_path, "--format", "csv")
    assert done.returncode == 1
    assert b"CQP110" in done.stderr


@on_unix
def test_more_lines_are_not_waited_for_where_nobody_reads_on() -> None:
    """What was refused until then is told of; all of them would take too long."""
    lines = 'while [ $((i += 1)) -lt 300000 ] && echo "{\\"candidate\\": {\\"id\\": \\"c$i\\"}}"; do :; done'
    cohort = command("cohort", "-", "-r", "cqp-ccp", "--format", "csv", "--jobs", "1")
    shell = subprocess.run(
        ["/bin/sh", "-c", f'{{ echo "{{}}"; {lines}; }} | "$@" | head -1', "sh", *cohort],
        env=surroundings(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert b"CQP101" in shell.stderr
    assert shell.stdout.count(b"\n") == 1


@on_unix
def test_nobody_reads_the_messages() -> None:
    with closed_pipe() as pipe:
        done = subprocess.run(
            command("validate", BAD_CANDIDATE),
            stdout=subprocess.PIPE,
            stderr=pipe,
            env=surroundings(),
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stdout) == (3, b"")


# --- disks


@on_unix
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [["summary", "--format", "html"], ["explain", "--all", "--format", "json"]])
def test_a_file_that_takes_only_the_beginning(tmp_path: Path, arguments: list[str], unbuffered: str) -> None:
    """Where Python is told to buffer nothing, as containers do, it would not notice."""
    with (tmp_path / "out").open("wb") as file:
        done = subprocess.run(
            command(*arguments),
            stdout=file,
            stderr=subprocess.PIPE,
            # Python itself would cut short what it compiles.
            env=surroundings(PYTHONUNBUFFERED=unbuffered, PYTHONDONTWRITEBYTECODE="1"),
            timeout=60,
            check=False,
            preexec_fn=_allow_a_thousand_bytes,
        )
    assert done.returncode == 3
    assert "il dépasse la taille permise" in done.stderr.decode()


def _allow_a_thousand_bytes() -> None:
    import resource  # noqa: PLC0415 — not every system has it

    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


@with_dev_full
@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", NOT_ACQUIRED],
        ["validate", "--format", "json", NOT_ACQUIRED],
        ["new", "candidate"],
        ["--help"],
        ["--version"],
    ],
    ids=["text", "json", "new", "help", "version"],
)
def test_a_full_disk(arguments: list[object]) -> None:
    with DEV_FULL.open("wb") as full:
        done = subprocess.run(
            command(*arguments), stdout=full, stderr=subprocess.PIPE, env=surroundings(), timeout=60, check=False
        )
    assert done.returncode == 3
    assert done.stderr.decode() == "cqp: le résultat ne peut pas être écrit\u00a0: le disque est plein\n"


@with_dev_full
def test_a_full_disk_behind_the_messages() -> None:
    with DEV_FULL.open("wb") as full:
        done = subprocess.run(
            command("validate", BAD_CANDIDATE), stderr=full, env=surroundings(), timeout=60, check=False
        )
    assert done.returncode == 3


@with_dev_full
def test_a_full_disk_behind_a_report(tmp_path: Path) -> None:
    link = tmp_path / "r.json"
    link.symlink_to(DEV_FULL)
    done = cqp("validate", NOT_ACQUIRED, "-o", link, "--force")
    assert done.returncode == 3
    assert (
        " ".join(done.stderr.decode().split(" "))
        .replace("\n", " ")
        .endswith("r.json ne peut pas être écrit\u00a0: le disque est plein ")
    )
    assert list(tmp_path.iterdir()) == [link]


# --- streams that are not there


@on_unix
def test_no_standard_input() -> None:
    done = without(0, "validate", "-")
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert b"CQP001" in done.stderr
    assert without(0, "validate", NOT_ACQUIRED).returncode == 0


@on_unix
@pytest.mark.parametrize("arguments", [["validate", NOT_ACQUIRED], ["--version"], ["new", "candidate"]])
def test_no_standard_output(arguments: list[object]) -> None:
    done = without(1, *arguments)
    assert done.returncode in (0, 3)
    assert b"Traceback" not in done.stderr


@on_unix
@pytest.mark.parametrize("arguments", ["lint .", "lint", "validate {file} -o page.html", "cohort {file} -o page.html"])
def test_a_working_folder_that_is_gone(tmp_path: Path, arguments: str) -> None:
    (folder := tmp_path / "dossier").mkdir()
    shell = ["/bin/sh", "-c", 'rmdir "$PWD"; exec "$@"', "sh"]
    done = subprocess.run(
        [*shell, *command(*arguments.format(file=NOT_ACQUIRED).split(), interpreter=("-I",))],
        cwd=folder,
        env=surroundings(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr.decode() == "cqp: le dossier de travail n'existe plus : placez-vous dans un autre\n"


@on_unix
def test_a_referential_that_never_ends(tmp_path: Path) -> None:
    """What a file from elsewhere names is opened only if it is a file: a pipe would be waited at for ever."""
    os.mkfifo(tmp_path / "titre.yaml")
    (tmp_path / "c.yaml").write_text("referential: ./titre.yaml\ncandidate: {id: x}\n", encoding="utf-8")
    done = cqp("validate", tmp_path / "c.yaml")
    assert done.returncode == 3
    assert "ce n'est pas un fichier ordinaire" in done.stderr.decode()


@on_unix
@pytest.mark.skipif(IS_ROOT and not shutil.which("setpriv"), reason="root may read everything")
@pytest.mark.parametrize("mode", [0o000, 0o600], ids=["closed", "names only"])
@pytest.mark.parametrize("arguments", ["cohort .", "minutes . --date 2026-07-01", "lint .", "test ."])
def test_nobody_goes_missing_in_a_folder_that_cannot_be_read(tmp_path: Path, arguments: str, mode: int) -> None:
    (tmp_path / "a.yaml").write_text("candidate: {id: x}\nexpect: {title: pending}\n", encoding="utf-8")
    (tmp_path / "fermé").mkdir()
    (tmp_path / "fermé" / "b.yaml").write_text("candidate: {id: y}\nexpect: {title: pending}\n", encoding="utf-8")
    (tmp_path / "fermé").chmod(mode)
    rights = "-dac_override,-dac_read_search"
    without = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"] if IS_ROOT else []
    run = [*without, *command(*arguments.split())]
    done = subprocess.run(run, cwd=tmp_path, env=surroundings(), capture_output=True, timeout=60, check=False)
    (tmp_path / "fermé").chmod(0o700)
    assert done.returncode == (3 if "minutes" in arguments else 1), "the others are done, but for minutes"
    assert "vous n'avez pas le droit de le lire" in " ".join((done.stdout + done.stderr).decode().split())


@on_unix
def test_a_link_that_leads_nowhere_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("candidate: {id: x}\n", encoding="utf-8")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "ailleurs.yaml")
    done = cqp("cohort", tmp_path)
    assert done.returncode == 1
    assert b"b.yaml: erreur CQP001" in done.stderr.replace(b"\n  ", b" ")


@on_unix
def test_no_standard_error() -> None:
    assert without(2, "validate", BAD_CANDIDATE).returncode == 3
    assert without(2, "validate", NOT_ACQUIRED).stdout == usual("validate", NOT_ACQUIRED).stdout


# --- characters that a terminal lacks

ENCODINGS = ["ascii", "cp1252", "latin-1", "cp850", "cp437"]
FULL_TITLE = "Mise en œuvre d’un « cœur » – 5 €… Œ"


@pytest.fixture
def candidate(tmp_path: Path) -> Path:
    path = tmp_path / "candidat.yaml"
    path.write_text(f"candidate: {{id: x, family_name: '{FULL_TITLE}'}}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "arguments", [["validate", NOT_ACQUIRED], ["validate", *EXAMPLES], ["summary", "B1"], ["--help"]]
)
def test_a_poor_terminal_shows_everything(encoding: str, arguments: list[object]) -> None:
    done = cqp(*arguments, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode(encoding)
    expected = usual(*arguments).stdout.decode()
    assert shown.count("?") == expected.count("?")
    assert shown.count("\n") == expected.count("\n")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_poor_terminal_shows_diagnostics(encoding: str) -> None:
    done = cqp("validate", BAD_CANDIDATE, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == 3
    err = done.stderr.decode(encoding)
    assert "erreur CQP110" in err
    assert "^^^^^^^^^^" in err
    assert "?" not in err


def test_ascii_reads_well(candidate: Path) -> None:
    shown = cqp("validate", candidate, PYTHONIOENCODING="ascii", PYTHONUTF8="0").stdout.decode("ascii")
    assert 'MISE EN OEUVRE D\'UN " COEUR " - 5 EUR... OE (x)' in shown
    assert "Resultat propose : en cours" in shown
    assert ". C1" in shown


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("⅓ de temps", "cp1252", "1/3 de temps"),
        ("1½ heure", "ascii", "1 1/2 heure"),
        ("10² points", "ascii", "10^2 points"),
        ("a ≠ b, c ≥ 10", "cp1252", "a != b, c >= 10"),
        ("a \u2260\u0338 b", "latin-1", "a !=? b"),
        ("a \u226e b", "latin-1", "a ? b"),
        ("Ame\u0301lie", "latin-1", "Amelie"),
        ("Łukasz", "ascii", "?ukasz"),
    ],
)
def test_what_a_terminal_lacks_never_says_something_else(tmp_path: Path, text: str, encoding: str, shown: str) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(f"candidate: {{id: a}}\nadaptations: [{{assessment: B1/quiz, measure: '{text}'}}]\n", "utf-8")
    out = cqp("validate", path, PYTHONIOENCODING=encoding, PYTHONUTF8="0").stdout.decode(encoding)
    assert shown in out


def test_no_likeness_is_a_command_to_github(tmp_path: Path) -> None:
    """The signs of full width look like those that GitHub obeys, and are written as them where a terminal has none."""
    path = tmp_path / "c.yaml"
    path.write_text("candidate: {id: '：：error：：x', family_name: '＃＃[error]x'}\n", "utf-8")
    for name in ("validate", "lint"):
        done = cqp(name, path, PYTHONIOENCODING="cp1252", PYTHONUTF8="0", GITHUB_ACTIONS="true")
        lines = (done.stdout + done.stderr).decode("cp1252").splitlines()
        assert not [line for line in lines if line.lstrip().startswith("::") or "##[" in line]


def test_what_a_terminal_has_is_left_as_it_is(candidate: Path) -> None:
    shown = cqp("validate", candidate, PYTHONIOENCODING="cp1252", PYTHONUTF8="0").stdout.decode("cp1252")
    assert FULL_TITLE.upper() in shown
    assert "Résultat proposé" in shown
    assert "✓" not in shown


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "--format", "json", NOT_ACQUIRED],
        ["summary", "--format", "json"],
        ["summary", "--format", "markdown", "B1"],
        ["new", "candidate"],
        ["new", "referential", "--from", "cqp-ccp"],
    ],
)
def test_what_is_for_programs_does_not_depend_on_the_terminal(encoding: str, arguments: list[object]) -> None:
    done = cqp(*arguments, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == usual(*arguments).stdout


def test_the_c_locale() -> None:
    done = cqp("validate", NOT_ACQUIRED, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Proposed result" in done.stdout
    assert b"2026-002" in done.stdout
    done.stdout.decode("ascii")


def test_written_files_do_not_depend_on_the_terminal(tmp_path: Path) -> None:
    for name, encoding in (("a.txt", "utf-8"), ("b.txt", "ascii")):
        cqp("validate", NOT_ACQUIRED, "-o", tmp_path / name, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (tmp_path / "a.txt").read_bytes() == (tmp_path / "b.txt").read_bytes()


@on_unix
@pytest.mark.parametrize("format", ["text", "json", "jsonl"])
def test_a_file_name_that_is_no_text(tmp_path: Path, format: str) -> None:
    """Such names come off old disks: Latin-1 where UTF-8 is expected."""
    name = os.fsdecode(os.fsencode(tmp_path) + b"/candidat-Zo\xe9.yaml")
    Path(name).write_bytes(BAD_CANDIDATE.read_bytes())
    done = cqp("validate", name, "--format", format, "-o", f"{format}={tmp_path / 'rapport'}")
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert b"erreur CQP110" in done.stderr.replace(b"\n  ", b" ")
    (tmp_path / "rapport").read_text(encoding="utf-8")


# --- colours

ESCAPE = b"\x1b["


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "true"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": ""}, False),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        ({"TERM": "dumb"}, False),
        ({"GITHUB_ACTIONS": "true"}, False),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, False),
    ],
    ids=lambda value: " ".join(f"{name}={text}" for name, text in value.items()) if isinstance(value, dict) else "",
)
def test_colours_of_a_pipe(variables: dict[str, str], coloured: bool) -> None:
    done = cqp("validate", NOT_ACQUIRED, BAD_CANDIDATE, colours=variables)
    assert (ESCAPE in done.stdout, ESCAPE in done.stderr) == (coloured, coloured)


@on_unix
@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"TERM": "xterm", "NO_COLOR": "1"}, False)],
)
def test_colours_of_a_terminal(variables: dict[str, str], coloured: bool) -> None:
    pty = pytest.importorskip("pty")
    terminal, stream = pty.openpty()
    try:
        run = command("validate", NOT_ACQUIRED)
        subprocess.run(run, stdout=stream, env=surroundings(COLUMNS="80", **variables), timeout=60, check=False)
        shown = os.read(terminal, 1 << 16)
    finally:
        os.close(terminal)
        os.close(stream)
    assert (ESCAPE in shown) == coloured
    assert b"CQP" in shown


def test_colours_change_no_word() -> None:
    coloured = cqp("validate", *EXAMPLES, FORCE_COLOR="1").stdout
    lines = [line.rstrip() for line in re.sub(rb"\x1b\[[0-9;]*m", b"", coloured).splitlines()]
    assert lines == usual("validate", *EXAMPLES).stdout.splitlines()


# --- widths


@pytest.mark.parametrize("columns", ["1", "20", "40", "80", "300", "0", "-5", "étroit", "9" * 11, "٣", "9" * 5000])
def test_any_width(columns: str) -> None:
    done = cqp("validate", NOT_ACQUIRED, BAD_CANDIDATE, COLUMNS=columns)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


# --- interpreters


@pytest.mark.parametrize(
    "interpreter", [("-O",), ("-OO",), ("-W", "error"), ("-X", "dev", "-W", "error"), ("-I",)], ids=" ".join
)
@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", *EXAMPLES, BAD_CANDIDATE],
        ["validate", "-", BAD_CANDIDATE],
        ["new", "candidate"],
        ["--help"],
        ["vlaidate"],
    ],
    ids=["files", "input", "new", "help", "usage"],
)
def test_under_another_interpreter(interpreter: tuple[str, ...], arguments: list[object]) -> None:
    content = NOT_ACQUIRED.read_bytes()
    expected = usual(*arguments, stdin=content)
    done = cqp(*arguments, stdin=content, interpreter=interpreter)
    assert (done.returncode, done.stdout, done.stderr) == (expected.returncode, expected.stdout, expected.stderr)


def test_run_as_a_module_and_from_elsewhere(tmp_path: Path) -> None:
    done = subprocess.run(
        command("validate", NOT_ACQUIRED),
        cwd=tmp_path,
        env=surroundings(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == usual("validate", NOT_ACQUIRED).stdout


# --- nothing but what is needed


@on_unix
@pytest.mark.parametrize("columns", ["20", "80"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", NOT_ACQUIRED, BAD_CANDIDATE],
        ["cohort", ROOT / "examples"],
        ["summary"],
        ["lint", BAD_CANDIDATE],
        ["explain", "CQP412"],
        ["new", "candidate"],
        ["--help"],
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_without_home_terminal_or_path(arguments: list[object], columns: str) -> None:
    """As a scheduler starts it: nearly no variables."""
    variables = {"COLUMNS": columns, "LC_ALL": "C"}
    done = subprocess.run(command(*arguments), env=variables, capture_output=True, timeout=60, check=False)
    assert done.returncode in (0, 1, 3)
    assert b"Traceback" not in done.stderr
    assert done.stdout or done.stderr
    done.stdout.decode()


# --- an interruption


@on_unix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_interrupted_while_it_reads(name: str) -> None:
    """Ctrl-C in the middle of typing a file; the machine that goes down; the terminal that is closed."""
    with subprocess.Popen(
        command("validate", NOT_ACQUIRED, "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(),
        # Whoever runs the tests in the background may have handed down a Ctrl-C that is ignored.
        preexec_fn=_hear_all_signals,  # noqa: PLW1509 — no threads here
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"#" * 500_000)  # more than a pipe holds: once it is through, the program is reading
        process.stdin.flush()
        process.send_signal(signal.Signals[name])
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err


INTERRUPTED_WHILE_LOADING = """
import os, signal, sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == "cqp_cli.cli":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
from cqp_cli.__main__ import start
start()
"""


@on_unix
def test_interrupted_while_it_loads() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_WHILE_LOADING, "summary"],
        capture_output=True,
        check=False,
        env=surroundings(),
        preexec_fn=_hear_all_signals,
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


def _hear_all_signals() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@on_unix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
@pytest.mark.parametrize("existing", [b"ancien", None], ids=["over another", "new"])
def test_ended_while_it_writes(tmp_path: Path, name: str, existing: bytes | None) -> None:
    """Of a report that is half written nothing is seen; only a program that is killed leaves a hidden part behind."""
    report = tmp_path / "r.jsonl"
    if existing:
        report.write_bytes(existing)
    with subprocess.Popen(
        command("cohort", "-", "-o", report, "--force"),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=surroundings(),
        preexec_fn=_hear_all_signals,  # noqa: PLW1509 — as above
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"".join(b'{"candidate": {"id": "%d"}, "results": []}\n' % id for id in range(2000)))
        process.stdin.flush()  # more than a pipe holds: once it is through, the program is at work
        process.send_signal(signal.Signals[name])
        _, err = process.communicate(timeout=60)
    killed = name == "SIGKILL"
    assert process.returncode == (-signal.SIGKILL if killed else 130)
    assert b"Traceback" not in err
    assert (report.read_bytes() if report.exists() else None) == existing
    hidden = {path.name[0] for path in tmp_path.iterdir()} - {"r"}
    assert not hidden or (killed and hidden == {"."})


@on_unix
@pytest.mark.parametrize("total", [None, 3], ids=["counts", "of a total"])
def test_a_bar_where_somebody_waits(total: int | None) -> None:
    """Of JSON Lines nobody knows how many there are: the bar counts them."""
    ours, theirs = os.openpty()
    script = (
        "import cqp_cli.cli.progress as module; module._AFTER = -1.0\n"
        f"with module.Progress({total}, shown=True) as progress: progress.advance(2); progress.advance(1)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], stderr=theirs, env=surroundings(TERM="xterm"), check=False)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert done.returncode == 0, shown
    assert ("3/3" if total else " 3") in shown
