"""The types of a file's values: text in, exact values out, and a code where the text will not do.

Every scalar comes from the reader as text, so the declared type alone decides what it means. Values that already have
their type (a model made in Python) are taken as they are.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Sized
from datetime import MAXYEAR, date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from cqp_cli.diagnostic import Code
from cqp_cli.score import MARK, POSITIVE, SCORE, Score, parse_score
from cqp_cli.shapes import Shape, Shaped, among, any_text, numeric, or_nothing, sized, written

_ID = re.compile(r"[\w.-]{1,200}")
# The same for JavaScript, whose `\w` knows no accents: neither spaces nor the signs of a keyboard.
_ID_ANYWHERE = r"[^\s!-,/:-@\[-^`{-©«-±´¶-¸»¿×÷\u200b-\u205e]{1,200}"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"  # all that a pattern can say of the calendar
_WHOLE = re.compile(r"[0-9]{1,6}")
_WEIGHT = re.compile(POSITIVE)
_DURATION = re.compile(r"(?=[0-9]*[1-9])([0-9]{1,3}) (year|month)s?")
_MONTHS = {"year": 12, "month": 1}


def refusal(code: Code, **values: Any) -> PydanticCustomError:
    """The error by which a validator says what is wrong: a diagnostic's code and the values of its sentence."""
    return PydanticCustomError(code.value, "{code}", {"code": code, **values})


def from_text(parse: Callable[[str], Any], *types: type, shape: Shape) -> PlainValidator:
    """A validator: text is parsed, a value of `types` is taken as it is, anything else is of the wrong kind.

    `shape` says of the text what JSON Schema can say.
    """

    def validate(value: Any) -> Any:
        if isinstance(value, str):
            return parse(value)
        if isinstance(value, types):
            return value
        raise refusal(Code.WRONG_KIND, expected="text")

    return PlainValidator(validate, json_schema_input_type=Annotated[Any, WithJsonSchema(shape)])


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise refusal(Code.NOT_AN_ID, text=text)
    return text


@lru_cache(maxsize=1024)  # candidates come on the same days
def _date(text: str) -> date:
    if not _DATE.fullmatch(text):
        raise refusal(Code.NOT_A_DATE, text=text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refusal(Code.NOT_A_DATE, text=text, variant="no_such_day") from None


def _score(text: str) -> Score:
    score = parse_score(text)
    if score is None:
        raise refusal(Code.NOT_A_SCORE, text=text)
    return score


def mark(score: Score) -> Score:
    """A threshold: one of 0 decides nothing, one over the maximum decides everything, and both are refused."""
    if not 0 < score.share <= 1:
        raise refusal(Code.OUT_OF_RANGE, text=score.written)
    return score


def whole(text: str) -> int:
    """A whole number, written in digits."""
    if not _WHOLE.fullmatch(text):
        raise refusal(Code.NOT_A_WHOLE_NUMBER, text=text)
    return int(text)


def _as_written(weight: Fraction) -> str:
    return format(Decimal(weight.numerator) / weight.denominator, "f")


def _weight(text: str) -> Fraction:
    if not _WEIGHT.fullmatch(text):
        raise refusal(Code.NOT_A_WEIGHT, text=text)
    return Fraction(text.replace(",", "."))


class Duration(NamedTuple):
    """A span of calendar time, and how it was written."""

    months: int
    written: str

    def __str__(self) -> str:
        return self.written

    def after(self, day: date) -> date:
        """The last day of it, counted from `day`; a day that the last month lacks is its last one."""
        year, month = divmod(day.year * 12 + day.month - 1 + self.months, 12)
        if year > MAXYEAR:
            return date.max
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _duration(text: str) -> Duration:
    match = _DURATION.fullmatch(text)
    if match is None:
        raise refusal(Code.NOT_A_DURATION, text=text)
    return Duration(int(match[1]) * _MONTHS[match[2]], text)


def choice(choices: tuple[str, ...]) -> Callable[[str], str]:
    """One of `choices`."""

    def parse(text: str) -> str:
        if text not in choices:
            raise refusal(Code.NOT_A_CHOICE, text=text, choices=choices)
        return text

    return parse


def _flag(text: str) -> bool:
    return choice(("true", "false"))(text) == "true"


def one_of(*choices: str) -> PlainValidator:
    """The validator of a word among `choices`."""
    return from_text(choice(choices), shape=among(*choices))


def _version_1(version: int) -> int:
    if version != 1:
        raise refusal(Code.FORMAT_VERSION, text=str(version))
    return version


def _filled(items: Sized) -> Any:
    if not items:
        raise refusal(Code.EMPTY)
    return items


def at_most(maximum: int) -> Shaped:
    """The check of a list that no honest file fills beyond `maximum`: what it holds is not looked at then."""

    def check(items: Any) -> Any:
        if isinstance(items, list | dict) and len(items) > maximum:
            raise refusal(Code.TOO_MANY, maximum=maximum)
        return items

    return Shaped(sized(maxItems=maximum), before=check)


class Model(BaseModel):
    """A part of a file: it cannot change, and it knows all its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


# No honest file has longer texts, and reports say some of them many times.
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=5000),
    WithJsonSchema(any_text(r"\S", maxLength=5000)),
]
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500),
    WithJsonSchema(any_text(r"\S", maxLength=500)),
]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    WithJsonSchema(any_text(r"\S", maxLength=200)),
]
Id = Annotated[str, AfterValidator(_id), WithJsonSchema(any_text(f"^{_ID_ANYWHERE}$", errorMessage=Code.NOT_AN_ID))]
Date = Annotated[
    date,
    from_text(_date, date, shape=written(_DAY, Code.NOT_A_DATE, format="date")),
    PlainSerializer(date.isoformat, when_used="json"),
]
AnyScore = Annotated[
    Score, from_text(_score, Score, shape=written(rf"\s*{SCORE}\s*", Code.NOT_A_SCORE)), PlainSerializer(str)
]
Mark = Annotated[
    Score,
    from_text(_score, Score, shape=written(rf"\s*{MARK}\s*", Code.NOT_A_SCORE)),
    AfterValidator(mark),
    PlainSerializer(str),
]
Weight = Annotated[
    Fraction,
    from_text(
        _weight,
        Fraction,
        shape=numeric("number", POSITIVE, Code.NOT_A_WEIGHT, exclusiveMinimum=0, exclusiveMaximum=10**9),
    ),
    PlainSerializer(_as_written),
]
AnyDuration = Annotated[
    Duration,
    from_text(_duration, Duration, shape=written(_DURATION.pattern, Code.NOT_A_DURATION)),
    PlainSerializer(str),
]
Whole = Annotated[
    int,
    from_text(
        whole,
        int,
        shape=numeric("integer", _WHOLE.pattern, Code.NOT_A_WHOLE_NUMBER, minimum=0, maximum=999_999),
    ),
]
FormatVersion = Annotated[
    int,
    from_text(whole, int, shape=numeric("integer", "0{0,5}1", Code.FORMAT_VERSION, minimum=1, maximum=1, examples=[1])),
    AfterValidator(_version_1),
]
Flag = Annotated[bool, from_text(_flag, bool, shape=among("true", "false"))]

# What a key without a value means for a list; a list that must not be empty.
none_is_empty = Shaped(or_nothing, before=lambda value: () if value is None else value)
filled = Shaped(sized(minItems=1), after=_filled)


def one_or_several(value: Any) -> Any:
    """A list, whose only item may stand by itself."""
    return value if isinstance(value, list | tuple) else (value,)
