"""One pass over libyaml's events, without recursion.

`yaml.load` and `yaml.compose` recurse in C: 100,000 opening brackets end the process. Neither sees a user's file.
"""

import codecs
import re
from collections.abc import Iterator
from functools import cached_property, partial
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cqp_cli.diagnostic import Code, Diagnostic, Place
from cqp_cli.source.document import Key, Mark, Source, Trace, place_at, split_lines, spot_of
from cqp_cli.source.signs import BULLETS, HYPHEN, ITEM
from cqp_cli.source.syntax import Point, syntax_trouble

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_NODES = 100_000
MAX_GROUPS = 20_000
MAX_PROBLEMS = 500
_SMALL = MAX_NODES // 4  # no text has more than three nodes a character

# All but what YAML calls printable, and the line breaks that no editor counts (NEL, LS, PS) and the byte-order mark.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# Thousands of these cost libyaml seconds, before its first event.
_TAG_DIRECTIVE = re.compile(r"^%TAG", re.MULTILINE)
# Newer versions of libyaml look ahead, and have a limit of their own.
_TOO_DEEP = "exceeded maximum nesting depth"
# Office documents and archives, PDF, old office documents, pictures.
_OTHER_FILES = (b"PK\x03\x04", b"\x1f\x8b", b"%PDF-", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff")
_NONE = frozenset({"", "~", "null"})
_ODD_KEYS = frozenset({"", "<<"})
_NO_KEY = object()
_DECORATIONS = frozenset({Code.ANCHOR, Code.ALIAS, Code.TAG})
# What begins an item of a list stands within a text only where the text goes on over lines.
_MAY_SWALLOW = re.compile(rf"\s(?:[-{BULLETS}]|[0-9]{{1,2}}[.)]|[a-z]\))")

# Where PyYAML has no libyaml, its own parser gives the same events.
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Stop(Exception):
    """Reading cannot go on."""


def read(data: bytes, name: str) -> Source:  # noqa: PLR0911 — each refusal is one
    """Read the bytes of one YAML document; `name` is the file's, for the places. Nothing is raised."""
    if len(data) > MAX_BYTES:
        return _refused(name, "", Code.TOO_LARGE, 0, maximum=MAX_BYTES)
    if data.startswith(_OTHER_FILES):
        return _refused(name, "", Code.NOT_UTF8, 0, variant="other")
    if b"\0" in data[:4]:
        return _refused(name, "", Code.NOT_UTF8, 0, variant="utf16")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line = before + data[error.start :].split(b"\n", 1)[0].decode("latin-1")
        return _refused(name, line, Code.NOT_UTF8, len(before), byte=f"{data[error.start]:02X}")
    if control := CONTROL.search(text):
        return _refused(name, text, Code.CONTROL_CHARACTER, control.start(), character=f"U+{ord(control[0]):04X}")
    if "%TAG" in text and (directive := _TAG_DIRECTIVE.search(text)):
        return _refused(name, text, Code.TAG, directive.start(), name="%TAG")
    if (data := _plain(text)) is not None:
        return Source(name, text, data, partial(_trace, text))
    return _Builder(text, name).build()


def _plain(text: str) -> Any:  # noqa: C901, PLR0911, PLR0912 — one loop over all events: calls would cost more than they do
    """The data of a small document in which nothing is to be said of; else None, and the builder says what."""
    if len(text) > _SMALL:
        return None
    data: Any = None
    stack: list[Any] = []
    documents = 0
    top: Any = None
    key: Any = _NO_KEY
    named: Any = None
    try:
        next_event = _PARSER(text).get_event
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                plain = event.implicit[0]
                if event.anchor is not None or (not plain and (event.tag is not None or _hides_control(event))):
                    return None
                if key is _NO_KEY and type(top) is dict:
                    if value in top or value in _ODD_KEYS:
                        return None
                    key, named = value, event
                    continue
                if plain and value in _NONE:  # a quoted "null" is text
                    if value == "" and type(top) is dict and _is_bare(text, named, event):
                        return None
                    value = None
                elif plain and _MAY_SWALLOW.search(value) and event.start_mark.line != event.end_mark.line:
                    return None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = top
                top, key = stack.pop()
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                is_key = key is _NO_KEY and type(top) is dict
                if is_key or event.anchor is not None or event.tag is not None or len(stack) == MAX_DEPTH:
                    return None
                stack.append((top, key))
                top, key = {} if kind is MappingStartEvent else [], _NO_KEY
                continue
            elif kind is StreamEndEvent:
                return data
            else:
                documents += kind is DocumentStartEvent
                if documents > 1 or kind is AliasEvent:
                    return None
                continue
            if top is None:
                data = value
            elif type(top) is dict:
                top[key] = value
                key = _NO_KEY
            else:
                top.append(value)
    except yaml.YAMLError:
        return None


def _is_bare(text: str, key: Any, value: Any) -> bool:
    """Whether a key has nothing behind it, not even a colon: what a comma cuts off, in braces."""
    return not text[key.end_mark.index : value.start_mark.index].lstrip().startswith(":")


def _hides_control(event: Any) -> Any:
    """Whether a scalar holds a control character: only between these quotes can one be written as an escape."""
    return event.style == '"' and CONTROL.search(event.value)


def _trace(text: str) -> Trace | None:
    return _Builder(text, "").build().trace


def _refused(file: str, text: str, code: Code, index: int, /, **values: Any) -> Source:
    lines = split_lines(text[:index])
    problem = Diagnostic(code, place_at(file, text, len(lines) - 1, len(lines[-1])), values)
    return Source(file, text, None, problems=(problem,), complete=False)


class _Open:
    """A mapping or a list that is being read; `key` is the event of the key whose value comes next, `name` its text."""

    __slots__ = ("awaits_key", "data", "first", "is_mapping", "key", "lacks_hyphen", "name", "traces")

    def __init__(self, data: Any, first: Any) -> None:
        self.data, self.first = data, first
        self.traces: dict[Key, Trace] = {}
        self.is_mapping = self.awaits_key = type(data) is dict
        self.name = ""
        self.key: Any = None
        self.lacks_hyphen = False


class _Builder:
    """Turns events into data and traces."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.problems: list[Diagnostic] = []
        self.bare: list[Place] = []
        self.stack: list[_Open] = []
        self.documents = self.groups = 0
        self.data: Any = None
        self.root: Trace | None = None

    def build(self) -> Source:
        complete = True
        parser = _PARSER(self.text)
        try:
            self._run(iter(parser.get_event, None))
            self._expect_something()
        except _Stop:
            complete = False
        except yaml.MarkedYAMLError as error:
            complete = False
            self._parser_gave_up(error)
        finally:
            parser.dispose()
        problems, bare = tuple(self.problems), tuple(self.bare)
        source = Source(self.name, self.text, self.data, partial(_trace, self.text), problems, complete, bare=bare)
        vars(source)["trace"] = self.root  # known already
        return source

    def _run(self, stream: Iterator[Any]) -> None:  # noqa: C901, PLR0912 — as above
        """The loop over all events: what there is to do for each honest one stands here."""
        top: _Open | None = None
        nodes = 0
        for event in stream:
            kind, inside = type(event), None
            if kind is ScalarEvent:
                nodes += 1
                first, value = event, event.value
                if event.anchor is not None or event.tag is not None:
                    self._decorations(event)
                if event.style == '"':
                    self._escapes(event)
                if nodes > MAX_NODES:
                    self._too_many(event)
                if top is not None and top.awaits_key:
                    if value in top.data or value in _ODD_KEYS:
                        self._odd_key(top, value, event)
                    top.name, top.key, top.awaits_key = value, event, False
                    continue
                if event.implicit[0]:  # the scalar is plain; a quoted "null" is text
                    if value in _NONE:
                        self._lacks_colon(top, event)
                        value = None
                    elif _MAY_SWALLOW.search(value):
                        self._swallowed(event, top)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                done = self.stack.pop()
                top = self.stack[-1] if self.stack else None
                first, value, inside = done.first, done.data, done.traces
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                nodes += 1
                if nodes > MAX_NODES:
                    self._too_many(event)
                top = self._open({} if kind is MappingStartEvent else [], event)
                continue
            elif kind is AliasEvent:
                first, value = event, None
                if self._alias(event, top):
                    continue
            else:
                self._frame(event)
                continue
            if top is None:
                self.data, self.root = value, (None, first, event, inside)
            elif top.is_mapping:
                top.traces[top.name] = (top.key, first, event, inside)
                top.data[top.name] = value
                top.awaits_key = True
            else:
                top.traces[len(top.data)] = (None, first, event, inside)
                top.data.append(value)

    def _expect_something(self) -> None:
        if self.data is None and not self.problems:
            place = place_at(self.name, self.text, 0, 0)
            self.problems.append(Diagnostic(Code.EMPTY_FILE, place, {}))
            raise _Stop

    def _parser_gave_up(self, error: yaml.MarkedYAMLError) -> None:
        if error.problem == _TOO_DEEP and error.problem_mark is not None:
            self._tell(Code.TOO_DEEP, error.problem_mark, maximum=MAX_DEPTH)
            return
        at = error.problem_mark.line + 1 if error.problem_mark is not None else 0
        if any(one.place.line == at and one.code in _DECORATIONS for one in self.problems):
            return  # a text that begins with a sign of YAML's: that is all there is to say
        trouble = syntax_trouble(error, self.text, yaml.scan(self.text, Loader=_PARSER))
        before = trouble.mark.line + 1  # what seems to go on with a text from here on may just follow from this
        self.problems = [one for one in self.problems if one.code != Code.SYNTAX or one.place.line < before]
        self._tell(Code.SYNTAX, trouble.mark, context=trouble.opened, variant=trouble.kind)

    def _tell(self, code: Code, mark: Mark, width: int = 1, context: Mark | None = None, **values: Any) -> None:
        place = place_at(self.name, self.text, mark.line, mark.column, width)
        other = None if context is None else place_at(self.name, self.text, context.line, context.column)
        self.problems.append(Diagnostic(code, place, values, other))

    def _problem(self, code: Code, mark: Mark, width: int = 1, context: Mark | None = None, **values: Any) -> None:
        self._tell(code, mark, width, context, **values)
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop

    def _frame(self, event: Any) -> None:
        """What stands around the document's data."""
        self.documents += isinstance(event, DocumentStartEvent)
        if self.documents > 1:
            self._tell(Code.SECOND_DOCUMENT, event.start_mark, 3)
            raise _Stop

    def _too_many(self, event: Any) -> None:
        self._tell(Code.TOO_MANY_NODES, event.start_mark, maximum=MAX_NODES)
        raise _Stop

    def _decorations(self, event: Any) -> None:
        if event.anchor is not None:
            self._problem(Code.ANCHOR, event.start_mark, 1 + len(event.anchor), name=event.anchor)
        if event.tag is not None:
            name = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._problem(Code.TAG, event.start_mark, len(name), name=name)

    def _escapes(self, event: Any) -> None:
        if control := _hides_control(event):
            name = f"U+{ord(control[0]):04X}"
            self._problem(Code.CONTROL_CHARACTER, event.start_mark, character=name, variant="escape")

    def _lacks_colon(self, top: _Open | None, event: Any) -> None:
        if top is None or not top.is_mapping or event.value != "" or len(self.bare) == MAX_PROBLEMS:
            return
        start, end = top.key.start_mark, top.key.end_mark
        is_explicit = self.lines[start.line][: start.column].rstrip().endswith("?")
        if not is_explicit and _is_bare(self.text, top.key, event):
            self.bare.append(place_at(self.name, self.text, start.line, start.column, end.column - start.column))

    def _swallowed(self, event: Any, top: _Open | None) -> None:
        """A line that begins as an item of a list does, and only goes on with the text of the item above."""
        start, end = event.start_mark, event.end_mark
        begins = HYPHEN if top is None or top.is_mapping else ITEM
        for number in range(start.line + 1, end.line + 1):
            if match := begins.match(self.lines[number]):
                mark = Point(number, match.start(match.lastindex or 0))
                in_brackets = bool(self.stack) and self.stack[-1].first.flow_style
                variant = "item_in_brackets" if in_brackets else "item_in_text"
                self._problem(Code.SYNTAX, mark, context=start, variant=variant)
                return

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return split_lines(self.text)

    def _odd_key(self, top: _Open, key: str, event: Any) -> None:
        """A key that is none, or that stands twice."""
        width = event.end_mark.column - event.start_mark.column
        plain = isinstance(event, ScalarEvent) and event.implicit[0]
        if plain and key == "":
            self._problem(Code.KEY_NOT_TEXT, event.start_mark)
        elif plain and key == "<<":
            self._problem(Code.MERGE_KEY, event.start_mark, width)
        elif key in top.data:
            self._duplicate(top, key, event, width)

    def _duplicate(self, top: _Open, key: str, event: Any, width: int) -> None:
        """A key that stands twice; where an item's first key does, a hyphen is missing, and the rest of it follows."""
        if not top.lacks_hyphen:
            top.lacks_hyphen = len(self.stack) > 1 and type(self.stack[-2].data) is list and key == next(iter(top.data))
            hyphen = {"variant": "hyphen"} if top.lacks_hyphen else {}
            before = spot_of(top.traces[key]).key
            self._problem(Code.DUPLICATE_KEY, event.start_mark, width, context=before, key=key, **hyphen)

    def _open(self, data: Any, event: Any) -> _Open:
        self._decorations(event)
        if self.stack and self.stack[-1].awaits_key:
            self._tell(Code.KEY_NOT_TEXT, event.start_mark)
            raise _Stop
        if len(self.stack) == MAX_DEPTH:
            self._tell(Code.TOO_DEEP, event.start_mark, maximum=MAX_DEPTH)
            raise _Stop
        self.groups += 1
        if self.groups > MAX_GROUPS:
            self._tell(Code.TOO_MANY_NODES, event.start_mark, maximum=MAX_GROUPS, variant="groups")
            raise _Stop
        self.stack.append(_Open(data, event))
        return self.stack[-1]

    def _alias(self, event: Any, top: _Open | None) -> bool:
        """Refuse an alias; whether it stands for a key."""
        width = event.end_mark.column - event.start_mark.column
        self._problem(Code.ALIAS, event.start_mark, width, name=event.anchor)
        if top is None or not top.awaits_key:
            return False
        name = f"*{event.anchor}"
        self._odd_key(top, name, event)
        top.name, top.key, top.awaits_key = name, event, False
        return True
