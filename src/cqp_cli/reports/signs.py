"""The marks of a report, drawn with rich: none says by colour alone what it means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.columns import Columns
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.text import Text

from cqp_cli.reports.drawing import drawable, plain
from cqp_cli.reports.page import Node
from cqp_cli.reports.screen import Screen, sign_of
from cqp_cli.verdict import Verdict
from cqp_cli.wording.labels import Progress

STYLES = {Verdict.ACQUIRED: "green", Verdict.NOT_ACQUIRED: "red", Verdict.PENDING: "yellow"}
_GAP, _HANG = 3, 2
_COLOURS = {
    Progress.ACQUIRED: "green",
    Progress.RECOGNISED: "green",
    Progress.NOT_ACQUIRED: "red",
    Progress.INCOMPLETE: "yellow",
    Progress.TO_ASSESS: "dim",
}


def sign(progress: Progress, screen: Screen) -> Text:
    """The mark alone."""
    return Text(sign_of(progress, unicode=screen.unicode), _COLOURS[progress])


def mark(progress: Progress, text: str, screen: Screen) -> Text:
    """The mark before what it is of, or what it means."""
    return Text.assemble(sign(progress, screen), " ", drawable(text))


@dataclass(frozen=True, slots=True)
class _Hung:
    """Texts that hang beside a mark: a table in a table in a table would be drawn over again at each depth."""

    mark: Text
    texts: Sequence[Text]
    indent: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = options.update_width(max(1, options.max_width - self.indent - _HANG))
        first = [Segment(" " * self.indent), Segment(self.mark.plain, console.get_style(self.mark.style)), Segment(" ")]
        for text in self.texts:
            for line in console.render_lines(text, room, pad=False):
                yield from (*first, *line, Segment.line())
                first = [Segment(" " * (self.indent + _HANG))]


def drawn(node: Node, screen: Screen, depth: int = 0) -> Iterator[RenderableType]:
    """A thing with its mark, and below it the facts and its parts."""
    head = Text.assemble((drawable(node.name), "bold"), "  " if node.name else "", plain(node.text))
    yield _Hung(sign(node.progress, screen), [head, *map(plain, node.facts)], _HANG * depth)
    for part in node.parts:
        yield from drawn(part, screen, depth + 1)


def row(pieces: Sequence[Text]) -> RenderableType:
    """Pieces side by side, in as many rows as it takes; none is broken."""
    return Columns(pieces, padding=(0, _GAP, 0, 0))
