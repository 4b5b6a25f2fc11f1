"""The registry: a check is a small function over a loaded file that yields paths and values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from itertools import dropwhile, islice, takewhile
from typing import Any, Generic, NamedTuple, TypeVar

from cqp_cli.candidate import Candidate
from cqp_cli.diagnostic import Place, Severity
from cqp_cli.engine.evaluate import evaluate
from cqp_cli.likeness import closest_id
from cqp_cli.outcome import Outcome
from cqp_cli.referential import Referential
from cqp_cli.source.document import Path, Source
from cqp_cli.source.signs import NO_BREAK_SPACE

Loaded = TypeVar("Loaded")
Part = TypeVar("Part")

# Bounds on what a hostile file can make the program do: none of them is met by an honest one.
MOST_FOUND = 500
_MOST_SHOWN = 12


@dataclass(frozen=True)
class Subject:
    """What a check of a candidate file looks at: the file, the referential it is about, and (if it matters) today."""

    candidate: Candidate
    referential: Referential
    today: date = date.max
    gathered: dict[Any, tuple[Any, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def on(self) -> date:
        """The day that the outcome is for: the last jury's, else today."""
        return self.candidate.last_jury or self.today

    @cached_property
    def outcome(self) -> Outcome:
        """What the results come to, for checks that ask the engine."""
        return evaluate(self.referential, self.candidate, on=self.on)


def once(gather: Callable[[Subject], Iterable[Part]]) -> Callable[[Subject], tuple[Part, ...]]:
    """What several checks look at is gathered once for each file."""

    @wraps(gather)
    def gathered(subject: Subject) -> tuple[Part, ...]:
        found = subject.gathered.get(gather)
        if found is None:
            found = subject.gathered[gather] = tuple(gather(subject))
        return found

    return gathered


class Finding(NamedTuple):
    """One offender: the path to it in the file, the values of its sentence, the path of the other culprit.

    Where `either` of the two may be it, the one that stands later in the file is. It may be but a `word` of the value;
    what is no value has its place `at`.
    """

    path: Path
    values: dict[str, Any] = {}  # noqa: RUF012 — a NamedTuple's default, never changed
    other: Path | None = None
    on_key: bool = False
    either: bool = False
    word: str = ""
    at: Place | None = None


class Check(NamedTuple, Generic[Loaded]):
    """A diagnostic's code, the function that finds it, and whether it stops a file.

    One that `asks_engine` looks only at whole files in which every other check finds no error. Others look at what is
    right in a file that has wrong values, unless those stand at one of the keys that they judge by (`reads`).
    """

    code: str
    find: Callable[[Loaded], Iterator[Finding]]
    severity: Severity = Severity.ERROR
    asks_engine: bool = False
    reads: frozenset[str] = frozenset()

    def can_judge(self, left_out: Iterable[Path]) -> bool:
        """Whether nothing that it needs is left out of the file."""
        keys = {key for path in left_out for key in _keys_of(path)}
        return self.reads.isdisjoint(keys) and not (self.asks_engine and keys)


def _keys_of(path: Path) -> Iterator[str]:
    """The key that a path ends in, with those that it follows without a list between them: `verdicts`, `C1`."""
    steps = list(dropwhile(lambda step: isinstance(step, int), reversed(path)))
    return (str(step) for step in takewhile(lambda step: isinstance(step, str), steps))


SOURCE_CHECKS: list[Check[Source]] = []
REFERENTIAL_CHECKS: list[Check[Referential]] = []
CANDIDATE_CHECKS: list[Check[Subject]] = []

Register = Callable[[Callable[[Loaded], Iterator[Finding]]], None]


def source_check(code: str, severity: Severity = Severity.ERROR) -> Register[Source]:
    """Register a check of any file's text."""
    return lambda find: SOURCE_CHECKS.append(Check(code, find, severity))


def referential_check(
    code: str, severity: Severity = Severity.ERROR, *, reads: Iterable[str] = ()
) -> Register[Referential]:
    """Register a check of referentials."""
    return lambda find: REFERENTIAL_CHECKS.append(Check(code, find, severity, reads=frozenset(reads)))


def candidate_check(
    code: str, severity: Severity = Severity.ERROR, *, asks_engine: bool = False, reads: Iterable[str] = ()
) -> Register[Subject]:
    """Register a check of candidate files."""
    return lambda find: CANDIDATE_CHECKS.append(Check(code, find, severity, asks_engine, frozenset(reads)))


Found = list[tuple[Check[Any], Finding]]


def run(checks: Sequence[Check[Loaded]], loaded: Loaded, *, left_out: Sequence[Path] = (), warn: bool = False) -> Found:
    """What the checks find in a file that some values may be `left_out` of: errors, and (to `warn`) warnings."""
    wanted = [check for check in checks if warn or check.severity is Severity.ERROR]
    if left_out:
        wanted = [check for check in wanted if check.can_judge(left_out)]
    found = _found((one for one in wanted if not one.asks_engine), loaded)
    for severity in Severity:
        if not any(check.severity is Severity.ERROR for check, _ in found):
            found += _found((one for one in wanted if one.asks_engine and one.severity is severity), loaded)
    return found


def _found(checks: Iterable[Check[Loaded]], loaded: Loaded) -> Found:
    return [(check, finding) for check in checks for finding in islice(check.find(loaded), MOST_FOUND)]


def unknown(
    path: Path, id: str, known: Iterable[str], *, on_key: bool = False, guess: bool = True, **values: Any
) -> Finding:
    """The finding of an id that names nothing, with what it may have meant.

    What a level meant is no `guess`: a likeness does not tell “pas acquis” from “acquis”.
    """
    known = list(dict.fromkeys(known))
    shown = known if len(known) <= _MOST_SHOWN else [*known[:_MOST_SHOWN], "…"]
    values = {"id": id, "known": shown, "suggestion": None, **values}
    if NO_BREAK_SPACE.sub(" ", id) in known:
        values["no_break"] = True
    elif guess:
        values["suggestion"] = closest_id(id, known)
    return Finding(path, values, on_key=on_key)
