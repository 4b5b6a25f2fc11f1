"""Outcomes for other programs: the public shape, one document or a line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from cqp_cli.diagnostic import Diagnostic
from cqp_cli.outcome import (
    BlocOutcome,
    CompetenceOutcome,
    DecidedBy,
    Evidence,
    IndicatorOutcome,
    Missing,
    Outcome,
    Reason,
    ReferentialId,
)
from cqp_cli.referential import Referential
from cqp_cli.reports.items import Evaluated, Item
from cqp_cli.reports.json_text import as_json_document, as_json_line
from cqp_cli.reports.screen import Screen
from cqp_cli.score import Score
from cqp_cli.wording.language import Words
from cqp_cli.wording.reasons import notice_text, reason_text

if TYPE_CHECKING:  # `cqp schema` reads them too; to print an outcome takes none of them
    from cqp_cli.reports.outcome_types import (
        AnyShape,
        BlocShape,
        CompetenceShape,
        DecidedShape,
        DiagnosticShape,
        EvidenceShape,
        IndicatorShape,
        MissingShape,
        OutcomeShape,
        ReasonShape,
        ReferentialShape,
    )

FORMAT_VERSION: Final = 1


def json_report(items: Sequence[Item], words: Words, screen: Screen) -> str:  # noqa: ARG001 — a program has no screen
    """One object for one file, an array for several."""
    shapes = [_item(item, words) for item in items]
    return as_json_document(shapes[0] if len(shapes) == 1 else shapes)


def jsonl_report(items: Sequence[Item], words: Words, screen: Screen) -> str:  # noqa: ARG001 — as above
    """One object a line."""
    return "".join(as_json_line(_item(item, words)) + "\n" for item in items)


def _item(item: Item, words: Words) -> AnyShape:
    if isinstance(item, Evaluated):
        return outcome_shape(item.outcome, words)
    found = [_diagnostic(one, words) for one in item.diagnostics]
    return {"cqp": FORMAT_VERSION, "file": item.file, "diagnostics": found}


def diagnostics_shape(diagnostics: Iterable[Diagnostic], words: Words) -> dict[str, Any]:
    """Diagnostics in their public shape."""
    return {"cqp": FORMAT_VERSION, "diagnostics": [_diagnostic(one, words) for one in diagnostics]}


def _diagnostic(diagnostic: Diagnostic, words: Words) -> DiagnosticShape:
    from cqp_cli.wording.diagnostics import hint, message  # noqa: PLC0415 — most files have nothing wrong

    return {
        "code": str(diagnostic.code),
        "severity": diagnostic.severity.value,
        "message": message(words, diagnostic),
        "file": diagnostic.place.file,
        "line": diagnostic.place.line,
        "column": diagnostic.place.column,
        "hint": hint(words, diagnostic) or None,
    }


def outcome_shape(outcome: Outcome, words: Words) -> OutcomeShape:
    """An outcome in its public shape."""
    return {
        "cqp": FORMAT_VERSION,
        "referential": referential_shape(outcome.referential),
        "candidate": {"id": outcome.candidate},
        "on": outcome.on.isoformat(),
        "target": "title" if outcome.target is None else list(outcome.target),
        **decided_shape(outcome, outcome.decider),
        "reason": _reason(outcome.reason, words),
        "makes_title": outcome.makes_title,
        "certified_blocs": list(outcome.certified_blocs),
        "blocs": [_bloc(bloc, outcome, words) for bloc in outcome.blocs],
        "missing": [missing_shape(missing, words) for missing in outcome.missing],
        "decisions": [
            {
                "date": one.date.isoformat(),
                "id": one.id,
                "verdict": one.verdict.value,
                "reason": one.reason,
                "force": one.force.value,
            }
            for one in outcome.decisions
        ],
        "warnings": [
            {"code": notice.code.value, "values": _plain(notice.values), "text": notice_text(words, notice)}
            for notice in outcome.warnings
        ],
    }


def referential_shape(referential: ReferentialId | Referential) -> ReferentialShape:
    """Which referential something is about."""
    return {
        "id": referential.id,
        "version": referential.version,
        "title": referential.title,
        "sha256": referential.sha256,
    }


def decided_shape(item: Outcome | BlocOutcome | CompetenceOutcome, by: DecidedBy | None) -> DecidedShape:
    """A verdict, the computed one, and who decided: of a bloc or a target, as every report says it."""
    return {"verdict": item.verdict.value, "computed": item.computed.value, "decided_by": by and by.value}


def _bloc(bloc: BlocOutcome, outcome: Outcome, words: Words) -> BlocShape:
    return {
        "id": bloc.id,
        "title": bloc.title,
        **decided_shape(bloc, outcome.decider_of(bloc)),
        "reason": _reason(bloc.reason, words),
        "competences": [_competence(competence, outcome, words) for competence in bloc.competences],
    }


def _competence(competence: CompetenceOutcome, outcome: Outcome, words: Words) -> CompetenceShape:
    return {
        "id": competence.id,
        "code": competence.code,
        **decided_shape(competence, competence.decided_by),
        "evaluated": competence.evaluated,
        "reason": _reason(competence.reason, words),
        "assessments": [
            {"id": one.id, "verdict": one.verdict.value, "reason": _reason(one.reason, words)}
            for one in competence.assessments
        ],
        "evidence": [_evidence(evidence, words) for evidence in outcome.all_evidence_of(competence)],
    }


def _evidence(evidence: Evidence, words: Words) -> EvidenceShape:
    return {
        "assessment": evidence.assessment,
        "criterion": evidence.criterion,
        "kind": evidence.kind.value,
        "verdict": evidence.verdict.value,
        "score": _plain(evidence.score),
        "date": _plain(evidence.date),
        "assessor": evidence.assessor,
        "basis": evidence.basis,
        "counts": evidence.counts,
        "reason": _reason(evidence.reason, words),
        "indicators": [_indicator(indicator, evidence) for indicator in evidence.indicators],
        "superseded": [_plain(superseded._asdict()) for superseded in evidence.superseded],
        "opinions": [_plain(opinion._asdict()) for opinion in evidence.opinions],
    }


def _indicator(indicator: IndicatorOutcome, evidence: Evidence) -> IndicatorShape:
    if indicator.value is not None and indicator.date is None:
        indicator = indicator._replace(date=evidence.date, assessor=evidence.assessor)
    shape: IndicatorShape = _plain(indicator._asdict())
    return shape


def missing_shape(missing: Missing, words: Words) -> MissingShape:
    """One missing thing in its public shape."""
    return {
        "bloc": missing.bloc,
        "assessment": missing.assessment,
        "criterion": missing.criterion,
        "competences": list(missing.competences),
        "assessors": list(missing.assessors),
        "last": _plain(missing.last),
        "reason": _reason(missing.reason, words),
        "kind": _plain(missing.kind),
        "after": list(missing.after),
    }


def _reason(reason: Reason, words: Words) -> ReasonShape:
    return {"code": reason.code.value, "values": _plain(reason.values), "text": reason_text(words, reason)}


def _plain(value: Any) -> Any:
    """Scores as they were written, dates in ISO form, enumerations by their value."""
    if isinstance(value, Score):
        return value.written
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
