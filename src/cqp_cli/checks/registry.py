"""The registry: a check is a small function over a loaded file that yields paths and values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Generic, NamedTuple, TypeVar

from cqp_cli.candidate import Candidate
from cqp_cli.likeness import closest
from cqp_cli.referential import Referential
from cqp_cli.source import NO_BREAK_SPACE, Path

Loaded = TypeVar("Loaded")

# Bounds on what a hostile file can make the program do: none of them is met by an honest one.
_MOST_FOUND, _MOST_SHOWN = 500, 12


class Subject(NamedTuple):
    """What a check of a candidate file looks at: the file, and the referential it is about."""

    candidate: Candidate
    referential: Referential


class Finding(NamedTuple):
    """One offender: the path to it in the file, the values of its sentence, the path of the other culprit.

    Where `either` of the two may be it, the one that stands later in the file is.
    """

    path: Path
    values: dict[str, Any] = {}  # noqa: RUF012 — a NamedTuple's default, never changed
    other: Path | None = None
    on_key: bool = False
    either: bool = False


class Check(NamedTuple, Generic[Loaded]):
    """A diagnostic's code and the function that finds it.

    One that `asks_engine` looks only at files that every other check accepts.
    """

    code: str
    find: Callable[[Loaded], Iterator[Finding]]
    asks_engine: bool = False


REFERENTIAL_CHECKS: list[Check[Referential]] = []
CANDIDATE_CHECKS: list[Check[Subject]] = []


def referential_check(code: str) -> Callable[[Callable[[Referential], Iterator[Finding]]], None]:
    """Register a check of referentials."""
    return lambda find: REFERENTIAL_CHECKS.append(Check(code, find))


def candidate_check(
    code: str, *, asks_engine: bool = False
) -> Callable[[Callable[[Subject], Iterator[Finding]]], None]:
    """Register a check of candidate files."""
    return lambda find: CANDIDATE_CHECKS.append(Check(code, find, asks_engine))


def run(checks: Sequence[Check[Loaded]], loaded: Loaded, *, whole: bool = True) -> list[tuple[str, Finding]]:
    """What the checks find; those that ask the engine look only at what is `whole` and otherwise without a finding."""
    found = _found((check for check in checks if not check.asks_engine), loaded)
    if found or not whole:
        return found
    return _found((check for check in checks if check.asks_engine), loaded)


def _found(checks: Iterable[Check[Loaded]], loaded: Loaded) -> list[tuple[str, Finding]]:
    return [(check.code, finding) for check in checks for finding in islice(check.find(loaded), _MOST_FOUND)]


def unknown(path: Path, id: str, known: Iterable[str], *, on_key: bool = False, **values: Any) -> Finding:
    """The finding of an id that names nothing, with what it may have meant."""
    known = list(dict.fromkeys(known))
    shown = known if len(known) <= _MOST_SHOWN else [*known[:_MOST_SHOWN], "…"]
    values = {"id": id, "known": shown, "suggestion": None, **values}
    if NO_BREAK_SPACE.sub(" ", id) in known:
        return Finding(path, {**values, "no_break": True}, on_key=on_key)
    return Finding(path, {**values, "suggestion": closest(id, known)}, on_key=on_key)
