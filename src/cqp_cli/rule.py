"""Rules: when a whole of several parts is held."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil
from typing import Annotated, Any, ClassVar, Literal, Protocol

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, PlainSerializer, Tag

from cqp_cli.diagnostic import Code
from cqp_cli.fields import Id, Mark, Model, at_most, filled, from_text, mark, one_or_several, refusal, whole
from cqp_cli.likeness import closest
from cqp_cli.score import MARK, Score, parse_score
from cqp_cli.shapes import numeric, shaped


class Part(Protocol):
    """One part of a whole: whether it is held, and its score (from 0 to 1), in its worst case and in its best."""

    @property
    def weight(self) -> Fraction: ...

    def held(self, *, best: bool) -> bool:
        """Whether it is acquired."""

    def score(self, *, best: bool) -> Fraction:
        """Its score."""


Parts = Sequence[Part]


def mean(parts: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """The mean of scores by their weights: pairs of a score and a weight, one at least."""
    weighted = list(parts)
    return sum((score * weight for score, weight in weighted), Fraction()) / sum(weight for _, weight in weighted)


Ids = Annotated[tuple[Id, ...] | None, filled, at_most(500)]


class Condition(Model):
    """A condition over the parts that `of` names, or over every part that counts without being named."""

    of: Ids = None
    word: ClassVar[str | None] = None
    """How the condition is written where it names nothing and has no threshold."""

    def holds(self, parts: Parts, *, best: bool) -> bool:
        """Whether it holds of the parts that it is over, each in its worst or in its `best` case."""
        return sum(part.held(best=best) for part in parts) >= self.needed(len(parts), best=best)

    def needed(self, total: int, *, best: bool = False) -> int:  # noqa: ARG002 — for those that tell the cases apart
        """How many of `total` parts must be held."""
        return total


class All(Condition):
    """`all`, `{all: [C1, C3]}`: every part is acquired."""

    model_config = ConfigDict(json_schema_extra={"required": ["all"]})

    of: Ids = Field(default=None, alias="all")
    word = "all"


class Required(All):
    """What `required: true` on some parts asks for: each of them is acquired, whatever the rule says."""


class AnyOf(Condition):
    """`any`, `{any: [C1, C3]}`: one part is."""

    model_config = ConfigDict(json_schema_extra={"required": ["any"]})

    of: Ids = Field(default=None, alias="any")
    word = "any"

    def needed(self, total: int, *, best: bool = False) -> int:  # noqa: ARG002 — as above, and so below
        return 1


class Agreement(Condition):
    """`agreement`: at worst every part is acquired, at best one is: where they differ, the jury settles it."""

    word = "agreement"

    def needed(self, total: int, *, best: bool = False) -> int:
        return 1 if best else total


def _amount(text: str) -> int | Score:
    score = parse_score(text)
    if score is not None:
        return mark(score)
    if not text.isdecimal():
        raise refusal(Code.NOT_A_WHOLE_NUMBER, text=text, variant="share")
    count = whole(text)
    if count == 0:
        raise refusal(Code.OUT_OF_RANGE, text=text)
    return count


_AMOUNT = numeric(
    "integer",
    rf"(\s*{MARK}\s*|(?=0*[1-9])[0-9]{{1,6}})",
    f"{Code.NOT_A_WHOLE_NUMBER}.share",
    minimum=1,
    maximum=999_999,
)


class AtLeast(Condition):
    """`{at_least: 3}`, `{at_least: 70%}`: that many of the parts, or that share of them, are acquired."""

    at_least: Annotated[int | Score, from_text(_amount, int, Score, shape=_AMOUNT), PlainSerializer(str)]

    def needed(self, total: int, *, best: bool = False) -> int:  # noqa: ARG002
        return self.at_least if isinstance(self.at_least, int) else ceil(self.at_least.share * total)


class Mean(Condition):
    """`{mean: 12/20}`: the weighted mean of the parts' scores is at least this."""

    mean: Mark

    def holds(self, parts: Parts, *, best: bool) -> bool:
        return mean((part.score(best=best), part.weight) for part in parts) >= self.mean.share


class Each(Condition):
    """`{each: 8/20}`: no part's score is below this."""

    each: Mark

    def holds(self, parts: Parts, *, best: bool) -> bool:
        return all(part.score(best=best) >= self.each.share for part in parts)


_WORDS = {"all": All(), "any": AnyOf(), "agreement": Agreement()}
_BY_KEY: dict[str, type[Condition]] = {"at_least": AtLeast, "mean": Mean, "each": Each, "all": All, "any": AnyOf}
CONDITION_KEYS = tuple(_BY_KEY)
_CHOICES = (*_WORDS, "{at_least: 3}", "{at_least: 70%}", "{mean: 12/20}", "{each: 8/20}")


def _word(value: Any) -> Any:
    if isinstance(value, str):
        if value not in _WORDS:
            raise refusal(Code.NOT_A_CHOICE, text=value, choices=_CHOICES)
        return _WORDS[value]
    if isinstance(value, dict) and not value.keys() & _BY_KEY.keys():
        text = next(map(str, value), "{}")
        if text.partition(":")[0] in _BY_KEY:
            raise refusal(Code.SYNTAX, variant="glued")
        raise refusal(Code.NOT_A_CHOICE, text=text, choices=_CHOICES, suggestion=closest(text, _BY_KEY))
    if not isinstance(value, dict | Condition):
        raise refusal(Code.WRONG_KIND, expected="text")
    return value


def _form(value: Any) -> str:
    if isinstance(value, Condition):
        return type(value).__name__
    return next((form.__name__ for key, form in _BY_KEY.items() if key in value), AtLeast.__name__)


def _as_written(condition: Condition) -> Any:
    """As the file format writes it."""
    if condition.word is not None and condition.of is None:
        return condition.word
    return {key: value for key, value in condition.model_dump(by_alias=True).items() if value is not None}


_Written = Literal["all", "any", "agreement"] | All | AnyOf | AtLeast | Mean | Each
"""How a condition is written in a file."""
AnyCondition = Annotated[
    Annotated[All, Tag("All")]
    | Annotated[AnyOf, Tag("AnyOf")]
    | Annotated[Agreement, Tag("Agreement")]
    | Annotated[AtLeast, Tag("AtLeast")]
    | Annotated[Mean, Tag("Mean")]
    | Annotated[Each, Tag("Each")],
    Discriminator(_form),
    BeforeValidator(_word, json_schema_input_type=_Written),
    PlainSerializer(_as_written),
    shaped(title="Condition"),
]
_Conditions = Annotated[tuple[AnyCondition, ...], filled, at_most(20)]
Rule = Annotated[_Conditions, BeforeValidator(one_or_several, json_schema_input_type=_Written | _Conditions)]

ALL: tuple[All, ...] = (All(),)
