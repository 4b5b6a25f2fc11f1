"""pydantic's errors as diagnostics: in the reader's words, at the right line."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from types import ModuleType
from typing import Any

from pydantic import ValidationError

from cqp_cli import candidate, referential, rule
from cqp_cli.diagnostic import Code, Diagnostic
from cqp_cli.fields import Model
from cqp_cli.source import Path, Source

_KINDS = {
    "string_type": "text",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "tuple_type": "list",
}
_EMPTY = ("string_too_short", "too_short")

# Keys of the format that this version cannot act on yet, by the list or mapping they stand in ("" is the root).
_ITEMS = frozenset({"blocs", "competences", "assessments", "criteria", "indicators"})
_LATER = {
    "weight": _ITEMS,
    "required": _ITEMS,
    "rule": _ITEMS - {"indicators"},
    "optional": {"blocs"},
    "collective": {"assessments"},
    "requires": {"assessments"},
    "earlier_blocs_valid_for": {""},
    "equivalences": {""},
    "pass_mark": {""},
    "score": {"earlier_blocs"},
    "expect": {""},
    "of": {"criterion", "assessment", "competence", "bloc", "title"},
}


def _keys(*modules: ModuleType) -> list[str]:
    """Every key that the models of some modules know."""
    models = [
        item
        for module in modules
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, Model)
    ]
    return sorted({field.alias or name for model in models for name, field in model.model_fields.items()})


_KNOWN = {
    candidate.Candidate: _keys(candidate),
    referential.Referential: _keys(referential, rule),
}


def shape_problems(error: ValidationError, source: Source, model: type[Model]) -> list[Diagnostic]:
    """One diagnostic for each of pydantic's errors, at the place in the file where its cause stands."""
    return list(_problems(error, source, model))


def _problems(error: ValidationError, source: Source, model: type[Model]) -> Iterator[Diagnostic]:
    for item in error.errors(include_url=False):
        location, kind = item["loc"], item["type"]
        path = _in_file(location, source)
        if kind == "missing":
            yield Diagnostic(Code.MISSING_KEY, source.place(path, key=True), {"key": location[-1]})
        elif kind == "extra_forbidden":
            yield _unknown_key(path, source, _KNOWN[model])
        else:
            code, values = _wrong_value(kind, item["input"], item.get("ctx", {}))
            values = {"key": next((step for step in reversed(path) if isinstance(step, str)), ""), **values}
            yield Diagnostic(code, source.place(path, key="[key]" in location), values)


def _in_file(location: tuple[int | str, ...], source: Source) -> Path:
    """Pydantic's location without what the file does not have: the tag of a union, `[key]`."""
    path: Path = ()
    for step in location:
        if source.holds((*path, step)):
            path = (*path, step)
    return path


def _unknown_key(path: Path, source: Source, known: list[str]) -> Diagnostic:
    key = str(path[-1])
    container = next((str(step) for step in reversed(path[:-1]) if isinstance(step, str)), "")
    if container in _LATER.get(key, ()):
        return Diagnostic(Code.NOT_YET, source.place(path, key=True), {"key": key})
    close = get_close_matches(key, [name for name in known if name != key], 1, 0.7)
    values = {"key": key, "suggestion": close[0] if close else None}
    return Diagnostic(Code.UNKNOWN_KEY, source.place(path, key=True), values)


def _wrong_value(kind: str, given: Any, context: Mapping[str, Any]) -> tuple[Code, dict[str, Any]]:
    if given is None or kind in _EMPTY:
        return Code.EMPTY, {}
    if isinstance(context.get("code"), Code):
        return context["code"], {name: value for name, value in context.items() if name != "code"}
    return Code.WRONG_KIND, {"expected": _KINDS[kind], "glued": _glued(given)}


def _glued(given: Any) -> bool:
    """Whether a text looks like a key and a value with no space behind the colon."""
    return isinstance(given, str) and re.match(r"[\w.-]+:\S", given) is not None
