"""Files in folders."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from cqp_cli.diagnostic import InvalidInput
from cqp_cli.loading.files import STANDARD_INPUT, read_bytes

_ENDINGS = (".yaml", ".yml")


def files_with(key: str, paths: Iterable[str]) -> Iterator[str]:
    """The files named, and those in the folders named (at any depth, by name) that have this key at their top level."""
    has_key = re.compile(rb"^%s\s*:" % re.escape(key.encode()), re.MULTILINE)
    for path in paths:
        if path == STANDARD_INPUT or not os.path.isdir(path):  # noqa: PTH112 — says no, where Path.is_dir raises
            yield path
            continue
        found = sorted(str(one) for one in Path(path).rglob("*") if one.suffix.lower() in _ENDINGS)
        yield from (one for one in found if has_key.search(_content(one)))


def _content(path: str) -> bytes:
    """The bytes of a file; of one that cannot be read, none."""
    try:
        return read_bytes(path)
    except InvalidInput:
        return b""
