"""What a JSON Schema says of each model and of each of its keys: one table, by the model's name."""

from collections.abc import Mapping

from cqp_cli.wording.descriptions.about import About
from cqp_cli.wording.descriptions.candidate import CANDIDATE
from cqp_cli.wording.descriptions.outcome import OUTCOME
from cqp_cli.wording.descriptions.referential import REFERENTIAL
from cqp_cli.wording.language import Words
from cqp_cli.wording.pages import page

__all__ = ["DESCRIPTIONS", "About", "advice"]

DESCRIPTIONS: Mapping[str, About] = {**REFERENTIAL, **CANDIDATE, **OUTCOME}


def advice(words: Words, code: str) -> str:
    """What to do about a value that is written wrong: the hint of its diagnostic's code, `CQP107` or `CQP109.share`."""
    code, _, variant = code.partition(".")
    return words.pair(code, page(code).text(words.language, "hint", variant))
