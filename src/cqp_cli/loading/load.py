"""From a path to a model that has passed its checks."""

import hashlib
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from cqp_cli.candidate import Candidate
from cqp_cli.checks import CANDIDATE_CHECKS, REFERENTIAL_CHECKS, Finding, Subject, run
from cqp_cli.diagnostic import Code, Diagnostic, InvalidInput, Place
from cqp_cli.fields import Model
from cqp_cli.loading.bundled import bundled_bytes, bundled_ids
from cqp_cli.loading.files import STANDARD_INPUT, read_bytes
from cqp_cli.loading.shape import shape_problems
from cqp_cli.referential import Referential
from cqp_cli.source import Source, read

AnyModel = TypeVar("AnyModel", bound=Model)
FilePath = str | PathLike[str]
DEFAULT_REFERENTIAL = "cqp-ccp"


class CandidateFile(NamedTuple):
    """A candidate file that was read and checked, with the referential that it is about."""

    candidate: Candidate
    referential: Referential
    source: Source


def load_referential(reference: FilePath = DEFAULT_REFERENTIAL) -> Referential:
    """Load a referential: a bundled one by its id, or a file by a path with a `/` or an ending `.yaml`.

    Raises `InvalidInput` with everything that is wrong with it.
    """
    return _referential(str(reference), None)


def load_candidate(path: FilePath, referential: Referential | None = None) -> CandidateFile:
    """Load a candidate file (`-` is standard input) and check it against `referential`, else the one that it names.

    Raises `InvalidInput` with everything that is wrong with it, or with its referential.
    """
    return Library(referential).candidate(path)


class Library:
    """Loads candidate files, and each referential that they name once."""

    def __init__(self, referential: Referential | None = None) -> None:
        self._fixed = referential
        self._loaded: dict[str, Referential] = {}

    def candidate(self, path: FilePath) -> CandidateFile:
        """As `load_candidate`."""
        source = read(read_bytes(path), str(path))
        candidate, problems = _model(Candidate, source)
        if candidate is None:
            raise _invalid(problems)
        referential = self._fixed or self._named(candidate.referential, source)
        _refuse_findings(run(CANDIDATE_CHECKS, Subject(candidate, referential)), source, problems)
        return CandidateFile(candidate, referential, source)

    def _named(self, reference: str, source: Source) -> Referential:
        """The referential that a candidate file names; a path is relative to that file."""
        place = source.place(("referential",))
        if is_path(reference):
            folder = Path() if source.name == STANDARD_INPUT else Path(source.name).parent
            reference = str(folder / reference)
        if reference not in self._loaded:
            self._loaded[reference] = _referential(reference, place)
        return self._loaded[reference]


def is_path(reference: str) -> bool:
    """Whether a reference to a referential is a path, and not a bundled id."""
    return "/" in reference or "\\" in reference or reference.endswith((".yaml", ".yml"))


def _referential(reference: str, named_at: Place | None) -> Referential:
    if not is_path(reference) and reference not in bundled_ids():
        values = {"id": reference, "known": bundled_ids()}
        raise InvalidInput([Diagnostic(Code.UNKNOWN_REFERENTIAL, named_at or Place(reference, 1, 1), values)])
    data = read_bytes(reference) if is_path(reference) else bundled_bytes(reference)
    source = read(data, reference)
    referential, problems = _model(Referential, source, hashlib.sha256(data).hexdigest())
    if referential is None:
        raise _invalid(problems)
    _refuse_findings(run(REFERENTIAL_CHECKS, referential), source, problems)
    return referential


def _model(model: type[AnyModel], source: Source, sha256: str = "") -> tuple[AnyModel | None, list[Diagnostic]]:
    """The model of a source, or None; and what is wrong so far with reading and shape."""
    problems = list(source.problems)
    if not source.complete:
        return None, problems
    if misplaced := _other_kind(model, source):
        return None, [*problems, misplaced]
    try:
        return model.model_validate(source.data, context={"sha256": sha256}), problems
    except ValidationError as error:
        complained_of = {_where(problem) for problem in problems}
        found = shape_problems(error, source, model)
        return None, problems + [problem for problem in found if _where(problem) not in complained_of]


def _where(problem: Diagnostic) -> tuple[int, int]:
    return problem.place.line, problem.place.column


def _other_kind(model: type[Model], source: Source) -> Diagnostic | None:
    """A referential where a candidate file is expected, or the reverse, is one mistake and not fifty."""
    data = source.data if isinstance(source.data, dict) else {}
    is_referential, is_candidate = "blocs" in data, "candidate" in data or "results" in data
    expected = "candidate" if model is Candidate else "referential"
    if is_referential != is_candidate and is_referential == (model is Candidate):
        return Diagnostic(Code.WRONG_FILE, source.place(()), {"expected": expected})
    return None


def _refuse_findings(found: Iterable[tuple[Code, Finding]], source: Source, problems: list[Diagnostic]) -> None:
    for code, finding in found:
        place = source.place(finding.path, key=finding.on_key)
        other = source.place(finding.other, key=True) if finding.other else None
        problems.append(Diagnostic(code, place, finding.values, other))
    if problems:
        raise _invalid(problems)


def _invalid(problems: Iterable[Diagnostic]) -> InvalidInput:
    return InvalidInput(sorted(problems, key=lambda problem: (problem.place.line, problem.place.column, problem.code)))
