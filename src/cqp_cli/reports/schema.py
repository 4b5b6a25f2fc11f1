"""JSON Schemas of the two file formats and of the outcome, for editors and other programs."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from cqp_cli.candidate import Candidate
from cqp_cli.referential import Referential
from cqp_cli.reports.json_text import as_json_document
from cqp_cli.reports.outcome_types import Printed
from cqp_cli.score import Score
from cqp_cli.shapes import Shape, either, names, or_nothing
from cqp_cli.wording.descriptions import DESCRIPTIONS, advice
from cqp_cli.wording.language import Words

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS: Mapping[str, Any] = {"referential": Referential, "candidate": Candidate, "outcome": Printed}


def schema_text(name: str, words: Words) -> str:
    """One of `SCHEMAS`, with its descriptions in the user's language."""
    root, definitions = parts(SCHEMAS[name])
    shape = {"$schema": _DIALECT, **_described(root, words)}
    if definitions:
        shape["$defs"] = {name: _described({**one, "title": name}, words) for name, one in definitions.items()}
    return as_json_document(shape)


def parts(kind: Any) -> tuple[Shape, dict[str, Shape]]:
    """The shape of a type, and those that it refers to by their names; a `title` is the model's name."""
    root = TypeAdapter(kind).json_schema(schema_generator=_Generator)
    definitions: dict[str, Shape] = root.pop("$defs", {})
    name = root.pop("title", None)
    for one in definitions.values():
        one.pop("title", None)
        for key in one["properties"].values():  # an editor that makes an item fills in every default
            key.pop("default", None)
    found: dict[str, Shape] = {}
    root = _with_references(root, found)
    definitions = {**{name: _with_references(one, found) for name, one in definitions.items()}, **found}
    return {"title": name, **root}, dict(sorted(definitions.items()))


def _with_references(node: Any, named: dict[str, Shape]) -> Any:
    """A shape where those that have a name of their own are referred to."""
    if isinstance(node, list):
        return [_with_references(one, named) for one in node]
    if not isinstance(node, dict):
        return node
    shape = {key: _with_references(value, named) for key, value in node.items()}
    name = shape.get("title")
    if not isinstance(name, str):  # none, or a key of this name
        return shape
    named[name] = {key: value for key, value in shape.items() if key != "title"}
    return {"$ref": f"#/$defs/{name}"}


def _described(shape: Shape, words: Words) -> Shape:
    """A model's shape with what is said of it and of its keys, and what to do where a value is written otherwise."""
    about = DESCRIPTIONS[shape["title"]]
    head = {"title": about.name and words.say(about.name), "description": words.say(about.text)}
    keys = {key: {"description": words.say(about.keys[key]), **one} for key, one in shape.get("properties", {}).items()}
    body = {key: keys if key == "properties" else value for key, value in shape.items() if key not in head}
    return {**{key: text for key, text in head.items() if text}, **_advised(body, words)}


def _advised(node: Any, words: Words) -> Any:
    """A shape with the hint of a diagnostic where it has the code."""
    if isinstance(node, list):
        return [_advised(one, words) for one in node]
    if not isinstance(node, dict):
        return node
    return {key: advice(words, one) if key == "errorMessage" else _advised(one, words) for key, one in node.items()}


class _Generator(GenerateJsonSchema):
    """Says the same in fewer words, and in ways that editors make more of."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 — a key has a description, no title
        return False

    def sort(self, value: Shape, parent_key: str | None = None) -> Shape:  # noqa: ARG002 — the models' order is meant
        return value

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Shape:
        return or_nothing(self.generate_inner(schema["schema"]))

    def get_union_of_schemas(self, schemas: list[Shape]) -> Shape:
        return either(*schemas)

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> Shape:
        return either(*super().tagged_union_schema(schema)["oneOf"])

    def dict_schema(self, schema: core_schema.DictSchema) -> Shape:
        shape: Shape = {"type": "object", "additionalProperties": self.generate_inner(schema["values_schema"])}
        keys = self.generate_inner(schema["keys_schema"])
        return {**shape, **names(keys)} if "pattern" in keys else shape

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Shape:
        default = _plain(self.get_default_value(schema))
        shape = self.generate_inner(schema["schema"])
        return shape if default is None else {**shape, "default": default}


def _plain(value: Any) -> Any:
    """A default as a person would write it; None where that is no one word."""
    if isinstance(value, Score):
        return value.written
    return value if isinstance(value, int | str) else None
