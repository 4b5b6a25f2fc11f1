"""Hostile texts in every field that takes a text, through every format of every command: they stay text."""

import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from commands import COMMANDS, Input, on
from harness import Ran, broken_promises, format_of, ran
from inputs import ROOT, places

CANDIDATE = ROOT / "examples" / "05-jury-reconnait.yaml"
REFERENTIAL = ROOT / "referential" / "cqp-ccp.yaml"
FILES = {"candidate": CANDIDATE, "referential": REFERENTIAL}
# What a page, a terminal, a table, a spreadsheet, a template and the reports of CI would each make something of.
TEXTS = {
    "page": "<script>alert(1)</script><img src=x onerror=alert(1)>\"'></td></style>&lt;]]><!--",
    "formula": '=HYPERLINK("http://example.org";"x") [red]x[/red] [link=file:///etc/passwd]x[/link] \\[b]',
    "table": "| a | b | `c` [d](javascript:e) **f** ![g](h) <b>i</b> # j",
    "CI": "::error file=x::y %0A::warning::z {path} {{ 7 * 7 }} {% raw %} %s",
    "unseen": "a\u202eb\u2066c\u200bd\u00ade\U000e0041 http://example.org",
}
PLAIN = "Texte"


def loaded(kind: str) -> Any:
    """A file's data, each value a text, with something in every list of texts."""
    return yaml.load(FILES[kind].read_bytes(), yaml.CBaseLoader)


def dumped(data: Any) -> bytes:
    text: str = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return text.encode()


def done(given: Input) -> Ran:
    with tempfile.TemporaryDirectory() as folder:
        return ran(given, Path(folder))


@cache
def takes_text(kind: str) -> tuple[int, ...]:
    """The numbers of the places in which any text may stand: with one in it, the file is none the worse."""
    line = ("lint", "@", "--format", "concise", "--select", "CQP001")
    found = []
    for number in range(len([*places(loaded(kind))])):
        data = loaded(kind)
        inside, key = [*places(data)][number]
        if isinstance(inside[key], str):
            inside[key] = PLAIN
            if done(on(kind, line, dumped(data))).code == 0:
                found.append(number)
    return tuple(found)


def filled(kind: str, text: str) -> bytes:
    """The file with a text wherever one may stand."""
    data = loaded(kind)
    found = [*places(data)]
    for number in takes_text(kind):
        inside, key = found[number]
        inside[key] = text
    return dumped(data)


EVERY_FORMAT = [(kind, line) for kind in FILES for line in COMMANDS[kind][1]]


def test_the_fields_that_take_a_text_are_found() -> None:
    """Names, reasons, bases, members; titles, statements, indicators, tasks: by the dozen and the hundred."""
    assert len(takes_text("candidate")) > 10
    assert len(takes_text("referential")) > 200


@pytest.mark.parametrize(("kind", "line"), EVERY_FORMAT, ids=[" ".join(line[:6]) for _, line in EVERY_FORMAT])
@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_stays_text(text: str, kind: str, line: tuple[str, ...]) -> None:
    given = on(kind, line, filled(kind, TEXTS[text]))
    hostile, plain = done(given), done(on(kind, line, filled(kind, PLAIN)))
    assert hostile.code == plain.code
    assert broken_promises(given, hostile) == []
    assert shape_of(hostile.out, format_of(line)) == shape_of(plain.out, format_of(line))


def shape_of(out: str, format: str) -> Any:
    """What a report is made of, whatever its texts: the tags of a page, the rows of a table."""
    if format == "html":
        return re.findall(r"<(/?[a-z][\w-]*)", out)
    if format == "csv":
        return out.count("\n")
    return None
