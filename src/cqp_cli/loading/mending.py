"""A file without what is wrong in it: the checks then see the rest at once.

Of a candidate file, wrong values are left out. A referential's parts hang together more closely: its rules and options
are left out, texts that are wrong or missing are stood in for, and what its items are made of must be right.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic_core import ErrorDetails

from cqp_cli.candidate import Candidate
from cqp_cli.fields import Model
from cqp_cli.source import Path

_REMOVED: Final = object()

# What is left out whole, as what stands in it says little without the rest.
_WHOLE = ("scale", "equivalences", "certifiers", "requires")
_TEXTS = ("title", "statement", "name", "version")
_STRUCTURE = ("id", "blocs", "competences", "assessments", "criteria", "indicators", "activities")

Fixes = Mapping[Path, Any]


def fixes_for(model: type[Model], errors: Sequence[ErrorDetails], paths: Sequence[Path]) -> Fixes | None:
    """What to put where, for each error at its path; None where some part cannot be done without."""
    fix = _left_out if model is Candidate else _stood_in_for
    fixes = [fix(item, path) for item, path in zip(errors, paths, strict=True)]
    return None if None in fixes else {path: value for found in fixes if found for path, value in (found,)}


def _left_out(item: ErrorDetails, path: Path) -> tuple[Path, Any] | None:
    """A value of a key can be left out, without moving anything or changing what others mean."""
    is_value_of_a_key = bool(path) and isinstance(path[-1], str)
    return (path, _REMOVED) if item["type"] != "missing" and is_value_of_a_key and path != ("referential",) else None


def _stood_in_for(item: ErrorDetails, path: Path) -> tuple[Path, Any] | None:
    if item["type"] == "extra_forbidden":
        return path, _REMOVED
    for place, step in enumerate(path):
        if step in _WHOLE:
            return path[: place + 1], _REMOVED
        if step == "rule" or (place and path[place - 1] == "rules"):
            return path[: place + 1], "all"
    target = (*path, item["loc"][-1]) if item["type"] == "missing" else path
    if target and _is_text(target):
        return target, f"… {' '.join(map(str, target))}"
    if target == ("cqp",):
        return target, "1"
    may_lack = (
        bool(target) and isinstance(target[-1], str) and target[-1] not in _STRUCTURE and target != ("modalities",)
    )
    return (target, _REMOVED) if may_lack and item["type"] != "missing" else None


def _is_text(path: Path) -> bool:
    """Whether a text that is needed stands there: of a key, or one of a list."""
    *_, parent, key = ("", *path)
    return key in _TEXTS or (parent in ("indicators", "tasks") and isinstance(key, int)) or parent == "modalities"


def mended(data: Any, fixes: Fixes) -> Any:
    """A copy of the data with the fixes in it."""
    if not fixes or () in fixes:
        return fixes.get((), data)
    if isinstance(data, list):
        return [mended(item, _inside(fixes, index)) for index, item in enumerate(data)]
    if not isinstance(data, dict):
        return data
    added = {path[0]: None for path in fixes if len(path) == 1 and path[0] not in data}
    return dict(_items({**data, **added}, fixes))


def _items(data: Mapping[Any, Any], fixes: Fixes) -> Iterator[tuple[Any, Any]]:
    for key, item in data.items():
        if fixes.get((key,)) is not _REMOVED:
            yield key, mended(item, _inside(fixes, key))


def _inside(fixes: Fixes, step: str | int) -> Fixes:
    return {path[1:]: value for path, value in fixes.items() if path and path[0] == step}
