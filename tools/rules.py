"""Builds `docs/rules.md` from the example referentials and their tests: `.venv/bin/python tools/rules.py`."""

import re
from collections.abc import Iterator
from pathlib import Path

from cqp_cli import Referential, load_candidate, load_referential
from cqp_cli.outcome import Part
from cqp_cli.rule import Rule
from cqp_cli.wording.language import words_for
from cqp_cli.wording.rules import rule_text

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "referentials"
PAGE = ROOT / "docs" / "rules.md"

BEGINNING = Path(__file__).with_suffix(".md")
LEVELS = (
    ("title", Part.BLOC, "Titre"),
    ("bloc", Part.COMPETENCE, "Bloc"),
    ("competence", Part.ASSESSMENT, "Compétence"),
    ("assessment", Part.EVIDENCE, "Épreuve"),
    ("criterion", Part.INDICATOR, "Critère"),
)
_KEYS = ("scale", "attempts", "earlier_blocs_valid_for", "equivalences", "rules")


def page() -> str:
    """The whole page."""
    folders = sorted(path.parent for path in EXAMPLES.glob("*/referentiel.yaml"))
    return "\n".join([BEGINNING.read_text(encoding="utf-8"), *("\n".join(_example(folder)) for folder in folders)])


def _example(folder: Path) -> Iterator[str]:
    path = folder / "referentiel.yaml"
    text = path.read_text(encoding="utf-8")
    title, *about = [line.removeprefix("#").strip() for line in re.match(r"(?:#.*\n)+", text)[0].splitlines()]  # type: ignore[index] # each begins so
    yield f"## {title}\n"
    yield from about[1:]
    yield f"\n[`{path.relative_to(ROOT)}`](../{path.relative_to(ROOT)})\n"
    yield f"```text\n{_excerpt(text)}\n```\n"
    yield from _in_words(load_referential(path))
    yield "\n| test | titre | blocs et compétences |\n|---|---|---|"
    yield from (_case(one) for one in sorted((folder / "cas").glob("*.yaml")))
    yield ""


def _excerpt(text: str) -> str:
    """The lines that say the rules, and the items that have something of their own."""
    parts = re.findall(rf"^(?:{'|'.join(_KEYS)}):.*\n(?: .*\n)*", text, re.MULTILINE)
    own = [line.strip() for line in text.splitlines() if re.search(r"\b(weight|required|requires|optional): ", line)]
    shown = [line for line in own if not line.startswith("#")]
    return "".join(parts).rstrip() + ("\n…\n" + "\n".join(shown[:4]) if shown else "")


def _in_words(referential: Referential) -> Iterator[str]:
    french, english = words_for("fr"), words_for("en")
    for level, part, name in LEVELS:
        rule: Rule = getattr(referential.rules, level)
        if level in referential.rules.model_fields_set:
            yield f"- **{name}** : {rule_text(french, rule, part)} · {rule_text(english, rule, part)}"


def _case(path: Path) -> str:
    comment = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    expect = load_candidate(path).candidate.expect
    assert expect is not None  # each of them says what it expects
    items = {**expect.blocs, **expect.competences}
    others = ", ".join(f"{id} {verdict.value}" for id, verdict in items.items())
    return f"| {comment} | {'' if expect.title is None else expect.title.value} | {others} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
