"""Run a command on a hostile input in this process, and hold what comes out against what is promised of every run."""

import csv
import gc
import io
import json
import os
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import chdir
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch
from xml.etree import ElementTree as ET

from commands import Input

from cqp_cli.cli import exits, run

SECONDS = 4  # twice what is promised: this machine may be doing other things
MEGABYTES = 200
CODES = {exits.DONE, exits.FINDINGS, exits.USAGE, exits.UNUSABLE}


class Ran(NamedTuple):
    """What a run left behind; `seconds` are the processor's, which a busy machine does not change."""

    code: int
    out: str
    err: str
    seconds: float


def ran(given: Input, folder: Path) -> Ran:
    """Run a command in a folder that is its working folder."""
    (folder / given.name).write_bytes(given.data)
    out, err = io.StringIO(newline=""), io.StringIO()
    stdin = io.TextIOWrapper(io.BytesIO(given.data))
    before = time.process_time()
    # A cohort keeps all that was there before it for good: it takes itself to be alone in its process.
    with chdir(folder), patch.object(gc, "freeze"), patch.multiple(sys, stdin=stdin, stdout=out, stderr=err):
        code = run(given.arguments)
    return Ran(code, out.getvalue(), err.getvalue(), time.process_time() - before)


# What a process had in use at most: what is asked of the system for its children has their parent's in it.
_ALONE = """
import sys
from cqp_cli.cli import run
code = run(sys.argv[1:])
with open("/proc/self/status") as status, open("peak", "w") as peak:
    peak.write(next(line.split()[1] for line in status if line.startswith("VmHWM")))
sys.exit(code)
"""


def ran_alone(given: Input, folder: Path) -> tuple[Ran, int]:
    """Run a command in a process of its own (on Linux); what it left behind, and the megabytes in use at most."""
    (folder / given.name).write_bytes(given.data)
    command = [sys.executable, "-c", _ALONE, *given.arguments]
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    shown, told = ((folder / name).read_text(encoding="utf-8") for name in ("out", "err"))
    peak = int((folder / "peak").read_text()) if (folder / "peak").exists() else 0
    return Ran(process.returncode, shown, told, used.ru_utime + used.ru_stime), peak >> 10


def broken_promises(given: Input, result: Ran) -> list[str]:
    """What a run has broken of what is promised of every one."""
    found = [] if result.code in CODES else [f"ended with {result.code}"]
    if "Traceback" in result.err or "Error:" in result.err:
        found.append("a traceback")
    if result.seconds > seconds_for(given):
        found.append(f"took {result.seconds:.1f} s")
    if result.code in (exits.USAGE, exits.UNUSABLE) and not (result.out + result.err).strip():
        found.append("failed without a word")
    found += [f"unseen characters on {name}: {unseen(text)}" for name, text in seen(given, result) if unseen(text)]
    if result.out and (check := WELL_FORMED.get(format_of(given.arguments))):
        try:
            check(result.out)
        except (AssertionError, ValueError, ET.ParseError, csv.Error) as error:
            found.append(f"not well formed: {error!r}")
    return found


def seconds_for(given: Input) -> float:
    """How long a run may take; of JSON Lines, each line is a file of its own."""
    return SECONDS + (given.data.count(b"\n") / 2000 if given.name.endswith(".jsonl") else 0)


def megabytes_for(given: Input) -> float:
    """How much memory a run may take; what is wrong with each of very many lines is kept until it is told."""
    return MEGABYTES + (given.data.count(b"\n") / 1000 if given.name.endswith(".jsonl") else 0)


def seen(given: Input, result: Ran) -> list[tuple[str, str]]:
    """What people look at, and where; data for programs escape by rules of their own."""
    for_programs = format_of(given.arguments) in ("yaml", "csv")
    return [("standard error", result.err)] + ([] if for_programs else [("standard output", result.out)])


def unseen(text: str) -> set[str]:
    """Control and formatting characters: what drives a terminal, or hides from whoever reads."""
    return {
        f"U+{ord(one):04X}" for one in set(text) - {"\n"} if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    }


def format_of(arguments: Sequence[str]) -> str:
    """The format of what a command prints."""
    if "--format" in arguments:
        return arguments[arguments.index("--format") + 1]
    return {"schema": "json", "new": "yaml"}.get(arguments[0], "text")


class _Page(HTMLParser):
    """Fails where a page has a script, or what closes is not what is open."""

    EMPTY = frozenset({"meta", "br", "hr", "input", "col"})
    FORBIDDEN = frozenset({"script", "iframe", "object", "embed", "img", "link", "base", "form"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in self.FORBIDDEN, tag
        assert not [name for name, _ in attrs if name.startswith("on")], attrs
        assert not [value for name, value in attrs if name == "href" and not (value or "").startswith("#")], attrs
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in self.FORBIDDEN, (tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag


def _html(text: str) -> None:
    page = _Page()
    page.feed(text)
    page.close()
    assert not page.open, page.open


def _csv(text: str) -> None:
    csv.field_size_limit(1 << 24)
    delimiter = ";" if ";" in text.partition("\n")[0] else ","  # the language's
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter, strict=True))
    assert len({len(row) for row in rows}) == 1, "rows of different lengths"
    formulas = [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert not formulas, formulas


def _markdown(text: str) -> None:
    """Every row of a table has the cells of its head."""
    cells = 0
    for line in text.splitlines():
        bars = line.replace("\\|", "").count("|") if line.startswith("|") else 0
        assert not (cells and bars and bars != cells), line
        cells = bars


def _github(text: str) -> None:
    wrong = [line for line in text.splitlines() if not line.startswith(("::error ", "::warning ", "::notice "))]
    assert not wrong, wrong


def _json_lines(text: str) -> None:
    for line in text.splitlines():
        json.loads(line)


WELL_FORMED: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "gitlab": json.loads,
    "sarif": json.loads,
    "jsonl": _json_lines,
    "junit": ET.fromstring,
    "html": _html,
    "csv": _csv,
    "markdown": _markdown,
    "github": _github,
}
