"""The message catalogues say everything that the code says, in French and in English, and nothing else."""

import ast
import gettext
import string
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import cqp_cli
from cqp_cli.wording.language import LANGUAGES

SOURCES = Path(cqp_cli.__file__).parent
LOCALE = SOURCES / "wording" / "locale"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "N_": None,
    "NN_": (1, 2),
    "NP_": ((1, "c"), 2),
    "say": None,  # in templates
}
Entry = tuple[str | None, str | tuple[str, ...]]


def said_by_the_code() -> set[Entry]:
    found = extract_from_dir(SOURCES, [("**.py", "python"), ("**.html", "jinja2")], keywords=KEYWORDS)
    return {(context, message) for _, _, message, _, context in found}


def test_messages_are_chosen_before_they_are_said() -> None:
    """Older babels take every text within a call of `say` for a message."""
    for path in SOURCES.rglob("*.py"):
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        for call in [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "say"]:
            chosen = [one for one in call.args[:1] if isinstance(one, ast.Subscript)]
            texts = [node for one in chosen for node in ast.walk(one) if isinstance(node, ast.Constant)]
            assert not [one for one in texts if isinstance(one.value, str)], f"{path.name}:{call.lineno}"


def catalogue(language: str) -> Catalog:
    return read_po(BytesIO((LOCALE / language / "LC_MESSAGES" / "cqp.po").read_bytes()))


def entries(language: str) -> list[Message]:
    return [entry for entry in catalogue(language) if entry.id]


def texts(value: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_is_missing_or_dead(language: str) -> None:
    held = {(entry.context, entry.id if isinstance(entry.id, str) else tuple(entry.id)) for entry in entries(language)}
    said = said_by_the_code()
    assert len(said) > 100
    assert held - said == set(), "dead entries"
    assert said - held == set(), "missing entries"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_translated_with_the_same_values(language: str) -> None:
    for entry in entries(language):
        assert not entry.fuzzy, entry.id
        allowed = set.union(*map(fields, texts(entry.id)))
        for text in texts(entry.string):
            assert text.strip(), entry.id
            assert fields(text) <= allowed, entry.id


def test_the_singular_may_leave_a_value_out_but_the_plural_may_not() -> None:
    for language in LANGUAGES:
        for entry in entries(language):
            assert fields(texts(entry.string)[-1]) == fields(texts(entry.id)[-1]), entry.id


def test_french_sets_no_break_spaces_where_it_needs_them() -> None:
    for entry in entries("fr"):
        for text in texts(entry.string):
            for sign in (" :", " ;", " ?", " !", " »", "« ", " %"):
                assert sign not in text, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogues_are_current(language: str) -> None:
    compiled = gettext.translation("cqp", LOCALE, [language])
    for entry in entries(language):
        if isinstance(entry.id, str):
            given = compiled.pgettext(entry.context, entry.id) if entry.context else compiled.gettext(entry.id)
            assert given == entry.string, "install the project again: its build compiles the catalogues"
