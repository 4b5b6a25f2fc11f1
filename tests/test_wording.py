"""Numbers, reasons and warnings as sentences, in both languages."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from conftest import Golden

from cqp_cli.outcome import Decidable, Kind, Missing, Notice, Part, Reason, ReasonCode, WarningCode
from cqp_cli.score import Score, parse_score
from cqp_cli.verdict import Verdict
from cqp_cli.wording.language import LANGUAGES, language_of, words_for
from cqp_cli.wording.missing import what_is_missing, who_acts
from cqp_cli.wording.numbers import day, number_range, score_text, value_text
from cqp_cli.wording.reasons import notice_text, reason_text

DAY = date(2026, 5, 14)
SIXTY = Score(Fraction(3, 5), "60%")
TEN = Score(Fraction(1, 2), "10/20")
TWELVE = Score(Fraction(3, 5), "12/20")
FIVE = Score(Fraction(1, 4), "5/20")
ELEVEN = Score(Fraction(59, 100), "59/100")
THIRTEEN = Score(Fraction(13, 20), "13/20")
SCORE = {"score": Score(Fraction(11, 20), "22/40"), "needed": SIXTY}
COUNTS = {"acquired": 1, "total": 5, "parts": ["X1", "X2"], "count": 2, "needed": 3, "within_reach": 2}
LEVEL = {"value": "non acquis", "basis": "dossier et entretien de VAE", "date": DAY}
JURY = {"date": DAY, "reason": "dossier solide"}

REASONS: list[Reason] = [
    Reason(ReasonCode.NOT_EVALUATED),
    Reason(ReasonCode.ABSENT, {"date": DAY, "excused": True}),
    Reason(ReasonCode.ABSENT, {"date": DAY, "excused": False}),
    Reason(ReasonCode.SCORE_REACHED, {"score": Score(Fraction(31, 40), "31/40"), "needed": SIXTY}),
    Reason(ReasonCode.SCORE_BELOW, SCORE),
    *(Reason(code, LEVEL) for code in (ReasonCode.LEVEL_REACHED, ReasonCode.LEVEL_BELOW)),
    *(Reason(code, LEVEL) for code in (ReasonCode.OVERALL_REACHED, ReasonCode.OVERALL_BELOW)),
    *(Reason(code, LEVEL) for code in (ReasonCode.DIRECT_REACHED, ReasonCode.DIRECT_BELOW)),
    Reason(ReasonCode.DIRECT_BELOW, {"score": ELEVEN, "needed": TWELVE, "basis": "entretien", "date": DAY}),
    *(
        Reason(code, {**COUNTS, "part": part})
        for code in (
            ReasonCode.RULE_MET,
            ReasonCode.PARTS_NOT_ACQUIRED,
            ReasonCode.PARTS_PENDING,
            ReasonCode.NEEDS_MORE,
        )
        for part in Part
    ),
    Reason(ReasonCode.OUT_OF_REACH, {**COUNTS, "part": Part.COMPETENCE}),
    Reason(ReasonCode.MARKS_REACHED, {"needed": FIVE}),
    Reason(ReasonCode.MEAN_REACHED, {"score": THIRTEEN, "needed": TWELVE}),
    Reason(ReasonCode.MEAN_BELOW, {"score": ELEVEN, "needed": TWELVE, "settled": True}),
    Reason(ReasonCode.MEAN_BELOW, {"score": ELEVEN, "needed": TWELVE, "settled": False}),
    Reason(ReasonCode.MEAN_OPEN, {"lowest": ELEVEN, "score": THIRTEEN, "needed": TWELVE}),
    Reason(ReasonCode.MARK_BELOW, {"marks": [("C2", Score(Fraction(1, 5), "4/20"))], "needed": FIVE}),
    Reason(ReasonCode.MARKS_OPEN, {"parts": ["C2", "C3"], "part": Part.COMPETENCE, "needed": FIVE}),
    Reason(ReasonCode.MARK_BELOW, {"marks": [(2, Score(Fraction(1, 5), "4/20"))], "needed": FIVE}),
    Reason(ReasonCode.MARKS_OPEN, {"parts": [2, 3], "part": Part.INDICATOR, "needed": FIVE}),
    Reason(ReasonCode.ASSESSORS_DIFFER, {"parts": []}),
    *(Reason(ReasonCode.PARTS_DIFFER, {"part": part, "parts": []}) for part in Part),
    Reason(ReasonCode.SCORE_UNKNOWN),
    Reason(ReasonCode.NO_ASSESSMENT),
    Reason(ReasonCode.DOSSIER),
    Reason(ReasonCode.EARLIER, {"date": DAY, "proof": None}),
    Reason(ReasonCode.EARLIER, {"date": DAY, "proof": None, "origin": ["X1", "X2"]}),
    *(Reason(ReasonCode.JURY_GRANTED, {**JURY, "of": of}) for of in Decidable),
    *(Reason(ReasonCode.JURY_REFUSED, {**JURY, "of": of, "reason": None}) for of in Decidable),
]
LOWERED = {"assessment": "B1/quiz", "criterion": None, "indicator": None, "date": DAY}
NOTICES = [
    Notice(WarningCode.RESULT_LOWERED, {**LOWERED, "before": "31/40", "after": "22/40"}),
    Notice(
        WarningCode.RESULT_LOWERED,
        {**LOWERED, "criterion": "C1", "indicator": 4, "before": "acquis", "after": "non acquis"},
    ),
    Notice(WarningCode.RESULT_LOWERED, {**LOWERED, "before": Verdict.ACQUIRED, "after": Verdict.NOT_ACQUIRED}),
    Notice(WarningCode.RESULT_LOWERED, {**LOWERED, "lost": "C4", "before": Verdict.ACQUIRED, "after": Verdict.PENDING}),
    Notice(WarningCode.RESULT_LOWERED, {**LOWERED, "assessment": "C4", "lost": "C4"}),
    Notice(
        WarningCode.INDICATORS_WITHOUT_EFFECT,
        {**LOWERED, "criterion": "C1", "whole": "acquis", "since": date(2026, 4, 2)},
    ),
    Notice(WarningCode.GRANTED_OVER_UNRECOGNISED, {"bloc": "B1", "competences": ["C4", "C6"]}),
    Notice(WarningCode.TITLE_CONTRADICTS_BLOCS, {"granted": True}),
    Notice(
        WarningCode.EARLIER_OUT_OF_TIME,
        {"bloc": "B3", "date": date(2020, 2, 29), "until": date(2025, 2, 28), "on": DAY},
    ),
    Notice(WarningCode.AGAINST_REQUIRED, {"assessment": "B1/pratique", "required": ["B1/theorie"], "date": DAY}),
    Notice(WarningCode.TITLE_CONTRADICTS_BLOCS, {"granted": False}),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_warning_is_a_sentence(language: str, golden: Golden) -> None:
    words = words_for(language)
    lines = [f"{reason.code}: {reason_text(words, reason)}" for reason in REASONS]
    lines += [f"{notice.code}: {notice_text(words, notice)}" for notice in NOTICES]
    golden(f"wording/reasons.{language}.txt", "\n".join(lines) + "\n")


def test_no_reason_or_warning_is_left_out() -> None:
    assert {reason.code for reason in REASONS} == set(ReasonCode)
    assert {notice.code for notice in NOTICES} == set(WarningCode)


@pytest.mark.parametrize(
    ("share", "needed", "french", "english"),
    [
        (Fraction(11, 20), SIXTY, "55\u00a0%", "55%"),
        (Fraction(31, 40), SIXTY, "77,5\u00a0%", "77.5%"),
        (Fraction(2, 3), SIXTY, "66,67\u00a0%", "66.67%"),
        (Fraction(11995, 20000), TWELVE, "11,995/20", "11.995/20"),
        (Fraction(59999, 100000), SIXTY, "59,999\u00a0%", "59.999%"),
        (Fraction(3, 5), TWELVE, "12/20", "12/20"),
        (Fraction(600001, 1000000), SIXTY, "60,0001\u00a0%", "60.0001%"),
    ],
)
def test_a_score_shown_stays_on_its_side_of_the_mark(share: Fraction, needed: Score, french: str, english: str) -> None:
    score = Score(share, "")
    assert score_text(words_for("fr"), score, needed) == french
    assert score_text(words_for("en"), score, needed) == english


@pytest.mark.parametrize("points", ["11.995", "11.9999", "12.4996", "9.99999", "10.0004"])
def test_a_score_shown_stays_on_its_side_of_every_mark_with_a_decimal(points: str) -> None:
    """A bloc's mark may be 10/20 where the title asks for a mean of 12/20: no score looks like one that is enough."""
    score = Score(Fraction(points) / 20, "")
    assert score_text(words_for("en"), score, TEN) == f"{points}/20"


@pytest.mark.parametrize(
    ("share", "text"), [(Fraction(12, 20) - Fraction(1, 6000), "11.997/20"), (Fraction(1, 3), "6.67/20")]
)
def test_a_mean_that_never_ends_does_not_look_like_a_mark(share: Fraction, text: str) -> None:
    assert score_text(words_for("en"), Score(share, ""), TEN) == text


@pytest.mark.parametrize(
    "written", ["11.995/20", "59.99%", "66.67%", "10.26/20", "12/40", "0.000000001%", "7/3.5", "60%"]
)
def test_a_score_in_its_own_manner_is_written_as_it_is(written: str) -> None:
    score = parse_score(written)
    assert score is not None
    assert value_text(words_for("en"), score) == score_text(words_for("en"), score, score) == written


@pytest.mark.parametrize(("year", "french"), [(2026, "20/05/2026"), (26, "20/05/0026")])
def test_a_year_has_four_digits(year: int, french: str) -> None:
    assert day(words_for("fr"), date(year, 5, 20)) == french


def test_competences_that_follow_one_another_are_a_range() -> None:
    order = [f"C{number}" for number in range(1, 10)]
    assert number_range(words_for("fr"), ["C4", "C6"], order) == "C4 C6"
    assert number_range(words_for("fr"), ["C3", "C1", "C2", "C7", "C8"], order) == "C1 à C3 C7 C8"
    assert number_range(words_for("en"), ["C1", "C2", "C3"], order) == "C1 to C3"
    assert number_range(words_for("en"), ["C08", "C09", "C10"], ["C08", "C09", "C10"]) == "C08 to C10"


def test_a_range_hides_no_gap() -> None:
    assert number_range(words_for("en"), ["C1", "C4", "C9"], ["C1", "C4", "C9"]) == "C1 C4 C9"
    assert number_range(words_for("en"), ["one", "two", "three"], ["one", "two", "three"]) == "one two three"


def missing(**changed: Any) -> Missing:
    plain = Missing("B1", None, None, ("C1",), (), None, Reason(ReasonCode.NOT_EVALUATED))
    return plain._replace(**changed)


@pytest.mark.parametrize(
    ("one", "route", "who", "what"),
    [
        (missing(assessment="B1/quiz", kind=Kind.QUIZ), "training", "Quiz", "à passer"),
        (
            missing(assessment="B1/quiz", kind=Kind.QUIZ, last=DAY, reason=Reason(ReasonCode.SCORE_BELOW, SCORE)),
            "training",
            "Quiz",
            "à repasser\u00a0: 55\u00a0% le 14/05/2026, 60\u00a0% requis",
        ),
        (
            missing(assessment="B1/x", kind=Kind.CRITERION, assessors=("tuteur", "commission")),
            "training",
            "Tuteur et commission",
            "à évaluer",
        ),
        (missing(assessment="B1/x", kind=Kind.CRITERION), "training", "Évaluateur", "à évaluer"),
        (missing(reason=Reason(ReasonCode.DOSSIER)), "vae", "VAE", "dossier et entretien"),
        (missing(reason=Reason(ReasonCode.NO_ASSESSMENT)), "training", "Jury", "aucune épreuve ne l'évalue"),
        (
            missing(reason=Reason(ReasonCode.DIRECT_BELOW, LEVEL), kind=Kind.JUDGEMENT, last=DAY),
            "vae",
            "VAE",
            "à réévaluer\u00a0: «\u00a0non acquis\u00a0» le 14/05/2026 (dossier et entretien de VAE)",
        ),
        (
            missing(reason=Reason(ReasonCode.JURY_REFUSED, {**JURY, "of": Decidable.BLOC}), last=DAY),
            "training",
            "Jury",
            "non validé par le jury du 14/05/2026\u00a0: dossier solide",
        ),
    ],
)
def test_who_has_to_do_what(one: Missing, route: str, who: str, what: str) -> None:
    assert who_acts(words_for("fr"), one, route) == who
    assert what_is_missing(words_for("fr"), one) == what


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_CA"}, "fr"),
        ({"LC_ALL": "en_US", "CQP_LANG": "fr"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "fr"}, "fr"),
    ],
)
def test_the_language_follows_the_locale(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language
