"""What is done for each candidate: read, check, evaluate, put in a line. Pure but for reading; it may run anywhere."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from re import split
from typing import Any, NamedTuple

from cqp_cli.cohort.units import Unit, is_lines
from cqp_cli.diagnostic import Code, Diagnostic, InvalidInput
from cqp_cli.engine.evaluate import evaluate
from cqp_cli.loading.load import CandidateFile, Library, candidate_source
from cqp_cli.loading.search import CANDIDATE_KEYS, is_other
from cqp_cli.outcome import Outcome
from cqp_cli.referential import Referential
from cqp_cli.reports.cohort import COHORT_FORMATS
from cqp_cli.reports.cohort_row import Asked, is_shown, missing_shown, verdict_asked
from cqp_cli.reports.figures import Figures
from cqp_cli.reports.items import Evaluated, Rejected
from cqp_cli.verdict import Verdict
from cqp_cli.wording.language import words_for


class Shown(NamedTuple):
    """One candidate's line in each format asked for, and what it is sorted by."""

    lines: tuple[Any, ...]
    key: Any


class Answer(NamedTuple):
    """What one unit came to: a candidate (by `id`), shown or not; else why it cannot be used; else it is none."""

    id: str | None = None
    shown: Shown | None = None
    rejected: Rejected | None = None


class Batch(NamedTuple):
    """What some units came to, in their order, and their figures."""

    answers: Sequence[Answer]
    figures: Figures


def _natural(text: str) -> list[tuple[bool, int, str]]:
    """`2026-9` before `2026-10`."""
    parts = split(r"([0-9]{1,18})", text)
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, _folded(part)) for part in parts]


def _folded(text: str) -> str:
    """As a dictionary sorts it: `É` with `E`."""
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)).casefold()


def _by_name(item: Evaluated, asked: Asked) -> Any:  # noqa: ARG001 — as the others
    person = item.candidate.candidate
    return _natural(person.family_name or ""), _natural(person.given_name or ""), _natural(person.id)


def _by_id(item: Evaluated, asked: Asked) -> Any:  # noqa: ARG001 — as the others
    return _natural(item.candidate.candidate.id)


def _by_result(item: Evaluated, asked: Asked) -> Any:
    verdict = verdict_asked(item.outcome, asked)
    return [Verdict.ACQUIRED, Verdict.PENDING, Verdict.NOT_ACQUIRED].index(verdict), *_by_name(item, asked)


def _by_missing(item: Evaluated, asked: Asked) -> Any:
    return len(missing_shown(item.outcome, asked)), *_by_name(item, asked)


SORTS: Mapping[str, Callable[[Evaluated, Asked], Any]] = {
    "id": _by_id,
    "name": _by_name,
    "result": _by_result,
    "missing": _by_missing,
}


class Spoken(NamedTuple):
    """A format, and the language that it is in."""

    format: str
    language: str


class Work(NamedTuple):
    """Everything that it takes to work on any unit: what is asked for, the user's day.

    The cohort's `referential` is None where no unit can be used.
    """

    library: Library
    referential: Referential | None
    asked: Asked
    formats: tuple[Spoken, ...]
    sort: str | None
    today: date

    def batch(self, units: Sequence[Unit]) -> Batch:
        """What some units come to. Nothing is raised."""
        answers: list[Answer] = []
        figures = Figures.over(self._outcomes(units, answers), self.asked.bloc)
        return Batch(answers, figures)

    def _outcomes(self, units: Sequence[Unit], answers: list[Answer]) -> Iterator[Outcome]:
        """The outcomes of some units, none of which is kept; their answers are put down."""
        for unit in units:
            item = self._item(unit)
            answers.append(self._answer(item, unit))
            if isinstance(item, Evaluated):
                yield item.outcome

    def _item(self, unit: Unit) -> Evaluated | Rejected | None:
        try:
            file = candidate_of(self.library, unit, self.referential)
        except InvalidInput as invalid:
            return Rejected(unit.name, invalid.diagnostics)
        if file is None:
            return None
        day = file.candidate.last_jury or self.today
        return Evaluated(file.referential, file.candidate, evaluate(file.referential, file.candidate, on=day))

    def _answer(self, item: Evaluated | Rejected | None, unit: Unit) -> Answer:
        if not isinstance(item, Evaluated):
            return Answer(rejected=item)
        id = item.candidate.candidate.id
        if not is_shown(item.outcome, self.asked):
            return Answer(id)
        lines = tuple(
            [
                COHORT_FORMATS[one.format].line(item, unit.name, self.asked, words_for(one.language))
                for one in self.formats
            ]
        )
        return Answer(id, Shown(lines, SORTS[self.sort](item, self.asked) if self.sort else None))


def candidate_of(library: Library, unit: Unit, referential: Referential | None = None) -> CandidateFile | None:
    """The candidate file of a unit; None for a YAML file of another kind that a folder holds too.

    Raises `InvalidInput` with everything that is wrong with it; one is, too, to be about another `referential`.
    """
    if unit.found and (is_lines(unit.path) or is_other(unit.path)):
        return None
    if unit.problem is not None:
        raise InvalidInput([unit.problem])
    source = candidate_source(unit.path, unit.line, unit.data)
    if unit.found and source.complete and not _is_candidate(source.data):
        return None
    file = library.checked(source, unit.path)
    if referential is not None and not _is_the_same(file.referential, referential):
        raise InvalidInput([_elsewhere(file, referential)])
    return file


def _is_candidate(data: Any) -> bool:
    return isinstance(data, dict) and "blocs" not in data and not CANDIDATE_KEYS.isdisjoint(data)


def _is_the_same(one: Referential, other: Referential) -> bool:
    return one is other or (one.id, one.version, one.sha256) == (other.id, other.version, other.sha256)


def _elsewhere(file: CandidateFile, referential: Referential) -> Diagnostic:
    names = {
        "other": f"{file.referential.id} {file.referential.version}",
        "id": f"{referential.id} {referential.version}",
    }
    return Diagnostic(Code.OTHER_REFERENTIAL, file.source.place(("referential",)), names)
