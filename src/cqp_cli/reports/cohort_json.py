"""A cohort for other programs: an object a candidate, in one document or a line each."""

from typing import Any

from cqp_cli.outcome import Outcome
from cqp_cli.referential import Referential
from cqp_cli.reports.cohort_items import Cohort
from cqp_cli.reports.cohort_row import Asked, Refused, missing_shown, person_shown
from cqp_cli.reports.figures import Figures, Split
from cqp_cli.reports.items import Evaluated
from cqp_cli.reports.json_text import as_json_line
from cqp_cli.reports.outcome_json import FORMAT_VERSION, decided_shape, missing_shape, referential_shape
from cqp_cli.verdict import Verdict
from cqp_cli.wording.language import Words


def json_line(item: Evaluated, file: str, asked: Asked, words: Words) -> str:
    """One candidate: every verdict, and what is missing; the evidence is `cqp validate`'s to tell."""
    outcome, person = item.outcome, person_shown(item.candidate.candidate, asked)
    known = {"family_name": person.family_name, "given_name": person.given_name} if asked.key is None else {}
    shape = {
        "cqp": FORMAT_VERSION,
        "file": file if asked.key is None else None,
        "candidate": {"id": person.id, **known},
        "on": outcome.on.isoformat(),
        "target": "title" if outcome.target is None else list(outcome.target),
        **decided_shape(outcome, outcome.decider),
        "makes_title": outcome.makes_title,
        "certified_blocs": list(outcome.certified_blocs),
        "blocs": _blocs(outcome, asked),
        "missing": [missing_shape(one, words) for one in missing_shown(outcome, asked)],
    }
    return as_json_line(shape)


def _blocs(outcome: Outcome, asked: Asked) -> list[dict[str, Any]]:
    return [
        {
            "id": bloc.id,
            **decided_shape(bloc, outcome.decider_of(bloc)),
            "competences": {one.id: one.verdict.value for one in bloc.competences},
        }
        for bloc in outcome.blocs
        if asked.bloc in (None, bloc.id)
    ]


def jsonl_line(item: Evaluated, file: str, asked: Asked, words: Words) -> str:
    """The same as a line of its own."""
    return json_line(item, file, asked, words) + "\n"


def jsonl_tail(cohort: Cohort, words: Words) -> str:  # noqa: ARG001 — as other formats' tails
    """The files that cannot be used, a line each."""
    return "".join(as_json_line(_refused(one)) + "\n" for one in cohort.refused)


def json_head(cohort: Cohort, words: Words) -> str:  # noqa: ARG001 — as above
    """The beginning of the one document, up to its first candidate."""
    shape = as_json_line(referential_shape(cohort.referential))
    return f'{{"cqp": {FORMAT_VERSION}, "referential": {shape}, "candidates": [\n'


def json_tail(cohort: Cohort, words: Words) -> str:  # noqa: ARG001 — as above
    """The end of it: the files that cannot be used, and the figures."""
    rejected = as_json_line([_refused(one) for one in cohort.refused])
    return (
        f'\n], "rejected": {rejected}, "figures": {as_json_line(figures_shape(cohort.figures, cohort.referential))}}}\n'
    )


def _refused(refused: Refused) -> dict[str, Any]:
    return {"cqp": FORMAT_VERSION, "file": refused.file, "diagnostics": refused.told}


def figures_shape(figures: Figures, referential: Referential) -> dict[str, Any]:
    """The figures."""
    blocs = figures.blocs(referential)
    return {
        "results": [
            {
                "of": "title" if one.of_title else "blocs",
                "verdict": one.verdict.value,
                "decided_by": one.decided_by and one.decided_by.value,
                "count": one.times,
            }
            for one in figures.results()
        ],
        "partial": figures.partial,
        "blocs": [{"id": one.id, "title": one.title, **_split(figures.of_bloc(one))} for one in blocs],
        "competences": [
            {"id": one.id, "code": one.code, **_split(figures.of_competence(one))}
            for bloc in blocs
            for one in bloc.competences
        ],
        "criteria": [
            {
                "assessment": one.placed.ref,
                "criterion": one.criterion.id,
                "title": one.criterion.title,
                **_split(one.split),
                "indicators": [indicator._asdict() for indicator in one.indicators],
            }
            for one in figures.criteria(referential)
        ],
        "quizzes": [
            {
                "assessment": one.placed.ref,
                "title": one.placed.assessment.title,
                "pass_mark": str(one.placed.assessment.pass_mark),
                **_split(one.split),
                "tenths": list(one.tenths),
            }
            for one in figures.scores(referential)
        ],
    }


def _split(split: Split) -> dict[str, int]:
    return {verdict.value: count for verdict, count in zip(Verdict, split, strict=True)}
