"""The JSON Schemas, held against an independent reader: they take what `cqp` takes and refuse what it refuses."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, Cqp
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from test_cases import ON, read_case
from test_cases import PATHS as CASES

from cqp_cli import fields
from cqp_cli.candidate import Sitting
from cqp_cli.cli.schema import NAMES
from cqp_cli.engine.evaluate import evaluate
from cqp_cli.reports.outcome_json import outcome_shape
from cqp_cli.reports.schema import SCHEMAS, parts, schema_text
from cqp_cli.rule import AtLeast, Rule
from cqp_cli.source.reader import read
from cqp_cli.wording.descriptions import DESCRIPTIONS
from cqp_cli.wording.language import LANGUAGES, words_for

FILES = ("referential", "candidate")
BAD = ROOT / "tests" / "bad"
REFERENTIALS = [
    ROOT / "referential" / "cqp-ccp.yaml",
    BAD / "good-referential.yaml",
    *sorted((ROOT / "src" / "cqp_cli" / "loading" / "starters").glob("*.yaml")),
    *sorted((ROOT / "examples").rglob("referentiel.yaml")),
]
CANDIDATES = [
    BAD / "good-candidate.yaml",
    *sorted(path for path in (ROOT / "examples").rglob("*.yaml") if path.name != "referentiel.yaml"),
]
MISSHAPEN = sorted(path for path in BAD.glob("*s/*.yaml") if re.search(r"CQP1\d\d", path.stem))
BEYOND_A_SCHEMA = {
    "CQP107-day-that-does-not-exist": "a pattern knows no calendar",
    "CQP111-pass-mark-over-maximum": "a pattern compares no numbers",
}

by_path = pytest.mark.parametrize("path", [*REFERENTIALS, *CANDIDATES], ids=lambda path: str(path.relative_to(ROOT)))
by_name = pytest.mark.parametrize("name", NAMES)


# The core schema of YAML 1.2, which editors go by: a date is a text there, and so is `no`.
WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
WORDS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
NUMBERS: dict[str, Callable[[str], float]] = {
    r"[-+]?[0-9]+": int,
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?": float,
}


def as_an_editor(text: str) -> Any:
    """As an editor reads it, and hands it to a schema: as JSON, in which keys are texts."""
    return value_of(yaml.compose(text, yaml.SafeLoader))


def value_of(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: value_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [value_of(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    if node.style or node.value in WORDS:
        return node.value if node.style else WORDS[node.value]
    numbers = (read_as(node.value) for pattern, read_as in NUMBERS.items() if re.fullmatch(pattern, node.value))
    return next(numbers, node.value)


def as_text(text: str) -> Any:
    """As `cqp` reads it: every scalar is a text."""
    return read(text.encode(), "file.yaml").data


@cache
def schema(name: str, language: str = "fr") -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(schema_text(name, words_for(language)))
    return shape


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


def kind(path: Path) -> str:
    return "referential" if path in REFERENTIALS or path.parent.name == "referentials" else "candidate"


def objects(shape: Any) -> Iterator[dict[str, Any]]:
    """Every object of a schema that has keys."""
    if isinstance(shape, list | dict):
        for one in shape if isinstance(shape, list) else shape.values():
            yield from objects(one)
    if isinstance(shape, dict) and isinstance(shape.get("properties"), dict) and "type" in shape:
        yield shape


# --- the schemas themselves


@by_name
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_schema_is_one(name: str, language: str) -> None:
    Draft202012Validator.check_schema(schema(name, language))


def test_the_command_knows_them_all() -> None:
    assert list(NAMES) == list(SCHEMAS)


def test_every_model_and_every_key_is_described_and_nothing_else() -> None:
    models: dict[str, set[str]] = {}
    for type_ in SCHEMAS.values():
        root, definitions = parts(type_)
        shapes = {root["title"]: root, **definitions}
        models |= {name: set(shape.get("properties", ())) for name, shape in shapes.items()}
    assert {name: set(about.keys) for name, about in DESCRIPTIONS.items()} == models


@by_name
def test_the_descriptions_are_in_the_users_language(name: str) -> None:
    for language in LANGUAGES:
        for shape in (schema(name, language), *schema(name, language)["$defs"].values()):
            assert shape["description"].endswith("."), shape
        for shape in objects(schema(name, language)):
            assert all(one["description"].endswith(".") for one in shape["properties"].values())
    french, english = (schema(name, language) for language in LANGUAGES)
    assert french != english
    assert stripped(french) == stripped(english)


def stripped(shape: Any) -> Any:
    """A schema without its texts."""
    if isinstance(shape, list):
        return [stripped(one) for one in shape]
    if not isinstance(shape, dict):
        return shape
    texts = {key for key in ("title", "description", "errorMessage") if isinstance(shape.get(key), str)}
    return {key: stripped(one) for key, one in shape.items() if key not in texts}


@by_name
def test_it_is_the_same_every_time(name: str, cqp: Cqp) -> None:
    command = [sys.executable, "-m", "cqp_cli", "--lang", "fr", "schema", name]
    for seed in ("1", "2"):
        run = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
        assert run.stdout.decode() == cqp("schema", name).out == schema_text(name, words_for("fr"))


@pytest.mark.parametrize("name", FILES)
def test_no_key_but_those_of_the_models(name: str) -> None:
    for shape in objects(schema(name)):
        assert shape["additionalProperties"] is False or "propertyNames" in shape


def test_words_to_choose_from_are_listed() -> None:
    result = schema("candidate")["$defs"]["Sitting"]["properties"]
    assert schema("candidate")["properties"]["route"]["enum"] == ["training", "vae"]
    assert schema("referential")["properties"]["attempts"]["enum"] == ["latest", "best"]
    assert result["absent"]["examples"] == ["excused", True]
    assert "CQP107" in result["date"]["errorMessage"]


# --- what is right


@by_path
@pytest.mark.parametrize("reading", [as_an_editor, as_text])
def test_a_good_file_is_good(path: Path, reading: Any) -> None:
    validator(kind(path)).validate(reading(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("reading", [as_an_editor, as_text])
def test_the_files_of_every_case_are_good(reading: Any) -> None:
    for path in CASES:
        case = reading(path.read_text(encoding="utf-8"))
        for name in case.keys() & {*FILES}:
            validator(name).validate(case[name])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", REFERENTIALS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_new_candidate_file_is_good(path: Path, language: str, cqp: Cqp) -> None:
    text = cqp("new", "candidate", "-r", path, "--lang", language).out
    validator("candidate").validate(as_an_editor(text))
    assert text.startswith("# yaml-language-server: $schema=candidate.schema.json\n# ")
    assert "cqp schema candidate -o candidate.schema.json" in text.splitlines()[1]


@pytest.mark.parametrize("arguments", [("--lang", "fr"), ("--lang", "en"), ("--from", "cqp-ccp")])
def test_a_new_referential_is_good(arguments: tuple[str, ...], cqp: Cqp) -> None:
    text = cqp("new", "referential", *arguments).out
    validator("referential").validate(as_an_editor(text))
    assert text.startswith("# yaml-language-server: $schema=referential.schema.json\n# ")
    assert "cqp schema referential -o referential.schema.json" in text.splitlines()[1]


LEAST = {
    "referential": "{cqp: 1, id: x, version: x, title: x, "
    "blocs: [{id: x, title: x, competences: [{id: x, statement: x}]}]}",
    "candidate": "candidate: {id: x}\n",
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("referential", "version: 2023"),
        ("referential", "id: 01"),
        ("referential", "title: 12"),
        ("referential", "title: true"),
        ("referential", "title: 1.10"),
        ("referential", "level: '6'"),
        ("referential", "certifiers:"),
        ("referential", "equivalences: [{from: RNCP1BC01, to: [x]}, {from: [a, b], to: [x]}]"),
        ("referential", "modalities: {É1: étude, 2: deux}"),
        ("referential", "earlier_blocs_valid_for: 18 months"),
        ("referential", "pass_mark: 12,5/20"),
        ("referential", "rules: {bloc: {at_least: 3}, title: [all, {mean: 12/20, of: [1, 2]}], criterion: agreement}"),
        ("candidate", "results:"),
        ("candidate", "target: [1, B2]"),
        ("candidate", "results: [{assessment: a/b, score: '15,5 / 20'}, {bloc: B1, basis: VAE, verdicts: }]"),
        ("candidate", "results: [{assessment: a/b, absent: true}, {assessment: a/b, absent: 'true'}]"),
        ("candidate", "results: [{assessment: a/b, verdicts: {1: 2, C1: {1: acquis, 2: 77.5%, overall: 12}}}]"),
        ("candidate", "juries: [{date: 2026-06-20, members: , decisions: {title: {verdict: 1}}}]"),
        ("candidate", "expect: {title: pending, blocs: {1: acquired}}"),
    ],
)
def test_what_a_reader_may_make_of_a_text(name: str, text: str) -> None:
    model = TypeAdapter(SCHEMAS[name])
    for reading in (as_an_editor, as_text):
        validator(name).validate({**reading(LEAST[name]), **reading(text)})
    model.validate_python({**as_text(LEAST[name]), **as_text(text)})


# --- what is wrong


def test_the_exceptions_are_files() -> None:
    assert BEYOND_A_SCHEMA.keys() <= {path.stem for path in MISSHAPEN}
    assert len(MISSHAPEN) > 80


@pytest.mark.parametrize("path", MISSHAPEN, ids=lambda path: path.stem)
def test_a_misshapen_file_is_refused(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    accepted = validator(kind(path)).is_valid(as_an_editor(text))
    assert accepted == (path.stem in BEYOND_A_SCHEMA), BEYOND_A_SCHEMA.get(path.stem)


# Texts near those that a type takes, and any others; what the reader refuses of every text (control characters) aside.
_NEAR = st.text(st.sampled_from("0123459/.,% -_CéIàyearmonths"), max_size=12)
_ANY = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=6)
_MARKS = st.from_regex(r"\A[0-9]{1,3}([.,][0-9]{1,2})? ?(/ ?[0-9]{1,3}|%)?\Z")
_OTHERS = st.sampled_from(
    ["2026-05-12", "2026-02-30", "2026-13-01", "5 years", "0 years", "1 month", "true", "false", "excused", "1", "001"]
)
TEXTS = st.one_of(_NEAR, _ANY, _MARKS, _OTHERS)


def agrees(type_: Any, text: Any, *, wider: bool = False) -> None:
    """The schema takes a text where the reader does; `wider`, it may take some more."""
    shape, definitions = parts(type_)
    shape.pop("title")
    try:
        TypeAdapter(type_).validate_python(text)
        read_so = True
    except ValidationError:
        read_so = False
    told_so = Draft202012Validator({**shape, "$defs": definitions}).is_valid(text)
    assert told_so == read_so or (wider and told_so), (type_, text)


EXACT: list[Any] = [
    fields.Text,
    fields.AnyScore,
    fields.Weight,
    fields.AnyDuration,
    fields.Whole,
    fields.FormatVersion,
    fields.Flag,
    Sitting.model_fields["absent"].annotation,
    Rule,
]
WIDER: list[Any] = [fields.Id, fields.Date, fields.Mark]


@given(TEXTS)
def test_texts_are_taken_as_the_reader_takes_them(text: str) -> None:
    for type_ in EXACT:
        agrees(type_, text)
    for type_ in WIDER:
        agrees(type_, text, wider=True)
    agrees(AtLeast, {"at_least": text}, wider=True)


@given(st.text(st.sampled_from([chr(code) for code in range(0x20, 0x100) if not 0x7F <= code < 0xA0]), max_size=4))
def test_identifiers_have_the_signs_of_a_keyboard_in_none(text: str) -> None:
    agrees(fields.Id, text)


CONDITIONS = st.fixed_dictionaries(
    {},
    optional={
        key: st.one_of(TEXTS, st.lists(st.sampled_from(["C1", "C2", "", "a b"]), max_size=2), st.none())
        for key in ("all", "any", "at_least", "mean", "each", "of", "agreement")
    },
)


@given(st.one_of(CONDITIONS, st.lists(st.one_of(CONDITIONS, st.sampled_from(["all", "any", "most"])), max_size=2)))
def test_rules_are_taken_as_the_reader_takes_them(rule: Any) -> None:
    agrees(Rule, rule, wider=True)


# --- the outcome


def closed(shape: Any) -> Any:
    """A schema that knows no other keys: the public one leaves room for more to come."""
    if isinstance(shape, list):
        return [closed(one) for one in shape]
    if not isinstance(shape, dict):
        return shape
    inner = {key: closed(one) for key, one in shape.items()}
    return {"additionalProperties": False, **inner} if "required" in inner else inner


@cache
def outcomes() -> Draft202012Validator:
    return Draft202012Validator(closed(schema("outcome")))


@pytest.mark.parametrize("path", CANDIDATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_an_outcome_is_as_the_schema_says(path: Path, cqp: Cqp) -> None:
    shape = json.loads(cqp("validate", path, "--format", "json").out)
    outcomes().validate(shape)
    assert set(shape) == set(schema("outcome")["$defs"]["OutcomeShape"]["required"])


def test_the_outcome_of_every_case_is_as_the_schema_says() -> None:
    for path in CASES:
        referential, candidate, _ = read_case(path)
        shape = outcome_shape(evaluate(referential, candidate, on=ON), words_for("fr"))
        outcomes().validate(json.loads(json.dumps(shape)))


def test_several_files_and_one_that_cannot_be_used(cqp: Cqp) -> None:
    bad = BAD / "candidates" / "CQP110-route-unknown.yaml"
    shapes = json.loads(cqp("validate", *CANDIDATES[:3], bad, "--format", "json").out)
    assert len(shapes) == 4
    outcomes().validate(shapes)
    assert list(shapes[3]) == ["cqp", "file", "diagnostics"]
    assert not outcomes().is_valid({**shapes[3], "diagnostics": [{}]})
    assert not outcomes().is_valid({**shapes[0], "verdict": "maybe"})
    outcomes().validate(json.loads(cqp("validate", bad, "--format", "json").out))


# --- the command, and the file beside the bundled referential


def test_it_is_written_whole_or_not_at_all(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "candidate.schema.json"
    assert cqp("schema", "candidate", "-o", path) == (0, "", "")
    assert (
        path.read_text(encoding="utf-8") == cqp("schema", "candidate").out == cqp("schema", "candidate", "-o", "-").out
    )
    assert cqp("schema", "outcome", "-o", path).code == 3
    assert cqp("schema", "outcome", "-o", path, "--force").code == 0
    assert json.loads(path.read_text(encoding="utf-8")) == schema("outcome")


def test_of_what_there_is_none(cqp: Cqp) -> None:
    result = cqp("schema", "candidat", columns=200)
    assert (result.code, result.out) == (2, "")
    assert "« candidat »" in result.err.replace("\u00a0", " ")
    assert "referential, candidate" in result.err


def test_the_one_beside_the_bundled_referential_is_fresh() -> None:
    fresh = schema_text("referential", words_for("fr"))
    kept = (ROOT / "referential" / "referential.schema.json").read_text(encoding="utf-8")
    command = "cqp --lang fr schema referential -o referential/referential.schema.json --force"
    assert kept == fresh, f"it is stale; write it anew: {command}"
