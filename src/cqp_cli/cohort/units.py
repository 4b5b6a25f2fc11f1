"""One candidate each: YAML files, those in folders, the lines of JSON Lines."""

from collections.abc import Iterator, Sequence
from os.path import isdir
from typing import NamedTuple

from cqp_cli.diagnostic import Diagnostic, InvalidInput
from cqp_cli.loading.files import json_lines, name_of
from cqp_cli.loading.references import STANDARD_INPUT
from cqp_cli.loading.search import yaml_files_in

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


def units(paths: Sequence[str]) -> tuple[Iterator[Unit], int | None]:
    """The candidates of some paths, in their order; of a folder, by name. And how many, where that is known.

    `-`, and files called `.jsonl` or `.ndjson`, are JSON Lines. What is named twice is done once.
    """
    each = list(dict.fromkeys(paths))
    if any(map(_is_lines, each)):
        return (unit for path in each for unit in _units_of(path)), None
    found = list({unit.path: unit for path in each for unit in _units_of(path)}.values())
    return iter(found), len(found)


def _is_lines(path: str) -> bool:
    return path == STANDARD_INPUT or path.lower().endswith(_LINES)


def _units_of(path: str) -> Iterator[Unit]:
    if _is_lines(path):
        try:
            yield from (Unit(path, line, data) for line, data in json_lines(path))
        except InvalidInput as unreadable:
            yield Unit(path, problem=unreadable.diagnostics[0])
    elif isdir(path):  # noqa: PTH112 — says no, where Path.is_dir raises
        yield from (Unit(one, found=True) for one in yaml_files_in(path))
    else:
        yield Unit(path)
