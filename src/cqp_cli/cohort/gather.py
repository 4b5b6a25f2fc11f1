"""All the candidates of a session at once, for documents that must not lack any."""

from collections.abc import Iterable
from typing import NamedTuple

from cqp_cli.cohort.run import referential_of, twice
from cqp_cli.cohort.units import Unit
from cqp_cli.cohort.work import candidate_of
from cqp_cli.diagnostic import InvalidInput
from cqp_cli.loading.load import CandidateFile, Library
from cqp_cli.referential import Referential
from cqp_cli.reports.items import Rejected


class Gathered(NamedTuple):
    """The candidates' files, those that cannot be used, and the names of what else folders hold."""

    referential: Referential | None
    files: list[CandidateFile]
    rejected: list[Rejected]
    passed_over: list[str]


def gathered(library: Library, units: Iterable[Unit]) -> Gathered:
    """Read every unit: each candidate stands there once, all of them about one referential."""
    referential, waiting = referential_of(library, iter(units))
    found = Gathered(referential, [], [], [])
    first: dict[str, Unit] = {}
    for unit in waiting:
        try:
            file = candidate_of(library, unit, referential)
        except InvalidInput as invalid:
            found.rejected.append(Rejected(unit.name, invalid.diagnostics))
            continue
        if file is None:
            found.passed_over.append(unit.name)
        elif (before := first.setdefault(file.candidate.candidate.id, unit)) is not unit:
            found.rejected.append(twice(unit, file.candidate.candidate.id, before))
        else:
            found.files.append(file)
    return found
