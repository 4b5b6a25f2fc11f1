"""Files in folders."""

import os
import re
import stat
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from cqp_cli.diagnostic import InvalidInput
from cqp_cli.loading.files import identity, plainly, read_bytes
from cqp_cli.loading.references import STANDARD_INPUT
from cqp_cli.source.reader import read

OWN_KEYS = frozenset({"blocs", "candidate", "results", "cqp"})
"""The keys by which a file in a folder is told to be a referential or a candidate file."""

CANDIDATE_KEYS = frozenset({"candidate", "results", "referential"})
"""Those of a candidate file."""

YAML = (".yaml", ".yml")


class Search(NamedTuple):
    """The files found, and those of the folders that were passed over."""

    files: tuple[str, ...]
    passed_over: tuple[str, ...]


def files_with(keys: Collection[str], paths: Iterable[str]) -> Search:
    """The files named, and those in the folders named (at any depth, by name) that have one of these keys on top.

    A file that cannot be read, or that names a key and is no YAML that can be, is among them: it is for the caller to
    tell what is wrong with it. What is hidden in a folder, its name beginning with a full stop, stays so.
    """
    found: dict[str, tuple[str, bool]] = {}
    for path in map(plainly, paths):
        named = path == STANDARD_INPUT or not os.path.isdir(path)  # noqa: PTH112 — says no, where Path.is_dir raises
        for one in [path] if named else files_in(path, YAML):
            key = identity(one)
            if named or key not in found:
                found[key] = one, named or _may_have(keys, one)
    return Search(*(tuple(one for one, has in found.values() if has is asked) for asked in (True, False)))


def files_in(path: str, endings: Collection[str]) -> list[str]:
    """The files in a folder, at any depth, whose names end like that, by name; what is hidden stays so.

    A folder that cannot be looked into is among them: reading it will tell why, and nobody in it goes missing unsaid.
    So is what is passed over (`is_other`): a link to another folder, a pipe with the name of a file.
    """
    closed: list[OSError] = []
    found: list[str] = []
    for folder, below, names in os.walk(path, onerror=closed.append):
        below[:] = [name for name in below if not name.startswith(".")]
        shown = (Path(folder, name) for name in names if not name.startswith("."))
        found += [str(one) for one in shown if one.suffix.lower() in endings]
        found += [str(one) for name in below if (one := Path(folder, name)).is_symlink()]
    return sorted([*found, *(error.filename for error in closed)])


def is_other(path: str) -> bool:
    """Whether it is no file, nor a folder that cannot be looked into: a pipe, say, or a link to another folder."""
    try:
        mode = os.lstat(path).st_mode
        return not stat.S_ISREG(os.stat(path).st_mode) and not stat.S_ISDIR(mode)  # noqa: PTH116 — as search
    except OSError:
        return False  # only reading it will tell


def _may_have(keys: Collection[str], path: str) -> bool:
    if is_other(path):
        return False
    try:
        data = read_bytes(path)
    except InvalidInput:
        return True
    source = read(data, path)
    if source.problems:
        if source.complete and isinstance(source.data, dict):
            return not source.data.keys().isdisjoint(keys)
        text = data.replace(b"\0", b"")  # UTF-16 puts one beside each letter
        named = "|".join(map(re.escape, keys)).encode()
        return (
            re.search(rb"(?:^|[\r\n{,]|\xef\xbb\xbf|\xff\xfe|\xfe\xff)\s*['\"]?(?:" + named + rb")['\"]?\s*:", text)
            is not None
        )
    return isinstance(source.data, dict) and not source.data.keys().isdisjoint(keys)
