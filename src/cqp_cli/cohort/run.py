"""From units to what a cohort comes to: every one of them is a result, or is told of as unusable."""

from collections.abc import Generator, Iterator
from contextlib import suppress
from itertools import chain
from typing import NamedTuple

from cqp_cli.cohort.units import Unit
from cqp_cli.cohort.work import Answer, Shown, Work, candidate_of
from cqp_cli.cohort.workers import spread
from cqp_cli.diagnostic import Code, Diagnostic, InvalidInput, Place
from cqp_cli.loading.files import name_of
from cqp_cli.loading.load import Library
from cqp_cli.referential import Referential
from cqp_cli.reports.figures import Figures
from cqp_cli.reports.items import Rejected

# So that one file in the wrong folder, the first by name, does not make the others wrong.
_ENOUGH = 20


class Done(NamedTuple):
    """A part of a cohort that is done: how many units, and the lines that are to be shown."""

    units: int
    shown: list[Shown]


class Run:
    """A cohort on its way: what was counted so far."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.figures = Figures(work.asked.bloc)
        self.evaluated = 0
        self.rejected: list[tuple[int, Rejected]] = []
        self.passed_over: list[str] = []
        self._number = 0
        self._first: dict[str, tuple[str, int]] = {}

    def __call__(self, units: Iterator[Unit], jobs: int) -> Generator[Done]:
        """Do the units, with so many processes; the parts come in the order of the units."""
        for batch, (answers, figures) in spread(self.work, units, jobs):
            self.figures.add(figures)
            told = [self._counted(unit, answer) for unit, answer in zip(batch, answers, strict=True)]
            yield Done(len(batch), [one for one in told if one is not None])

    def _counted(self, unit: Unit, answer: Answer) -> Shown | None:
        rejected = answer.rejected
        if answer.id is None and rejected is None:
            self.passed_over.append(unit.name)
            return None
        self._number += 1
        if answer.id is not None:
            first = self._first.setdefault(answer.id, (unit.path, unit.line))
            if first == (unit.path, unit.line):
                self.evaluated += 1
                return answer.shown
            self.figures.add(self.work.batch([unit]).figures, -1)
            rejected = twice(unit, answer.id, Unit(*first))
        if rejected is not None:
            self.rejected.append((self._number, rejected))
        return None


def twice(unit: Unit, id: str, first: Unit) -> Rejected:
    """A second file for a candidate of whom `first` is one already."""
    place = Place(name_of(unit.path), unit.line or 1, 1)
    return Rejected(unit.name, (Diagnostic(Code.CANDIDATE_TWICE, place, {"id": id, "first": first.name}),))


def referential_of(library: Library, units: Iterator[Unit]) -> tuple[Referential | None, Iterator[Unit]]:
    """The referential that most of the first candidates are about, if any can be used, and all the units again."""
    tried: list[Unit] = []
    found: list[Referential] = []
    for unit in units:
        tried.append(unit)
        with suppress(InvalidInput):
            file = candidate_of(library, unit)
            found += [file.referential] if file is not None else []
        if len(found) == _ENOUGH:
            break
    most = max(found, key=lambda one: sum(one is other for other in found), default=None)
    return most, chain(tried, units)
