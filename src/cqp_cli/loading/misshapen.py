"""pydantic's errors as diagnostics: in the reader's words, at the right line. Read only where there are some."""

import contextlib
import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cqp_cli.diagnostic import Code, Diagnostic
from cqp_cli.fields import Model
from cqp_cli.loading.keys import keys_at, unknown_key
from cqp_cli.loading.mending import Wrong, fixes_for, mended, without_what_follows
from cqp_cli.loading.shape import AnyModel, Shaped
from cqp_cli.source.document import Path, Source
from cqp_cli.source.reader import MAX_NODES
from cqp_cli.source.signs import BULLETS, NO_BREAK_SPACE

# No honest file has more wrong values; a hostile one must not cost minutes, nor pydantic's list of all gigabytes.
_MOST_ERRORS = 500
_MOST_LISTED = 2000
_MOST_KEYS = 100
# The beginning of a text's own options, behind the text: `Le plan est lu, weight: 2`.
_OPTION = re.compile(r"[,{(]\s*(?:weight|required)$")
_KINDS = {
    "string_type": "text",
    "dict_type": "mapping",
    "model_type": "mapping",
    "tuple_type": "list",
}


def without_what_is_wrong(
    model: type[AnyModel], source: Source, problems: list[Diagnostic], error: ValidationError
) -> Shaped[AnyModel]:
    """What can be made of a document without what is wrong with it, and all that is."""
    complained_of = {(place.line, place.column) for one in problems for place in (one.place, one.other) if place}
    wrong = [
        Wrong(_in_file(item["loc"], source), item, _problem(item, source, model))
        for item in _listed(model, source.data, error)[:_MOST_ERRORS]
    ]
    said = [one.problem for one in without_what_follows(wrong, source)]
    problems += [one for one in said if (one.place.line, one.place.column) not in complained_of]
    if foreign := [problem for problem in said if problem.code is Code.FORMAT_VERSION]:
        return Shaped(None, foreign)  # all else is said by the rules of another version
    if error.error_count() > _MOST_ERRORS:
        return Shaped(None, problems)
    for rename in (True, False):  # what stands under a misspelt key may be wrong itself
        with contextlib.suppress(ValidationError):
            return _mended(model, source, problems, wrong, rename=rename)
    return Shaped(None, problems)


def _listed(model: type[Model], data: Any, error: ValidationError) -> list[ErrorDetails]:
    """What pydantic says is wrong; of a great many things, of as much of each list as has few, or any at all."""
    listed, most = error, 1
    while error.error_count() > _MOST_LISTED and most < 2 * MAX_NODES:
        try:
            model.model_validate(_shortened(data, most), by_name=False)
        except ValidationError as fewer:
            few = fewer.error_count() <= _MOST_LISTED
            listed = fewer if few or listed is error else listed
            if not few:
                break
        most *= 2
    return listed.errors(include_url=False)


def _shortened(data: Any, most: int) -> Any:
    """A document with so many items at most of each list, and of each mapping with more keys than any model has."""
    if isinstance(data, dict):
        items = islice(data.items(), most if len(data) > _MOST_KEYS else None)
        return {key: _shortened(value, most) for key, value in items}
    return [_shortened(one, most) for one in data[:most]] if isinstance(data, list) else data


def _mended(
    model: type[AnyModel], source: Source, problems: list[Diagnostic], wrong: Sequence[Wrong], *, rename: bool
) -> Shaped[AnyModel]:
    """The model without what is wrong, if that can be done without."""
    fixes = fixes_for(model, wrong, source, rename=rename)
    if fixes is None:
        return Shaped(None, problems)
    meant = {one.meant: one.path for one in wrong if one.meant is not None}
    renamed = {path: written for path, written in meant.items() if path in fixes}
    left_out = (*(path for path in fixes if path not in renamed), *(path for path in meant if path not in fixes))
    return Shaped(model.model_validate(mended(source.data, fixes), by_name=False), problems, left_out, renamed)


def _problem(item: ErrorDetails, source: Source, model: type[Model]) -> Diagnostic:
    """One of pydantic's errors, at the place in the file where its cause stands."""
    location, kind, given = item["loc"], item["type"], item["input"]
    path = _in_file(location, source)
    if kind == "missing":
        return Diagnostic(Code.MISSING_KEY, source.place(path, key=True), {"key": location[-1]})
    if kind == "extra_forbidden":
        return unknown_key(path, source, model)
    place = source.place(path, key="[key]" in location)
    if slip := _slip(kind, given, place.excerpt):
        return Diagnostic(Code.SYNTAX, place, {"variant": slip})
    code, values = _wrong_value(kind, given, item.get("ctx", {}), in_list=bool(path) and isinstance(path[-1], int))
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if code is Code.EMPTY and path and path[-1] != key:
        values["variant"] = "item"  # the list is not empty: one of its items is
    if code is Code.WRONG_KIND and not key:
        values["variant"] = "document"
    elif values.get("variant") == "mapping" and (known := keys_at(model, path)):
        values |= {"variant": "keys", "known": known}
    return Diagnostic(code, place, {"key": key, **values})


def _in_file(location: tuple[int | str, ...], source: Source) -> Path:
    """Pydantic's location without what the file does not have: the tag of a union, `[key]`."""
    path: Path = ()
    for step in location:
        if source.holds((*path, step)):
            path = (*path, step)
    return path


def _slip(kind: str, given: Any, excerpt: str) -> str | None:
    """What YAML makes of some slips: a text of a key and its value, a key of a text's beginning, nothing of a text."""
    if _KINDS.get(kind) == "list" and isinstance(given, str) and (sign := re.match(rf"(-)\S|[{BULLETS}]", given)):
        return "glued_hyphen" if sign[1] else "bullet"
    if _KINDS.get(kind) == "mapping" and isinstance(given, str) and re.match(r"[\w.-]+\s?:", given):
        return "no_break_space" if NO_BREAK_SPACE.search(given) else "glued" if ": " not in given else None
    if given is None and re.search(r":\s+#\S", excerpt):
        return "comment"
    return None


def _wrong_value(kind: str, given: Any, context: Mapping[str, Any], *, in_list: bool) -> tuple[Code, dict[str, Any]]:
    if given is None or kind == "string_too_short":
        return Code.EMPTY, {}
    if kind == "string_too_long":
        return Code.TOO_MANY, {"variant": "text", "maximum": context["max_length"]}
    values = {name: value for name, value in context.items() if name != "code"}
    code = context.get("code", Code.WRONG_KIND)
    if code is not Code.WRONG_KIND:
        return code, values
    expected = _KINDS.get(kind, "text")
    if in_list and expected == "text" and isinstance(given, dict):
        return code, {"variant": "option" if any(map(_OPTION.search, given)) else "colon"}
    return code, {"variant": expected}
