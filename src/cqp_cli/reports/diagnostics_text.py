"""Diagnostics for a terminal: place, sentence, the line with a caret, a hint."""

from collections.abc import Iterator, Sequence
from textwrap import fill

from rich.cells import cell_len
from rich.text import Text

from cqp_cli.diagnostic import Diagnostic, Place, Severity
from cqp_cli.reports.drawing import draw
from cqp_cli.reports.screen import Screen, visible
from cqp_cli.wording.diagnostics import hint, message
from cqp_cli.wording.labels import severity_name
from cqp_cli.wording.language import N_, Words

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
_LEAST_ROOM = 24
_HELD = "\0"  # a space that no line is broken at


def diagnostics_text(diagnostics: Sequence[Diagnostic], words: Words, screen: Screen) -> str:
    """All the diagnostics of one file, one below the other. `file:line:column` is never wrapped."""
    lines = [line for diagnostic in diagnostics for line in _lines(diagnostic, words, screen)]
    return draw(lines, screen, wrap=False)


def _lines(diagnostic: Diagnostic, words: Words, screen: Screen) -> Iterator[Text]:
    place, severity = diagnostic.place, diagnostic.severity
    inside = f":{place.line}:{place.column}" if place.excerpt or (place.line, place.column) != (1, 1) else ""
    where = f"{visible(place.file)}{inside}: "
    name = f"{severity_name(words, severity)} {diagnostic.code}"
    sentence = _wrapped(f"{where}{name}", f" {visible(message(words, diagnostic))}", screen)
    sentence.stylize("bold", 0, len(where))
    sentence.stylize(_STYLES[severity], len(where), len(where) + len(name))
    yield sentence
    if place.excerpt:
        yield from _excerpt(place, _STYLES[severity], screen)
    if diagnostic.other is not None and (diagnostic.other.file, diagnostic.other.line) != (place.file, place.line):
        yield _elsewhere(diagnostic.other, place.file, words)
        yield from _excerpt(diagnostic.other, "bold blue", screen)
    if advice := hint(words, diagnostic):
        name = words.say(N_("Hint: "))
        text = _wrapped(f"  {name}", visible(advice), screen)
        text.stylize("bold", 2, 2 + len(name))
        yield text


def _elsewhere(other: Place, file: str, words: Words) -> Text:
    message = N_("See line {line}:") if other.file == file else N_("See {file}, line {line}:")
    return Text("  " + words.say(message, file=visible(other.file), line=other.line))


def _wrapped(where: str, text: str, screen: Screen) -> Text:
    """Broken between words; what comes first, a path and a code, never is."""
    held = where.replace(" ", _HELD) + text
    filled = fill(held, screen.width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    return Text(filled.replace(_HELD, " "))


def _excerpt(place: Place, style: str, screen: Screen) -> Iterator[Text]:
    """The line, or the part of it around the caret that the screen has room for."""
    number = f"{place.line:>5} | "
    room = max(screen.width - len(number) - 1, _LEAST_ROOM)
    caret = place.column - 1
    start = max(0, caret - room // 2) if len(place.excerpt) > room else 0
    end = start + room
    shown = visible(place.excerpt[start:end])
    cut = "…" if screen.unicode else "~"
    if start:
        shown = f"{cut}{shown[1:]}"
    if end < len(place.excerpt):
        shown = f"{shown[:-1]}{cut}"
    before = cell_len(visible(place.excerpt[start:caret]))
    marked = cell_len(visible(place.excerpt[caret : min(caret + place.width, end)]))
    yield Text.assemble((number, "dim"), shown)
    yield Text.assemble((" " * 5 + " | ", "dim"), " " * before, ("^" * max(marked, 1), style))
