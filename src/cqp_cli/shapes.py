"""How JSON Schema says what a validator takes: small shapes, and what hangs them on a type.

The reader takes every scalar as text. An editor makes numbers and booleans of some (`01`, `true`): where any text will
do, these do too. Patterns are for Python and for JavaScript alike.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

Shape = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shaped:
    """Changes a type's shape, and what makes a value of that type: a function before its validation, or one after."""

    change: Callable[[Shape], Shape]
    before: Callable[[Any], Any] | None = None
    after: Callable[[Any], Any] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        if self.before is not None:
            schema = core_schema.no_info_before_validator_function(self.before, schema)
        if self.after is not None:
            schema = core_schema.no_info_after_validator_function(self.after, schema)
        return schema

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Shape:
        return self.change(handler(schema))


def shaped(**keywords: Any) -> Shaped:
    """Adds keywords to a type's shape."""
    return Shaped(lambda shape: {**shape, **keywords})


def written(pattern: str, code: str, **keywords: Any) -> Shape:
    """A text that no editor takes for anything else; `code` is the diagnostic's of what is written otherwise."""
    return {"type": "string", "pattern": f"^{pattern}$", "errorMessage": code, **keywords}


def any_text(pattern: str, **keywords: Any) -> Shape:
    """A text that an editor may take for a number or a boolean."""
    return {"type": ["string", "number", "boolean"], "pattern": pattern, **keywords}


def numeric(kind: str, pattern: str, code: str, **keywords: Any) -> Shape:
    """A number of a kind (a type of JSON Schema), in quotes or not."""
    return {**written(pattern, code), "type": ["string", kind], **keywords}


def among(*words: str) -> Shape:
    """One of some words; `true` and `false` in quotes or not."""
    others = [word for word in words if word not in ("true", "false")]
    if len(others) == len(words):
        return {"enum": others}
    shape = {"type": ["boolean", "string"], "pattern": f"^({'|'.join(words)})$"}
    return {**shape, "examples": [*others, True]} if others else shape


def either(*shapes: Shape) -> Shape:
    """What any of the shapes takes."""
    return {"anyOf": [one for shape in shapes for one in (shape["anyOf"] if shape.keys() == {"anyOf"} else [shape])]}


def or_nothing(shape: Shape) -> Shape:
    """What the shape takes, or a key without a value."""
    if shape.keys().isdisjoint({"type", "enum"}) or "title" in shape:
        return either(shape, {"type": "null"})
    kinds = [shape["type"]] if isinstance(shape.get("type"), str) else shape.get("type", ())
    more = {"type": [*kinds, "null"], "enum": [*shape.get("enum", ()), None]}
    return {**shape, **{key: value for key, value in more.items() if key in shape}}


def names(shape: Shape) -> Shape:
    """What the names of a mapping's keys are like; an editor offers no pattern as a name."""
    kept = ("pattern", "errorMessage")
    return {"propertyNames": {**{key: shape[key] for key in kept if key in shape}, "doNotSuggest": True}}


def sized(**bounds: int) -> Callable[[Shape], Shape]:
    """A list of a bounded number of items; one that has to have some is never nothing."""
    kind = {"type": "array"} if "minItems" in bounds else {}
    return lambda shape: {**shape, **kind, **bounds} if "items" in shape else shape
