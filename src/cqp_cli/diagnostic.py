"""What can be wrong with an input: codes, severities, places."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple


class Severity(StrEnum):
    """An error stops the file that holds it; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """Every diagnostic's code, stable for ever: 0xx reading, 1xx shape, 2xx and 3xx referential, 5xx candidate."""

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

    DUPLICATE_ID = "CQP201"
    UNKNOWN_COMPETENCE = "CQP202"
    UNKNOWN_ACTIVITY = "CQP203"
    UNKNOWN_MODALITY = "CQP204"
    UNKNOWN_REFERENTIAL = "CQP205"
    UNKNOWN_PART = "CQP206"
    UNKNOWN_REQUIRED = "CQP207"
    UNKNOWN_EQUIVALENT = "CQP208"

    PASS_LEVEL_UNKNOWN = "CQP301"  # noqa: S105 — the level that passes
    PASS_LEVEL_LOWEST = "CQP302"  # noqa: S105 — as above
    ASSESSES_NOTHING = "CQP303"
    REQUIRED_AND_OPTIONAL = "CQP304"
    NO_BLOC_COUNTS = "CQP305"

    REFERENTIAL_VERSION = "CQP501"
    UNKNOWN_BLOC = "CQP502"
    UNKNOWN_ASSESSMENT = "CQP503"
    UNKNOWN_JUDGED = "CQP504"
    UNKNOWN_INDICATOR = "CQP505"
    UNKNOWN_LEVEL = "CQP506"
    SCORE_OVER_MAXIMUM = "CQP507"
    NO_SCORE_EXPECTED = "CQP508"
    INDICATORS_NOT_EXPECTED = "CQP509"
    DATE_MISSING = "CQP510"
    ABSENT_WITH_RESULTS = "CQP511"
    JUDGED_TWICE = "CQP512"
    NAMED_TWICE = "CQP513"
    UNKNOWN_DECIDED = "CQP514"
    UNKNOWN_DECISION = "CQP515"
    DECISIONS_CLASH = "CQP516"
    DECISION_AGAINST_EARLIER_BLOC = "CQP517"
    DECISION_REVOKED = "CQP518"
    DECISION_WITHOUT_REASON = "CQP519"
    ABSENT_AND_PRESENT = "CQP520"
    UNKNOWN_EXPECTED = "CQP521"


class Place(NamedTuple):
    """Where something stands; line and column count from 1, `width` in characters, `excerpt` is the whole line."""

    file: str
    line: int
    column: int
    width: int = 1
    excerpt: str = ""


class Diagnostic(NamedTuple):
    """One thing wrong with an input: the wording layer makes its sentence of `code` and `values`.

    `other` is the place of the other culprit, where there is one.
    """

    code: Code
    place: Place
    values: Mapping[str, Any]
    other: Place | None = None
    severity: Severity = Severity.ERROR


class InvalidInput(Exception):
    """An input that cannot be used, with everything that is wrong with it."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = tuple(diagnostics)

    def __str__(self) -> str:
        return "; ".join(f"{d.place.file}:{d.place.line}:{d.place.column}: {d.code}" for d in self.diagnostics)
