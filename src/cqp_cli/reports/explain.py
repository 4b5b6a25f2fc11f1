"""The pages of the diagnostics' codes, and the table of them all."""

from collections.abc import Iterator, Sequence
from typing import Any

from cqp_cli.checks.every import SEVERITIES
from cqp_cli.diagnostic import Severity
from cqp_cli.reports.json_text import as_json_document
from cqp_cli.reports.outcome_json import FORMAT_VERSION
from cqp_cli.reports.page import Block, Grid, Heading, Listing, Page, Paragraph
from cqp_cli.wording.diagnostics import title
from cqp_cli.wording.labels import severity_name
from cqp_cli.wording.language import N_, NP_, Words
from cqp_cli.wording.pages import page

_FAMILIES = {
    "CQP0": N_("Reading"),
    "CQP1": N_("Shape of a file"),
    "CQP2": N_("Identifiers and references"),
    "CQP3": N_("Assessment and rules"),
    "CQP4": N_("Doctrine of France compétences"),
    "CQP5": N_("Candidate files"),
}
_SEVERITY_SENTENCES = {
    Severity.ERROR: N_("Error: a file that has one cannot be used."),
    Severity.WARNING: N_("Warning: the file can be used."),
}
_EXAMPLES = {
    "bad": N_("To be mended:"),
    "good": N_("Mended:"),
    "referential": N_("With this file, accueil.yaml:"),
}
_HEADS = (NP_("codes", "Code"), NP_("codes", "What is found"), NP_("codes", "Severity"))


def code_page(code: str, words: Words, level: int = 1) -> Page:
    """What a code checks, why it matters, and its examples."""
    return tuple(_blocks(code, words, level))


def _blocks(code: str, words: Words, level: int) -> Iterator[Block]:
    shown = page(code)
    yield Heading(f"{code} · {shown.text(words.language, 'title')}", level)
    yield Paragraph(words.say(_SEVERITY_SENTENCES[SEVERITIES[code]]), quiet=True)
    yield from map(Paragraph, shown.paragraphs[words.language])
    for example in shown.examples:
        yield Paragraph(words.say(_EXAMPLES[example.kind]))
        yield Listing(example.text)


def table_page(words: Words) -> Page:
    """Every code, by family."""
    heads = tuple(words.label(*head) for head in _HEADS)
    return tuple(block for family in _FAMILIES for block in _family(family, words, heads))


def _family(family: str, words: Words, heads: tuple[str, ...]) -> Iterator[Block]:
    yield Heading(f"{family}xx · {words.say(_FAMILIES[family])}")
    yield Grid(
        heads,
        tuple(
            (code, title(words, code), severity_name(words, SEVERITIES[code]))
            for code in sorted(SEVERITIES)
            if code.startswith(family)
        ),
    )


def explain_json(codes: Sequence[str], words: Words) -> str:
    """One object: every code with all that its page says."""
    return as_json_document({"cqp": FORMAT_VERSION, "codes": [_shape(code, words) for code in codes]})


def _shape(code: str, words: Words) -> dict[str, Any]:
    shown = page(code)
    return {
        "code": code,
        "severity": SEVERITIES[code].value,
        "title": shown.text(words.language, "title"),
        "paragraphs": list(shown.paragraphs[words.language]),
        "examples": [example._asdict() for example in shown.examples],
    }
