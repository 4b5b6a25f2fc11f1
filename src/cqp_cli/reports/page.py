"""What a document says, in words and in order: renderers only lay it out.

Some texts are several lines: `BREAK` stands between them, which no text from a file can hold.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cqp_cli.wording.labels import Progress

BREAK = "\x1e"
TO_FILL_IN = "…………………………"
"""What a hand is to fill in."""


class Heading(NamedTuple):
    """The beginning of a part; `level` is 1 for the document's own title."""

    text: str
    level: int = 2


class Paragraph(NamedTuple):
    """A text; a quiet one is an aside."""

    text: str
    quiet: bool = False


class Facts(NamedTuple):
    """Short names, and what belongs to each."""

    rows: tuple[tuple[str, str], ...]


class Grid(NamedTuple):
    """Rows of cells under their heads; every cell says what it is without its head."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Items(NamedTuple):
    """A list of short texts."""

    texts: tuple[str, ...]


class Listing(NamedTuple):
    """Lines of a file, as they stand there."""

    text: str


class Node(NamedTuple):
    """One thing with its mark, the facts about it, and what it is made of."""

    name: str
    text: str
    progress: Progress
    facts: tuple[str, ...] = ()
    parts: tuple["Node", ...] = ()


class Tree(NamedTuple):
    """Things, and what each is made of."""

    nodes: tuple[Node, ...]


Block = Heading | Paragraph | Facts | Grid | Items | Listing | Tree
Page = tuple[Block, ...]


def facts(rows: Iterable[tuple[str, str]]) -> Iterator[Facts]:
    """Facts, unless there are none."""
    if known := tuple(rows):
        yield Facts(known)


def joined(parts: Iterable[str | None]) -> str:
    """What there is of some texts, on one line."""
    return " · ".join(part for part in parts if part)


def lines(parts: Iterable[str | None]) -> str:
    """What there is of some texts, a line each."""
    return BREAK.join(part for part in parts if part)
