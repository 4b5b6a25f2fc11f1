"""What an author most likely did where libyaml only says what it did not expect."""

import re
from typing import Any, NamedTuple

from cqp_cli.source.document import Mark, split_lines

# Letters and marks that show nothing: fillers, joiners, selectors of variants, an empty cell of braille.
BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
NO_BREAK_SPACE = re.compile("[\u00a0\u202f\u2007]")
ITEM = re.compile(r"\s*([-–—•·‣◦▪*])(?=\s|[^\W\d])")
"""The beginning of a line that is meant to be an item of a list."""
_KEY = r"^\s*(?:- )?[\w.-]+"
_BEFORE = rf"(?:{_KEY}:\s+|^\s*(?:- )+)"
_GLUED_COMMENT = re.compile(_KEY + r":\s+[^\s'\"\[{#][^#]*?(?<!\s)(#)\s")
_SLIPS = (
    ("no_break_indent", re.compile("^[ -]*([\u00a0\u202f\u2007])")),
    ("no_break_space", re.compile(_KEY + "\\s?:([\u00a0\u202f\u2007])")),
    ("glued_hyphen", re.compile(r"""^\s*(-)(?:[^\W\d]|[{\["'])""")),
    ("bullet", re.compile("^\\s*([–—•·‣◦▪*])[\\s\u00a0]")),
    # `C1:acquis`: no space behind the colon (a time or an address has digits or a slash there).
    ("glued", re.compile(_KEY + r"(:)[^\s/:]")),
    ("glued_comment", _GLUED_COMMENT),
    ("colon_in_text", re.compile(_KEY + r":\s+[^\s'\"\[{].*?(:)(?:\s|$)")),
)
_KEY_AND_VALUE = re.compile(_KEY + r":\s+([^\s#|>].*)")
_OPENING = re.compile(rf"""(?:{_KEY}\s?:\s+|^\s*(?:-\s+)+|[\[{{,:]\s*)(["'])""")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_COMMENT = re.compile(r"(?:^|\s)#")
_LONGEST = 2000
_AFTER_QUOTE = re.compile(_BEFORE + r"(['\"]).*?\1\s*\S")
_AFTER_BRACKET = re.compile(_BEFORE + r"(?:\[[^\[\]]*\]|\{[^{}]*\})\s*[^\s,\]}]")
_COMMA_TOO_MANY = re.compile(_BEFORE + r"(?:\[[^\[\]]*\]|\{[^{}]*\})\s*(,)\s*$")
# libyaml's words where the lines do not fit together, and where a character is out of place.
_STRUCTURE = ("mapping values", "expected key", "expected ':'", "'-' indicator", "<document start>", "<block end>")
_ON_THE_SPOT = (
    ("cannot start any token", "reserved"),
    ("escape", "escape"),
    ("sequence entries", "list_behind_key"),
)


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
    mark, context, problem = error.problem_mark, error.context_mark, error.problem
    lines = split_lines(text)
    if "end of stream" in problem:
        return Trouble("unclosed_quote", context or mark)
    if swallowing := _swallowing(lines, mark, context):
        return swallowing
    if "tab" in problem or _starts_with_tab(lines, mark):
        return Trouble("tab", Point(mark.line, 0))
    if spot := _on_the_spot(problem, _code(lines, mark.line), mark.column):
        return Trouble(spot, mark)
    if "',' or" in problem:
        return _in_brackets(lines, mark, context)
    return _by_structure(problem, lines, context if "':'" in problem else mark)


def _in_brackets(lines: list[str], mark: Mark, opened: Mark | None) -> Trouble:
    """What stands between brackets where a comma or the closing one was expected."""
    line, column = lines[mark.line] if mark.line < len(lines) else "", mark.column
    behind, at = line[:column].rstrip()[-1:], line[column : column + 1]
    if behind and behind in "'\"":
        return Trouble("after_quote", mark)
    if behind and behind in "]}":
        return Trouble("after_bracket", mark)
    if opened is not None and opened.line == mark.line and at and at in ":[{":
        return Trouble("colon_in_braces" if at == ":" else "bracket_in_text", mark)
    return Trouble("unclosed_bracket", mark, opened)


def _swallowing(lines: list[str], mark: Mark, opened: Mark | None) -> Trouble | None:
    """What took more than it was to: a text that no quotation mark ends, a comment that has the closing bracket."""
    if quote := _unclosed_quote(lines[: mark.line + 1]):
        return Trouble("unclosed_quote", quote)
    first = mark.line if opened is None else opened.line
    sign = _comment_that_closes(lines, first, mark.line)
    return Trouble("comment_that_closes", sign, opened) if sign else None


def _by_structure(problem: str, lines: list[str], near: Mark) -> Trouble:
    if not any(words in problem for words in _STRUCTURE):
        return Trouble("other", near)
    return _by_line(lines, near) or Trouble("no_colon" if "':'" in problem else "indentation", near)


def _on_the_spot(problem: str, line: str, column: int) -> str | None:
    """What the character at fault tells by itself."""
    at, before = line[column : column + 1], line[:column].strip(" -")
    if at == ":" and line[:column].endswith(" ") and before and not _GLUED_COMMENT.match(line):
        return "colon_in_text"
    if at == ":" and not before:
        return "no_key"
    if at in ("]", "}"):
        return "bracket_too_many"
    return next((kind for words, kind in _ON_THE_SPOT if words in problem), None)


def _unclosed_quote(lines: list[str]) -> Point | None:
    """Where a quotation mark opens that nothing closes well: the text then runs on, to another mark far below."""
    for number, line in enumerate(lines):
        start = _open_quote(line)
        if start is None:
            continue
        mark = line[start]
        closing = next((lines[below] for below in range(number + 1, len(lines)) if mark in lines[below]), None)
        tail = None if closing is None else closing.split(mark, 1)[1].strip()
        if tail is None or tail[:1] not in ("", "#", ",", "]", "}"):
            return Point(number, start)
    return None


def _open_quote(line: str) -> int | None:
    """Where a quotation mark opens on a line that does not close it, if one does."""
    at, bracket = 0, re.search(r"[\[{]|$", line)
    while opening := _OPENING.search(line, at):
        start = opening.start(1)
        comment, closed = _COMMENT.search(line, at, start), _QUOTED.match(line, start)
        if comment or (opening[0][0] in "[{,:" and bracket is not None and bracket.start() > start):
            return None
        if closed is None:
            return start
        at = closed.end()
    return None


def _comment_that_closes(lines: list[str], first: int, last: int) -> Point | None:
    """Where a comment begins that has the bracket by which what stands before it on its line was to be closed."""
    for number in range(max(0, min(first, last - 1)), min(last + 1, len(lines))):
        unquoted = _unquoted(lines[number])
        if match := _COMMENT.search(unquoted):
            code, comment = unquoted[: match.start()], unquoted[match.end() :]
            if _left_open(code) > 0 > _left_open(comment):
                return Point(number, match.end() - 1)
    return None


def _unquoted(line: str) -> str:
    """A line without what stands in quotes, as long as it was; one that nobody writes, for its length, as it is."""
    return line if len(line) > _LONGEST else _QUOTED.sub(lambda found: "x" * len(found[0]), line)


def _left_open(text: str) -> int:
    """How many brackets a text opens more than it closes."""
    return sum((one in "[{") - (one in "]}") for one in text)


def _starts_with_tab(lines: list[str], mark: Mark) -> bool:
    return mark.line < len(lines) and "\t" in lines[mark.line][: mark.column + 1]


def _by_line(lines: list[str], near: Mark) -> Trouble | None:
    """Look for the usual slips on the line and on the one before it, where the scanner may have gone on from."""
    for number in (near.line, near.line - 1):
        line = _code(lines, number)
        for kind, pattern in _SLIPS:
            if match := pattern.match(line):
                return Trouble(kind, Point(number, match.start(1)))
    for kind, after in (("after_quote", _AFTER_QUOTE), ("after_bracket", _AFTER_BRACKET)):
        if after.match(_code(lines, near.line)):
            return Trouble(kind, near)
    for number in (near.line, near.line - 1):
        if match := _COMMA_TOO_MANY.match(_code(lines, number)):
            return Trouble("comma_too_many", Point(number, match.start(1)))
    return _above(lines, near.line)


def _above(lines: list[str], number: int) -> Trouble | None:
    """A line above that has no colon; or that has a value, and lines indented below it all the same."""
    above = number - 1
    while above >= 0 and not _code(lines, above).strip():
        above -= 1
    line, below = _code(lines, above), _code(lines, number)
    if line and _indent(line) <= _indent(below) and ":" not in line:
        return Trouble("no_colon", Point(above, _indent(line)))
    match = _KEY_AND_VALUE.match(line)
    if match is not None and _indent(below) > _indent(line):
        return Trouble("value_above", Point(number, _indent(below)), Point(above, match.start(1)))
    return None


def _code(lines: list[str], number: int) -> str:
    """A line without its comment; empty where there is none."""
    line = lines[number] if 0 <= number < len(lines) else ""
    return line[: len(_COMMENT.split(_unquoted(line))[0])]


def _indent(line: str) -> int:
    """Where a line's key begins; a list's hyphen is indentation too."""
    return len(line) - len(line.lstrip(" -"))
