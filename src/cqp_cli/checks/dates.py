"""Dates of a candidate file: in order, and not in the future."""

from collections.abc import Iterator
from datetime import date

from cqp_cli.checks.registry import Finding, Subject, candidate_check
from cqp_cli.diagnostic import Severity
from cqp_cli.source.document import Path


def _dates(subject: Subject) -> Iterator[tuple[Path, date]]:
    """Every day on which something happened."""
    candidate = subject.candidate
    yield from ((("earlier_blocs", n, "date"), one.date) for n, one in enumerate(candidate.earlier_blocs))
    yield from ((("results", n, "date"), one.date) for n, one in enumerate(candidate.results) if one.date is not None)
    yield from ((("juries", n, "date"), one.date) for n, one in enumerate(candidate.juries) if one.decisions)


@candidate_check("CQP526", Severity.WARNING)
def in_the_future(subject: Subject) -> Iterator[Finding]:
    for path, day in _dates(subject):
        if day > subject.today:
            yield Finding(path, {"date": day, "today": subject.today})


@candidate_check("CQP538", Severity.WARNING, reads=("date",))
def before_every_result(subject: Subject) -> Iterator[Finding]:
    """A jury that decides before anything is there to decide on, earlier blocs aside."""
    days = [one.date for one in subject.candidate.results if one.date is not None and one.says_something]
    first = min(days, default=date.min)
    for index, jury in enumerate(subject.candidate.juries):
        if jury.decisions and jury.date < first:
            place = next(n for n, one in enumerate(subject.candidate.results) if one.date == first)
            values = {"date": jury.date, "first": first}
            yield Finding(("juries", index, "date"), values, other=("results", place, "date"))


@candidate_check("CQP525", Severity.WARNING)
def out_of_order(subject: Subject) -> Iterator[Finding]:
    """Juries go oldest first; of several results for the same thing, a later entry is a later one.

    A date in the future is wrong by itself, and puts nothing else out of order.
    """
    last: dict[tuple[str, str], tuple[date, Path]] = {}
    for index, result in enumerate(subject.candidate.results):
        path: Path = ("results", index, "date")
        if result.date is None or result.date > subject.today:
            continue
        things = [(result.about, key) for key in result.given or [""]]
        later = [last[thing] for thing in things if thing in last and last[thing][0] > result.date]
        if later:
            before, place = max(later)
            yield Finding(path, {"id": result.about, "date": result.date, "before": before}, other=place)
        else:
            last.update(dict.fromkeys(things, (result.date, path)))
    for index, jury in enumerate(subject.candidate.juries[1:], 1):
        previous = subject.candidate.juries[index - 1]
        if jury.date < previous.date:
            values = {"date": jury.date, "before": previous.date, "variant": "juries"}
            yield Finding(("juries", index, "date"), values, other=("juries", index - 1, "date"))
