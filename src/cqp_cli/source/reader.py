"""One pass over libyaml's events, without recursion.

`yaml.load` and `yaml.compose` recurse in C: 100,000 opening brackets end the process. Neither sees a user's file.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml import events

from cqp_cli.diagnostic import Code, Diagnostic
from cqp_cli.source.document import Key, Mark, Source, Spot, place_at, split_lines
from cqp_cli.source.syntax import syntax_trouble

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_NODES = 100_000
MAX_PROBLEMS = 500

# What YAML calls printable, less the line breaks that no editor counts (NEL, LS, PS) and the byte-order mark.
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# Thousands of these cost libyaml seconds, before its first event.
_TAG_DIRECTIVE = re.compile(r"^%TAG", re.MULTILINE)
# Newer versions of libyaml look ahead, and have a limit of their own.
_TOO_DEEP = "exceeded maximum nesting depth"
_NONE = frozenset({"", "~", "null"})

# Where PyYAML has no libyaml, its own parser gives the same events.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Stop(Exception):
    """Reading cannot go on."""


def read(data: bytes, name: str) -> Source:
    """Read the bytes of one YAML document; `name` is the file's, for the places. Nothing is raised."""
    if len(data) > MAX_BYTES:
        return _refused(name, "", Code.TOO_LARGE, 0, maximum=MAX_BYTES)
    if b"\0" in data[:4]:
        return _refused(name, "", Code.NOT_UTF8, 0, variant="utf16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line = before + data[error.start :].split(b"\n", 1)[0].decode("latin-1")
        return _refused(name, line, Code.NOT_UTF8, len(before), byte=f"{data[error.start]:02X}")
    if control := _CONTROL.search(text):
        return _refused(name, text, Code.CONTROL_CHARACTER, control.start(), character=f"U+{ord(control[0]):04X}")
    if directive := _TAG_DIRECTIVE.search(text):
        return _refused(name, text, Code.TAG, directive.start(), name="%TAG")
    return _Builder(text, name).build()


def _refused(file: str, text: str, code: Code, index: int, /, **values: Any) -> Source:
    lines = split_lines(text[:index])
    problem = Diagnostic(code, place_at(file, text, len(lines) - 1, len(lines[-1])), values)
    return Source(file, text, None, None, (problem,), complete=False)


class _Open:
    """A mapping or a list that is being read."""

    __slots__ = ("awaits_key", "data", "is_mapping", "key", "key_end", "key_start", "lacks_hyphen", "spots", "start")

    def __init__(self, data: Any, start: Mark) -> None:
        self.data = data
        self.spots: dict[Key, Spot] = {}
        self.start = start
        self.is_mapping = self.awaits_key = type(data) is dict
        self.key = ""
        self.lacks_hyphen = False
        self.key_start: Mark | None = None
        self.key_end: Mark | None = None


class _Builder:
    """Turns events into data and spots."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.problems: list[Diagnostic] = []
        self.stack: list[_Open] = []
        self.documents = self.nodes = 0
        self.data: Any = None
        self.root: Spot | None = None

    def build(self) -> Source:
        complete = True
        try:
            self._run()
        except _Stop:
            complete = False
        except yaml.MarkedYAMLError as error:
            complete = False
            self._parser_gave_up(error)
        return Source(self.name, self.text, self.data, self.root, tuple(self.problems), complete)

    def _run(self) -> None:
        handlers: dict[type, Callable[[Any], None]] = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._open_mapping,
            events.SequenceStartEvent: self._open_list,
            events.MappingEndEvent: self._close,
            events.SequenceEndEvent: self._close,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._document,
        }
        for event in yaml.parse(self.text, Loader=_LOADER):
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)
            if len(self.problems) >= MAX_PROBLEMS:
                raise _Stop
        if self.data is None and not self.problems:
            place = place_at(self.name, self.text, 0, 0)
            self.problems.append(Diagnostic(Code.EMPTY_FILE, place, {}))
            raise _Stop

    def _parser_gave_up(self, error: yaml.MarkedYAMLError) -> None:
        if error.problem == _TOO_DEEP and error.problem_mark is not None:
            self._problem(Code.TOO_DEEP, error.problem_mark, maximum=MAX_DEPTH)
            return
        trouble = syntax_trouble(error, self.text)
        self._problem(Code.SYNTAX, trouble.mark, context=trouble.opened, variant=trouble.kind)

    def _problem(self, code: Code, mark: Mark, width: int = 1, context: Mark | None = None, **values: Any) -> None:
        place = place_at(self.name, self.text, mark.line, mark.column, width)
        other = None if context is None else place_at(self.name, self.text, context.line, context.column)
        self.problems.append(Diagnostic(code, place, values, other))

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._problem(Code.SECOND_DOCUMENT, event.start_mark, 3)
            raise _Stop

    def _count(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._problem(Code.TOO_MANY_NODES, event.start_mark, maximum=MAX_NODES)
            raise _Stop

    def _decorations(self, event: Any) -> None:
        if event.anchor is not None:
            self._problem(Code.ANCHOR, event.start_mark, 1 + len(event.anchor), name=event.anchor)
        if event.tag is not None:
            name = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._problem(Code.TAG, event.start_mark, len(name), name=name)

    def _scalar(self, event: Any) -> None:
        self._count(event)
        if event.anchor is not None or event.tag is not None:
            self._decorations(event)
        value = event.value
        if event.style == '"' and (control := _CONTROL.search(value)):  # only here can one be written as an escape
            name = f"U+{ord(control[0]):04X}"
            self._problem(Code.CONTROL_CHARACTER, event.start_mark, character=name, variant="escape")
        if self.stack and self.stack[-1].awaits_key:
            self._key(self.stack[-1], value, event, plain=event.implicit[0])
        else:
            # implicit[0]: the scalar is plain, and so may be none; a quoted "null" is text.
            self._add(None if value in _NONE and event.implicit[0] else value, event.start_mark, event.end_mark, None)

    def _key(self, top: _Open, key: str, event: Any, *, plain: bool) -> None:
        width = event.end_mark.column - event.start_mark.column
        if plain and key == "":
            self._problem(Code.KEY_NOT_TEXT, event.start_mark)
        elif plain and key == "<<":
            self._problem(Code.MERGE_KEY, event.start_mark, width)
        elif key in top.data:
            self._duplicate(top, key, event, width)
        top.key, top.key_start, top.key_end = key, event.start_mark, event.end_mark
        top.awaits_key = False

    def _duplicate(self, top: _Open, key: str, event: Any, width: int) -> None:
        """A key that stands twice; where an item's first key does, a hyphen is missing, and the rest of it follows."""
        if not top.lacks_hyphen:
            top.lacks_hyphen = len(self.stack) > 1 and type(self.stack[-2].data) is list and key == next(iter(top.data))
            hyphen = {"variant": "hyphen"} if top.lacks_hyphen else {}
            self._problem(Code.DUPLICATE_KEY, event.start_mark, width, context=top.spots[key].key, key=key, **hyphen)

    def _add(self, value: Any, start: Mark, end: Mark, inside: dict[Key, Spot] | None) -> None:
        if not self.stack:
            self.data, self.root = value, Spot(None, None, start, end, inside)
            return
        top = self.stack[-1]
        if top.is_mapping:
            top.spots[top.key] = Spot(top.key_start, top.key_end, start, end, inside)
            top.data[top.key] = value
            top.awaits_key = True
        else:
            top.spots[len(top.data)] = Spot(None, None, start, end, inside)
            top.data.append(value)

    def _open_mapping(self, event: Any) -> None:
        self._open({}, event)

    def _open_list(self, event: Any) -> None:
        self._open([], event)

    def _open(self, data: Any, event: Any) -> None:
        self._count(event)
        self._decorations(event)
        if self.stack and self.stack[-1].awaits_key:
            self._problem(Code.KEY_NOT_TEXT, event.start_mark)
            raise _Stop
        if len(self.stack) == MAX_DEPTH:
            self._problem(Code.TOO_DEEP, event.start_mark, maximum=MAX_DEPTH)
            raise _Stop
        self.stack.append(_Open(data, event.start_mark))

    def _close(self, event: Any) -> None:
        done = self.stack.pop()
        self._add(done.data, done.start, event.end_mark, done.spots)

    def _alias(self, event: Any) -> None:
        width = event.end_mark.column - event.start_mark.column
        self._problem(Code.ALIAS, event.start_mark, width, name=event.anchor)
        if self.stack and self.stack[-1].awaits_key:
            self._key(self.stack[-1], f"*{event.anchor}", event, plain=False)
        else:
            self._add(None, event.start_mark, event.end_mark, None)
