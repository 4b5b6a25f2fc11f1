"""Findings accepted where they stand: `# cqp: ignore[CQP401] the source prints none`."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cqp_cli.checks.every import SEVERITIES
from cqp_cli.checks.registry import MOST_FOUND
from cqp_cli.diagnostic import Code, Diagnostic, Place, Severity
from cqp_cli.likeness import closest
from cqp_cli.source.comments import comments
from cqp_cli.source.document import Source, place_at, split_lines

_ANY = re.compile(r"#\s*cqp\s*:", re.IGNORECASE)
_IGNORE = re.compile(r"\s*cqp\s*:\s*ignor\w*\s*(?:\[([^\]]*)\])?(.*)", re.IGNORECASE)


class Ignore(NamedTuple):
    """A code that is accepted on a line (from 1), and where that is written."""

    code: str
    line: int
    place: Place


def accepted(source: Source, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What is found without what the file accepts with a reason; and what is wrong with its ignores."""
    if not source.complete or not _ANY.search(source.text):
        return list(found)
    ignores, unclear = _ignores(source)
    hidden = {(ignore.code, ignore.line) for ignore in ignores}
    there = {(one.code, one.place.line) for one in found}
    every_check_ran = all(one.severity is Severity.WARNING for one in found)
    unused = [
        Diagnostic(Code.IGNORE_UNUSED, one.place, {"id": one.code}, severity=Severity.WARNING)
        for one in ignores
        if every_check_ran and (one.code, one.line) not in there
    ]
    return (
        [one for one in found if (one.code, one.place.line) not in hidden] + unclear[:MOST_FOUND] + unused[:MOST_FOUND]
    )


def _ignores(source: Source) -> tuple[list[Ignore], list[Diagnostic]]:
    """The ignores of a file, and what is wrong with others."""
    below = _next_lines(split_lines(source.text))
    good: list[Ignore] = []
    unclear: list[Diagnostic] = []
    for comment in comments(source):
        match = _IGNORE.match(comment.text)
        if match is None:
            continue
        codes = list(dict.fromkeys(code.upper() for code in re.split(r"[,;\s]+", match[1] or "") if code))
        place = place_at(source.name, source.text, comment.line, comment.column, 1 + len(comment.text.rstrip()))
        if trouble := _trouble(codes, match[2].strip(" :—-")):
            unclear.append(Diagnostic(Code.IGNORE_UNCLEAR, place, trouble, severity=Severity.WARNING))
        else:
            line = below[comment.line] if comment.alone else comment.line
            good += [Ignore(code, line + 1, place) for code in codes]
    return good, unclear


def _trouble(codes: Sequence[str], reason: str) -> dict[str, object] | None:
    """Why an ignore accepts nothing."""
    if not codes:
        return {"variant": "no_code"}
    if wrong := next(filter(None, map(_wrong, codes)), None):
        return wrong
    return None if reason else {"variant": "no_reason"}


@lru_cache(maxsize=128)
def _wrong(code: str) -> dict[str, object] | None:
    """Why a code cannot be accepted."""
    if code in SEVERITIES:
        return {"id": code, "variant": "error"} if SEVERITIES[code] is Severity.ERROR else None
    if any(known.startswith(code) for known in SEVERITIES):
        return {"id": code, "variant": "family"}
    return {"id": code, "suggestion": closest(code, SEVERITIES, 0.8)}


def _next_lines(lines: Sequence[str]) -> list[int]:
    """For each line, the next one (or itself) that holds more than a comment."""
    found = [len(lines) - 1] * len(lines)
    for number in range(len(lines) - 2, -1, -1):
        found[number] = found[number + 1] if lines[number].lstrip()[:1] in ("", "#") else number
    return found
