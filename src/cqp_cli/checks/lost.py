"""What YAML takes for part of something else without a word: ends of texts, lines, items, decimals."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cqp_cli.checks.registry import Finding, source_check
from cqp_cli.checks.walk import all_of
from cqp_cli.diagnostic import Severity
from cqp_cli.source.comments import Comment, comments, extents
from cqp_cli.source.document import Source, place_at, split_lines

# What begins a line of a candidate file or of a referential, with its hyphen or its indentation.
_LINE_KEY = (
    "(?:absent|assessments?|assessors?|bloc|competences|criteria|date|decisions|id|indicators|level|modalities|optional"
    "|pass_mark|required|requires|results|rules?|score|statement|target|title|verdicts?|version|weight):"
)
_LINE = re.compile(rf"(?<=\S)\s+(-\s+(?:\{{|{_LINE_KEY})|(?<=\s\s){_LINE_KEY})")
# A text that ends with a digit, and the beginning of one that begins with one.
_DECIMAL_CUT = re.compile(r".* .*[0-9]\n[0-9]")
_QUOTES = ("'", '"')
_KEY_LINE = re.compile(rf"\s*({_LINE_KEY})(?:\s|$)")
_ITEM_LINE = re.compile(r"\s*(-\s+\S+)")


def cutting(source: Source) -> Iterator[Comment]:
    """The comments that most likely are the rest of a text: `dossier #12`."""
    for comment in comments(source):
        if (
            comment.cuts
            and comment.text[:1] not in ("", " ", "\t", "#", "!", "-", "=", "*")
            and "cqp:" not in comment.text
        ):
            yield comment


@source_check("CQP022", Severity.WARNING)
def cut_at_a_number_sign(source: Source) -> Iterator[Finding]:
    for comment in cutting(source):
        at = place_at(source.name, source.text, comment.line, comment.column, 1 + len(comment.text))
        yield Finding((), {"rest": (comment.text.split() or [""])[0]}, at=at)


@source_check("CQP022", Severity.WARNING)
def line_within_a_comment(source: Source) -> Iterator[Finding]:
    """A comment behind a value that has what begins another line: the line break between them was lost."""
    for comment in comments(source):
        if not comment.alone and (joined := _LINE.search(comment.text)):
            column = comment.column + 1 + joined.start(1)
            at = place_at(source.name, source.text, comment.line, column, len(joined[1]))
            yield Finding((), {"variant": "joined", "rest": joined[1]}, at=at)


@source_check("CQP023", Severity.WARNING)
def cut_at_a_decimal_comma(source: Source) -> Iterator[Finding]:
    """An item of a list in brackets that begins with a digit right behind a comma, as a decimal does."""
    if re.search("[0-9],[0-9]", source.text) is None:
        return
    for path, items in all_of(source.data):
        for number, (before, item) in enumerate(pairwise(items if isinstance(items, list) else ()), 1):
            if isinstance(before, str) and isinstance(item, str) and _DECIMAL_CUT.fullmatch(f"{before}\n{item[:1]}"):
                place = source.place((*path, number))
                if place.excerpt[: place.column - 1].endswith(","):
                    yield Finding((*path, number), {"text": item})


@source_check("CQP025", Severity.WARNING)
def line_within_a_text(source: Source) -> Iterator[Finding]:
    """A line of a text in quotes, or of a block of text, that begins as a key or an item of its own does."""
    lines = split_lines(source.text)
    for (first, column), (last, end) in extents(source.root):
        sign = lines[first][column : column + 1]
        hyphen = re.match(r"\s*-(?=\s)", lines[first]) if sign in _QUOTES else None
        for number in range(first + 1, last + (end > 0)) if sign in (*_QUOTES, "|", ">") else ():
            line = lines[number]
            found = _KEY_LINE.match(line) or (hyphen and line.startswith(f"{hyphen[0]} ") and _ITEM_LINE.match(line))
            if found:
                at = place_at(source.name, source.text, number, found.start(1), len(found[1]))
                yield Finding((), {"line": found[1]}, at=at)
