"""The reader: text to plain data with the place of everything, limits, and refusals. With libyaml and without."""

import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from cqp_cli.diagnostic import Code, Diagnostic, Place
from cqp_cli.source import reader
from cqp_cli.source.comments import comments
from cqp_cli.source.document import Source, narrowed
from cqp_cli.source.json_line import read_json_line
from cqp_cli.source.reader import CONTROL, MAX_BYTES, MAX_DEPTH, MAX_GROUPS, MAX_NODES, MAX_PROBLEMS, read

NAME = "essai.yaml"
BAD = Path(__file__).parent / "bad"
LOADERS = {"libyaml": yaml.CSafeLoader, "python": yaml.SafeLoader}


@pytest.fixture(autouse=True, scope="module", params=LOADERS)
def _loader(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test of this module runs with libyaml, and with the parser that stands in where there is none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_PARSER", LOADERS[request.param])
        yield


def source(text: str) -> Source:
    return read(text.encode(), NAME)


def data(text: str) -> Any:
    """The data of a text in which nothing is wrong."""
    read_source = source(text)
    assert not read_source.problems
    assert read_source.complete
    return read_source.data


def codes(read_source: Source) -> list[str]:
    return [problem.code for problem in read_source.problems]


def refusal(content: str | bytes) -> tuple[str, int, int]:
    """The code, line and column of the one problem that ends the reading."""
    read_source = read(content if isinstance(content, bytes) else content.encode(), NAME)
    (problem,) = read_source.problems
    assert not read_source.complete
    return problem.code, problem.place.line, problem.place.column


# --- positions

BLOCK = "candidat:\n  nom: Martin\n  blocs:\n    - B1\n    - code: B2\n      date: 2026-05-12\n"
FLOW = "candidat: {nom: Martin, blocs: [B1, {code: B2, date: 2026-05-12}]}\n"


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("candidat",), (1, 1), (2, 3)),
        (("candidat", "nom"), (2, 3), (2, 8)),
        (("candidat", "blocs"), (3, 3), (4, 5)),
        (("candidat", "blocs", 0), (4, 7), (4, 7)),
        (("candidat", "blocs", 1), (5, 7), (5, 7)),
        (("candidat", "blocs", 1, "date"), (6, 7), (6, 13)),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_places_in_block_style(
    path: tuple[str | int, ...], key: tuple[int, int], value: tuple[int, int], line_break: str
) -> None:
    read_source = source(BLOCK.replace("\n", line_break))
    assert read_source.place(path, key=True)[1:3] == key
    assert read_source.place(path)[1:3] == value


@pytest.mark.parametrize(
    ("path", "key", "value", "width"),
    [
        (("candidat",), 1, 11, 56),
        (("candidat", "nom"), 12, 17, 6),
        (("candidat", "blocs"), 25, 32, 34),
        (("candidat", "blocs", 0), 33, 33, 2),
        (("candidat", "blocs", 1, "date"), 48, 54, 10),
    ],
)
def test_places_in_flow_style(path: tuple[str | int, ...], key: int, value: int, width: int) -> None:
    read_source = source(FLOW)
    assert read_source.place(path, key=True)[1:3] == (1, key)
    assert read_source.place(path) == Place(NAME, 1, value, width, FLOW.rstrip("\n"))


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_an_excerpt_is_the_line_without_its_break(line_break: str) -> None:
    text = line_break.join(["# en-tête", "titre: Été  ", "bloc: B1", ""])
    assert source(text).place(("titre",)) == Place(NAME, 2, 8, 3, "titre: Été  ")


@pytest.mark.parametrize(
    ("before", "column"),
    [("é", 8), ("e\u0301", 9), ("漢字", 9), ("🎓🎓", 9), ("\U0001f468\u200d\U0001f393", 10), ("\u00a0.", 9)],
    ids=["accent", "combining", "wide", "astral", "joined", "no-break space"],
)
def test_columns_count_characters(before: str, column: int) -> None:
    text = f"a: [{before}, B1]\n"
    place = source(text).place(("a", 1))
    assert place.column == column
    assert place.excerpt[place.column - 1 :] == "B1]"


def test_a_byte_order_mark_moves_nothing() -> None:
    with_mark, without = source("\ufeff" + BLOCK), source(BLOCK)
    assert with_mark.data == without.data
    for path in [("candidat",), ("candidat", "nom"), ("candidat", "blocs", 1, "date")]:
        assert with_mark.place(path) == without.place(path)
        assert with_mark.place(path, key=True) == without.place(path, key=True)


def test_a_path_that_is_not_there_is_placed_at_what_is_around_it() -> None:
    read_source = source(BLOCK)
    assert read_source.place(("candidat", "absent", "encore"))[1:4] == (1, 1, len("candidat"))
    assert read_source.place(("candidat", "blocs", 1, "absent"))[1:3] == (5, 7)
    assert read_source.place(("absent",))[1:3] == (1, 1)
    assert not read_source.holds(("candidat", "blocs", 2))
    assert read_source.holds(("candidat", "blocs", 1, "date"))


@pytest.mark.parametrize(
    "text", ["a: 1\nvide:\nb: 2\n", "a: 1\nvide: # à remplir\n", "a: 1\nvide:", "a: {c: 1}\nvide:\n"]
)
def test_an_empty_value_is_placed_at_its_key(text: str) -> None:
    assert source(text).place(("vide",))[1:4] == (2, 1, len("vide"))


def test_a_value_over_several_lines_is_placed_where_it_begins() -> None:
    read_source = source("a: un\n  deux\nb: |\n  trois\n  quatre\nc: 'cinq\n\n  six'\n")
    assert read_source.data == {"a": "un deux", "b": "trois\nquatre\n", "c": "cinq\nsix"}
    assert [read_source.place((key,))[1:3] for key in "abc"] == [(1, 4), (3, 4), (6, 4)]


def test_a_value_over_several_lines_is_shown_by_its_first_character() -> None:
    assert source("a: un\n  deux\n").place(("a",)) == Place(NAME, 1, 4, 1, "a: un")
    assert source("a: {b: 1,\n  c: 2}\n").place(("a",)).width == 1


def test_a_source_sent_to_another_process_knows_its_places() -> None:
    for text in (BLOCK, BLOCK + "nom: 1\nnom: 2\n"):  # nothing to be said of it, and something
        read_source = source(text)
        place = read_source.place(("candidat", "nom"))
        copy = pickle.loads(pickle.dumps(read_source))
        assert (copy.data, copy.problems) == (read_source.data, read_source.problems)
        assert copy.place(("candidat", "nom")) == place


@pytest.mark.parametrize(
    ("excerpt", "column", "word", "found"),
    [
        ("mots: les mots clés", 7, "mots", (11, 4)),
        ("a: mots clés", 4, "mots", (4, 4)),
        ("a: des remots, mots", 4, "mots", (16, 4)),
        ("a: (x) [y]", 4, "(x)", (4, 9)),  # begins with no letter
        ("a: rien", 4, "mots", (4, 9)),
        ("a: rien", 4, "", (4, 9)),
    ],
)
def test_the_place_of_a_word(excerpt: str, column: int, word: str, found: tuple[int, int]) -> None:
    place = Place(NAME, 3, column, 9, excerpt)
    assert narrowed(place, word) == Place(NAME, 3, found[0], found[1], excerpt)


# --- comments


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: b\n", []),
        ("a: b#c d\n", []),
        ("# seul\na: b\n", [(0, 0, " seul", True)]),
        ("  # en retrait\na: b\n", [(0, 2, " en retrait", True)]),
        ("a: [b] #un\n", [(0, 7, "un", False)]),
        ("a: 'x # y' # z\n", [(0, 11, " z", False)]),
        ("{a: 'x # y', b: \"# z\"} # fin\n", [(0, 23, " fin", False)]),
        ("'un # clé': {'deux # autre': [b]} # c\n", [(0, 34, " c", False)]),
        ("a: 'un\n  # deux\n  trois # quatre' # fin\n", [(2, 18, " fin", False)]),
        ("a: |\n  texte # dedans\n  # encore\n# dehors\nb: {}\n", [(3, 0, " dehors", True)]),
        ("a: {b: 'c', # un\n  d: 'e'} # deux\n", [(0, 12, " un", False), (1, 10, " deux", False)]),
    ],
)
def test_comments(text: str, found: list[tuple[int, int, str, bool]]) -> None:
    assert [tuple(comment) for comment in comments(source(text))] == [(*one, False) for one in found]


@pytest.mark.parametrize("text", ["a: b #12\n", "a: #12\n", "- b #12\n", "a: [b #12\n  ]\n", "b #12: c\n"[:6] + "\n"])
def test_a_text_that_a_number_sign_cuts(text: str) -> None:
    assert [comment.cuts for comment in comments(source(text))] == [True]


@pytest.mark.parametrize("text", ["a: 'b' #12\n", 'a: "b" #12\n', "a: [b] #12\n", "a: b\n#12\n", "a: |\n  b\n#12\n"])
def test_a_text_that_no_number_sign_cuts(text: str) -> None:
    assert [comment.cuts for comment in comments(source(text))] == [False]


# --- a line of JSON


def test_a_line_of_json_is_read_as_text() -> None:
    line = b'\xef\xbb\xbf {"a": [1, 2.50, true, [false, null], "x"], "b": {"c": true}}\r\n'
    read_source = read_json_line(line, NAME, 3)
    assert read_source.data == {"a": ["1", "2.50", "true", ["false", None], "x"], "b": {"c": "true"}}
    assert (read_source.problems, read_source.complete) == ((), True)
    assert read_json_line(b'{"a": 1}', NAME, 3).data == {"a": "1"}
    assert read_json_line(b"true", NAME, 3).data == "true"
    assert read_json_line(b'{"a": false}', NAME, 3).data == {"a": "false"}


def test_all_of_a_line_of_json_is_at_its_beginning() -> None:
    assert read_json_line(b'{"a": 1}', NAME, 3).place(("a",)) == Place(NAME, 3, 1, 1, "")


@pytest.mark.parametrize(
    ("line", "code", "column", "values"),
    [
        (b'{"a": 1', Code.NOT_JSON, 8, {}),
        (b'{"a" 1}', Code.NOT_JSON, 6, {}),
        (b'{"a": NaN}', Code.NOT_JSON, 1, {"variant": "number", "text": "NaN"}),
        (b'{"a": "\xe9"}', Code.NOT_UTF8, 8, {"byte": "E9"}),
        (b'{"a": 1, "b": 2, "b": 3}', Code.DUPLICATE_KEY, 1, {"key": "b"}),
        (b'{"x": true, "a": {"b": 2, "b": 3}}', Code.DUPLICATE_KEY, 1, {"key": "b"}),
        (b'{"a": ["\\u001b"]}', Code.CONTROL_CHARACTER, 1, {"character": "U+001B"}),
        (b'{"a": ["\\u001b"], "b": ["x"]}', Code.CONTROL_CHARACTER, 1, {"character": "U+001B"}),
        (b'[{"a": "\\u001b"}, {"b": "x"}]', Code.CONTROL_CHARACTER, 1, {"character": "U+001B"}),
        (b'{"\\u0085": 1}', Code.CONTROL_CHARACTER, 1, {"character": "U+0085"}),
        (b'{"a": "\x7f"}', Code.CONTROL_CHARACTER, 1, {"character": "U+007F"}),
        (b"[" * 100_000, Code.TOO_DEEP, 1, {"maximum": MAX_DEPTH}),
        (b'"' + b"x" * (MAX_BYTES - 1) + b'"', Code.TOO_LARGE, 1, {"maximum": MAX_BYTES}),
    ],
)
def test_a_line_of_json_that_is_refused(line: bytes, code: Code, column: int, values: dict[str, Any]) -> None:
    read_source = read_json_line(line, NAME, 3)
    assert read_source.problems == (Diagnostic(code, Place(NAME, 3, column), values),)
    assert (read_source.name, read_source.data, read_source.complete) == (NAME, None, False)
    assert read_source.place(("a",)).line == 3


def test_a_line_of_json_of_the_greatest_size() -> None:
    assert not read_json_line(b'"' + b"x" * (MAX_BYTES - 2) + b'"', NAME, 1).problems


# --- what scalars mean

TEXTS = [
    *["no", "yes", "on", "true", "False", "012", "0o14", "0x1F", "12:30", "12:30:45", "1.10", "1e3", "5E1", "1_000"],
    *[
        "+1",
        ".5",
        ".inf",
        "NaN",
        "2026-05-12",
        "2026-02-30",
        "2026-05-12T09:30:00Z",
        "=",
        "<",
        "31/40",
        "77.5%",
        "77,5%",
    ],
    *[
        "Null",
        "NULL",
        "None",
        "nil",
        "~~",
        "null.",
        "n/a",
        "-",
        "- 1"[1:].strip(),
        "B1/quiz",
        "l'écoute",
        "a#b",
        "x: y"[0],
    ],
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_scalar_stays_text(text: str) -> None:
    if text != "-":
        assert data(f"a: {text}\n") == {"a": text}
    assert data(f"a: '{text.replace(chr(39), chr(39) * 2)}'\n") == {"a": text}


@pytest.mark.parametrize("text", ["no", "012", "12:30", "1.10", "null", "~", "2026-05-12", "true"])
def test_a_key_stays_text(text: str) -> None:
    assert data(f"{text}: x\n") == {text: "x"}


@pytest.mark.parametrize("text", ["", " ", "~", "null", " # rien", "~ # rien"])
def test_what_is_none(text: str) -> None:
    assert data(f"a: {text}\nb: x\n") == {"a": None, "b": "x"}
    assert data(f"- {text}\n- x\n") == [None, "x"]


@pytest.mark.parametrize("text", ["'null'", '"null"', "'~'", '"~"'])
def test_in_quotes_nothing_is_none(text: str) -> None:
    assert data(f"a: {text}\n") == {"a": text[1:-1]}
    assert data(f"a: [{text}, {{b: {text}}}]\n") == {"a": [text[1:-1], {"b": text[1:-1]}]}


@pytest.mark.parametrize("text", ["''", '""', "|-\n", ">-\n"])
def test_an_empty_text_is_no_none(text: str) -> None:
    assert data(f"a: {text}\n") == {"a": ""}


@pytest.mark.parametrize("text", ["{a: , b: ~}", "{a: null, b: }", "{a, b}"])
def test_none_in_flow_style(text: str) -> None:
    assert data(text) == {"a": None, "b": None}


def test_a_quoted_key_may_look_like_anything() -> None:
    assert data("'<<': a\n'': b\n'*c': d\n") == {"<<": "a", "": "b", "*c": "d"}


def test_data_are_of_plain_types() -> None:
    read_data = data(BLOCK)
    assert type(read_data) is dict
    assert type(read_data["candidat"]["blocs"]) is list
    assert type(read_data["candidat"]["nom"]) is str


# --- limits


def test_size() -> None:
    assert codes(read(b"a: " + b"x" * (MAX_BYTES - 3), NAME)) == []
    assert refusal(b"a: " + b"x" * (MAX_BYTES - 2)) == (Code.TOO_LARGE, 1, 1)


def test_size_counts_bytes_and_not_characters() -> None:
    assert refusal("a: " + "é" * (MAX_BYTES // 2)) == (Code.TOO_LARGE, 1, 1)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_depth(opening: str, closing: str) -> None:
    assert codes(source(opening * MAX_DEPTH + "x" + closing * MAX_DEPTH)) == []
    too_deep = opening * (MAX_DEPTH + 1) + "x" + closing * (MAX_DEPTH + 1)
    assert refusal(too_deep) == (Code.TOO_DEEP, 1, 1 + len(opening) * MAX_DEPTH)


def test_depth_by_indentation() -> None:
    lines = [" " * level + "a:" for level in range(MAX_DEPTH)]
    assert codes(source("\n".join([*lines, " " * MAX_DEPTH + "x"]))) == []
    assert refusal("\n".join([*lines, " " * MAX_DEPTH + "a: x"])) == (Code.TOO_DEEP, MAX_DEPTH + 1, MAX_DEPTH + 1)


@pytest.mark.parametrize("group", ["{}", "[]"])
def test_groups(group: str) -> None:
    item = f"- {group}\n"
    assert source(item * (MAX_GROUPS - 1)).problems == ()
    (problem,) = source(item * MAX_GROUPS).problems
    assert (problem.code, problem.place.line, problem.place.column) == (Code.TOO_MANY_NODES, MAX_GROUPS, 3)
    assert problem.values == {"maximum": MAX_GROUPS, "variant": "groups"}


def test_nodes() -> None:
    line = "[" + "x," * 99 + "x]\n"  # 101 nodes
    full, rest = divmod(MAX_NODES - 1, 101)
    assert codes(source(f"- {line}" * full + "- x\n" * rest)) == []
    code, line_number, column = refusal(f"- {line}" * full + "- x\n" * (rest + 1))
    assert (code, line_number, column) == (Code.TOO_MANY_NODES, full + rest + 1, 3)


@pytest.mark.parametrize("opening", ["[", "{", "{a: ", "[{a: ", "- ", "? ", "? [", "a: [", "!!seq ", "&a [", "[*a, ["])
def test_a_hundred_thousand_openings_end_in_a_diagnostic(opening: str) -> None:
    read_source = source(opening * 100_000)
    assert not read_source.complete
    assert read_source.problems


def test_problems_do_not_pile_up_without_end() -> None:
    read_source = source("a: x\n" * (MAX_PROBLEMS + 10))
    assert codes(read_source) == [Code.DUPLICATE_KEY] * MAX_PROBLEMS
    assert not read_source.complete


@pytest.mark.parametrize(
    ("content", "code", "place", "values"),
    [
        (b"x" * (MAX_BYTES + 1), Code.TOO_LARGE, (1, 1, 1, ""), {"maximum": MAX_BYTES}),
        (b"abc\0", Code.NOT_UTF8, (1, 1, 1, ""), {"variant": "utf16"}),
        (b"PK\x03\x04\x14\0abc", Code.NOT_UTF8, (1, 1, 1, ""), {"variant": "other"}),
        (b"%PDF-1.7\nabc", Code.NOT_UTF8, (1, 1, 1, ""), {"variant": "other"}),
        (b"abcd\0", Code.CONTROL_CHARACTER, (1, 5, 1, "abcd\0"), {"character": "U+0000"}),
        (b"[" * 33, Code.TOO_DEEP, (1, 33, 1, "[" * 33), {"maximum": MAX_DEPTH}),
        (b"# x\n%TAG !x! x:\n---\n", Code.TAG, (2, 1, 1, "%TAG !x! x:"), {"name": "%TAG"}),
        (b"a: 1\n---\nb: 2\n", Code.SECOND_DOCUMENT, (2, 1, 3, "---"), {}),
        (b"\n", Code.EMPTY_FILE, (1, 1, 1, ""), {}),
    ],
)
def test_all_that_is_said_of_what_ends_the_reading(
    content: bytes, code: Code, place: tuple[int, int, int, str], values: dict[str, Any]
) -> None:
    read_source = read(content, NAME)
    assert read_source.problems == (Diagnostic(code, Place(NAME, *place), values),)
    assert read_source.name == NAME


# --- bytes that are no text


@pytest.mark.parametrize(
    ("content", "column"),
    [
        ("nom: Zoé\n".encode("latin-1"), 8),
        ("nom: été, Zo".encode() + b"\xe9", 13),
        (b"nom: \xed\xa0\x80", 6),
        (b"nom: \xc0\x80", 6),
        (b"nom: \xf0\x9f\x8e", 6),
    ],
    ids=["latin-1", "behind good accents", "surrogate", "overlong", "cut short"],
)
def test_bytes_that_are_not_utf8(content: bytes, column: int) -> None:
    assert refusal(b"# t\xc3\xaate\n" + content) == (Code.NOT_UTF8, 2, column)


def test_the_offending_byte_and_its_line_are_shown() -> None:
    (problem,) = read("nom: Zoé Dupré\nb: 1\n".encode("cp1252"), NAME).problems
    assert problem.values["byte"] == "E9"
    assert "variant" not in problem.values
    assert problem.place.excerpt == "nom: Zoé Dupré"


@pytest.mark.parametrize("text", ["nom: Zoé\n", "é: x\n"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_with_its_mark_is_named(text: str, encoding: str) -> None:
    read_source = read(("\ufeff" + text).encode(encoding), NAME)
    assert codes(read_source) == [Code.NOT_UTF8]
    assert read_source.problems[0].values.get("variant") == "utf16"


CONTROLS = [*map(chr, range(9)), *"\x0b\x0c\x0e\x1b\x1f\x7f\x80\x85\x9b\x9f\u2028\u2029\ufeff\ufffe\uffff"]


@pytest.mark.parametrize("character", CONTROLS, ids=lambda character: f"U+{ord(character):04X}")
def test_a_control_character_is_refused(character: str) -> None:
    read_source = source(f"a: 1\nb: é{character}x\n")
    assert codes(read_source) == [Code.CONTROL_CHARACTER]
    assert read_source.problems[0].values == {"character": f"U+{ord(character):04X}"}
    assert read_source.problems[0].place[1:3] == (2, 5)


@pytest.mark.parametrize("escape", [r"\e", r"\0", r"\x07", r"\u0085", r"\L", r"\P", r"\N", r"\uFEFF", r"\x9b"])
def test_a_control_character_is_refused_as_an_escape_too(escape: str) -> None:
    read_source = source(f'a: 1\nb: ["x", "é{escape}"]\n')
    assert codes(read_source) == [Code.CONTROL_CHARACTER]
    assert read_source.problems[0].place[1:3] == (2, 10)
    assert codes(source(f'"{escape}": 1\n')) == [Code.CONTROL_CHARACTER]


def test_tags_are_not_declared_either() -> None:
    """Thousands of declarations would cost libyaml seconds."""
    assert refusal("# titre\n%TAG !x! tag:x\n---\na: !x!y 1\n") == (Code.TAG, 2, 1)


@pytest.mark.parametrize("character", "\t\u00a0\u00ad\u200b\u200d\u202e\u2066\ufffd\U0001f393")
def test_other_characters_are_text(character: str) -> None:
    assert data(f"a: 'x{character}x'\n") == {"a": f"x{character}x"}


# --- what is not read


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: &x 1\n", Code.ANCHOR, (1, 4, 2)),
        ("a: &nom {b: 1}\n", Code.ANCHOR, (1, 4, 4)),
        ("a:\n  - &n\n    b: 1\n", Code.ANCHOR, (2, 5, 2)),
        ("&k a: 1\n", Code.ANCHOR, (1, 1, 2)),
        ("a: *x\n", Code.ALIAS, (1, 4, 2)),
        ("a: [1, *nom]\n", Code.ALIAS, (1, 8, 4)),
        ("*nom : 1\n", Code.ALIAS, (1, 1, 4)),
        ("<<: {a: 1}\n", Code.MERGE_KEY, (1, 1, 2)),
        ("a:\n  <<: [b, c]\n", Code.MERGE_KEY, (2, 3, 2)),
        ("a: !!str 1\n", Code.TAG, (1, 4, 5)),
        ("a: !x {b: 1}\n", Code.TAG, (1, 4, 2)),
        ("a: !!python/name:os.system x\n", Code.TAG, (1, 4, 23)),
        ("a: 1\nb: 2\na: 3\n", Code.DUPLICATE_KEY, (3, 1, 1)),
        ("a: 1\n'a': 2\n", Code.DUPLICATE_KEY, (2, 1, 3)),
        ("x: {nom: 1, nom: 2}\n", Code.DUPLICATE_KEY, (1, 13, 3)),
    ],
)
def test_what_is_refused_and_read_on(text: str, code: Code, place: tuple[int, int, int]) -> None:
    read_source = source(text + "plus: loin\n")
    (problem,) = read_source.problems
    assert (problem.code, problem.place[1:4]) == (code, place)
    assert read_source.complete
    assert read_source.data["plus"] == "loin"


def test_a_duplicate_key_names_the_first_one() -> None:
    (problem,) = source("a:\n  nom: 1\n  b: 2\n  nom: 3\n").problems
    assert problem.other is not None
    assert problem.other[1:3] == (2, 3)


def test_a_key_given_three_times_is_two_problems() -> None:
    assert codes(source("a: 1\na: 2\na: 3\n")) == [Code.DUPLICATE_KEY] * 2


def test_an_alias_given_twice_as_a_key_is_a_duplicate_too() -> None:
    assert codes(source("*a : 1\n*a : 2\n")) == [Code.ALIAS, Code.ALIAS, Code.DUPLICATE_KEY]


@pytest.mark.parametrize("text", ["- id: a\n  x: 1\n  id: b\n  x: 2\n", "l:\n  - {id: 1, x: 1, id: 2, x: 2}\n"])
def test_a_hyphen_that_is_missing_is_one_problem(text: str) -> None:
    (problem,) = source(text).problems
    assert (problem.code, problem.values) == (Code.DUPLICATE_KEY, {"key": "id", "variant": "hyphen"})


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("id: a\nx: 1\nid: b\nx: 2\n", ["id", "x"]),  # in no list
        ("- id: a\n  x: 1\n  x: 2\n", ["x"]),  # not the first key of its item
        ("- a: {id: 1, x: 1, id: 2, x: 2}\n", ["id", "x"]),  # no item
    ],
)
def test_no_hyphen_is_missing(text: str, keys: list[str]) -> None:
    assert [problem.values for problem in source(text).problems] == [{"key": key} for key in keys]


def test_equal_keys_in_different_places_are_no_duplicates() -> None:
    assert data("a: {x: 1}\nb: {x: 1}\nc: [{x: 1}, {x: 1}]\n")["b"] == {"x": "1"}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\n---\nb: 2\n", Code.SECOND_DOCUMENT, 2, 1),
        ("a: 1\n...\n---\n", Code.SECOND_DOCUMENT, 3, 1),
        ("[a]: 1\n", Code.KEY_NOT_TEXT, 1, 1),
        ("x:\n  ? {a: 1}\n  : 1\n", Code.KEY_NOT_TEXT, 2, 5),
        ("", Code.EMPTY_FILE, 1, 1),
        ("\n\n", Code.EMPTY_FILE, 1, 1),
        ("# rien\n", Code.EMPTY_FILE, 1, 1),
        ("---\n", Code.EMPTY_FILE, 1, 1),
        ("~\n", Code.EMPTY_FILE, 1, 1),
        ("null\n", Code.EMPTY_FILE, 1, 1),
    ],
)
def test_what_ends_the_reading(text: str, code: Code, line: int, column: int) -> None:
    assert refusal(text) == (code, line, column)


@pytest.mark.parametrize("text", ["--- \na: 1\n", "---\na: 1\n...\n", "%YAML 1.1\n---\na: 1\n", "a: 1\n...\n"])
def test_one_document_may_have_its_marks(text: str) -> None:
    assert data(text) == {"a": "1"}


def test_an_empty_text_is_no_empty_file() -> None:
    assert data("''") == ""
    assert data("{}") == {}
    assert data("[]") == []


def test_problems_are_collected_until_reading_stops() -> None:
    read_source = source("a: &x 1\na: *x\nb: !t 2\nc: 'jamais fermé\n")
    assert codes(read_source) == [Code.ANCHOR, Code.DUPLICATE_KEY, Code.ALIAS, Code.TAG, Code.SYNTAX]
    assert not read_source.complete


@pytest.mark.parametrize(
    "text",
    [
        "un - deux",
        "un\n  (deux)\n  trois -\n  quatre",
        "'un\n  - deux'",
        "|\n  un\n  - deux",
        "un\n  -5 degrés",
        "Bac\n  + 2 ans",
        "articles 11 et\n  12. Le candidat",
        "a) et\n  b) de",
    ],
)
def test_a_text_over_several_lines_may_hold_hyphens(text: str) -> None:
    assert source(f"a: {text}\n").problems == ()


def test_an_item_swallowed_above_a_syntax_error_is_told_of_as_well() -> None:
    told = [(one.values["variant"], one.place.line) for one in source("a:\n  - b\n   - c\nd: [1\ne: 2\n").problems]
    assert told == [("item_in_text", 3), ("unclosed_bracket", 5)]


def test_of_a_text_that_begins_with_a_sign_the_sign_is_all_that_is_told() -> None:
    assert codes(source("a:\n  - *b c\n")) == [Code.ALIAS]
    assert codes(source("a:\n  - *b\nc: [1\nd: 2\n")) == [Code.ALIAS, Code.SYNTAX]


# --- syntax: what the author most likely did


@pytest.mark.parametrize(
    ("text", "kind", "line", "column"),
    [
        ('a: 1\nb: "x\nc: 2\n', "unclosed_quote", 2, 4),
        ("a: 1\nb: 'x\n", "unclosed_quote", 2, 4),
        ("a: [1, 2\nb: 3\n", "unclosed_bracket", 2, 2),
        ("a: {b: 1\nc: 3\n", "unclosed_bracket", 2, 2),
        ("a:\n  - b\n   - c\n", "item_in_text", 3, 4),
        ("a:\n  - b c\n   -d\n", "item_in_text", 3, 4),
        *((f"a:\n  - b c\n   {sign} d\n", "item_in_text", 3, 4) for sign in "*●■○‑‐−✓➢→\uf0b7\uf0a7"),
        ("a:\n  - b c\n   2. d\n", "item_in_text", 3, 4),
        ("a:\n  - b c\n   12) d\n", "item_in_text", 3, 4),
        ("a:\n  - b c\n   b) d\n", "item_in_text", 3, 4),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> autre\n", "merge", 2, 1),
        ("a:\n  - b\n   • c\n", "item_in_text", 3, 4),
        ("a:\n  - b\n   \u00a0- c\n", "item_in_text", 3, 5),
        ("a: b\n  - c\n", "item_in_text", 2, 3),
        ("a: {b: 1 c: 2}\n", "colon_in_braces", 1, 11),
        ("a: {b: un: deux, c: 2}\n", "colon_in_braces", 1, 10),
        ("a: {b: un [deux, c: 2}\n", "bracket_in_text", 1, 11),
        ("a: {b: 'un' deux}\n", "after_quote", 1, 13),
        ("a: {b: 'l'un'}\n", "after_quote", 1, 11),
        ("a: {b: [un] deux}\n", "after_bracket", 1, 13),
        ("a: [un] deux\n", "after_bracket", 1, 9),
        ("a: {un} deux\n", "after_bracket", 1, 9),
        ("a: {b: un # deux}\nc: 1\n", "comment_that_closes", 1, 11),
        ("a: {b: un, # deux, c: 2}\nd: 1\n", "comment_that_closes", 1, 12),
        ("a: {b: un, # voir [1]\n  c: 2\n  d: 3}\n", "unclosed_bracket", 3, 4),
        ('a: {b: "un, c: 2}\nd: "x"\n', "unclosed_quote", 1, 8),
        ('- {b: 1, c: "un}\n- {d: "x"}\n', "unclosed_quote", 1, 13),
        ('a: "un #2": deux\n', "after_quote", 1, 11),
        ('- "un #2" deux\n', "after_quote", 1, 11),
        ("a: 1\n\u00a0\nb: 1\n", "no_break_indent", 2, 1),
        ("- {a: 1},\n- {b: 2}\n", "comma_too_many", 1, 9),
        ("a: [1, # un\n  2\nb: 1\n", "unclosed_bracket", 3, 2),
        ("a:\n  b: 1\n \u00a0c: 1\n", "no_break_indent", 3, 2),
        ("a:\n  - b: 1\n\u00a0   c: 2\n  - d: 3\n", "no_break_indent", 3, 1),
        ("a:\n\tb: 1\n", "tab", 2, 1),
        ("a:\n  b: 1\n\tc: 2\n", "tab", 3, 1),
        ("a: @nom\n", "reserved", 1, 4),
        ("a: `nom`\n", "reserved", 1, 4),
        ('a: "C:\\Jury"\n', "escape", 1, None),  # at the backslash or behind it
        ("a:\u00a0x\nb: y\n", "no_break_space", 1, 3),
        ("a: x\nb\u202f:\u00a0y\n", "no_break_space", 2, 4),
        ("C1:acquis\nC2: acquis\n", "glued", 1, 3),
        ("a: b\nC1:acquis\n", "glued", 2, 3),
        ("a: un : deux\n", "colon_in_text", 1, 7),
        ("a: avis: favorable\n", "colon_in_text", 1, 8),
        ("- a: avis: favorable\n", "colon_in_text", 1, 10),
        ("a: b\nc d\n", "no_colon", 2, 1),
        ("a b\nc: d\n", "no_colon", 1, 1),
        ('a: "x" y\n', "after_quote", 1, 8),
        ("a: 'l'énoncé'\n", "after_quote", 1, 7),
        ("a: b\n  c: d\n", "value_above", 2, 3),
        ("a:\n  - b\n c: d\n", "indentation", 3, 2),
        ("a:\n  - b: 1\n - c: 2\n", "indentation", 3, 2),
        ("- b: 1\n c: 2\n", "indentation", 2, 2),
        ("a: [b,\n - c]\n", "item_in_brackets", 2, 2),
        ("a: [b\n - c]\n", "item_in_brackets", 2, 2),
        ("a: [b,, c]\n", "comma_too_many", 1, 7),
        ("a:\n  - b\n  c\nd: 1\n", "no_hyphen", 3, 3),
        ("a:\n- b\nc\nd: 1\n", "no_colon", 3, 1),
        ("a:\n  - b\nc\nd: 1\n", "no_colon", 3, 1),
        ("a: |\n  b\nc\nd: 1\n", "outside_block", 3, 1),
        ("a:\n  - b: |\n      c\n   d\n  - b: e\n", "outside_block", 4, 4),
        ("a: 1\n...\nb: 2\n", "document_end", 2, 1),
        # a file that was cut short between brackets
        ("a: [b, [c], \n", "unclosed_bracket", 2, 1),
        ("a: {b: c,\n", "unclosed_bracket", 2, 1),
        ("a: {b: [c], d:\n", "unclosed_bracket", 2, 1),
        # what is within a block of text, or within a text that is closed well, opens and closes nothing
        ("a: |\n  b 'c\n  d [e\nf:\n  - g\n h: 'i'\n", "indentation", 6, 2),
        ("a: 'l''un\n  d''eux'\nb:\n  - c\n d: e\n", "indentation", 5, 2),
        ('a: "un \\"deux\\"\n  trois"\nb:\n  - c\n d: e\n', "indentation", 5, 2),
        ("a: 'l''un'\n b: c\n", "value_above", 2, 2),
        # a text over several lines that is closed well is not at fault
        ("a: 'un\n  deux'\nb: @nom\n", "reserved", 3, 4),
        ("a: 'un\n  deux' # 'fin'\nb: @nom\n", "reserved", 3, 4),
        ("x: {\n  a: 'un\n  deux', b: 'c'}\nd: @nom\n", "reserved", 4, 4),
        ("x: {\n  a: 'un\n  deux'}\nd: @nom\n", "reserved", 4, 4),
        ("- [\n  a: 'un\n  deux']\n- d: @nom\n", "reserved", 4, 6),
        ("a: b\n\n\n  c: d\n", "value_above", 4, 3),
    ],
)
def test_syntax(text: str, kind: str, line: int, column: int | None) -> None:
    (problem,) = source(text).problems
    assert (problem.code, problem.values["variant"]) == (Code.SYNTAX, kind)
    assert problem.place.line == line
    assert column in (None, problem.place.column)


@pytest.mark.parametrize(
    "text",
    [
        "x: 1\na: [1, 2\nb: 3\n",
        "x: 1\na: [[1], 2,\n",
        "x: 1\na: [1,\n  - 2]\n",
        "x: 1\na: {b: un # deux}\nc: 1\n",
        "x: 1\na: |\n  b\nc\nd: 1\n",
    ],
)
def test_what_was_opened_before_the_trouble_is_shown(text: str) -> None:
    (problem,) = source(text).problems
    assert problem.other is not None
    assert problem.other[1:3] == (2, 4)


# --- properties

LETTERS = "abcxyzéçœÀ漢🎓"
PLAIN = st.text(LETTERS, min_size=1, max_size=12)
TEXT = PLAIN | st.text(st.characters(exclude_categories=["Cs"]), max_size=20).filter(
    lambda text: not CONTROL.search(text)
)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)
DOCUMENT = DATA.filter(lambda value: value is not None)


class Dumper(yaml.SafeDumper):
    """Writes equal values out again and again: the reader takes no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def dumped(value: Any, *, flow: bool, line_break: str) -> str:
    text: str = yaml.dump(
        value, Dumper=Dumper, allow_unicode=True, default_flow_style=flow, width=10**6, line_break=line_break
    )
    return text


def as_text(value: Any) -> Any:
    """What the reader makes of a value: mappings, lists, none, and text for all the rest."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else value


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict | list):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(item, (*path, step))
    else:
        yield path, value


@given(DOCUMENT, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_dumped_data_are_read_as_text(value: Any, flow: bool, line_break: str) -> None:
    assert data(dumped(value, flow=flow, line_break=line_break)) == as_text(value)


@given(DOCUMENT, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_each_place_is_where_the_value_begins(value: Any, flow: bool, line_break: str) -> None:
    read_source = source(dumped(value, flow=flow, line_break=line_break))
    for path, leaf in leaves(value):
        place = read_source.place(path)
        if isinstance(leaf, str) and re.fullmatch(f"[{LETTERS}]+", leaf):
            assert place.excerpt[place.column - 1 :].startswith((leaf, f"'{leaf}'", f'"{leaf}"'))
        key = path[-1] if path else None
        if isinstance(key, str) and re.fullmatch(f"[{LETTERS}]+", key):
            place = read_source.place(path, key=True)
            assert place.excerpt[place.column - 1 :].startswith((key, f"'{key}'", f'"{key}"'))


YAML_LIKE = st.text("ab: -[]{},#'\"|>&*!%@`?~<\\\n\t\r\u00a0é🎓0.", max_size=60)


@given(YAML_LIKE | st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    holds_together(read(text.encode("utf-8", "surrogatepass"), NAME))


@given(st.binary(max_size=60) | YAML_LIKE.map(lambda text: text.encode("utf-16")))
def test_no_bytes_raise(content: bytes) -> None:
    holds_together(read(content, NAME))


def holds_together(read_source: Source) -> None:
    """What is promised of any source: a reason where reading stopped, and places that exist."""
    assert read_source.complete or read_source.problems
    lines = re.split("\r\n|\r|\n", read_source.text)
    for problem in read_source.problems:
        for place in filter(None, (problem.place, problem.other)):
            assert place.file == NAME
            assert 1 <= place.line <= len(lines) + 1
            assert 1 <= place.column <= len(place.excerpt) + 1
            assert place.width >= 1
            assert place.excerpt == (lines[place.line - 1] if place.line <= len(lines) else "")


def where(problem: Diagnostic) -> tuple[int, int]:
    """Line and column; of a syntax error the line only, for the two parsers differ by a character."""
    return problem.place.line, 0 if problem.code is Code.SYNTAX else problem.place.column


@pytest.mark.parametrize("path", sorted(BAD.glob("*/*.yaml")), ids=lambda path: path.stem)
def test_both_parsers_say_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> tuple[Any, list[tuple[str, int, int]]]:
        read_source = read(path.read_bytes(), path.name)
        return read_source.data, [(problem.code, *where(problem)) for problem in read_source.problems]

    with_one = told()
    monkeypatch.setattr(reader, "_PARSER", yaml.SafeLoader)
    assert told() == with_one


FILES = sorted(path for folder in ("tests", "examples", "referential") for path in (ROOT / folder).rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_quick_loop_reads_what_the_whole_one_reads(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = path.read_bytes()
    quick = read(data, "x.yaml")
    monkeypatch.setattr(reader, "_SMALL", -1)
    whole = read(data, "x.yaml")
    assert (quick.data, quick.problems, quick.complete) == (whole.data, whole.problems, whole.complete)
    keys = quick.data if isinstance(quick.data, dict) else ()
    assert [quick.place((key,)) for key in keys] == [whole.place((key,)) for key in keys]


def test_a_byte_order_mark_does_not_move_the_offending_byte() -> None:
    (problem,) = read(b"\xef\xbb\xbfcandidate: {id: A}\n# \xe9\n", "c.yaml").problems
    assert (problem.place.line, problem.place.column, problem.values["byte"]) == (2, 3, "E9")
    (problem,) = read_json_line(b'\xef\xbb\xbf{"a": "\xe9"}', "c.jsonl", 1).problems
    assert problem.values["byte"] == "E9"
