"""The pages of the diagnostics' codes: what each says, why it matters, examples. One Markdown file a code.

A page opens with its texts in French and in English; some codes have several sentences, each under its variant's name.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cqp_cli.source.reader import read

_PAGES = Path(__file__).parent / "pages"
_PARTS = re.compile(r"^# (?:Français|English|Examples)\n", re.MULTILINE)
_EXAMPLE = re.compile(r"^```yaml (bad|good|referential)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HIGH_SIGN = re.compile(r" (?=[:;?!%»])|(?<=«) ")
_NO_BREAK = "\u00a0"


class Example(NamedTuple):
    """A part of a file: `bad` is what the code is found in, `good` the same put right, `referential` what both need."""

    kind: str
    text: str


class Page(NamedTuple):
    """What there is to say of one code; texts and paragraphs by language."""

    code: str
    texts: Mapping[str, Mapping[str, Any]]
    paragraphs: Mapping[str, tuple[str, ...]]
    examples: tuple[Example, ...]

    def text(self, language: str, name: str, variant: str = "") -> str:
        """Its `title`, or the `message` or `hint` of one of its variants; empty where there is none."""
        texts = self.texts[language]
        return str({**texts, **texts.get(variant, {})}.get(name) or "")


def codes() -> list[str]:
    """Every code there is, in order."""
    return sorted(path.stem for path in _PAGES.glob("CQP*.md"))


@cache
def page(code: str) -> Page:
    """The page of a code.

    Raises `FileNotFoundError` if there is none.
    """
    path = _PAGES / f"{code}.md"
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    _, french, english, examples = _PARTS.split(body)
    return Page(
        code,
        {language: _typeset(language, texts) for language, texts in read(front.encode(), path.name).data.items()},
        {"fr": _paragraphs("fr", french), "en": _paragraphs("en", english)},
        tuple(Example(*found) for found in _EXAMPLE.findall(examples)),
    )


def _paragraphs(language: str, text: str) -> tuple[str, ...]:
    return tuple(_typeset(language, " ".join(part.split())) for part in text.strip().split("\n\n"))


def _typeset(language: str, text: Any) -> Any:
    """French puts no-break spaces at its high signs; pages are written with ordinary ones."""
    if isinstance(text, Mapping):
        return {name: _typeset(language, value) for name, value in text.items()}
    return _HIGH_SIGN.sub(_NO_BREAK, text) if language == "fr" else text
