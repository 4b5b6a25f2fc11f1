"""Rules: when a whole of several parts is held."""

from collections.abc import Sequence
from math import ceil
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, PlainSerializer, PlainValidator, Tag

from cqp_cli.diagnostic import Code
from cqp_cli.fields import Model, filled, from_text, mark, refusal, whole
from cqp_cli.score import Score, parse_score

# Conditions of the file format that this version cannot act on yet, and says so.
_LATER = {"agreement", "mean", "each", "of", "all", "any"}


def _amount(text: str) -> int | Score:
    score = parse_score(text)
    if score is not None:
        return mark(score)
    count = whole(text)
    if count == 0:
        raise refusal(Code.OUT_OF_RANGE, text=text)
    return count


class AtLeast(Model):
    """`at_least: 3`, or `at_least: 70%`: that many of the parts, or that share of them, are acquired."""

    at_least: Annotated[int | Score, PlainValidator(from_text(_amount, int, Score)), PlainSerializer(str)]

    def needed(self, total: int) -> int:
        """How many of `total` parts must be acquired."""
        if isinstance(self.at_least, int):
            return self.at_least
        return ceil(self.at_least.share * total)


def _form(value: Any) -> str:
    return "at_least" if isinstance(value, dict | AtLeast) else "word"


def _known(value: Any) -> Any:
    later = [key for key in value if key in _LATER] if isinstance(value, dict) else []
    if later:
        raise refusal(Code.NOT_YET, key=later[0])
    return value


def _word(text: str) -> str:
    if text in _LATER - {"all", "any"}:
        raise refusal(Code.NOT_YET, key=text)
    if text not in ("all", "any"):
        raise refusal(Code.NOT_A_CHOICE, text=text, choices=("all", "any", "{at_least: 3}", "{at_least: 70%}"))
    return text


Word = Annotated[Literal["all", "any"], PlainValidator(from_text(_word))]
Condition = Annotated[
    Annotated[Word, Tag("word")] | Annotated[AtLeast, Tag("at_least")],
    Discriminator(_form),
    BeforeValidator(_known),
]
Rule = Annotated[
    tuple[Condition, ...],
    filled,
    BeforeValidator(lambda value: value if isinstance(value, list | tuple) else (value,)),
]

ALL: tuple[Condition, ...] = ("all",)


def needed(condition: Condition, total: int) -> int:
    """How many of `total` parts must be acquired for `condition` to hold."""
    if isinstance(condition, AtLeast):
        return condition.needed(total)
    return total if condition == "all" else 1


def holds(rule: Sequence[Condition], held: Sequence[bool]) -> bool:
    """Whether every condition of `rule` holds, given which of the parts are held."""
    return all(sum(held) >= needed(condition, len(held)) for condition in rule)
