"""From a path to a model that has passed its checks."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from cqp_cli.candidate import Candidate
from cqp_cli.checks.on_load import CANDIDATE_CHECKS, REFERENTIAL_CHECKS
from cqp_cli.checks.registry import Found, Subject, run
from cqp_cli.diagnostic import Code, Diagnostic, InvalidInput, Place
from cqp_cli.loading.bundled import bundled_path
from cqp_cli.loading.files import name_of, plainly, read_bytes, refuse_device
from cqp_cli.loading.references import DEFAULT_REFERENTIAL, FilePath, is_path
from cqp_cli.loading.shape import Shaped, shape
from cqp_cli.referential import Referential
from cqp_cli.source.document import Path as DataPath
from cqp_cli.source.document import Source, narrowed
from cqp_cli.source.json_line import read_json_line
from cqp_cli.source.reader import read

MOST_PARTS = 1500
"""Of a referential: a title of ten blocs has some hundreds."""
MOST_WEIGHED = 2000
"""Of a candidate file: that of a title of ten blocs has some hundreds, retakes included."""


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


def candidate_source(path: FilePath, line: int = 0, data: bytes = b"") -> Source:
    """Read a candidate file; or, with a `line`, the data of that line of JSON Lines.

    Raises `InvalidInput` if the file cannot be read.
    """
    return read_json_line(data, name_of(path), line) if line else read(read_bytes(path), name_of(path))


class Library:
    """Loads candidate files, and each referential that they name once."""

    def __init__(self, referential: Referential | None = None) -> None:
        self._fixed = referential
        self._loaded: dict[str, Referential] = {}
        self._named_so: dict[tuple[str, str], Referential | InvalidInput] = {}

    def candidate(self, path: FilePath) -> CandidateFile:
        """As `load_candidate`."""
        return self.checked(candidate_source(path), path)

    def checked(self, source: Source, path: FilePath) -> CandidateFile:
        """What a candidate file holds that was read from `path`.

        Raises `InvalidInput` with everything that is wrong with it, or with its referential.
        """
        file, problems = self.examined(source, path)
        if file is None or problems:
            raise InvalidInput(problems)
        return file

    def examined(
        self, source: Source, path: FilePath, today: date | None = None
    ) -> tuple[CandidateFile | None, list[Diagnostic]]:
        """What a candidate file holds, if anything can be made of it, and what is wrong; with `today`, warnings too."""
        shaped = shape(Candidate, source)
        if shaped.model is None:
            return None, in_order(shaped.problems)
        try:
            referential = self._fixed or self._named(shaped.model.referential, path, source)
        except InvalidInput as invalid:
            return None, [*in_order(shaped.problems), *invalid.diagnostics]
        if source.problems:
            return None, in_order(shaped.problems)  # what a check would say may just follow from them
        if _weighed(referential, shaped.model) > MOST_WEIGHED:
            values = {"variant": "results", "maximum": MOST_WEIGHED}
            problem = Diagnostic(Code.TOO_MANY_NODES, source.place(("results",), key=True), values)
            return CandidateFile(shaped.model, referential, source), [problem]
        subject = Subject(shaped.model, referential, today or date.max)
        found = run(CANDIDATE_CHECKS, subject, left_out=shaped.left_out, warn=today is not None)
        file = CandidateFile(shaped.model, referential, source)
        return file, in_order([*shaped.problems, *placed(found, source, shaped)])

    def _named(self, reference: str, path: FilePath, source: Source) -> Referential:
        """The referential that a candidate file names; a path is relative to that file."""
        named = (os.path.dirname(path), reference) if is_path(reference) else ("", reference)  # noqa: PTH120 — is quick
        if named not in self._named_so:
            self._named_so[named] = self._found(*named)
        loaded = self._named_so[named]
        if isinstance(loaded, InvalidInput):
            place = source.place(("referential",))
            raise InvalidInput([_named_at(place, one) for one in loaded.diagnostics])
        return loaded

    def _found(self, folder: str, reference: str) -> Referential | InvalidInput:
        try:
            path = plainly(os.path.join(folder, reference)) if is_path(reference) else bundled_path(reference)  # noqa: PTH118
            if path not in self._loaded:
                refuse_device(path)
                self._loaded[path] = _referential(path)
        except InvalidInput as invalid:
            return invalid
        return self._loaded[path]


def _named_at(place: Place, one: Diagnostic) -> Diagnostic:
    """What is wrong with a referential, with the place where a candidate file names it."""
    if one.code == Code.UNKNOWN_REFERENTIAL:
        return one._replace(place=place)
    return one if one.other else one._replace(other=place)


def _referential(path: FilePath) -> Referential:
    data = read_bytes(path)
    referential, problems = examined_referential(read(data, name_of(path)), sha256=hashlib.sha256(data).hexdigest())
    if referential is None or problems:
        raise InvalidInput(problems)
    return referential


def examined_referential(
    source: Source, *, sha256: str = "", warn: bool = False
) -> tuple[Referential | None, list[Diagnostic]]:
    """The referential in a document, if one can be made of it, and what is wrong; to `warn`, warnings too."""
    shaped = shape(Referential, source, sha256=sha256)
    if shaped.model is None or source.problems:
        return None, in_order(shaped.problems)
    if _parts(shaped.model) > MOST_PARTS:
        values = {"variant": "parts", "maximum": MOST_PARTS}
        return None, [Diagnostic(Code.TOO_MANY_NODES, source.place(("blocs",), key=True), values)]
    found = run(REFERENTIAL_CHECKS, shaped.model, left_out=shaped.left_out, warn=warn)
    return shaped.model, in_order([*shaped.problems, *placed(found, source, shaped)])


def _weighed(referential: Referential, candidate: Candidate) -> int:
    """How often a result may bear on a competence: what there is to tell grows with it."""
    assessments, blocs = referential.assessment, referential.bloc
    given = [one.about for one in candidate.results]
    of_assessments = sum(len(assessments[id].assessment.all_competences) for id in given if id in assessments)
    return of_assessments + sum(len(blocs[id].competences) for id in given if id in blocs)


def _parts(referential: Referential) -> int:
    """How many blocs, competences and assessments, and how often one bears on a competence: what there is to weigh."""
    assessments = [one for bloc in referential.blocs for one in bloc.assessments]
    criteria = [one for assessment in assessments for one in assessment.criteria]
    bearing = sum(len(one.competences) for one in assessments) + sum(len(one.competences) for one in criteria)
    competences = sum(len(bloc.competences) for bloc in referential.blocs)
    return len(referential.blocs) + competences + len(assessments) + bearing


def placed(found: Found, source: Source, shaped: Shaped[Any] | None = None) -> Iterator[Diagnostic]:
    """What checks found, at its place in the file; what follows from a value that was left out is not said again."""
    for check, finding in found:
        if shaped and any(finding.path[: len(path)] == path for path in shaped.left_out):
            continue
        paths = [_written(path, shaped) for path in (finding.path, finding.other) if path is not None]
        places = [finding.at or source.place(path, key=finding.on_key) for path in paths]
        if finding.either:
            places.sort(key=lambda place: (place.line, place.column), reverse=True)
        places[0] = narrowed(places[0], finding.word)
        yield Diagnostic(check.code, places[0], finding.values, places[1] if places[1:] else None, check.severity)


def _written(path: DataPath, shaped: Shaped[Any] | None) -> DataPath:
    """A path as the file writes it, under its misspelt keys."""
    for meant, written in (shaped.renamed if shaped else {}).items():
        if path[: len(meant)] == meant:
            return (*written, *path[len(meant) :])
    return path


def in_order(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Problems in the order of the file."""
    return sorted(problems, key=lambda problem: (problem.place.line, problem.place.column, problem.code))
