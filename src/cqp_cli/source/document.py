"""A document that was read: its data, and beside it the table of positions."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, Protocol

from cqp_cli.diagnostic import Diagnostic, Place

Key = str | int
"""A step into a document: the key of a mapping (text), or the number of a list's item (from 0)."""
Path = tuple[Key, ...]

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@lru_cache(maxsize=2)  # a file with many problems is split once
def split_lines(text: str) -> list[str]:
    """The lines as YAML and editors count them; `str.splitlines` knows more breaks than either."""
    return _LINE_BREAK.split(text)


class Mark(Protocol):
    """A position as libyaml gives it: line and column count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Spot(NamedTuple):
    """Where a value stands, the key it stands under, and the spots inside it."""

    key: Mark | None
    key_end: Mark | None
    start: Mark
    end: Mark
    inside: Mapping[Key, "Trace"] | None


Trace = tuple[Any, Any, Any, Mapping[Key, "Trace"] | None]
"""What reading keeps of a value: the events of its key, of its start and of its end, and the traces inside it.

A file has hundreds of them and is seldom asked for one: only then is a spot made of it.
"""


def spot_of(trace: Trace) -> Spot:
    """Where a value stands, from the events that told of it."""
    key, first, last, inside = trace
    return Spot(key and key.start_mark, key and key.end_mark, first.start_mark, last.end_mark, inside)


@dataclass(frozen=True)
class Source:
    """A document: plain data (`dict`, `list`, `str`, `None`) and the places of all of it.

    `problems` are the reading problems found on the way; with `complete` false the reading stopped there. Places are
    worked out when the first is asked for, by the `tracer`; without one, each is the beginning of the `first_line`.
    `bare` are the keys with not even a colon behind them.
    """

    name: str
    text: str
    data: Any
    tracer: Callable[[], Trace | None] | None = None
    problems: tuple[Diagnostic, ...] = ()
    complete: bool = True
    first_line: int = 1
    bare: tuple[Place, ...] = ()

    def __getstate__(self) -> dict[str, Any]:
        """Without the trace, whose marks are libyaml's: it is worked out again where it is asked for."""
        return {name: value for name, value in vars(self).items() if name != "trace"}

    @cached_property
    def trace(self) -> Trace | None:
        """The trace of the whole."""
        return self.tracer and self.tracer()

    @property
    def root(self) -> Spot | None:
        """The spot of the whole."""
        return self.trace and spot_of(self.trace)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value at `path`, or of its key; of the nearest thing around it if it is not there.

        An index that the file has not is passed over: a value may stand alone for a list of one.
        """
        spot = self.root
        for step in path:
            inner = ((spot and spot.inside) or {}).get(step)
            if inner is None and isinstance(step, int):
                continue
            if inner is None:
                return self._heading(spot)
            spot = spot_of(inner)
        if spot is None:
            return self._heading(None)
        if spot.key is not None and (key or _same(spot.start, spot.end)):
            return self._between(spot.key, spot.key_end)
        return self._between(spot.start, spot.end)

    def lacks_colon(self, path: Path) -> bool:
        """Whether the key at `path` stands without a colon: in braces, a comma makes one of what follows it."""
        return self.place(path, key=True) in self.bare

    def holds(self, path: Path) -> bool:
        """Whether the document has something at `path`."""
        found = self.data
        for step in path:
            inside = step in found if isinstance(found, dict) else isinstance(found, list) and step in range(len(found))
            if not inside:
                return False
            found = found[step]
        return True

    def _spot(self, path: Path) -> Spot | None:
        spot = self.root
        for step in path:
            inner = (spot.inside or {}).get(step) if spot else None
            spot = inner and spot_of(inner)
        return spot

    def _heading(self, spot: Spot | None) -> Place:
        """The place that stands for a whole mapping or list: its key, else its first line."""
        if spot is None:
            return place_at(self.name, self.text, 0, 0)._replace(line=self.first_line)
        if spot.key is not None:
            return self._between(spot.key, spot.key_end)
        return self._between(spot.start, None)

    def _between(self, start: Mark, end: Mark | None) -> Place:
        same_line = end is not None and end.line == start.line
        width = end.column - start.column if end is not None and same_line else 1
        return place_at(self.name, self.text, start.line, start.column, width)


def _same(one: Mark, other: Mark) -> bool:
    return (one.line, one.column) == (other.line, other.column)


def narrowed(place: Place, word: str) -> Place:
    """The place of a word of a text, where it stands on the text's first line."""
    found = re.compile(rf"\b{re.escape(word)}\b").search(place.excerpt, place.column - 1) if word else None
    return place._replace(column=found.start() + 1, width=len(word)) if found else place


def place_at(name: str, text: str, line: int, column: int, width: int = 1) -> Place:
    """A place with its excerpt; `line` and `column` count from 0, as libyaml does."""
    lines = split_lines(text)
    excerpt = lines[line] if line < len(lines) else ""
    return Place(name, line + 1, column + 1, max(width, 1), excerpt)
