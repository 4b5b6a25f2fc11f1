"""Documents as Markdown. Text from files stays text: no mark, link, table cell or HTML comes of it."""

import re
from collections.abc import Iterator

from cqp_cli.reports.page import BREAK, Block, Facts, Grid, Heading, Items, Listing, Node, Page, Paragraph, Tree
from cqp_cli.reports.screen import sign_of, visible

_MARKS = re.compile(r"[\\`*_\[\]<>|~&$]")
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
_SIGN_AT_THE_START, _NUMBER_AT_THE_START = re.compile(r"^([#+=:-])"), re.compile(r"^([0-9]+)([.)])")


def page_markdown(page: Page) -> str:
    """The document."""
    # Two lists in a row are two only where their bullets differ.
    return "\n\n".join(_block(block, "-*"[place % 2]) for place, block in enumerate(page)) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line, wherever it stands."""
    literal = _ADDRESS.sub(r"\\\g<0>", _MARKS.sub(r"\\\g<0>", visible(text.replace("\n", " "))))
    marked = _SIGN_AT_THE_START.sub(r"\\\1", literal)
    return _NUMBER_AT_THE_START.sub(r"\1\\\2", marked)


def _block(block: Block, bullet: str) -> str:  # noqa: PLR0911 — one for each kind
    match block:
        case Heading(text, level):
            return f"{'#' * level} {escaped(text)}"
        case Paragraph(text, quiet):
            return f"*{_lines(text)}*" if quiet else _lines(text)
        case Facts(rows):
            return "\n".join(f"{bullet} **{escaped(name)}** — {_lines(text, '  ')}" for name, text in rows)
        case Items(texts):
            return "\n".join(f"{bullet} {escaped(text)}" for text in texts)
        case Tree(nodes):
            return "\n".join(line for node in nodes for line in _node(node, bullet))
        case Listing(text):
            return f"```yaml\n{text.rstrip()}\n```"
        case Grid(heads, rows):
            lines = [heads, ("---",) * len(heads), *(tuple(map(_cell, row)) for row in rows)]
            return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _node(node: Node, bullet: str) -> Iterator[str]:
    """A list item, and below it the facts and its parts, set in."""
    name = f"**{escaped(node.name)}** " if node.name else ""
    yield f"{bullet} {escaped(sign_of(node.progress))} {name}{escaped(node.text)}"
    for fact in node.facts:
        yield f"  - {escaped(fact)}"
    for part in node.parts:
        yield from (f"  {line}" for line in _node(part, "-"))


def _lines(text: str, indent: str = "") -> str:
    return f"\\\n{indent}".join(map(escaped, text.split(BREAK)))


def _cell(text: str) -> str:
    return "<br>".join(map(escaped, text.split(BREAK)))
