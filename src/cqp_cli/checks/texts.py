"""What some texts hold: words that are read otherwise elsewhere, that only keep a place, that cannot all be seen."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from cqp_cli.checks.lost import cutting
from cqp_cli.checks.registry import Finding, source_check
from cqp_cli.checks.walk import all_of
from cqp_cli.diagnostic import Place, Severity
from cqp_cli.source.document import Path, Source, place_at, split_lines
from cqp_cli.source.signs import BLANK

_INVISIBLE = re.compile(
    BLANK.pattern + "|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
# An accented letter's two bytes in UTF-8, or a typographic sign's three, each taken for a letter of Windows' alphabet.
_DAMAGED = re.compile(
    "\ufffd|Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|Â[\u00a0-\u00bf]|Å[\u0092\u0093\u2019\u201c]|â€."
)
# Names and numbers that other programs must read as the texts that they are.
_NAMES = frozenset(("activity", "bloc", "code", "id", "referential_version", "version")) | frozenset(
    ("collective_agreement", "formacode", "nsf", "rncp", "siret")
)
_LISTS_OF_NAMES = frozenset(
    ("all", "any", "competences", "from", "levels", "modalities", "of", "requires", "target", "to")
)
_PLACEHOLDER = re.compile(
    r"(?:(?:[àa][ -](?:compl[ée]ter|d[ée]finir|remplacer|pr[ée]ciser|renseigner|r[ée]diger)"
    r"|to[ -](?:be (?:completed|defined|written)|replace)|todo|tbd|xxx+|lorem ipsum)\b"
    r"|rncp0+$|\?+$|\.{3}$|…$)",
    re.IGNORECASE,
)
# What YAML 1.1 or 1.2 takes for a number or a truth value, and does not write again as it was.
_LONGEST = 40
_OTHERWISE = re.compile(
    r"0[0-9_]+|0[xob][0-9a-f_]+|[0-9]+_[0-9_]+|[0-9]+(?::[0-5]?[0-9])+|[0-9]*\.[0-9]*0|[0-9]*\.?[0-9]+e[+-]?[0-9]+"
    r"|y|yes|n|no|on|off|true|false",
    re.IGNORECASE,
)


@source_check("CQP017", Severity.WARNING)
def read_otherwise_elsewhere(source: Source) -> Iterator[Finding]:
    for path, text in _leaves(source.data):
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if (
            key in (_NAMES if path[-1:] == (key,) else _LISTS_OF_NAMES)
            and len(text) < _LONGEST
            and _OTHERWISE.fullmatch(text)
            and _is_plain(source, path)
        ):
            yield Finding(path, {"text": text})


@source_check("CQP019", Severity.WARNING)
def to_be_written(source: Source) -> Iterator[Finding]:
    """A text that only keeps the place of another."""
    for path, text in _leaves(source.data):
        if _PLACEHOLDER.match(text):
            yield Finding(path, {"text": text})


@source_check("CQP118", Severity.WARNING)
def left_empty(source: Source) -> Iterator[Finding]:
    """A key of a referential without a value: in a candidate file, what is not filled in is not evaluated yet."""
    if not isinstance(source.data, dict) or "blocs" not in source.data:
        return
    cut = {comment.line + 1 for comment in cutting(source)}
    for path, value in _values(source.data):
        is_key = value is None and bool(path) and isinstance(path[-1], str)
        if is_key and path != ("accommodation",) and source.place(path, key=True).line not in cut:
            yield Finding(path, {"key": path[-1]}, on_key=True)


def _is_plain(source: Source, path: Path) -> bool:
    """Whether a text stands neither in quotes nor in a block."""
    place = source.place(path)
    return place.excerpt[place.column - 1 : place.column] not in ("'", '"', "|", ">")


def _leaves(data: Any) -> Iterator[tuple[Path, str]]:
    """Every text among the data."""
    return ((path, value) for path, value in _values(data) if isinstance(value, str))


def _values(data: Any) -> Iterator[tuple[Path, Any]]:
    """Every text among the data, and every place that has none."""
    return ((path, value) for path, value in all_of(data) if not isinstance(value, dict | list))


@source_check("CQP024", Severity.WARNING)
def mark_left_alone(source: Source) -> Iterator[Finding]:
    """What is left of the quotes around a text, in a plain one."""
    for path, text in _leaves(source.data):
        if text.count('"') % 2 and _is_plain(source, path):
            yield Finding(path, {})


@source_check("CQP018", Severity.WARNING)
def damaged_character(source: Source) -> Iterator[Finding]:
    """What is left of letters that some program read in the wrong encoding."""
    for place, text in _found(_DAMAGED, source):
        yield Finding((), {"variant": "damaged", "text": text}, at=place)


@source_check("CQP018", Severity.WARNING)
def invisible_character(source: Source) -> Iterator[Finding]:
    for place, character in _found(_INVISIBLE, source):
        name = unicodedata.name(character, "").lower()
        yield Finding((), {"character": f"U+{ord(character):04X}", "name": name}, at=place)


def _found(pattern: re.Pattern[str], source: Source) -> Iterator[tuple[Place, str]]:
    """Where a pattern is found in the text, and what is found."""
    if pattern.search(source.text) is None:
        return
    for number, line in enumerate(split_lines(source.text)):
        for match in pattern.finditer(line):
            yield place_at(source.name, source.text, number, match.start(), len(match[0])), match[0]
