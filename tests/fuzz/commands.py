"""Every command that reads something, on hostile inputs."""

from collections.abc import Iterator
from typing import NamedTuple

from hostile import EXTREMES, TEXTS
from hypothesis import strategies as st
from inputs import ROOT, files

GOOD = str(ROOT / "examples" / "05-jury-reconnait.yaml")
NOBODY = str(ROOT / "tests" / "fuzz" / "nobody.yaml")
DAY = ("--date", "2026-10-01")


class Input(NamedTuple):
    """A command line, and the file that it is about."""

    arguments: tuple[str, ...]
    name: str = "file.yaml"
    data: bytes = b""


def _each(command: str, formats: str, *rest: str) -> list[tuple[str, ...]]:
    """A command line a format: `command` in words, and what else stands behind it."""
    return [(*command.split(), *rest, "--format", one) for one in formats.split()]


LINT = "text concise json github gitlab sarif junit"
DOCUMENTS = "text markdown html"
COHORT = "text json jsonl csv markdown html"
OUTCOME = "text json jsonl markdown html"
ON_A_CANDIDATE = [
    *_each("validate @", OUTCOME),
    *_each("validate --detail @", "text"),
    *_each("validate -", "text"),
    *_each("cohort @ .", COHORT),
    *_each("cohort --anonymous --sort missing --bloc B1 @", COHORT),
    *_each("minutes @", DOCUMENTS, *DAY),
    *_each("certificate @", DOCUMENTS, *DAY),
    *_each("certificate @ B1", DOCUMENTS, *DAY),
    *_each("lint @ .", LINT),
    *_each("test @ .", "text json junit"),
]
ON_A_REFERENTIAL = [
    *_each("summary -r @", "text markdown html json"),
    *_each("summary -r @ B1 C1 B1/quiz", "text markdown html json"),
    *_each("validate -r @", OUTCOME, GOOD),
    *_each("validate --detail -r @", "text", GOOD),
    *_each("cohort -r @", COHORT, GOOD),
    *_each("minutes -r @", DOCUMENTS, *DAY, GOOD),
    *_each("certificate -r @", DOCUMENTS, *DAY, GOOD),
    *_each("lint @", LINT),
    *_each("test -r @", "text json junit", GOOD),
    ("new", "candidate", "-r", "@"),
]
COMMANDS = {
    "candidate": ("file.yaml", ON_A_CANDIDATE),
    "referential": ("./file.yaml", ON_A_REFERENTIAL),
    "lines": ("file.jsonl", [*_each("cohort @", COHORT), *_each("cohort --sort name -", COHORT)]),
    "members": ("members.yaml", _each("minutes --members @", DOCUMENTS, *DAY, GOOD)),
    "configuration": ("cqp.toml", _each("lint", LINT, GOOD)),
}
"""The name of the file that is hostile, and the command lines in which it stands for `@`, by what it is."""

# Command lines with a text in the place of `@`.
WITH_A_TEXT = [
    ("@",),
    ("--lang", "@", "summary"),
    ("summary", "@"),
    ("summary", "-r", "@"),
    ("explain", "@"),
    ("schema", "@"),
    ("validate", "@"),
    ("validate", GOOD, "--format", "@"),
    ("validate", GOOD, "-o", "@"),
    ("cohort", GOOD, "--bloc", "@"),
    ("cohort", GOOD, "--sort", "@"),
    ("minutes", GOOD, "--date", "@"),
    *_each("minutes --place @ --incident @", DOCUMENTS, *DAY, GOOD),
    *_each("certificate --place @ --signatory @", DOCUMENTS, *DAY, GOOD),
    ("certificate", GOOD, "@", *DAY),
    ("lint", GOOD, "--select", "@"),
    ("test", "@"),
    ("new", "candidate", "--id", "@"),
    ("new", "referential", "--from", "@"),
    ("new", "@"),
]


def on(kind: str, line: tuple[str, ...], data: bytes) -> Input:
    """A command line of `COMMANDS` on a file."""
    name = COMMANDS[kind][0]
    return Input(tuple(name if one == "@" else one for one in line), name, data)


def _about_a_file(kind: str) -> st.SearchStrategy[Input]:
    lines = st.sampled_from(COMMANDS[kind][1])
    return st.builds(on, st.just(kind), lines, files(kind))


# No process can be started with a NUL character in its command line.
TYPED = st.sampled_from([text for text in TEXTS if "\0" not in text]) | st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20
)
_WITH_A_TEXT = st.builds(
    lambda line, text: Input(tuple(text if one == "@" else one for one in line)), st.sampled_from(WITH_A_TEXT), TYPED
)
INPUTS = st.one_of(
    *(_about_a_file(kind) for kind in ("candidate", "candidate", "referential", "referential", "lines")),
    *(_about_a_file(kind) for kind in ("members", "configuration")),
    _WITH_A_TEXT,
)


# One format each, and those that show most of what is wrong.
ON_EXTREMES = [
    *(("candidate", line) for line in _each("validate @", "text html")),
    *(("candidate", line) for line in _each("validate --detail @", "text")),
    *(("candidate", line) for line in _each("lint @", LINT)),
    *(("candidate", line) for line in _each("cohort @", "text csv")),
    *(("candidate", line) for line in _each("minutes @", "text", *DAY)),
    *(("candidate", line) for line in _each("certificate @", "markdown", *DAY)),
    *(("candidate", line) for line in _each("test @", "junit")),
    *(("referential", line) for line in _each("summary -r @", "text html")),
    *(("referential", line) for line in _each("lint @", "text sarif")),
    *(("referential", line) for line in _each("validate -r @", "json", GOOD)),
    *(("referential", line) for line in _each("validate --detail -r @", "text html", NOBODY)),
    ("referential", ("new", "candidate", "-r", "@")),
    *(("lines", line) for line in _each("cohort @", "text")),
    *(("members", line) for line in _each("minutes --members @", "text", *DAY, GOOD)),
    *(("configuration", line) for line in _each("lint", "text", GOOD)),
]


def extremes(*, every: bool) -> Iterator[Input]:
    """Files that are too much: with each of many command lines, or in turn with one, and with `cqp validate`."""
    for number, data in enumerate(EXTREMES.values()):
        some = {ON_EXTREMES[0], ON_EXTREMES[1 + number % (len(ON_EXTREMES) - 1)]}
        yield from (on(kind, line, data) for kind, line in (ON_EXTREMES if every else sorted(some)))
