"""One candidate each: YAML files, those in folders, the lines of JSON Lines."""

from collections.abc import Iterator, Sequence
from os.path import isdir
from typing import NamedTuple

from cqp_cli.diagnostic import Diagnostic, InvalidInput
from cqp_cli.loading.files import identity, json_lines, name_of
from cqp_cli.loading.references import STANDARD_INPUT
from cqp_cli.loading.search import YAML, files_in

_LINES = (".jsonl", ".ndjson")


class Unit(NamedTuple):
    """Where one candidate stands: a YAML file (`line` is 0), or a line of JSON, and what it holds.

    One that was `found` in a folder may be no candidate file at all. `problem` is why there is nothing to read.
    """

    path: str
    line: int = 0
    data: bytes = b""
    found: bool = False
    problem: Diagnostic | None = None

    @property
    def name(self) -> str:
        """What people call it."""
        return f"{name_of(self.path)}:{self.line}" if self.line else name_of(self.path)


class Units(NamedTuple):
    """The candidates of some paths: the files to be read, what is to be done, how many where that is known.

    Standard input `is_endless`, as far as can be told.
    """

    files: list[str]
    all: Iterator[Unit]
    total: int | None
    is_endless: bool


def units(paths: Sequence[str]) -> Units:
    """The candidates of some paths, in their order; of a folder, by name.

    `-`, and files called `.jsonl` or `.ndjson`, are JSON Lines. What is named twice is done once, in whatever spelling.
    """
    files: dict[str, Unit] = {}
    for unit in (unit for path in paths for unit in _files_of(path)):
        key = identity(unit.path)
        files[key] = unit if key not in files or not unit.found else files[key]
    to_read = [one.path for one in files.values() if not (one.found and is_lines(one.path))]
    total = None if any(is_lines(path) for path in to_read) else len(files)
    return Units(
        to_read, (unit for file in files.values() for unit in _units_in(file)), total, STANDARD_INPUT in to_read
    )


def is_lines(path: str) -> bool:
    return path == STANDARD_INPUT or path.lower().endswith(_LINES)


def _files_of(path: str) -> list[Unit]:
    """A file, or those of a folder, each as a unit."""
    if not is_lines(path) and isdir(path):  # noqa: PTH112 — says no, where Path.is_dir raises
        return [Unit(one, found=True) for one in files_in(path, (*YAML, *_LINES))]
    return [Unit(path)]


def _units_in(file: Unit) -> Iterator[Unit]:
    if file.found or not is_lines(file.path):  # JSON Lines that a folder holds may be a report: they are passed over
        yield file
        return
    try:
        yield from (Unit(file.path, line, data) for line, data in json_lines(file.path))
    except InvalidInput as unreadable:
        yield Unit(file.path, problem=unreadable.diagnostics[0])
