"""The summary: the title at a glance, a bloc, a competence, an assessment; for a screen, as Markdown, as data."""

import json
from pathlib import Path

import pytest
from conftest import ROOT, Cqp, Golden
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cqp_cli.reports.markdown import page_markdown
from cqp_cli.reports.page import BREAK, Facts, Grid, Heading, Items, Paragraph, lines
from cqp_cli.reports.screen import visible

ITEMS = {"title": [], "bloc": ["B4"], "competence": ["C8"], "assessment": ["B4/credit"], "several": ["C4", "B1/quiz"]}
by_item = pytest.mark.parametrize("kind", ITEMS)
by_language = pytest.mark.parametrize("language", ["fr", "en"])
MINIMAL = b'cqp: 1\nid: x\nversion: "1"\ntitle: T\nblocs: [{id: B1, title: t, competences: [{id: C1, statement: s}]}]\n'


@by_item
@by_language
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_screen(cqp: Cqp, golden: Golden, kind: str, language: str, columns: int) -> None:
    result = cqp("summary", *ITEMS[kind], "--lang", language, columns=columns)
    assert (result.code, result.err) == (0, "")
    assert max(map(len, result.out.splitlines())) <= columns
    golden(f"summaries/{kind}.{language}.{columns}.txt", result.out)


@by_item
@by_language
def test_markdown(cqp: Cqp, golden: Golden, kind: str, language: str) -> None:
    golden(f"summaries/{kind}.{language}.md", cqp("summary", *ITEMS[kind], "--lang", language, "--format=markdown").out)


@by_item
def test_json(cqp: Cqp, golden: Golden, kind: str) -> None:
    out = cqp("summary", *ITEMS[kind], "--format", "json").out
    shapes = json.loads(out)
    for shape in shapes if kind == "several" else [shapes]:
        assert shape["cqp"] == 1
        assert shape["kind"] in ITEMS
        assert shape["referential"]["id"] == "cqp-ccp"
    golden(f"summaries/{kind}.json", out)


def test_in_colour(cqp: Cqp, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    golden("summaries/bloc.fr.80.colour.txt", cqp("summary", "B1").out)


@pytest.mark.parametrize(("asked", "meant"), [("b1", "B1"), ("b1/QUIZ", "B1/quiz"), ("c8", "C8"), ("b2.2", "C8")])
def test_small_and_capital_letters(cqp: Cqp, asked: str, meant: str) -> None:
    assert cqp("summary", asked) == cqp("summary", meant)


def test_a_file_where_an_id_is_meant(cqp: Cqp) -> None:
    result = cqp("summary", "title.yaml", columns=200)
    assert (result.code, result.out) == (2, "")
    assert "donnez votre référentiel par -r" in result.err


def test_a_competence_by_its_code(cqp: Cqp) -> None:
    assert cqp("summary", "B2.2") == cqp("summary", "C8")


def test_a_file_beside_the_screen(cqp: Cqp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown = cqp("summary", "B1", "-o", "b1.md", "-o", "json=b1")
    assert shown == cqp("summary", "B1")
    assert Path("b1.md").read_text(encoding="utf-8") == cqp("summary", "B1", "--format", "markdown").out
    assert json.loads(Path("b1").read_text(encoding="utf-8"))["id"] == "B1"


def test_jsonl_is_no_format_of_it(cqp: Cqp) -> None:
    assert cqp("summary", "--format", "jsonl").code == 2
    assert cqp("summary", "-o", "x.jsonl").code == 2


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("quiz", "B1/quiz"),
        ("B1/quizz", "B1/quiz"),
        ("B1-quiz", "B1/quiz"),
        ("Credit", "B4/credit"),
    ],
)
def test_an_unknown_id_gets_a_suggestion(cqp: Cqp, asked: str, meant: str) -> None:
    result = cqp("summary", asked, "--lang", "en", columns=200)
    assert (result.code, result.out) == (2, "")
    assert f"the referential has nothing called “{asked}”; did you mean {meant}?" in result.err


def test_an_id_of_no_likeness(cqp: Cqp) -> None:
    result = cqp("summary", "zzzz", columns=200)
    assert result.code == 2
    assert "ses blocs sont B1, B2, B3, B4" in result.err


def test_the_least_referential(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_bytes(MINIMAL)
    for id in ([], ["B1"], ["C1"]):
        result = cqp("summary", "-r", path, *id)
        assert (result.code, result.err) == (0, "")
    assert "aucune épreuve ne l'évalue" in cqp("summary", "-r", path, "B1").out


def test_a_referential_that_cannot_be_used(cqp: Cqp) -> None:
    result = cqp("summary", "-r", ROOT / "examples" / "01-titre-obtenu.yaml")
    assert (result.code, result.out) == (3, "")
    assert "CQP113" in result.err


def test_rules_in_words(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    rules = b"rules: {title: any, bloc: {at_least: 1}, competence: [all, {at_least: 70%}], criterion: {at_least: 1}}\n"
    path.write_bytes(MINIMAL + rules)
    lines = [" ".join(line.split()) for line in cqp("summary", "-r", path, columns=120).out.splitlines()]
    assert "Titre au moins 1 bloc validé" in lines
    assert "Bloc au moins 1 compétence acquise" in lines
    assert "Compétence toutes les épreuves acquises et au moins 70 % des épreuves acquises" in lines
    assert "Critère au moins 1 indicateur acquis" in lines


# --- hostile text


TEXTS = st.text(st.characters(exclude_characters=BREAK), min_size=1).map(str.strip).filter(bool)


def shown_by(markdown: str) -> list[str]:
    """The texts that a reader of Markdown makes of a document, block by block; fails on any HTML, link or picture."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)
    texts = []
    for token in tokens:
        assert token.type not in ("html_block", "code_block", "fence", "hr"), markdown
        for inner in token.children or []:
            assert inner.type in (
                "text",
                "hardbreak",
                "softbreak",
                "strong_open",
                "strong_close",
                "em_open",
                "em_close",
            )
        if token.type == "inline":
            texts.append("".join(inner.content or " " for inner in token.children or []))
    return texts


def on_one_line(text: str) -> str:
    return " ".join(text.split())


@given(TEXTS)
def test_text_stays_text_in_markdown(text: str) -> None:
    shown = on_one_line(visible(text.replace("\n", " ")))
    page = (Heading(text, 1), Paragraph("x"), Items((text,)), Facts(((text, "x"),)), Paragraph(lines([text, text])))
    texts = [on_one_line(found) for found in shown_by(page_markdown(page))]
    assert texts == [shown, "x", shown, f"{shown} — x", f"{shown} {shown}" if shown else ""]


@given(TEXTS)
def test_text_stays_in_its_cell(text: str) -> None:
    shown = on_one_line(visible(text.replace("\n", " ")))
    texts = shown_by(page_markdown((Grid(("a", "b"), ((text, "z"),)),)))
    assert [on_one_line(found) for found in texts] == ["a", "b", shown, "z"]


def test_hostile_text_of_a_referential(cqp: Cqp, tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_bytes(
        MINIMAL.replace(b"title: T", b'title: "[/b]\\u202e|<b>*x*"').replace(b"statement: s", b'statement: "# |\\n- x"')
    )
    screen = cqp("summary", "-r", path, columns=120).out
    assert screen.startswith("[/b]<U+202E>|<b>*x*\n")
    markdown = cqp("summary", "-r", path, "C1", "--format", "markdown").out
    assert [on_one_line(found) for found in shown_by(markdown)] == [
        "C1",
        "# | - x",
        "Bloc — B1 t",
        "Épreuves — aucune épreuve ne l'évalue",
    ]


def test_a_bloc_says_that_it_is_optional(cqp: Cqp) -> None:
    referential = ROOT / "examples" / "referentials" / "tronc-et-option" / "referentiel.yaml"
    shown = cqp("summary", "-r", referential, "O1").out
    assert shown.splitlines()[0] == "O1 · Animer les réseaux sociaux · facultatif"
