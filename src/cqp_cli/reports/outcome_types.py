"""The public shape of outcomes: what `cqp validate --format json` prints. Every key is there; None becomes null.

What each of them means is said in `wording.descriptions`.
"""

from enum import Enum
from typing import Annotated, Any, Literal

from pydantic import WithJsonSchema
from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from cqp_cli.diagnostic import Severity
from cqp_cli.outcome import DecidedBy, Force, Kind, ReasonCode, WarningCode
from cqp_cli.shapes import shaped
from cqp_cli.verdict import Verdict


def _among(words: type[Enum]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": [word.value for word in words]})


Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
VerdictWord = Annotated[str, _among(Verdict)]
DecidedByWord = Annotated[str, _among(DecidedBy)]
KindWord = Annotated[str, _among(Kind)]
Evaluated = Annotated[str, WithJsonSchema({"type": "string", "enum": ["none", "partly", "fully"]})]


class ReasonShape(TypedDict):
    code: Annotated[str, _among(ReasonCode)]
    values: dict[str, Any]
    text: str


class IndicatorShape(TypedDict):
    number: int
    verdict: VerdictWord
    value: str | None
    date: Day | None
    assessor: str | None


class SupersededShape(TypedDict):
    date: Day
    assessor: str | None
    indicator: int | None
    value: str
    basis: str | None


class OpinionShape(TypedDict):
    assessor: str | None
    value: str


class EvidenceShape(TypedDict):
    assessment: str | None
    criterion: str | None
    kind: KindWord
    verdict: VerdictWord
    score: str | None
    date: Day | None
    assessor: str | None
    basis: str | None
    counts: bool
    reason: ReasonShape
    indicators: list[IndicatorShape]
    superseded: list[SupersededShape]
    opinions: list[OpinionShape]


class AssessmentShape(TypedDict):
    id: str
    verdict: VerdictWord
    reason: ReasonShape


class DecidedShape(TypedDict):
    verdict: VerdictWord
    computed: VerdictWord
    decided_by: DecidedByWord | None


class CompetenceShape(DecidedShape):
    id: str
    code: str | None
    evaluated: Evaluated
    reason: ReasonShape
    assessments: list[AssessmentShape]
    evidence: list[EvidenceShape]


class BlocShape(DecidedShape):
    id: str
    title: str
    reason: ReasonShape
    competences: list[CompetenceShape]


class MissingShape(TypedDict):
    bloc: str | None
    assessment: str | None
    criterion: str | None
    competences: list[str]
    assessors: list[str]
    last: Day | None
    reason: ReasonShape
    kind: KindWord | None
    after: list[str]


class DecisionShape(TypedDict):
    date: Day
    id: str
    verdict: VerdictWord
    reason: str | None
    force: Annotated[str, _among(Force)]


class NoticeShape(TypedDict):
    code: Annotated[str, _among(WarningCode)]
    values: dict[str, Any]
    text: str


class ReferentialShape(TypedDict):
    id: str
    version: str
    title: str
    sha256: str


class CandidateShape(TypedDict):
    id: str


class OutcomeShape(DecidedShape):
    cqp: Literal[1]
    referential: ReferentialShape
    candidate: CandidateShape
    on: Day
    target: Literal["title"] | list[str]
    reason: ReasonShape
    makes_title: bool
    certified_blocs: list[str]
    blocs: list[BlocShape]
    missing: list[MissingShape]
    decisions: list[DecisionShape]
    warnings: list[NoticeShape]


class DiagnosticShape(TypedDict):
    code: str
    severity: Annotated[str, _among(Severity)]
    message: str
    file: str
    line: int
    column: int
    hint: str | None


class RejectedShape(TypedDict):
    cqp: Literal[1]
    file: str
    diagnostics: list[DiagnosticShape]


AnyShape = OutcomeShape | RejectedShape
Printed = Annotated[AnyShape | list[AnyShape], shaped(title="Printed")]
"""One outcome, or a file that cannot be used; an array where several files were asked for."""
