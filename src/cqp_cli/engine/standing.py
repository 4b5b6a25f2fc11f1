"""Which of several attempts at one thing stand, and which were replaced."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cqp_cli.candidate import OVERALL
from cqp_cli.engine.attempts import Attempt
from cqp_cli.engine.plan import Value
from cqp_cli.outcome import Superseded
from cqp_cli.score import Score


class Said(NamedTuple):
    """One opinion of one attempt: on an indicator (its number), or on the whole (None)."""

    attempt: Attempt
    indicator: int | None
    value: Value


class Standing(NamedTuple):
    """What counts of several attempts: an opinion on the whole, or else opinions on indicators.

    Beside an opinion on the whole there may be `explaining` ones that came with it, and `indicators` given since that
    are not yet all there.
    """

    whole: Said | None
    indicators: dict[int, Said]
    explaining: dict[int, Said]

    @property
    def decisive(self) -> list[Said]:
        """The opinions that decide."""
        return list(self.indicators.values()) if self.whole is None else [self.whole]

    @property
    def shown(self) -> dict[int, Said]:
        """What is known of each indicator."""
        return {**self.explaining, **self.indicators}

    @property
    def score(self) -> Score | None:
        """The score that counts, where there is one."""
        return self.whole.value if self.whole is not None and isinstance(self.whole.value, Score) else None


def stand(attempts: Sequence[Attempt], indicator_count: int) -> Standing:
    """What counts in the end of the attempts, oldest first."""
    *_, (_, standing) = walk(attempts, indicator_count)
    return standing


def walk(attempts: Sequence[Attempt], indicator_count: int) -> Iterator[tuple[list[Said], Standing]]:
    """What each attempt says, and what counts after it.

    An opinion on the whole replaces everything before it. Indicators complete each other, and replace an opinion on the
    whole only once they are all there; those that come with it explain it, and do not count as such.
    """
    whole: Said | None = None
    explaining: dict[int, Said] = {}
    indicators: dict[int, Said] = {}
    for attempt in attempts:
        said = list(opinions(attempt))
        given = {one.indicator: one for one in said if one.indicator is not None}
        on_whole = next((one for one in said if one.indicator is None), None)
        if on_whole is not None:
            whole, explaining, indicators = on_whole, given, {}
        else:
            indicators = {**indicators, **given}
            if len(indicators) == indicator_count:
                whole, explaining = None, {}
        yield said, Standing(whole, indicators, explaining)


def opinions(attempt: Attempt) -> Iterator[Said]:
    """What one attempt says."""
    if not isinstance(attempt.opinion, dict):
        yield Said(attempt, None, attempt.opinion)
        return
    for key, value in attempt.opinion.items():
        yield Said(attempt, None if key == OVERALL else int(key), value)


def superseded(attempts: Sequence[Attempt], standing: Standing) -> tuple[Superseded, ...]:
    """The opinions that no longer count, oldest first."""
    shown = standing.shown
    replaced = (
        Superseded(attempt.date, attempt.assessor, said.indicator, said.value, attempt.basis)
        for attempt in attempts
        for said in opinions(attempt)
        if not _is(standing.whole if said.indicator is None else shown.get(said.indicator), attempt)
    )
    return tuple(sorted(replaced, key=lambda one: (one.date, one.indicator or 0, one.assessor or "", str(one.value))))


def _is(holder: Said | None, attempt: Attempt) -> bool:
    return holder is not None and holder.attempt is attempt
