"""pydantic's errors as diagnostics: in the reader's words, at the right line."""

import contextlib
import re
from collections.abc import Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cqp_cli.candidate import Candidate, Sitting
from cqp_cli.diagnostic import Code, Diagnostic
from cqp_cli.fields import Model
from cqp_cli.likeness import closest
from cqp_cli.loading.mending import fixes_for, mended
from cqp_cli.rule import CONDITION_KEYS
from cqp_cli.source import NO_BREAK_SPACE, Path, Source

AnyModel = TypeVar("AnyModel", bound=Model)

# No honest file has more wrong values; a hostile one must not cost minutes.
_MOST_ERRORS = 500
_KINDS = {
    "string_type": "text",
    "dict_type": "mapping",
    "model_type": "mapping",
    "tuple_type": "list",
}


class Shaped(NamedTuple, Generic[AnyModel]):
    """What could be made of a document: the model, if any, what is wrong so far, and what the model lacks for it."""

    model: AnyModel | None
    problems: list[Diagnostic]
    left_out: tuple[Path, ...] = ()


def shape(model: type[AnyModel], source: Source, *, sha256: str = "") -> Shaped[AnyModel]:
    """Make the model of a document.

    Where something in it is wrong, the model is made without that if it can be: the checks see the rest at once.
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
        return _without_what_is_wrong(model, source, problems, error.errors(include_url=False)[:_MOST_ERRORS])


def _without_what_is_wrong(
    model: type[AnyModel], source: Source, problems: list[Diagnostic], errors: Sequence[ErrorDetails]
) -> Shaped[AnyModel]:
    complained_of = {_where(problem) for problem in problems}
    found = [_problem(item, source, model) for item in errors]
    problems += [problem for problem in found if _where(problem) not in complained_of]
    if foreign := [problem for problem in found if problem.code is Code.FORMAT_VERSION]:
        return Shaped(None, foreign)  # all else is said by the rules of another version
    paths = [_in_file(item["loc"], source) for item in errors]
    fixes = fixes_for(model, errors, paths)
    if fixes is not None:
        meant = ((path, problem.values.get("suggestion")) for path, problem in zip(paths, found, strict=True))
        left_out = (*fixes, *((*path[:-1], key) for path, key in meant if key))
        with contextlib.suppress(ValidationError):
            return Shaped(model.model_validate(mended(source.data, fixes)), problems, left_out)
    return Shaped(None, problems)


def _where(problem: Diagnostic) -> tuple[int, int]:
    return problem.place.line, problem.place.column


def _other_kind(model: type[Model], source: Source) -> Diagnostic | None:
    """A referential where a candidate file is expected, or the reverse, is one mistake and not fifty."""
    data = source.data if isinstance(source.data, dict) else {}
    is_referential, is_candidate = "blocs" in data, "candidate" in data or "results" in data
    expected = "candidate" if model is Candidate else "referential"
    if is_referential != is_candidate and is_referential == (model is Candidate):
        return Diagnostic(Code.WRONG_FILE, source.place(()), {"variant": expected})
    return None


def _problem(item: ErrorDetails, source: Source, model: type[Model]) -> Diagnostic:
    """One of pydantic's errors, at the place in the file where its cause stands."""
    location, kind, given = item["loc"], item["type"], item["input"]
    path = _in_file(location, source)
    if kind == "missing":
        return Diagnostic(Code.MISSING_KEY, source.place(path, key=True), {"key": location[-1]})
    if kind == "extra_forbidden":
        return _unknown_key(path, source, model)
    place = source.place(path, key="[key]" in location)
    if slip := _slip(kind, given, place.excerpt):
        return Diagnostic(Code.SYNTAX, place, {"variant": slip})
    code, values = _wrong_value(kind, given, item.get("ctx", {}), in_list=bool(path) and isinstance(path[-1], int))
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if code is Code.EMPTY and path and path[-1] != key:
        values["variant"] = "item"  # the list is not empty: one of its items is
    if code is Code.WRONG_KIND and not key:
        values["variant"] = "document"
    return Diagnostic(code, place, {"key": key, **values})


def _in_file(location: tuple[int | str, ...], source: Source) -> Path:
    """Pydantic's location without what the file does not have: the tag of a union, `[key]`."""
    path: Path = ()
    for step in location:
        if source.holds((*path, step)):
            path = (*path, step)
    return path


def _unknown_key(path: Path, source: Source, model: type[Model]) -> Diagnostic:
    key, place = str(path[-1]), source.place(path, key=True)
    if NO_BREAK_SPACE.search(key):
        return Diagnostic(Code.SYNTAX, place, {"variant": "no_break_space"})
    if source.lacks_colon(path):
        return Diagnostic(Code.SYNTAX, place, {"variant": "glued" if ":" in key else "comma_in_braces"})
    container = next((str(step) for step in reversed(path[:-1]) if isinstance(step, str)), "")
    if container in ("juries", "earlier_blocs") and key in Sitting.model_fields:
        return Diagnostic(Code.UNKNOWN_KEY, place, {"key": key, "variant": "misplaced"})
    if key in CONDITION_KEYS and any(source.holds((*path[:-1], other)) for other in CONDITION_KEYS if other != key):
        return Diagnostic(Code.UNKNOWN_KEY, place, {"key": key, "variant": "two_conditions"})
    known = [name for name in _keys_at(model, path[:-1]) if name != key]
    return Diagnostic(Code.UNKNOWN_KEY, place, {"key": key, "suggestion": closest(key, known, 0.7), "known": known})


def _keys_at(model: type[Model], path: Path) -> list[str]:
    """The keys that a mapping at `path` may have."""
    models = [model]
    for step in path:
        fields = [field for one in models for name, field in one.model_fields.items() if (field.alias or name) == step]
        models = [inner for field in fields for inner in _models_in(field.annotation)] or models
    return list(dict.fromkeys(field.alias or name for one in models for name, field in one.model_fields.items()))


def _models_in(annotation: Any) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models_in(inner)]


def _slip(kind: str, given: Any, excerpt: str) -> str | None:
    """What YAML makes of some slips: a text of a key and its value, a key of a text's beginning, nothing of a text."""
    if _KINDS.get(kind) == "mapping" and isinstance(given, str) and re.match(r"[\w.-]+\s?:", given):
        return "no_break_space" if NO_BREAK_SPACE.search(given) else "glued" if ": " not in given else None
    if given is None and re.search(r":\s+#\S", excerpt):
        return "comment"
    return None


def _wrong_value(kind: str, given: Any, context: Mapping[str, Any], *, in_list: bool) -> tuple[Code, dict[str, Any]]:
    if given is None or kind == "string_too_short":
        return Code.EMPTY, {}
    values = {name: value for name, value in context.items() if name != "code"}
    code = context.get("code", Code.WRONG_KIND)
    if code is not Code.WRONG_KIND:
        return code, values
    expected = _KINDS.get(kind, "text")
    return code, {"variant": "colon" if in_list and expected == "text" and isinstance(given, dict) else expected}
