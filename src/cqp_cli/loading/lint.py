"""Everything that can be said of a file: errors and warnings, but for those that it accepts with a reason."""

from datetime import date

from cqp_cli.checks.every import SOURCE_CHECKS
from cqp_cli.checks.registry import run
from cqp_cli.diagnostic import Code, Diagnostic, InvalidInput, Severity
from cqp_cli.loading.files import name_of, read_bytes
from cqp_cli.loading.ignores import accepted
from cqp_cli.loading.keys import meant
from cqp_cli.loading.load import Library, examined_referential, in_order, placed
from cqp_cli.loading.references import FilePath
from cqp_cli.loading.search import CANDIDATE_KEYS, OWN_KEYS
from cqp_cli.referential import Referential
from cqp_cli.source.document import Source
from cqp_cli.source.reader import read


def lint(path: FilePath, *, today: date, referential: Referential | None = None) -> tuple[Diagnostic, ...]:
    """Everything that can be said of one file (`-` is standard input), in its order; a candidate's referential is read.

    `today` is what dates in the future are told by. A candidate file is checked against `referential`, else against the
    one that it names. Nothing is raised.
    """
    return findings(Library(referential), path, today)


def findings(library: Library, path: FilePath, today: date) -> tuple[Diagnostic, ...]:
    """As `lint`, for one of several files whose referentials the `library` reads once."""
    try:
        source = read(read_bytes(path), name_of(path))
    except InvalidInput as unreadable:
        return unreadable.diagnostics
    problems = _problems(source, path, today, library)
    if source.complete:
        wrong = {one.place.line for one in problems if one.severity is Severity.ERROR}
        texts = placed(run(SOURCE_CHECKS, source, warn=True), source)
        problems += [one for one in texts if one.place.line not in wrong]  # where more is wrong, that says it better
    own = [one for one in problems if one.place.file == source.name]
    others = [one for one in problems if one.place.file != source.name]
    if others:
        gone = {"variant": "gone"} if others[0].code == Code.UNREADABLE else {}
        values = {"file": others[0].place.file, **gone}
        own.append(Diagnostic(Code.UNUSABLE_REFERENTIAL, source.place(("referential",)), values))
    return (*in_order(accepted(source, own)), *others)


def _problems(source: Source, path: FilePath, today: date, library: Library) -> list[Diagnostic]:
    keys = source.data.keys() if isinstance(source.data, dict) else set()
    if "blocs" not in keys and any(key in CANDIDATE_KEYS or meant(key, CANDIDATE_KEYS) for key in keys):
        return library.examined(source, path, today)[1]
    if source.complete and keys and not keys & OWN_KEYS:
        return [Diagnostic(Code.WRONG_FILE, source.place(()), {"variant": "neither"})]
    return examined_referential(source, warn=True)[1]
