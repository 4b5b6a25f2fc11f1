"""Bytes from paths."""

import contextlib
import os
import sys
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from cqp_cli.diagnostic import Code, Diagnostic, InvalidInput, Place, SystemTrouble
from cqp_cli.loading.references import STANDARD_INPUT
from cqp_cli.source.reader import MAX_BYTES

# Beside the system's own: a path with a NUL character; no standard input at all.
_TROUBLE = (OSError, ValueError, AttributeError)
_USUAL = 1 << 16
_MOST_SKIPPED = 1000  # times the size that is accepted, of one line
_TROUBLES: dict[type[OSError], str] = {
    FileNotFoundError: "not_found",
    NotADirectoryError: "not_found",
    IsADirectoryError: "folder",
    PermissionError: "not_permitted",
}


def name_of(path: str | PathLike[str]) -> str:
    """A file's name for people and programs: a byte that is no character becomes a question mark."""
    return str(path).encode("utf-8", "replace").decode()


def json_lines(path: str) -> Iterator[tuple[int, bytes]]:
    """The lines of a file of JSON Lines (`-` is standard input) that are not blank, with their numbers.

    Of a line over the size that is accepted, one byte more than that comes. Raises `InvalidInput` if the file cannot be
    read, or read on.
    """
    number = 0
    try:
        with _opened(path) as file:
            while data := file.readline(MAX_BYTES + 1):
                number += 1
                end = data
                skipped = 0
                while not end.endswith(b"\n") and end and skipped < _MOST_SKIPPED:
                    skipped += 1
                    end = file.readline(MAX_BYTES + 1)
                if data.strip():
                    yield number, data
                if skipped == _MOST_SKIPPED:
                    return  # no file of ours: the line may never end
    except _TROUBLE as error:
        raise unreadable(path, error) from None


@contextlib.contextmanager
def _opened(path: str | PathLike[str]) -> Iterator[BinaryIO]:
    if str(path) == STANDARD_INPUT:
        yield sys.stdin.buffer
    else:
        with Path(path).open("rb") as file:
            yield file


def read_bytes(path: str | PathLike[str]) -> bytes:
    """The bytes of a file, or of standard input for `-`; never more than one over the size that is accepted.

    Raises `InvalidInput` if the file cannot be read.
    """
    try:
        if str(path) == STANDARD_INPUT:
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with open(path, "rb") as file:  # noqa: PTH123 — a path object for each of many files takes its time
            data = file.read(_USUAL)  # room for the largest would be made, and given back, for each
            return data if len(data) < _USUAL else data + file.read(MAX_BYTES + 1 - _USUAL)
    except _TROUBLE as error:
        raise unreadable(path, error) from None


def refuse_device(path: str | PathLike[str]) -> None:
    """Refuse what is there and is neither a file nor a folder: to read a pipe or a device may never come to an end.

    Whoever types a command may mean one; what a file names was written by somebody else. Raises `InvalidInput`.
    """
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):  # noqa: PTH110, PTH112, PTH113 — as search
        raise _refused(path, "device", None)


def unreadable(path: str | PathLike[str], error: Exception) -> InvalidInput:
    """What to say of a path that cannot be read."""
    trouble = _TROUBLES.get(type(error), "other")  # type: ignore[arg-type]  # a ValueError finds nothing
    detail = SystemTrouble(error.errno, error.strerror) if isinstance(error, OSError) and error.strerror else None
    return _refused(path, trouble if detail or trouble != "other" else "unknown", detail)


def _refused(path: str | PathLike[str], trouble: str, detail: SystemTrouble | None) -> InvalidInput:
    place = Place(name_of(path), 1, 1)
    return InvalidInput([Diagnostic(Code.UNREADABLE, place, {"variant": trouble, "detail": detail})])


def identity(path: str) -> str:
    """What tells a file from all others, however its path is spelled."""
    return path if path == STANDARD_INPUT or "\0" in path else os.path.realpath(path)


def plainly(path: str) -> str:
    """A path without the folders that it goes into and out of again, if it leads to the same file so."""
    plain = os.path.normpath(path)
    if plain == STANDARD_INPUT:  # `./-` is a file
        return path
    with contextlib.suppress(OSError, ValueError):
        return plain if os.path.samefile(plain, path) else path  # noqa: PTH121 — both are text
    return path
