"""Findings accepted where they stand: `# cqp: ignore[CQP401] the source prints none`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cqp_cli.checks import SEVERITIES
from cqp_cli.diagnostic import Code, Diagnostic, Place, Severity
from cqp_cli.likeness import closest
from cqp_cli.source import Comment, Source, comments
from cqp_cli.source.document import place_at, split_lines

_IGNORE = re.compile(r"\s*cqp\s*:\s*ignore\b\s*(?:\[([^\]]*)\])?(.*)", re.IGNORECASE)


class Ignore(NamedTuple):
    """A code that is accepted on a line (from 1), and where that is written."""

    code: str
    line: int
    place: Place


def accepted(source: Source, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What is found without what the file accepts with a reason; and what is wrong with its ignores."""
    if not source.complete or "ignore" not in source.text:
        return list(found)
    ignores, unclear = _ignores(source)
    hidden = {(ignore.code, ignore.line) for ignore in ignores}
    there = {(one.code, one.place.line) for one in found}
    unused = [
        Diagnostic(Code.IGNORE_UNUSED, one.place, {"id": one.code}, severity=Severity.WARNING)
        for one in ignores
        if (one.code, one.line) not in there
    ]
    return [one for one in found if (one.code, one.place.line) not in hidden] + unclear + unused


def _ignores(source: Source) -> tuple[list[Ignore], list[Diagnostic]]:
    """The ignores of a file, and what is wrong with others."""
    lines = split_lines(source.text)
    good: list[Ignore] = []
    unclear: list[Diagnostic] = []
    for comment in comments(source):
        match = _IGNORE.match(comment.text)
        if match is None:
            continue
        codes = [code.strip().upper() for code in (match[1] or "").split(",") if code.strip()]
        place = place_at(source.name, source.text, comment.line, comment.column, 1 + len(comment.text.rstrip()))
        if trouble := _trouble(codes, match[2].strip(" :—-")):
            unclear.append(Diagnostic(Code.IGNORE_UNCLEAR, place, trouble, severity=Severity.WARNING))
        else:
            line = _line_of(comment, lines)
            good += [Ignore(code, line + 1, place) for code in codes]
    return good, unclear


def _trouble(codes: Sequence[str], reason: str) -> dict[str, object] | None:
    """Why an ignore accepts nothing."""
    if not codes:
        return {"variant": "no_code"}
    for code in codes:
        if code not in SEVERITIES:
            return {"id": code, "suggestion": closest(code, SEVERITIES, 0.8)}
        if SEVERITIES[code] is Severity.ERROR:
            return {"id": code, "variant": "error"}
    return None if reason else {"variant": "no_reason"}


def _line_of(comment: Comment, lines: Sequence[str]) -> int:
    """The line that an ignore is for: its own, or the next one that is no comment."""
    if not comment.alone:
        return comment.line
    below = (number for number in range(comment.line + 1, len(lines)) if not lines[number].lstrip().startswith("#"))
    return next(below, comment.line)
