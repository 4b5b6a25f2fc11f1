"""pydantic's errors as diagnostics: in the reader's words, at the right line."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from types import ModuleType
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cqp_cli import candidate, referential, rule
from cqp_cli.diagnostic import Code, Diagnostic
from cqp_cli.fields import Model
from cqp_cli.source import Path, Source

# `key:` with a no-break space behind the colon is all one text to YAML.
_NO_BREAK_COLON = re.compile("\\w\\s?:[\u00a0\u202f\u2007]")
AnyModel = TypeVar("AnyModel", bound=Model)

# No honest file has more wrong values; a hostile one must not cost minutes.
_MOST_ERRORS = 500
_KINDS = {
    "string_type": "text",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "tuple_type": "list",
}

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


class Shaped(NamedTuple, Generic[AnyModel]):
    """What could be made of a document: the model, if any, what is wrong so far, and what the model lacks for it."""

    model: AnyModel | None
    problems: list[Diagnostic]
    left_out: tuple[Path, ...] = ()


def shape(model: type[AnyModel], source: Source, *, sha256: str = "") -> Shaped[AnyModel]:
    """Make the model of a document.

    Where values of a candidate file are wrong, the model is made without them if it can be, so that the checks see the
    rest at once. A referential's parts hang together too closely for that.
    """
    problems = list(source.problems)
    if not source.complete:
        return Shaped(None, problems)
    if misplaced := _other_kind(model, source):
        return Shaped(None, [*problems, misplaced])
    context = {"sha256": sha256}
    try:
        return Shaped(model.model_validate(source.data, context=context), problems)
    except ValidationError as error:
        errors = error.errors(include_url=False)[:_MOST_ERRORS]
    complained_of = {_where(problem) for problem in problems}
    found = (_problem(item, source, model) for item in errors)
    problems += [problem for problem in found if _where(problem) not in complained_of]
    wrong = tuple(_in_file(item["loc"], source) for item in errors)
    if model is not candidate.Candidate or not all(map(_can_be_left_out, errors, wrong)):
        return Shaped(None, problems)
    try:
        return Shaped(model.model_validate(_without(source.data, wrong), context=context), problems, wrong)
    except ValidationError:
        return Shaped(None, problems)


def _can_be_left_out(item: ErrorDetails, path: Path) -> bool:
    """Whether a value of a candidate file can be left out, without moving anything or changing what others mean."""
    is_value_of_a_key = bool(path) and isinstance(path[-1], str)
    return item["type"] != "missing" and is_value_of_a_key and path != ("referential",)


def _where(problem: Diagnostic) -> tuple[int, int]:
    return problem.place.line, problem.place.column


def _without(data: Any, paths: Sequence[Path]) -> Any:
    """A copy of the data that lacks what stands at `paths`."""
    if isinstance(data, list):
        return [_without(item, _inside(paths, index)) for index, item in enumerate(data)]
    if isinstance(data, dict):
        kept = {key: item for key, item in data.items() if (key,) not in paths}
        return {key: _without(item, _inside(paths, key)) for key, item in kept.items()}
    return data


def _inside(paths: Sequence[Path], step: str | int) -> list[Path]:
    return [path[1:] for path in paths if path and path[0] == step]


def _other_kind(model: type[Model], source: Source) -> Diagnostic | None:
    """A referential where a candidate file is expected, or the reverse, is one mistake and not fifty."""
    data = source.data if isinstance(source.data, dict) else {}
    is_referential, is_candidate = "blocs" in data, "candidate" in data or "results" in data
    expected = "candidate" if model is candidate.Candidate else "referential"
    if is_referential != is_candidate and is_referential == (model is candidate.Candidate):
        return Diagnostic(Code.WRONG_FILE, source.place(()), {"expected": expected})
    return None


def _problem(item: ErrorDetails, source: Source, model: type[Model]) -> Diagnostic:
    """One of pydantic's errors, at the place in the file where its cause stands."""
    location, kind = item["loc"], item["type"]
    path = _in_file(location, source)
    if kind == "missing":
        return Diagnostic(Code.MISSING_KEY, source.place(path, key=True), {"key": location[-1]})
    if kind == "extra_forbidden":
        return _unknown_key(path, source, _KNOWN[model])
    code, values = _wrong_value(kind, item["input"], item.get("ctx", {}))
    values = {"key": next((step for step in reversed(path) if isinstance(step, str)), ""), **values}
    return Diagnostic(code, source.place(path, key="[key]" in location), values)


def _in_file(location: tuple[int | str, ...], source: Source) -> Path:
    """Pydantic's location without what the file does not have: the tag of a union, `[key]`."""
    path: Path = ()
    for step in location:
        if source.holds((*path, step)):
            path = (*path, step)
    return path


def _unknown_key(path: Path, source: Source, known: list[str]) -> Diagnostic:
    key = str(path[-1])
    if _NO_BREAK_COLON.search(key):
        return Diagnostic(Code.SYNTAX, source.place(path, key=True), {"kind": "no_break_space"})
    container = next((str(step) for step in reversed(path[:-1]) if isinstance(step, str)), "")
    if container in _LATER.get(key, ()):
        return Diagnostic(Code.NOT_YET, source.place(path, key=True), {"key": key})
    close = get_close_matches(key, [name for name in known if name != key], 1, 0.7)
    values = {"key": key, "suggestion": close[0] if close else None}
    return Diagnostic(Code.UNKNOWN_KEY, source.place(path, key=True), values)


def _wrong_value(kind: str, given: Any, context: Mapping[str, Any]) -> tuple[Code, dict[str, Any]]:
    if given is None or kind == "string_too_short":
        return Code.EMPTY, {}
    values = {name: value for name, value in context.items() if name != "code"}
    code = context.get("code", Code.WRONG_KIND)
    if code is Code.WRONG_KIND:
        return code, {"expected": _KINDS.get(kind, "text"), "glued": _glued(given)}
    return code, values


def _glued(given: Any) -> bool:
    """Whether a text looks like a key and a value with no space behind the colon."""
    return isinstance(given, str) and re.match(r"[\w.-]+:\S", given) is not None
