"""What an author most likely did where libyaml only says what it did not expect."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any, NamedTuple

import yaml

from cqp_cli.source.document import Mark, split_lines
from cqp_cli.source.signs import BULLETS

_KEY = r"^\s*(?:- )?[\w.-]+"
_BEFORE = rf"(?:{_KEY}:\s+|^\s*(?:- )+)"
_GLUED_COMMENT = re.compile(_KEY + r":\s+[^\s'\"\[{#][^#]*?(?<!\s)(#)\s")
_SLIPS = (
    ("merge", re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?:\s|$)")),
    ("no_break_indent", re.compile("^[ -]*([\u00a0\u202f\u2007])")),
    ("no_break_space", re.compile(_KEY + "\\s?:([\u00a0\u202f\u2007])")),
    ("glued_hyphen", re.compile(r"""^\s*(-)(?:[^\W\d]|[{\["'])""")),
    ("bullet", re.compile(rf"^\s*([{BULLETS}])[\s\u00a0]")),
    # `C1:acquis`: no space behind the colon (a time or an address has digits or a slash there).
    ("glued", re.compile(_KEY + r"(:)[^\s/:]")),
    ("glued_comment", _GLUED_COMMENT),
    ("document_end", re.compile(r"^(\.\.\.)\s*$")),
    ("colon_in_text", re.compile(_KEY + r":\s+[^\s'\"\[{].*?(:)(?:\s|$)")),
)
_ITEM_WITHOUT_KEY = re.compile(r"^( +)- [^:]*$")
_KEY_AND_VALUE = re.compile(_KEY + r":\s+([^\s#|>].*)")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'""")
_QUOTES, _BLOCKS = ("'", '"'), ("|", ">")
_OPENS = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_CLOSES = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
_COMMENT = re.compile(r"(?:^|\s)#")
_LONGEST = 2000
_AFTER_QUOTE = re.compile(rf"{_BEFORE}(?:{_QUOTED.pattern})\s*\S")
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


class _Before(NamedTuple):
    """What comes before a trouble: a `quote` whose text ran on, the `bracket` still open, a `block` of text above."""

    quote: Mark | None
    bracket: Mark | None
    block: Mark | None


def syntax_trouble(error: Any, text: str, tokens: Iterator[Any]) -> Trouble:
    """Explain a `yaml.MarkedYAMLError` by the lines around it; `tokens` are the text's, from its beginning again."""
    mark, context, problem = error.problem_mark, error.context_mark, error.problem
    lines = split_lines(text)
    before = _before(tokens, lines, mark)
    if before.quote or "end of stream" in problem:
        return Trouble("unclosed_quote", before.quote or context or mark)
    opened = before.bracket
    if sign := _comment_that_closes(lines, (opened or context or mark).line, mark.line):
        return Trouble("comment_that_closes", sign, opened)
    if "tab" in problem or _starts_with_tab(lines, mark):
        return Trouble("tab", Point(mark.line, 0))
    if spot := _on_the_spot(problem, _code(lines, mark.line), mark.column):
        return Trouble(spot, mark)
    if "',' or" in problem or (opened and "node content" in problem):
        return _in_brackets(lines, mark, opened)
    return _by_structure(problem, lines, context if "':'" in problem else mark, before.block)


def _before(tokens: Iterator[Any], lines: list[str], mark: Mark) -> _Before:
    """Look through what libyaml took the text to be, up to the trouble."""
    open_brackets: list[Mark] = []
    block = None
    try:
        for token in takewhile(lambda token: _order(token.start_mark) < _order(mark), tokens):
            if _runs_on(token, lines):
                return _Before(token.start_mark, None, None)
            if isinstance(token, _OPENS):
                open_brackets.append(token.start_mark)
            elif isinstance(token, _CLOSES) and open_brackets:
                open_brackets.pop()
            block = token.start_mark if getattr(token, "style", None) in _BLOCKS else None
    except yaml.YAMLError:  # what is looked for comes before
        pass
    return _Before(None, open_brackets[-1] if open_brackets else None, block)


def _order(mark: Mark) -> tuple[int, int]:
    return mark.line, mark.column


def _runs_on(token: Any, lines: list[str]) -> bool:
    """Whether a text in quotes ends at a mark on a later line, which has more behind it than it may."""
    start, end = token.start_mark, token.end_mark
    if start.line == end.line or getattr(token, "style", None) not in _QUOTES:
        return False
    return lines[end.line][end.column :].strip()[:1] not in ("", "#", ",", "]", "}")


def _in_brackets(lines: list[str], mark: Mark, opened: Mark | None) -> Trouble:
    """What stands between brackets where a value, a comma or the closing one was expected."""
    line, column = lines[mark.line] if mark.line < len(lines) else "", mark.column
    behind, at = line[:column].rstrip()[-1:], line[column : column + 1]
    if behind and behind in "'\"":
        return Trouble("after_quote", mark)
    if behind and behind in "]}":
        return Trouble("after_bracket", mark)
    if at == ",":
        return Trouble("comma_too_many", mark)
    if at == "-":
        return Trouble("item_in_brackets", mark, opened)
    if opened is not None and opened.line == mark.line and at and at in ":[{":
        return Trouble("colon_in_braces" if at == ":" else "bracket_in_text", mark)
    return Trouble("unclosed_bracket", mark, opened)


def _by_structure(problem: str, lines: list[str], near: Mark, block: Mark | None) -> Trouble:
    if not any(words in problem for words in _STRUCTURE):
        return Trouble("other", near)
    if block is not None:
        return Trouble("outside_block", near, block)
    return _by_line(lines, near) or Trouble("no_colon" if "':'" in problem else "indentation", near)


def _on_the_spot(problem: str, line: str, column: int) -> str | None:
    """What the character at fault tells by itself."""
    at, before = line[column : column + 1], line[:column].strip(" -")
    if at == ":" and line[:column].endswith(" ") and before and not _GLUED_COMMENT.match(line):
        return "colon_in_text"
    if at == ":" and not before:
        return "no_key"
    if "unexpected ':'" in problem:
        return "glued"
    if at in ("]", "}"):
        return "bracket_too_many"
    return next((kind for words, kind in _ON_THE_SPOT if words in problem), None)


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
    item = _ITEM_WITHOUT_KEY.match(line)
    if item and ":" not in below and item.end(1) <= _indent(below) <= _indent(line):
        return Trouble("no_hyphen", Point(number, _indent(below)))
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
