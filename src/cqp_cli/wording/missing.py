"""What is missing: who has to act, and what to do."""

from cqp_cli.outcome import FOR_THE_JURY, Kind, Missing, ReasonCode
from cqp_cli.wording.language import N_, NN_, NP_, Words
from cqp_cli.wording.numbers import day, listing, score_text
from cqp_cli.wording.reasons import reason_text

_DO_QUIZ = {
    ReasonCode.NOT_EVALUATED: NP_("action", "to be taken"),
    ReasonCode.ABSENT: NP_("action", "to be rescheduled"),
    ReasonCode.SCORE_BELOW: NP_("action", "to be retaken"),
}
_DO_ASSESS = {
    ReasonCode.NOT_EVALUATED: NP_("action", "to be assessed"),
    ReasonCode.ABSENT: NP_("action", "to be rescheduled"),
    ReasonCode.PARTS_PENDING: NP_("action", "to be completed"),
    ReasonCode.NEEDS_MORE: NP_("action", "to be completed"),
    ReasonCode.MEAN_OPEN: NP_("action", "to be completed"),
    ReasonCode.MARKS_OPEN: NP_("action", "to be completed"),
    ReasonCode.RULE_MET: NP_("action", "to be completed"),
    ReasonCode.MEAN_REACHED: NP_("action", "to be completed"),
    ReasonCode.MARKS_REACHED: NP_("action", "to be completed"),
}
_ENOUGH = (ReasonCode.RULE_MET, ReasonCode.MEAN_REACHED, ReasonCode.MARKS_REACHED)
_REASSESS = NP_("action", "to be assessed again")
# Reasons whose date is said already, would seem to belong to what they need, or is nobody's concern yet.
_NO_DATE = (
    ReasonCode.ABSENT,
    *FOR_THE_JURY,
    ReasonCode.DIRECT_BELOW,
    ReasonCode.MARK_BELOW,
    ReasonCode.MARKS_OPEN,
    ReasonCode.MEAN_BELOW,
    ReasonCode.MEAN_OPEN,
    ReasonCode.OUT_OF_REACH,
    ReasonCode.SCORE_UNKNOWN,
    ReasonCode.JURY_REFUSED,
    ReasonCode.NEEDS_MORE,
    ReasonCode.PARTS_PENDING,
)


_WHO_ELSE = {
    ReasonCode.NEEDS_MORE: NP_("who", "rule"),
    ReasonCode.OUT_OF_REACH: NP_("who", "rule"),
    ReasonCode.JURY_REFUSED: NP_("who", "jury"),
    ReasonCode.NO_ASSESSMENT: NP_("who", "jury"),
    ReasonCode.ASSESSORS_DIFFER: NP_("who", "jury"),
    ReasonCode.PARTS_DIFFER: NP_("who", "jury"),
    ReasonCode.MEAN_BELOW: NP_("who", "rule"),
    ReasonCode.MEAN_OPEN: NP_("who", "rule"),
    ReasonCode.MARK_BELOW: NP_("who", "rule"),
    ReasonCode.MARKS_OPEN: NP_("who", "rule"),
    ReasonCode.SCORE_UNKNOWN: NP_("who", "candidate file"),
    ReasonCode.DOSSIER: NP_("who", "VAE"),
}
_QUIZ, _VAE, _ASSESSOR = NP_("who", "quiz"), NP_("who", "VAE"), NP_("who", "assessor")


def who_acts(words: Words, missing: Missing, route: str) -> str:
    """Who has to act, as a heading: the quiz, the assessors whom the referential names, the jury."""
    code = missing.reason.code
    if code in _WHO_ELSE and (missing.kind is None or code in FOR_THE_JURY):
        who = words.label(*_WHO_ELSE[code])
    elif missing.assessment is not None and missing.assessors:
        who = words.say(N_(" and ")).join(missing.assessors)
    elif missing.assessment is None:
        who = words.label(*(_VAE if route == "vae" else _ASSESSOR))
    else:
        who = words.label(*(_QUIZ if missing.kind is Kind.QUIZ else _ASSESSOR))
    return who[0].upper() + who[1:]


def _action(words: Words, missing: Missing) -> str:
    """What to do about an assessment, in two words; empty where no single assessment would settle it."""
    if missing.reason.code is ReasonCode.DIRECT_BELOW:
        return words.label(*_REASSESS)
    if missing.assessment is None or missing.kind is None or missing.reason.code in FOR_THE_JURY:
        return ""
    if missing.kind is Kind.QUIZ:
        return words.label(*_DO_QUIZ[missing.reason.code])
    return words.label(*_DO_ASSESS.get(missing.reason.code, _REASSESS))


def what_is_missing(words: Words, missing: Missing) -> str:
    """What to do, and why: `to be retaken: 55% on 2026-05-14, 60% needed`; and what has to be acquired before."""
    what = _what_and_why(words, missing)
    if not missing.after:
        return what
    message = NN_("{what}, once {after} is acquired", "{what}, once {after} are acquired")
    return words.count(message, len(missing.after), what=what, after=listing(missing.after))


def _what_and_why(words: Words, missing: Missing) -> str:
    do, reason = _action(words, missing), missing.reason
    if do and (reason.code is ReasonCode.NOT_EVALUATED or reason.code in _ENOUGH):
        return do
    why = reason_text(words, reason)
    if missing.last is not None and reason.code is ReasonCode.SCORE_BELOW:
        score, needed = (
            score_text(words, reason.values[name], reason.values["needed"]) for name in ("score", "needed")
        )
        message = N_("{score} on {date}, {needed} needed")
        why = words.say(message, score=score, date=day(words, missing.last), needed=needed)
    elif missing.last is not None and reason.code not in _NO_DATE and not reason.values.get("pending"):
        why = words.say(N_("{why} on {date}"), why=why, date=day(words, missing.last))
    return words.pair(do, why) if do else why
