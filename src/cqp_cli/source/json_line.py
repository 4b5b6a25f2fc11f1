"""One line of JSON Lines to the same plain data as YAML's: every scalar is text, and no float is ever made."""

import codecs
import json
from collections.abc import Iterator
from typing import Any, NoReturn

from cqp_cli.diagnostic import Code, Diagnostic, Place
from cqp_cli.source.document import Source
from cqp_cli.source.reader import CONTROL, MAX_BYTES, MAX_DEPTH

_BOOLEANS = {True: "true", False: "false"}


class _Refused(Exception):
    """What JSON reads, and a file of candidates must not have."""

    def __init__(self, code: Code, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def read_json_line(data: bytes, name: str, line: int) -> Source:
    """Read one line (it counts from 1) of the file `name`. Nothing is raised; there are no places within the line."""
    try:
        return Source(name, "", _data(data), first_line=line)
    except _Refused as refused:
        code, column, values = refused.code, 1, refused.values
    except UnicodeDecodeError as error:
        code, column, values = Code.NOT_UTF8, error.start + 1, {"byte": f"{error.object[error.start]:02X}"}
    except json.JSONDecodeError as error:
        code, column, values = Code.NOT_JSON, error.colno, {}
    except RecursionError:
        code, column, values = Code.TOO_DEEP, 1, {"maximum": MAX_DEPTH}
    problem = Diagnostic(code, Place(name, line, column), values)
    return Source(name, "", None, problems=(problem,), complete=False, first_line=line)


def _data(data: bytes) -> Any:
    if len(data) > MAX_BYTES:
        raise _Refused(Code.TOO_LARGE, maximum=MAX_BYTES)
    text = data.removeprefix(codecs.BOM_UTF8).decode().strip()
    has_booleans = b"true" in data or b"false" in data
    found = _in_words(_DECODER.decode(text)) if has_booleans else _WITHOUT_BOOLEANS.decode(text)
    if "\\" in text or not text.isprintable():
        _refuse_controls(found)
    return "null" if found is None else found  # a text like any other, where a candidate should be


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Refused(Code.DUPLICATE_KEY, key=next(key for key in keys if keys.count(key) > 1))
    return found


def _object_with_booleans(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {key: _in_words(value) for key, value in _object(pairs).items()}


def _in_words(value: Any) -> Any:
    if isinstance(value, list):
        return [_in_words(one) for one in value]
    return _BOOLEANS[value] if isinstance(value, bool) else value


def _no_number(text: str) -> NoReturn:
    raise _Refused(Code.NOT_JSON, variant="number", text=text)


def _decoder(hook: Any) -> json.JSONDecoder:
    return json.JSONDecoder(object_pairs_hook=hook, parse_float=str, parse_int=str, parse_constant=_no_number)


_DECODER, _WITHOUT_BOOLEANS = _decoder(_object_with_booleans), _decoder(_object)


def _refuse_controls(found: Any) -> None:
    for text in _texts(found):
        if control := CONTROL.search(text):
            raise _Refused(Code.CONTROL_CHARACTER, character=f"U+{ord(control[0]):04X}")


def _texts(found: Any) -> Iterator[str]:
    waiting = [found]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one
