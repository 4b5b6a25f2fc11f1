"""Bytes from paths."""

import sys
from os import PathLike
from pathlib import Path

from cqp_cli.diagnostic import Code, Diagnostic, InvalidInput, Place
from cqp_cli.source.reader import MAX_BYTES

STANDARD_INPUT = "-"

_TROUBLES: dict[type[OSError], str] = {
    FileNotFoundError: "not_found",
    NotADirectoryError: "not_found",
    IsADirectoryError: "folder",
    PermissionError: "not_permitted",
}


def name_of(path: str | PathLike[str]) -> str:
    """A file's name for people and programs: a byte that is no character becomes a question mark."""
    return str(path).encode("utf-8", "replace").decode()


def read_bytes(path: str | PathLike[str]) -> bytes:
    """The bytes of a file, or of standard input for `-`; never more than one over the size that is accepted.

    Raises `InvalidInput` if the file cannot be read.
    """
    try:
        if str(path) == STANDARD_INPUT:
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError, AttributeError) as error:  # a path with a NUL character; no standard input at all
        trouble = _TROUBLES.get(type(error), "other")  # type: ignore[arg-type]  # a ValueError finds nothing
        detail = getattr(error, "strerror", None)
        trouble = trouble if detail or trouble != "other" else "unknown"
        place = Place(name_of(path), 1, 1)
        raise InvalidInput([Diagnostic(Code.UNREADABLE, place, {"variant": trouble, "detail": detail})]) from None
