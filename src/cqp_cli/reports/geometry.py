"""Where the parts of a picture stand, in whole pixels: templates write them out as SVG."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from cqp_cli.reports.figures import Split
from cqp_cli.wording.labels import Progress

CELL, _GAP, _BETWEEN = 22, 2, 8
_LONGEST_NAME, _LETTER = 24, 8
_SHORT_ID = 3
_ROWS = 20
BAR, BAR_HEIGHT, _LINE = 420, 16, 4
TENTH, HIGHEST = 34, 90
_HALF_A_TEXT = 60
# The parts of a bar differ by more than colour: whole, hollow, thin.
_SHAPES = {Progress.ACQUIRED: BAR_HEIGHT, Progress.NOT_ACQUIRED: BAR_HEIGHT - 2, Progress.INCOMPLETE: _LINE}


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
    """Candidates below each other, what each has a mark for side by side; `upright` where the heads are too long.

    The candidates are those from the one with the number `first` on; their marks begin at `left`.
    """

    first: int
    left: int
    width: int
    height: int
    upright: bool
    heads: tuple[Label, ...]
    names: tuple[Label, ...]
    cells: tuple[Cell, ...]


def heat_maps(columns: Sequence[tuple[str, str]], rows: Sequence[tuple[str, dict[str, Progress]]]) -> tuple[Map, ...]:
    """The map of names with their marks; `columns` are the bloc of each competence, and its id.

    It is in parts: the heads stay in sight of each row, and no sheet of paper ends within one.
    """
    left = _LETTER * max((len(name) for name, _ in rows), default=0) + _BETWEEN
    left = min(left, _LETTER * _LONGEST_NAME + _BETWEEN)
    return tuple(_map(columns, left, first, rows[first : first + _ROWS]) for first in range(0, len(rows), _ROWS))


def _map(
    columns: Sequence[tuple[str, str]], left: int, first: int, rows: Sequence[tuple[str, dict[str, Progress]]]
) -> Map:
    """One part of it."""
    longest = max(len(id) for _, id in columns)
    upright = longest > _SHORT_ID
    top = _LETTER * longest + 12 if upright else CELL
    places = dict(_places(columns, left))
    width = max(places.values()) + CELL + _GAP
    heads = tuple(Label(x + CELL // 2, top - 6, id) for id, x in places.items())
    ys = [top + number * (CELL + _GAP) for number in range(len(rows))]
    names = tuple(Label(0, y + 16, _cut(name)) for y, (name, _) in zip(ys, rows, strict=True))
    cells = tuple(
        Cell(places[id], y, mark) for y, (_, marks) in zip(ys, rows, strict=True) for id, mark in marks.items()
    )
    return Map(first + 1, left, width, top + len(rows) * (CELL + _GAP), upright, heads, names, cells)


def _places(columns: Sequence[tuple[str, str]], x: int) -> Iterable[tuple[str, int]]:
    """Where each column begins, the first at `x`: the blocs stand a little apart."""
    for _, of_bloc in groupby(columns, key=lambda column: column[0]):
        for _, id in of_bloc:
            yield id, x
            x += CELL + _GAP
        x += _BETWEEN


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


class Segment(NamedTuple):
    """One part of a bar."""

    x: int
    y: int
    width: int
    height: int
    progress: Progress


def bar_of(split: Split) -> tuple[Segment, ...]:
    """Acquired, not acquired and under way, side by side over the width of a bar; what is under way is a line."""
    segments, before = [], 0
    for count, (progress, height) in zip(split, _SHAPES.items(), strict=True):
        x, end = (BAR * number // split.total if split.total else 0 for number in (before, before + count))
        segments.append(Segment(x, (BAR_HEIGHT - height) // 2, end - x, height, progress))
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


class Tick(NamedTuple):
    """A text below the scores of a quiz, and how it stands to its place."""

    x: int
    anchor: str
    text: str


def tick_at(share: Fraction, text: str) -> Tick:
    """The text at so much of the way to the maximum, within the picture."""
    x, width = int(share * 10 * TENTH), 10 * TENTH
    anchor = "start" if x < _HALF_A_TEXT else "end" if x > width - _HALF_A_TEXT else "middle"
    return Tick(x, anchor, text)
