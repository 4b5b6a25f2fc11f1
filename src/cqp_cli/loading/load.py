"""From a path to a model that has passed its checks."""

import hashlib
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import NamedTuple, TypeVar

from cqp_cli.candidate import Candidate
from cqp_cli.checks import CANDIDATE_CHECKS, REFERENTIAL_CHECKS, Finding, Subject, run
from cqp_cli.diagnostic import Diagnostic, InvalidInput
from cqp_cli.fields import Model
from cqp_cli.loading.bundled import bundled_path
from cqp_cli.loading.files import STANDARD_INPUT, name_of, read_bytes
from cqp_cli.loading.shape import Shaped, shape
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
    return _referential(reference if is_path(str(reference)) else bundled_path(str(reference)))


def load_candidate(path: FilePath, referential: Referential | None = None) -> CandidateFile:
    """Load a candidate file (`-` is standard input) and check it against `referential`, else the one that it names.

    Raises `InvalidInput` with everything that is wrong with it, or with its referential.
    """
    return Library(referential).candidate(path)


class Library:
    """Loads candidate files, and each referential that they name once."""

    def __init__(self, referential: Referential | None = None) -> None:
        self._fixed = referential
        self._loaded: dict[str, Referential | InvalidInput] = {}

    def candidate(self, path: FilePath) -> CandidateFile:
        """As `load_candidate`."""
        source = read(read_bytes(path), name_of(path))
        shaped = shape(Candidate, source)
        if shaped.model is None:
            raise InvalidInput(in_order(shaped.problems))
        try:
            referential = self._fixed or self._named(shaped.model.referential, path, source)
        except InvalidInput as invalid:
            raise InvalidInput([*in_order(shaped.problems), *invalid.diagnostics]) from None
        if source.problems:
            raise InvalidInput(in_order(shaped.problems))  # what a check would say may just follow from them
        found = run(CANDIDATE_CHECKS, Subject(shaped.model, referential), whole=not shaped.left_out)
        _refuse(found, source, shaped)
        return CandidateFile(shaped.model, referential, source)

    def _named(self, reference: str, path: FilePath, source: Source) -> Referential:
        """The referential that a candidate file names; a path is relative to that file."""
        place = source.place(("referential",))
        if is_path(reference):
            folder = Path() if str(path) == STANDARD_INPUT else Path(path).parent
            reference = str(folder / reference)
        else:
            reference = bundled_path(reference, place)
        if reference not in self._loaded:
            try:
                self._loaded[reference] = _referential(reference)
            except InvalidInput as invalid:
                self._loaded[reference] = invalid
        loaded = self._loaded[reference]
        if isinstance(loaded, InvalidInput):
            raise InvalidInput([one if one.other else one._replace(other=place) for one in loaded.diagnostics])
        return loaded


def is_path(reference: str) -> bool:
    """Whether a reference to a referential is a path, and not a bundled id."""
    return "/" in reference or "\\" in reference or reference.endswith((".yaml", ".yml"))


def _referential(path: FilePath) -> Referential:
    data = read_bytes(path)
    source = read(data, name_of(path))
    shaped = shape(Referential, source, sha256=hashlib.sha256(data).hexdigest())
    if shaped.model is None or source.problems:
        raise InvalidInput(in_order(shaped.problems))
    _refuse(run(REFERENTIAL_CHECKS, shaped.model), source, shaped)
    return shaped.model


def _refuse(found: Iterable[tuple[str, Finding]], source: Source, shaped: Shaped[AnyModel]) -> None:
    """Raise what the checks found, with what was wrong before; what follows from a wrong value is not said again."""
    problems = shaped.problems
    for code, finding in found:
        if any(finding.path[: len(path)] == path for path in shaped.left_out):
            continue
        places = [source.place(path, key=finding.on_key) for path in (finding.path, finding.other) if path is not None]
        if finding.either:  # the later one offends
            places.sort(key=lambda place: (place.line, place.column), reverse=True)
        problems.append(Diagnostic(code, places[0], finding.values, places[1] if len(places) > 1 else None))
    if problems:
        raise InvalidInput(in_order(problems))


def in_order(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Problems in the order of the file."""
    return sorted(problems, key=lambda problem: (problem.place.line, problem.place.column, problem.code))
