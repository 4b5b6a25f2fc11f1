"""A file without what is wrong in it: the checks then see the rest at once.

Of a candidate file, wrong values are left out. A referential's parts hang together more closely: its rules and options
are left out, texts that are wrong or missing are stood in for, and what its items are made of must be right.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from pydantic_core import ErrorDetails

from cqp_cli.candidate import Candidate
from cqp_cli.diagnostic import Code, Diagnostic
from cqp_cli.fields import Model
from cqp_cli.source.document import Path, Source

_REMOVED: Final = object()
_SOME_DAY: Final = "2000-01-01"  # where there must be one

# What is left out whole, as what stands in it says little without the rest.
_WHOLE = ("scale", "equivalences", "certifiers", "requires")
_TEXTS = ("title", "statement", "name", "version")
_STRUCTURE = ("id", "blocs", "competences", "assessments", "criteria", "indicators", "activities")

Fixes = Mapping[Path, Any]


class Wrong(NamedTuple):
    """One thing that is wrong: where, what pydantic says of it, and what is said to people."""

    path: Path
    item: ErrorDetails
    problem: Diagnostic

    @property
    def meant(self) -> Path | None:
        """What an unknown key was meant to be."""
        suggestion = self.problem.values.get("suggestion") if self.item["type"] == "extra_forbidden" else None
        return (*self.path[:-1], suggestion) if suggestion else None

    @property
    def target(self) -> Path:
        """What is wrong, or missing."""
        return (*self.path, self.item["loc"][-1]) if self.item["type"] == "missing" else self.path


def without_what_follows(wrong: Sequence[Wrong], source: Source) -> list[Wrong]:
    """What has to be said: not that a key is missing which is misspelt, nor what a comma in braces cuts off."""
    misspelt = {one.meant for one in wrong}
    cut = {_before(one.path, source) for one in wrong if one.problem.values.get("variant") == "comma_in_braces"}
    return [
        one for one in wrong if one.target not in cut and not (one.item["type"] == "missing" and one.target in misspelt)
    ]


def _before(path: Path, source: Source) -> Path | None:
    """The key that stands before one, if any."""
    mapping = source.data
    for step in path[:-1]:
        mapping = mapping[step]
    keys = [*mapping]
    place = keys.index(path[-1])
    return (*path[:-1], keys[place - 1]) if place else None


def fixes_for(model: type[Model], wrong: Sequence[Wrong], source: Source, *, rename: bool) -> Fixes | None:
    """What to put where, misspelt keys renamed or left out; None where some part cannot be done without."""
    meant = {one.meant: one.item["input"] for one in wrong if one.meant and not source.holds(one.meant)}
    renamed = meant if rename else {}
    fix = _left_out if model is Candidate else _stood_in_for
    fixes: dict[Path, Any] = {}
    for one in wrong:
        if one.target in renamed:
            continue
        found = fix(one)
        if found is None:
            return None
        fixes[found[0]] = found[1]
    misspelt = {one.path: _REMOVED for one in wrong if one.meant in renamed}
    return {**renamed, **fixes, **misspelt}


def _left_out(one: Wrong) -> tuple[Path, Any] | None:
    """A value of a key can be left out, without moving anything or changing what others mean."""
    path = one.path
    if one.item["type"] == "missing" or not path or not isinstance(path[-1], str) or path == ("referential",):
        return None
    return path, _SOME_DAY if path[0] in ("juries", "earlier_blocs") and path[-1] == "date" else _REMOVED


def _stood_in_for(one: Wrong) -> tuple[Path, Any] | None:
    target = one.target
    for place, step in enumerate(target):
        if step in _WHOLE:
            return target[: place + 1], _REMOVED
        if step == "rule" or (place and target[place - 1] == "rules"):
            return target[: place + 1], "all"
    stand_in = _stand_in(one)
    return None if stand_in is None else (target, stand_in)


def _stand_in(one: Wrong) -> Any:
    """What to put in the place of something wrong; None where nothing will do."""
    target = one.target
    key = target[-1] if target else None
    if one.problem.code == Code.NOT_AN_ID:  # wherever else it stands, it will read so too
        return re.sub(r"[^\w.-]", "_", one.problem.values["text"])[:200]
    if target == ("cqp",):
        return "1"
    if one.item["type"] != "extra_forbidden" and _is_text(target):
        return f"… {' '.join(map(str, target))}"
    may_lack = isinstance(key, str) and key not in _STRUCTURE and target != ("modalities",)
    is_extra, is_missing = (one.item["type"] == kind for kind in ("extra_forbidden", "missing"))
    return _REMOVED if is_extra or (may_lack and not is_missing) else None


def _is_text(path: Path) -> bool:
    """Whether a text that is needed stands there: of a key, or one of a list."""
    parent, key = ("", "", *path)[-2:]
    return key in _TEXTS or (parent in ("indicators", "tasks") and isinstance(key, int)) or parent == "modalities"


def mended(data: Any, fixes: Fixes) -> Any:
    """A copy of the data with the fixes in it."""
    if not fixes or () in fixes:
        return fixes.get((), data)
    if isinstance(data, list):
        return [mended(item, _inside(fixes, index)) for index, item in enumerate(data)]
    if not isinstance(data, dict):
        return data
    added = {path[0]: None for path in fixes if path and path[0] not in data}
    return dict(_items({**data, **added}, fixes))


def _items(data: Mapping[Any, Any], fixes: Fixes) -> Iterator[tuple[Any, Any]]:
    for key, item in data.items():
        if fixes.get((key,)) is not _REMOVED:
            yield key, mended(item, _inside(fixes, key))


def _inside(fixes: Fixes, step: str | int) -> Fixes:
    return {path[1:]: value for path, value in fixes.items() if path and path[0] == step}
