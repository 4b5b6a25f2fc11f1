"""Scores, dates and lists of ids as each language writes them."""

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from cqp_cli.score import Score
from cqp_cli.wording.language import N_, Words

_NO_BREAK = "\u00a0"
_MOST_DIGITS = 9  # that a score in a file has
_MOST_DECIMALS = 99  # that a mean is written with, however close to a round number it is
_NUMBER = re.compile(r"[0-9]{1,9}$")


def day(words: Words, date: date) -> str:
    """`20/05/2026` in French, `2026-05-20` in English."""
    return f"{date:%d/%m}/{date.year:04}" if words.language == "fr" else date.isoformat()


def score_text(words: Words, score: Score, needed: Score) -> str:
    """A score in the manner of the mark that it is held against: a percentage, or points out of the mark's maximum.

    It has two decimals; four where it has no more; and more where it would look like a rounder one that it is not:
    other rules may ask for that.
    """
    _, _, maximum = needed.written.partition("/")
    scale = Fraction(maximum) if maximum else Fraction(100)
    points = score.share * scale
    digits = 4 if (points * 10**4).denominator == 1 else 2
    while _looks_rounder(points, digits) and digits < _MOST_DECIMALS:
        digits += 1
    text = decimal(words, points, needed.share * scale, digits=digits)
    return f"{text}/{decimal(words, scale)}" if maximum else _percent(words, text)


def _looks_rounder(value: Fraction, digits: int) -> bool:
    """Whether a number ends with a zero once it is rounded to so many decimals, and is another number."""
    scaled: Fraction = value * 10**digits
    return round(scaled) % 10 == 0 and scaled != round(scaled)


def value_text(words: Words, value: str | Score) -> str:
    """A level, quoted, or a score in its own manner."""
    return score_text(words, value, value) if isinstance(value, Score) else words.say(N_("“{value}”"), value=value)


def decimal(words: Words, value: Fraction, threshold: Fraction | None = None, *, digits: int = 1) -> str:
    """A decimal writing of so many digits at most, or as many as it takes to stay on its own side of the threshold.

    What is the threshold itself is written as it is: no mark is another one than the referential's.
    """
    if value == threshold:
        digits = max(digits, _MOST_DIGITS)
    while threshold is not None and (round(value, digits) < threshold) != (value < threshold):
        digits += 1
    scaled = round(value * 10**digits)
    text = f"{scaled // 10**digits}.{scaled % 10**digits:0{digits}}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if words.language == "fr" else text


def whole(words: Words, number: int) -> str:
    """`100 000` in French, `100,000` in English."""
    return f"{number:,}".replace(",", _NO_BREAK) if words.language == "fr" else f"{number:,}"


def percent(words: Words, count: int, total: int) -> str:
    """How much of a total, without decimals: `62 %` in French, `62%` in English; all of it only where it is."""
    share = Fraction(100 * count, total) if total else Fraction()
    return _percent(words, decimal(words, share, Fraction(100), digits=0))


def _percent(words: Words, digits: str) -> str:
    return f"{digits}{_NO_BREAK}%" if words.language == "fr" else f"{digits}%"


def listing(ids: Sequence[object]) -> str:
    """`C3, C5, C8`."""
    return ", ".join(str(id) for id in ids)


def number_range(words: Words, ids: Sequence[str], order: Sequence[str]) -> str:
    """`C4 C6`, and `C24 to C26` for three or more that follow one another, in `order` and in their numbers."""
    places = sorted({order.index(id) for id in ids})
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1 and _follows(order[place - 1], order[place]):
            runs[-1].append(place)
        else:
            runs.append([place])
    return " ".join(_run(words, [order[place] for place in run]) for run in runs)


def _follows(before: str, after: str) -> bool:
    """Whether two ids differ by one in the number that ends them."""
    number = _NUMBER.search(before)
    return number is not None and after == before[: number.start()] + str(int(number[0]) + 1).zfill(len(number[0]))


def _run(words: Words, run: Sequence[str]) -> str:
    if len(run) > 2:  # noqa: PLR2004 — two are shorter in full
        return words.say(N_("{first} to {last}"), first=run[0], last=run[-1])
    return " ".join(run)
