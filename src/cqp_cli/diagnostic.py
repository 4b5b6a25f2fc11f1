"""What can be wrong with an input: codes, severities, places."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple


class Severity(StrEnum):
    """An error stops the file that holds it; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """The codes of what reading (0xx) and the shape of a file (1xx) come to; a check's code stands at its function.

    Codes are stable for ever; each has its page in `wording/pages`.
    """

    UNREADABLE = "CQP001"
    TOO_LARGE = "CQP002"
    NOT_UTF8 = "CQP003"
    CONTROL_CHARACTER = "CQP004"
    SYNTAX = "CQP005"
    EMPTY_FILE = "CQP006"
    SECOND_DOCUMENT = "CQP007"
    TOO_DEEP = "CQP008"
    TOO_MANY_NODES = "CQP009"
    DUPLICATE_KEY = "CQP010"
    ANCHOR = "CQP011"
    ALIAS = "CQP012"
    MERGE_KEY = "CQP013"
    TAG = "CQP014"
    KEY_NOT_TEXT = "CQP015"
    NOT_JSON = "CQP016"
    IGNORE_UNCLEAR = "CQP020"
    IGNORE_UNUSED = "CQP021"

    MISSING_KEY = "CQP101"
    UNKNOWN_KEY = "CQP102"
    WRONG_KIND = "CQP104"
    EMPTY = "CQP105"
    NOT_AN_ID = "CQP106"
    NOT_A_DATE = "CQP107"
    NOT_A_SCORE = "CQP108"
    NOT_A_WHOLE_NUMBER = "CQP109"
    NOT_A_CHOICE = "CQP110"
    OUT_OF_RANGE = "CQP111"
    FORMAT_VERSION = "CQP112"
    WRONG_FILE = "CQP113"
    SCALE_TOO_SHORT = "CQP114"
    TOO_MANY = "CQP115"
    NOT_A_WEIGHT = "CQP116"
    NOT_A_DURATION = "CQP117"

    UNKNOWN_REFERENTIAL = "CQP205"
    UNUSABLE_REFERENTIAL = "CQP540"
    CANDIDATE_TWICE = "CQP541"
    OTHER_REFERENTIAL = "CQP542"


class Place(NamedTuple):
    """Where something stands; line and column count from 1, `width` in characters, `excerpt` is the whole line."""

    file: str
    line: int
    column: int
    width: int = 1
    excerpt: str = ""


class Diagnostic(NamedTuple):
    """One thing wrong with an input: the wording layer makes its sentence of `code` and `values`.

    `variant` among the values says which of the code's sentences it is, where it has several.

    `other` is the place of the other culprit, where there is one.
    """

    code: str
    place: Place
    values: Mapping[str, Any]
    other: Place | None = None
    severity: Severity = Severity.ERROR


class SystemTrouble(NamedTuple):
    """What the system said where a file could not be read: its number, and its words (in English)."""

    errno: int | None
    strerror: str


class InvalidInput(Exception):
    """An input that cannot be used, with everything that is wrong with it."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = tuple(diagnostics)

    def __str__(self) -> str:
        return "; ".join(f"{d.place.file}:{d.place.line}:{d.place.column}: {d.code}" for d in self.diagnostics)
