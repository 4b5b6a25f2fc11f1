"""The types of a file's values: text in, exact values out, and a code where the text will not do.

Every scalar comes from the reader as text, so the declared type alone decides what it means. Values that already have
their type (a model made in Python) are taken as they are.
"""

import re
from collections.abc import Callable, Sized
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from cqp_cli.diagnostic import Code
from cqp_cli.score import Score, parse_score

_ID = re.compile(r"[\w.-]{1,200}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[0-9]{1,6}")


def refusal(code: Code, **values: Any) -> PydanticCustomError:
    """The error by which a validator says what is wrong: a diagnostic's code and the values of its sentence."""
    return PydanticCustomError(code.value, "{code}", {"code": code, **values})


def from_text(parse: Callable[[str], Any], *types: type) -> Callable[[Any], Any]:
    """A validator: text is parsed, a value of `types` is taken as it is, anything else is of the wrong kind."""

    def validate(value: Any) -> Any:
        if isinstance(value, str):
            return parse(value)
        if isinstance(value, types):
            return value
        raise refusal(Code.WRONG_KIND, expected="text")

    return validate


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise refusal(Code.NOT_AN_ID, text=text)
    return text


def _date(text: str) -> date:
    if not _DATE.fullmatch(text):
        raise refusal(Code.NOT_A_DATE, text=text, written=False)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refusal(Code.NOT_A_DATE, text=text, written=True) from None


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


def choice(choices: tuple[str, ...], later: tuple[str, ...] = ()) -> Callable[[str], str]:
    """One of `choices`; a word of `later` belongs to the format, but this version cannot act on it."""

    def parse(text: str) -> str:
        if text in later:
            raise refusal(Code.NOT_YET, key=text)
        if text not in choices:
            raise refusal(Code.NOT_A_CHOICE, text=text, choices=choices)
        return text

    return parse


def _flag(text: str) -> bool:
    return choice(("true", "false"))(text) == "true"


def one_of(*choices: str, later: tuple[str, ...] = ()) -> PlainValidator:
    """The validator of a word among `choices`."""
    return PlainValidator(from_text(choice(choices, later)))


def _version_1(version: int) -> int:
    if version != 1:
        raise refusal(Code.FORMAT_VERSION, text=str(version))
    return version


def _filled(items: Sized) -> Any:
    if not items:
        raise refusal(Code.EMPTY)
    return items


def at_most(maximum: int) -> AfterValidator:
    """The validator of a list that no honest file fills beyond `maximum`."""

    def check(items: Sized) -> Any:
        if len(items) > maximum:
            raise refusal(Code.TOO_MANY, maximum=maximum)
        return items

    return AfterValidator(check)


class Model(BaseModel):
    """A part of a file: it cannot change, and it knows all its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, AfterValidator(_id)]
Date = Annotated[date, PlainValidator(from_text(_date, date)), PlainSerializer(date.isoformat, when_used="json")]
AnyScore = Annotated[Score, PlainValidator(from_text(_score, Score)), PlainSerializer(str)]
Mark = Annotated[Score, PlainValidator(from_text(_score, Score)), AfterValidator(mark), PlainSerializer(str)]
Whole = Annotated[int, PlainValidator(from_text(whole, int))]
FormatVersion = Annotated[int, PlainValidator(from_text(whole, int)), AfterValidator(_version_1)]
Flag = Annotated[bool, PlainValidator(from_text(_flag, bool))]

# What a key without a value means for a list; and a list that must not be empty.
none_is_empty = BeforeValidator(lambda value: () if value is None else value)
filled = AfterValidator(_filled)
