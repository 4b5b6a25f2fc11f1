"""The two values that everything is made of: verdicts and scores."""

from fractions import Fraction
from itertools import combinations

import pytest

from cqp_cli.score import parse_score
from cqp_cli.verdict import Verdict


@pytest.mark.parametrize("verdict", Verdict)
def test_verdict_is_no_boolean(verdict: Verdict) -> None:
    with pytest.raises(TypeError, match="compare it with `is`"):
        bool(verdict)


@pytest.mark.parametrize(
    ("worst", "best", "verdict"),
    [
        (True, True, Verdict.ACQUIRED),
        (False, True, Verdict.PENDING),
        (False, False, Verdict.NOT_ACQUIRED),
    ],
)
def test_verdict_lies_between_its_worst_and_best_case(*, worst: bool, best: bool, verdict: Verdict) -> None:
    assert Verdict.between(worst=worst, best=best) is verdict
    assert (verdict.worst, verdict.best) == (worst, best)


def test_settled_verdict_is_never_pending() -> None:
    assert Verdict.settled(held=True) is Verdict.ACQUIRED
    assert Verdict.settled(held=False) is Verdict.NOT_ACQUIRED


NO_BREAK, NARROW_NO_BREAK = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("text", "share", "written"),
    [
        ("31/40", Fraction(31, 40), "31/40"),
        ("77.5%", Fraction(31, 40), "77.5%"),
        ("77,5 %", Fraction(31, 40), "77.5%"),
        (f"77,5{NO_BREAK}%", Fraction(31, 40), "77.5%"),
        (f"77,5{NARROW_NO_BREAK}%", Fraction(31, 40), "77.5%"),
        ("15,5/20", Fraction(31, 40), "15.5/20"),
        (" 31 / 40 ", Fraction(31, 40), "31/40"),
        ("7,75/10,0", Fraction(31, 40), "7.75/10.0"),
        ("0/20", Fraction(0), "0/20"),
        ("0%", Fraction(0), "0%"),
        ("20/20", Fraction(1), "20/20"),
        ("007/20", Fraction(7, 20), "007/20"),
        ("42/40", Fraction(21, 20), "42/40"),
    ],
)
def test_score_is_read_exactly(text: str, share: Fraction, written: str) -> None:
    score = parse_score(text)
    assert score is not None
    assert score.share == share
    assert str(score) == score.written == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "14",
        "14.5",
        "1/0",
        "1/0,0",
        "-1/2",
        "1/-2",
        "+1/2",
        "1e3/2",
        "1_0/20",
        "12/20%",
        "12//20",
        "1/2/3",
        "12,/20",
        ",5/20",
        "1.234,5/20",
        "٣/٤",
        "½",
        "nan/2",
        "inf%",
        "acquis",
        "9" * 200_000 + "/1",
        "1/" + "9" * 200_000,
        "0." + "9" * 200_000 + "%",
    ],
    ids=lambda text: text if len(text) < 20 else f"{text[:2]}…{text[-2:]}",
)
def test_anything_else_is_no_score(text: str) -> None:
    assert parse_score(text) is None


SIXTY = ["24/40", "60%", "60,0 %", "12/20", "3/5", "0,6/1"]


@pytest.mark.parametrize(("one", "other"), list(combinations(SIXTY, 2)))
def test_equal_scores_have_equal_shares(one: str, other: str) -> None:
    first, second = parse_score(one), parse_score(other)
    assert first is not None
    assert second is not None
    assert first.share == second.share == Fraction(3, 5)


@pytest.mark.parametrize("text", ["23/40", "59,999999999%", "11,999999999/20"])
def test_score_just_below_is_below(text: str) -> None:
    score = parse_score(text)
    assert score is not None
    assert score.share < Fraction(3, 5)
