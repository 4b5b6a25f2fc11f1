"""Where the parts of a picture stand, in whole pixels: templates write them out as SVG."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from cqp_cli.reports.figures import Split
from cqp_cli.wording.labels import Progress

CELL, _GAP, _BETWEEN = 22, 2, 8
_NAME, _LONGEST_NAME, _LETTER = 190, 25, 7
_SHORT_ID = 3
_ROOM_FOR_A_NUMBER = 40
BAR, BAR_HEIGHT = 420, 22
TENTH, HIGHEST = 34, 90


class Label(NamedTuple):
    """A text and where it stands."""

    x: int
    y: int
    text: str


class Cell(NamedTuple):
    """One mark of a map, by its upper left corner."""

    x: int
    y: int
    progress: Progress


class Map(NamedTuple):
    """Candidates below each other, what each has a mark for side by side; `upright` where the heads are too long."""

    width: int
    height: int
    upright: bool
    heads: tuple[Label, ...]
    names: tuple[Label, ...]
    cells: tuple[Cell, ...]


def heat_map(columns: Sequence[tuple[str, str]], rows: Sequence[tuple[str, dict[str, Progress]]]) -> Map:
    """The map of names with their marks; `columns` are the bloc of each competence, and its id."""
    longest = max(len(id) for _, id in columns)
    upright = longest > _SHORT_ID
    top = _LETTER * longest + 12 if upright else CELL
    places = dict(_places(columns))
    width = max(places.values()) + CELL + _GAP
    heads = tuple(Label(x + CELL // 2, top - 6, id) for id, x in places.items())
    ys = [top + number * (CELL + _GAP) for number in range(len(rows))]
    names = tuple(Label(0, y + 16, _cut(name)) for y, (name, _) in zip(ys, rows, strict=True))
    cells = tuple(
        Cell(places[id], y, mark) for y, (_, marks) in zip(ys, rows, strict=True) for id, mark in marks.items()
    )
    return Map(width, top + len(rows) * (CELL + _GAP), upright, heads, names, cells)


def _places(columns: Sequence[tuple[str, str]]) -> Iterable[tuple[str, int]]:
    """Where each column begins: the blocs stand a little apart."""
    x = _NAME
    for _, of_bloc in groupby(columns, key=lambda column: column[0]):
        for _, id in of_bloc:
            yield id, x
            x += CELL + _GAP
        x += _BETWEEN


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


class Segment(NamedTuple):
    """One part of a bar; its number is `told` where there is room for it."""

    x: int
    width: int
    number: int
    progress: Progress
    told: bool


def bar_of(split: Split) -> tuple[Segment, ...]:
    """Acquired, not acquired and under way, side by side over the width of a bar."""
    segments, before = [], 0
    marks = (Progress.ACQUIRED, Progress.NOT_ACQUIRED, Progress.INCOMPLETE)
    for count, progress in zip(split, marks, strict=True):
        x, end = (BAR * number // split.total if split.total else 0 for number in (before, before + count))
        segments.append(Segment(x, end - x, count, progress, end - x >= _ROOM_FOR_A_NUMBER))
        before += count
    return tuple(one for one in segments if one.width)


class Column(NamedTuple):
    """One tenth of the scores: its bar, and the number of them."""

    x: int
    y: int
    height: int
    number: int


def columns_of(tenths: Sequence[int]) -> tuple[Column, ...]:
    """The scores of a quiz: a bar for each tenth of the way to the maximum."""
    most = max(*tenths, 1)
    heights = [HIGHEST * count // most for count in tenths]
    return tuple(
        Column(number * TENTH, HIGHEST - height, height, count)
        for number, (height, count) in enumerate(zip(heights, tenths, strict=True))
    )
