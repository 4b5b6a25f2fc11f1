"""Comments: events hold none, so they are what begins with a number sign outside every key and value."""

import re
from bisect import bisect_right
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
    lines = split_lines(source.text)
    texts = sorted(extents(source.root))
    starts = [start for start, _ in texts]
    for number, line in enumerate(lines):
        for sign in _SIGN.finditer(line):
            place = bisect_right(starts, (number, sign.start()))
            start, end = texts[place - 1] if place else ((0, 0), (0, 0))
            if end <= (number, sign.start()):
                before = len(line[: sign.start()].rstrip())
                cuts = before > 0 and end == (number, before) and not _is_quoted(lines, start)
                yield Comment(number, sign.start(), line[sign.end() :], before == 0, cuts)
                break


def _is_quoted(lines: list[str], start: tuple[int, int]) -> bool:
    return lines[start[0]][start[1] : start[1] + 1] in ("'", '"')


def extents(root: Spot | None) -> Iterator[Extent]:
    """From where to where every key and every scalar goes."""
    waiting = [root] if root else []
    while waiting:
        spot = waiting.pop()
        if spot.key is not None and spot.key_end is not None:
            yield _extent(spot.key, spot.key_end)
        if spot.inside is None:
            yield _extent(spot.start, spot.end)
        else:
            waiting.extend(map(spot_of, spot.inside.values()))


def _extent(start: Mark, end: Mark) -> Extent:
    return (start.line, start.column), (end.line, end.column)
