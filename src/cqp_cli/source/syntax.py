"""What an author most likely did where libyaml only says what it did not expect."""

import re
from typing import Any, NamedTuple

from cqp_cli.source.document import Mark, split_lines

# `C1:acquis`: a key, a colon, and no space behind it (a time or an address has digits or a slash there).
_GLUED = re.compile(r"^\s*(?:- )?[\w.-]+(:)[^\s/:]")
_NO_BREAK_SPACE = re.compile("^\\s*(?:- )?[\\w.-]+\\s?:([\u00a0\u202f\u2007])")
_COLON_IN_TEXT = re.compile(r"^\s*(?:- )?[\w.-]+:\s+[^\s'\"\[{].*?(:)(?:\s|$)")
# libyaml's words where the lines do not fit together.
_STRUCTURE = ("mapping values", "sequence entries", "expected key", "'-' indicator", "<document start>")


class Point(NamedTuple):
    """A mark of our own; line and column count from 0."""

    line: int
    column: int


class Trouble(NamedTuple):
    """`kind` names the sentence; `opened` is where an unclosed quote, bracket or list began."""

    kind: str
    mark: Mark
    opened: Mark | None = None


def syntax_trouble(error: Any, text: str) -> Trouble:
    """Explain a `yaml.MarkedYAMLError` by the lines around it."""
    mark, context = error.problem_mark, error.context_mark
    lines = split_lines(text)
    if "unexpected end of stream" in error.problem:
        return Trouble("unclosed_quote", context)
    if "',' or" in error.problem:
        return Trouble("unclosed_bracket", mark, context)
    if "tab" in error.problem or _starts_with_tab(lines, mark):
        return Trouble("tab", Point(mark.line, 0))
    if "cannot start any token" in error.problem:
        return Trouble("reserved", mark)
    if "escape" in error.problem:
        return Trouble("escape", mark)
    colon_missing = "':'" in error.problem
    if colon_missing or any(words in error.problem for words in _STRUCTURE):
        near = context if colon_missing else mark
        return _by_line(lines, near, colon_missing) or Trouble("indentation", mark)
    return Trouble("other", mark)


def _starts_with_tab(lines: list[str], mark: Mark) -> bool:
    return mark.line < len(lines) and "\t" in lines[mark.line][: mark.column + 1]


def _by_line(lines: list[str], near: Mark, colon_missing: bool) -> Trouble | None:
    """Look for the usual slips on the line and on the one before it, where the scanner may have gone on from."""
    for number in (near.line, near.line - 1):
        line = lines[number] if 0 <= number < len(lines) else ""
        for kind, pattern in (
            ("no_break_space", _NO_BREAK_SPACE),
            ("glued", _GLUED),
            ("colon_in_text", _COLON_IN_TEXT),
        ):
            if match := pattern.match(line):
                return Trouble(kind, Point(number, match.start(1)))
    if colon_missing:
        return Trouble("no_colon", near)
    line = lines[near.line] if near.line < len(lines) else ""
    if re.match(r"^\s*(?:- )?[\w.-]+:\s+(['\"]).*?\1\s*\S", line):
        return Trouble("after_quote", near)
    return None
