"""Comments: events hold none, so they are what begins with a number sign outside every key and value."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from cqp_cli.source.document import Mark, Source, Spot, split_lines, spot_of

_SIGN = re.compile(r"(?:^|(?<=\s))#")

Extent = tuple[tuple[int, int], tuple[int, int]]


class Comment(NamedTuple):
    """What stands behind a `#` at `line` and `column` (from 0).

    It is `alone` if its line holds nothing else; `cuts` a text if one without quotes, or an empty one, ends before it.
    """

    line: int
    column: int
    text: str
    alone: bool
    cuts: bool


def comments(source: Source) -> Iterator[Comment]:
    """Every comment of a document that could be read to its end, in order."""
    if "#" not in source.text:
        return
    within = _texts_by_line(source)
    lines = split_lines(source.text)
    for number, line in enumerate(lines):
        if "#" not in line:
            continue
        texts = within.get(number, [])
        column = next(
            (sign.start() for sign in _SIGN.finditer(line) if not _is_within((number, sign.start()), texts)), -1
        )
        if column >= 0:
            end = (number, len(line[:column].rstrip()))
            alone = end[1] == 0  # a block of text above it ends where this line begins
            cuts = not alone and any(until == end and not _is_quoted(lines, start) for start, until in texts)
            yield Comment(number, column, line[column + 1 :], alone, cuts)


def _is_within(point: tuple[int, int], texts: list[Extent]) -> bool:
    """Whether a point is in one of some texts, which are in order and apart."""
    if not texts:
        return False
    place = bisect_right(texts, point, key=lambda text: text[0])
    return place > 0 and point < texts[place - 1][1]


def _is_quoted(lines: list[str], start: tuple[int, int]) -> bool:
    return lines[start[0]][start[1] : start[1] + 1] in ("'", '"')


def _texts_by_line(source: Source) -> dict[int, list[Extent]]:
    """From where to where the keys and scalars go that each line with a number sign has a part of."""
    with_sign = {number for number, line in enumerate(split_lines(source.text)) if "#" in line}
    found: defaultdict[int, list[Extent]] = defaultdict(list)
    for start, end in _texts(source.root):
        for number in range(start.line, end.line + 1):
            if number in with_sign:
                found[number].append(((start.line, start.column), (end.line, end.column)))
    return {number: sorted(texts) for number, texts in found.items()}


def _texts(root: Spot | None) -> Iterator[tuple[Mark, Mark]]:
    """The marks of every key and every scalar."""
    waiting = [root] if root else []
    while waiting:
        spot = waiting.pop()
        if spot.key is not None and spot.key_end is not None:
            yield spot.key, spot.key_end
        if spot.inside is None:
            yield spot.start, spot.end
        else:
            waiting.extend(map(spot_of, spot.inside.values()))
