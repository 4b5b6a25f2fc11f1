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


def read_bytes(path: str | PathLike[str], named_at: Place | None = None) -> bytes:
    """The bytes of a file, or of standard input for `-`; never more than one over the size that is accepted.

    `named_at` is the place in another file that names this one.
    Raises `InvalidInput` if the file cannot be read.
    """
    try:
        if str(path) == STANDARD_INPUT:
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL character
        trouble = _TROUBLES.get(type(error), "other")  # type: ignore[arg-type]  # a ValueError finds nothing
        detail = getattr(error, "strerror", None) or ""
        place = Place(str(path), 1, 1)
        raise InvalidInput(
            [Diagnostic(Code.UNREADABLE, place, {"trouble": trouble, "detail": detail}, named_at)]
        ) from None
