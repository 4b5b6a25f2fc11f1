"""Which of several attempts at one thing stand, and which were replaced."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
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


Opinions = tuple[Said, ...]
"""The opinions of one day on one thing: of one assessor, or of several who have to agree."""


class Standing(NamedTuple):
    """What counts of several attempts: opinions on the whole, or else on indicators; both where they are of one day.

    Beside opinions on the whole there may be `explaining` ones that came with them, and `indicators` given since, which
    are an opinion of their own only where `by_indicators`.
    """

    whole: Opinions
    indicators: dict[int, Opinions]
    explaining: dict[int, Opinions]
    by_indicators: bool

    @property
    def decisive(self) -> list[Said]:
        """The opinions that decide."""
        said = [one for opinions in self.indicators.values() for one in opinions] if self.by_indicators else []
        return [*self.whole, *said]

    @property
    def shown(self) -> dict[int, Opinions]:
        """What is known of each indicator."""
        return {**self.explaining, **self.indicators}


def days(attempts: Iterable[Attempt]) -> Iterator[list[Said]]:
    """What the attempts, oldest first, say on each day."""
    for _, of_day in groupby(attempts, key=lambda attempt: attempt.date):
        yield [said for attempt in of_day for said in opinions(attempt)]


def walk(
    attempts: Sequence[Attempt], indicator_count: int, keep: Callable[[Opinions, Opinions], Opinions] | None = None
) -> Iterator[tuple[list[Said], Standing]]:
    """What each day says, and what counts after it; of two results for one indicator, the later or what `keep` says.

    An opinion on the whole replaces everything before it, indicators aside where `keep` says which count. Indicators
    complete each other, and replace an opinion on the whole only once they are all there; those that come with it
    explain it, and do not count as such.
    """
    standing = Standing((), {}, {}, by_indicators=True)
    for said in days(attempts):
        whole, explaining, given = apart(said)
        before = {} if whole and not keep else standing.indicators
        kept = {number: keep(before[number], new) for number, new in given.items() if number in before} if keep else {}
        indicators = {**before, **given, **kept}
        complete = bool(given) and len(indicators) == indicator_count
        if whole:
            standing = Standing(whole, indicators, explaining, by_indicators=complete)
        elif complete:
            standing = Standing((), indicators, {}, by_indicators=True)
        else:
            standing = standing._replace(indicators=indicators)
        yield said, standing


def apart(said: Iterable[Said]) -> tuple[Opinions, dict[int, Opinions], dict[int, Opinions]]:
    """What is said of the whole, of the indicators that explain it, and of indicators for themselves."""
    said = list(said)
    whole = tuple(one for one in said if one.indicator is None)
    judged_whole = {id(one.attempt) for one in whole}
    explaining = _by_indicator(one for one in said if id(one.attempt) in judged_whole)
    return whole, explaining, _by_indicator(one for one in said if id(one.attempt) not in judged_whole)


def _by_indicator(said: Iterable[Said]) -> dict[int, Opinions]:
    found: dict[int, Opinions] = {}
    for one in said:
        if one.indicator is not None:
            found[one.indicator] = (*found.get(one.indicator, ()), one)
    return found


def opinions(attempt: Attempt) -> Iterator[Said]:
    """What one attempt says."""
    if isinstance(attempt.opinion, str | Score):
        yield Said(attempt, None, attempt.opinion)
        return
    for key, value in attempt.opinion:
        yield Said(attempt, None if key == OVERALL else int(key), value)


def superseded(attempts: Sequence[Attempt], standing: Standing) -> tuple[Superseded, ...]:
    """The opinions that no longer count, oldest first."""
    holders = [*standing.whole, *(one for opinions in standing.shown.values() for one in opinions)]
    stand = {(one.indicator, id(one.attempt)) for one in holders}
    said = (one for attempt in attempts for one in opinions(attempt))
    replaced = (_replaced(one) for one in said if (one.indicator, id(one.attempt)) not in stand)
    return tuple(sorted(replaced, key=_order))


def all_of(attempts: Sequence[Attempt]) -> tuple[Superseded, ...]:
    """Every opinion of some attempts, where none counts any longer."""
    return tuple(sorted((_replaced(said) for attempt in attempts for said in opinions(attempt)), key=_order))


def _replaced(said: Said) -> Superseded:
    attempt, indicator, value = said
    return Superseded(attempt.date, attempt.assessor, indicator, value, attempt.basis)


def _order(one: Superseded) -> tuple[object, ...]:
    return one.date, one.indicator or 0, one.assessor or "", str(one.value)
