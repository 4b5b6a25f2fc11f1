"""Blocs kept from an earlier session: by their own id, or carried over from an earlier version; in time or not."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from cqp_cli.candidate import TITLE, Candidate, EarlierBloc
from cqp_cli.engine.weighing import ANYTHING, Span
from cqp_cli.outcome import Notice, WarningCode
from cqp_cli.referential import Referential
from cqp_cli.score import Score
from cqp_cli.verdict import Verdict


class Kept(NamedTuple):
    """A bloc that counts as acquired: since when, its score if known, the blocs that it is carried over from."""

    date: date
    proof: str | None
    score: Score | None
    origin: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """What its score may be."""
        return ANYTHING if self.score is None else (self.score.share, self.score.share)


def kept_blocs(referential: Referential, candidate: Candidate, on: date) -> Mapping[str, Kept]:
    """The blocs that count on the date `on`, by id; a bloc named by its own id comes before one carried over."""
    counted = _counted_on(referential, candidate, on)
    in_time = {one.bloc: one for one in candidate.earlier_blocs if _until(referential, one) >= counted}
    kept: dict[str, Kept] = {}
    for equivalence in referential.equivalences:
        if all(id in in_time for id in equivalence.origin):
            carried = _together([in_time[id] for id in equivalence.origin])._replace(origin=equivalence.origin)
            kept.update((id, carried) for id in equivalence.to if id not in kept)
    return {**kept, **{id: _together([one]) for id, one in in_time.items() if id in referential.bloc}}


def out_of_time(referential: Referential, candidate: Candidate, on: date) -> list[Notice]:
    """The earlier blocs that no longer count in this path (Vademecum RNCP, 2.2.3.1), oldest first."""
    counted = _counted_on(referential, candidate, on)
    return [
        Notice(WarningCode.EARLIER_OUT_OF_TIME, {"bloc": one.bloc, "date": one.date, "until": until, "on": on})
        for one in sorted(candidate.earlier_blocs, key=lambda one: (one.date, one.bloc))
        if (until := _until(referential, one)) < counted
    ]


def _counted_on(referential: Referential, candidate: Candidate, on: date) -> date:
    """The day on which earlier blocs have to be in time: once a jury awards the title, its path has ended."""
    awarded = (
        day
        for day, id, decision in candidate.decisions
        if id == TITLE and referential.scale.verdict_of(decision.verdict) is Verdict.ACQUIRED
    )
    return min(on, next(awarded, on)) if candidate.target == TITLE else on


def _until(referential: Referential, bloc: EarlierBloc) -> date:
    bound = referential.earlier_blocs_valid_for
    return date.max if bound is None else bound.after(bloc.date)


def _together(blocs: list[EarlierBloc]) -> Kept:
    """Several blocs that stand for one: since the last of them; a score is carried over from one alone."""
    proofs = [one.proof for one in blocs if one.proof]
    score = blocs[0].score if len(blocs) == 1 else None
    return Kept(max(one.date for one in blocs), ", ".join(proofs) or None, score)
