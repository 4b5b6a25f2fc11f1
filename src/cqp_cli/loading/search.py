"""Files in folders."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from cqp_cli.diagnostic import InvalidInput
from cqp_cli.loading.files import STANDARD_INPUT, read_bytes
from cqp_cli.source.reader import read

_ENDINGS = (".yaml", ".yml")


def files_with(key: str, paths: Iterable[str]) -> Iterator[str]:
    """The files named, and those in the folders named (at any depth, by name) that have this key at their top level.

    A file that cannot be read, or that names the key and is no YAML that can be, is among them: it is for the caller to
    tell what is wrong with it.
    """
    for path in paths:
        if path == STANDARD_INPUT or not os.path.isdir(path):  # noqa: PTH112 — says no, where Path.is_dir raises
            yield path
            continue
        found = (one for one in Path(path).rglob("*") if one.suffix.lower() in _ENDINGS and one.is_file())
        yield from (one for one in sorted(map(str, found)) if _may_have(key, one))


def _may_have(key: str, path: str) -> bool:
    try:
        data = read_bytes(path)
    except InvalidInput:
        return True
    source = read(data, path)
    if source.problems:
        return key.encode() in data.replace(b"\0", b"")  # UTF-16 puts one beside each letter
    return isinstance(source.data, dict) and key in source.data
