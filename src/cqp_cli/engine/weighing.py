"""The one definition of a verdict, for indicators, evidence, assessments, competences and blocs alike.

A whole is acquired when its rule holds whatever the missing results turn out to be, not acquired when it fails whatever
they turn out to be, and pending otherwise. Rules are monotone, so asking twice is enough: every missing result at its
worst, then every one at its best.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from cqp_cli.outcome import Part
from cqp_cli.rule import Condition, Required, mean
from cqp_cli.verdict import Verdict

Span = tuple[Fraction, Fraction]
"""The lowest and the highest that a score may turn out to be, from 0 to 1."""

ANYTHING: Span = (Fraction(0), Fraction(1))
_ONE = Fraction(1)


class Piece(NamedTuple):
    """A part of a whole: `id` is what rules call it, `name` what reasons do; `disputed` where its assessors differ."""

    id: str
    name: Any
    verdict: Verdict
    span: Span = ANYTHING
    weight: Fraction = _ONE
    required: bool = False
    optional: bool = False
    disputed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether its score is not settled yet."""
        return self.span[0] != self.span[1]

    def held(self, *, best: bool) -> bool:
        """Whether it is acquired at worst, or at best."""
        return self.verdict is not Verdict.NOT_ACQUIRED if best else self.verdict is Verdict.ACQUIRED

    def score(self, *, best: bool) -> Fraction:
        """Its score at worst, or at best."""
        return self.span[best]


class Whole:
    """Some pieces under a rule, and the `verdict` that it makes of them; with no piece at all, nothing is known."""

    def __init__(self, rule: Sequence[Condition], pieces: Sequence[Piece], part: Part) -> None:
        self.pieces, self.part = pieces, part
        required = tuple(piece.id for piece in pieces if piece.required)
        self.rule = (Required(of=required), *rule) if required else rule
        self._unnamed = [piece for piece in pieces if not piece.optional]
        self.verdict = self._weighed() if pieces else Verdict.PENDING

    def _weighed(self) -> Verdict:
        if all(self._holds(condition, best=False) for condition in self.rule):
            return Verdict.ACQUIRED
        best = all(self._holds(condition, best=True) for condition in self.rule)
        return Verdict.between(worst=False, best=best)

    @property
    def span(self) -> Span:
        """Its score: the weighted mean of the scores of its parts."""
        if not self.pieces:
            return ANYTHING
        worst, best = (mean((piece.span[best], piece.weight) for piece in self.pieces) for best in (False, True))
        return worst, best

    def counted(self, condition: Condition) -> Sequence[Piece]:
        """The pieces that a condition is over."""
        if condition.of is None:
            return self._unnamed
        return [piece for piece in self.pieces if piece.id in condition.of]

    @property
    def counting(self) -> Sequence[Piece]:
        """The pieces that some condition is over."""
        if all(condition.of is None for condition in self.rule):
            return self._unnamed
        ids = {piece.id for condition in self.rule for piece in self.counted(condition)}
        return [piece for piece in self.pieces if piece.id in ids]

    @property
    def unmet(self) -> list[Condition]:
        """The conditions that do not hold as yet: those that no longer can first."""
        unmet = [condition for condition in self.rule if not self._holds(condition, best=False)]
        return sorted(unmet, key=self.within_reach)

    def within_reach(self, condition: Condition) -> bool:
        """Whether a condition holds, or may come to hold."""
        return self._holds(condition, best=True)

    def _holds(self, condition: Condition, *, best: bool) -> bool:
        return condition.holds(self.counted(condition), best=best)
