"""What YAML makes of some texts without a word: cut at a number sign, read otherwise elsewhere, not all to be seen."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from cqp_cli.checks.registry import Finding, source_check
from cqp_cli.diagnostic import Severity
from cqp_cli.source import Path, Source, comments
from cqp_cli.source.document import place_at, split_lines

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# Names and numbers that other programs must read as the texts that they are.
_NAMES = frozenset(("activity", "bloc", "code", "id", "referential_version", "version")) | frozenset(
    ("collective_agreement", "formacode", "nsf", "rncp", "siret")
)
_LISTS_OF_NAMES = frozenset(
    ("all", "any", "competences", "from", "levels", "modalities", "of", "requires", "target", "to")
)
# What YAML 1.1 or 1.2 takes for a number or a truth value, and does not write again as it was.
_OTHERWISE = re.compile(
    r"0[0-9_]+|0[xob][0-9a-f_]+|[0-9]+_[0-9_]+|[0-9]+(?::[0-5]?[0-9])+|[0-9]*\.[0-9]*0|[0-9]*\.?[0-9]+e[+-]?[0-9]+"
    r"|y|yes|n|no|on|off|true|false",
    re.IGNORECASE,
)


@source_check("CQP016", Severity.WARNING)
def cut_at_a_number_sign(source: Source) -> Iterator[Finding]:
    """A text without quotes that a `#` right before other signs follows: `dossier #12`."""
    for comment in comments(source):
        if (
            comment.cuts
            and comment.text[:1] not in ("", " ", "\t", "#", "!", "-", "=", "*")
            and "cqp:" not in comment.text
        ):
            width = 1 + len(comment.text)
            at = place_at(source.name, source.text, comment.line, comment.column, width)
            yield Finding((), {"rest": comment.text.split()[0]}, at=at)


@source_check("CQP017", Severity.WARNING)
def read_otherwise_elsewhere(source: Source) -> Iterator[Finding]:
    for path, text in _leaves(source.data):
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if key in (_NAMES if path[-1:] == (key,) else _LISTS_OF_NAMES) and _OTHERWISE.fullmatch(text):
            place = source.place(path)
            if place.excerpt[place.column - 1 : place.column] not in ("'", '"'):
                yield Finding(path, {"text": text})


def _leaves(data: Any) -> Iterator[tuple[Path, str]]:
    """Every text among the data."""
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            waiting += [((*path, key), one) for key, one in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, number), one) for number, one in enumerate(value)]


@source_check("CQP018", Severity.WARNING)
def invisible_character(source: Source) -> Iterator[Finding]:
    if _INVISIBLE.search(source.text) is None:
        return
    for number, line in enumerate(split_lines(source.text)):
        for match in _INVISIBLE.finditer(line):
            name = unicodedata.name(match[0], "").lower()
            values = {"character": f"U+{ord(match[0]):04X}", "name": name}
            yield Finding((), values, at=place_at(source.name, source.text, number, match.start()))
