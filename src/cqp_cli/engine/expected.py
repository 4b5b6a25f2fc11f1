"""Whether results come to what their file expects: a referential's own tests."""

from collections.abc import Iterator
from typing import NamedTuple

from cqp_cli.candidate import TITLE, Expect
from cqp_cli.outcome import Outcome
from cqp_cli.verdict import Verdict


class Difference(NamedTuple):
    """What came out otherwise than expected, by id (`title` is the whole); None is what was not reported on."""

    id: str
    expected: Verdict
    found: Verdict | None


def differences(expect: Expect, outcome: Outcome) -> tuple[Difference, ...]:
    """What differs, in the order of the file."""
    found = {bloc.id: bloc.verdict for bloc in outcome.blocs}
    found.update({one.id: one.verdict for bloc in outcome.blocs for one in bloc.competences})
    found[TITLE] = outcome.verdict
    wanted = ((id, verdict) for id, verdict in _wanted(expect) if found.get(id) is not verdict)
    return tuple(Difference(id, verdict, found.get(id)) for id, verdict in wanted)


def _wanted(expect: Expect) -> Iterator[tuple[str, Verdict]]:
    if expect.title is not None:
        yield TITLE, expect.title
    yield from expect.blocs.items()
    yield from expect.competences.items()
