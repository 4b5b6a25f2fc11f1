"""Scores: exact fractions from 0 to 1 that remember how they were written."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

# Nine digits are more than any mark needs, and keep a hostile number from costing anything.
NUMBER = r"[0-9]{1,9}(?:[.,][0-9]{1,9})?"
POSITIVE = rf"(?=[0-9.,]*[1-9]){NUMBER}"


def _written(points: str) -> str:
    return rf"({points})\s*(?:/\s*({POSITIVE})|%)"


SCORE = _written(NUMBER)
"""The pattern of a score."""
MARK = _written(POSITIVE)
"""The pattern of a score that is not 0."""
_SCORE = re.compile(SCORE)


class Score(NamedTuple):
    """A share of the maximum (`Fraction`, 0 to 1 unless the file is wrong) and its normalised writing."""

    share: Fraction
    written: str

    def __str__(self) -> str:
        return self.written

    def __repr__(self) -> str:
        """As it is written: a mean of many has more digits than Python turns into text."""
        return f"Score({self.written!r})"

    def __hash__(self) -> int:
        """A fraction's own hash is slow; scores that are equal are written alike."""
        return hash(self.written)


@lru_cache(maxsize=4096)
def parse_score(text: str) -> Score | None:
    """Read `31/40`, `77.5%` or `77,5 %`; None if the text is no score."""
    match = _SCORE.fullmatch(text.strip())
    if match is None:
        return None
    points, maximum = (part and part.replace(",", ".") for part in match.groups())
    if maximum is None:
        return Score(Fraction(points) / 100, f"{points}%")
    return Score(Fraction(points) / Fraction(maximum), f"{points}/{maximum}")
