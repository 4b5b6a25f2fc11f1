"""What an author most likely did where libyaml only says what it did not expect."""

import re
from typing import Any, NamedTuple

from cqp_cli.source.document import Mark, split_lines

_KEY = r"^\s*(?:- )?[\w.-]+"
_SLIPS = (
    ("no_break_space", re.compile(_KEY + "\\s?:([\u00a0\u202f\u2007])")),
    # `C1:acquis`: no space behind the colon (a time or an address has digits or a slash there).
    ("glued", re.compile(_KEY + r"(:)[^\s/:]")),
    ("colon_in_text", re.compile(_KEY + r":\s+[^\s'\"\[{].*?(:)(?:\s|$)")),
)
_KEY_AND_VALUE = re.compile(_KEY + r":\s+([^\s#|>].*)")
_COMMENT = re.compile(r"(?:^|\s)#")
_AFTER_QUOTE = re.compile(_KEY + r":\s+(['\"]).*?\1\s*\S")
# libyaml's words where the lines do not fit together, and where a character is out of place.
_STRUCTURE = ("mapping values", "sequence entries", "expected key", "'-' indicator", "<document start>", "<block end>")
_ON_THE_SPOT = (("cannot start any token", "reserved"), ("escape", "escape"))


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
    if "end of stream" in error.problem:
        return Trouble("unclosed_quote", context or mark)
    if "',' or" in error.problem:
        return Trouble("unclosed_bracket", mark, context)
    if "tab" in error.problem or _starts_with_tab(lines, mark):
        return Trouble("tab", Point(mark.line, 0))
    if any(words in error.problem for words in _STRUCTURE):
        return _by_line(lines, mark) or Trouble("indentation", mark)
    if "':'" in error.problem:
        return _by_line(lines, context) or Trouble("no_colon", context)
    kind = next((kind for words, kind in _ON_THE_SPOT if words in error.problem), "other")
    return Trouble(kind, mark)


def _starts_with_tab(lines: list[str], mark: Mark) -> bool:
    return mark.line < len(lines) and "\t" in lines[mark.line][: mark.column + 1]


def _by_line(lines: list[str], near: Mark) -> Trouble | None:
    """Look for the usual slips on the line and on the one before it, where the scanner may have gone on from."""
    for number in (near.line, near.line - 1):
        line = _code(lines, number)
        for kind, pattern in _SLIPS:
            if match := pattern.match(line):
                return Trouble(kind, Point(number, match.start(1)))
    if _AFTER_QUOTE.match(_code(lines, near.line)):
        return Trouble("after_quote", near)
    return _above(lines, near.line)


def _above(lines: list[str], number: int) -> Trouble | None:
    """A line above that has no colon; or that has a value, and lines indented below it all the same."""
    above = number - 1
    while above >= 0 and not _code(lines, above).strip():
        above -= 1
    line, below = _code(lines, above), _code(lines, number)
    if line and _indent(line) == _indent(below) and ":" not in line:
        return Trouble("no_colon", Point(above, _indent(line)))
    match = _KEY_AND_VALUE.match(line)
    if match is not None and _indent(below) > _indent(line):
        return Trouble("value_above", Point(number, _indent(below)), Point(above, match.start(1)))
    return None


def _code(lines: list[str], number: int) -> str:
    """A line without its comment; empty where there is none."""
    return _COMMENT.split(lines[number])[0] if 0 <= number < len(lines) else ""


def _indent(line: str) -> int:
    """Where a line's key begins; a list's hyphen is indentation too."""
    return len(line) - len(line.lstrip(" -"))
