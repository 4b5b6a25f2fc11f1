"""Reasons and warnings as sentences."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from cqp_cli.outcome import Decidable, Force, Kind, Notice, Part, Reason, ReasonCode, WarningCode
from cqp_cli.score import Score
from cqp_cli.verdict import Verdict
from cqp_cli.wording.labels import Level, label
from cqp_cli.wording.language import N_, NN_, Words
from cqp_cli.wording.numbers import day, listing, score_text, value_text

Values = Mapping[str, Any]

_MET = {
    Part.INDICATOR: NN_("{acquired} indicator met of {total}", "{acquired} indicators met of {total}"),
    Part.EVIDENCE: NN_("{acquired} result acquired of {total}", "{acquired} results acquired of {total}"),
    Part.ASSESSMENT: NN_("{acquired} assessment acquired of {total}", "{acquired} assessments acquired of {total}"),
    Part.COMPETENCE: NN_("{acquired} competence acquired of {total}", "{acquired} competences acquired of {total}"),
    Part.BLOC: NN_("{acquired} bloc acquired of {total}", "{acquired} blocs acquired of {total}"),
}
_NOT_ACQUIRED = {
    Part.INDICATOR: NN_("indicator {parts} not met", "indicators {parts} not met"),
    Part.EVIDENCE: NN_("{parts}: not acquired", "{parts}: not acquired"),
    Part.ASSESSMENT: NN_("assessment {parts} not acquired", "assessments {parts} not acquired"),
    Part.COMPETENCE: NN_("competence {parts} not acquired", "competences {parts} not acquired"),
    Part.BLOC: NN_("bloc {parts} not validated as it stands", "blocs {parts} not validated as it stands"),
}
_PENDING = {
    Part.INDICATOR: NN_("indicator {parts} not assessed", "indicators {parts} not assessed"),
    Part.EVIDENCE: NN_("{parts}: still to come", "{parts}: still to come"),
    Part.ASSESSMENT: NN_("assessment {parts} to be completed", "assessments {parts} to be completed"),
    Part.COMPETENCE: NN_("competence {parts} to be assessed", "competences {parts} to be assessed"),
    Part.BLOC: NN_("bloc {parts} under way", "blocs {parts} under way"),
}
_NEEDS_MORE = {
    Part.INDICATOR: NN_("{count} more indicator needed (no. {parts})", "{count} more indicators needed (no. {parts})"),
    Part.EVIDENCE: NN_("{count} more result needed among {parts}", "{count} more results needed among {parts}"),
    Part.ASSESSMENT: NN_(
        "{count} more assessment needed among {parts}", "{count} more assessments needed among {parts}"
    ),
    Part.COMPETENCE: NN_(
        "{count} more competence needed among {parts}", "{count} more competences needed among {parts}"
    ),
    Part.BLOC: NN_("{count} more bloc needed among {parts}", "{count} more blocs needed among {parts}"),
}

_DIFFER = {
    Part.INDICATOR: N_("the indicators do not agree: it is for the jury to settle"),
    Part.EVIDENCE: N_("the results do not agree: it is for the jury to settle"),
    Part.ASSESSMENT: N_("the assessments do not agree: it is for the jury to settle"),
    Part.COMPETENCE: N_("the competences do not agree: it is for the jury to settle"),
    Part.BLOC: N_("the blocs do not agree: it is for the jury to settle"),
}

_PLAIN = {
    ReasonCode.NOT_EVALUATED: N_("not assessed"),
    ReasonCode.SCORE_REACHED: N_("{score} for {needed}"),
    ReasonCode.SCORE_BELOW: N_("{score} for {needed}"),
    ReasonCode.LEVEL_REACHED: N_("“{value}”"),
    ReasonCode.LEVEL_BELOW: N_("“{value}”"),
    ReasonCode.OVERALL_REACHED: N_("overall opinion “{value}”"),
    ReasonCode.OVERALL_BELOW: N_("overall opinion “{value}”"),
    ReasonCode.OUT_OF_REACH: N_(
        "can no longer be reached as it stands: {within_reach} of {total} at most, {needed} needed"
    ),
    ReasonCode.MEAN_REACHED: N_("mean {score} for {needed}"),
    ReasonCode.MARKS_REACHED: N_("no mark under {needed}"),
    ReasonCode.ASSESSORS_DIFFER: N_("assessors differ: it is for the jury to settle"),
    ReasonCode.SCORE_UNKNOWN: N_("its score is needed: give it as “score:” on a line of its own in “earlier_blocs”"),
    ReasonCode.NO_ASSESSMENT: N_("no assessment bears on it"),
    ReasonCode.DOSSIER: N_("file and interview"),
}
_DECIDED = {
    (ReasonCode.JURY_GRANTED, Decidable.COMPETENCE): N_("recognised by the jury of {date}"),
    (ReasonCode.JURY_REFUSED, Decidable.COMPETENCE): N_("not recognised by the jury of {date}"),
    (ReasonCode.JURY_GRANTED, Decidable.BLOC): N_("validated by the jury of {date}"),
    (ReasonCode.JURY_REFUSED, Decidable.BLOC): N_("not validated by the jury of {date}"),
    (ReasonCode.JURY_GRANTED, Decidable.TITLE): N_("title awarded by the jury of {date}"),
    (ReasonCode.JURY_REFUSED, Decidable.TITLE): N_("title not awarded by the jury of {date}"),
}
_COUNTED = {
    ReasonCode.PARTS_NOT_ACQUIRED: _NOT_ACQUIRED,
    ReasonCode.PARTS_PENDING: _PENDING,
}


def reason_text(words: Words, reason: Reason) -> str:
    """A reason as a short sentence, without its full stop."""
    special: dict[ReasonCode, Callable[[Words, Values], str]] = {
        ReasonCode.ABSENT: _absent,
        ReasonCode.RULE_MET: _rule_met,
        ReasonCode.DIRECT_REACHED: _direct,
        ReasonCode.DIRECT_BELOW: _direct,
        ReasonCode.EARLIER: _earlier,
        ReasonCode.NEEDS_MORE: _needs_more,
        ReasonCode.MEAN_BELOW: _mean_below,
        ReasonCode.MEAN_OPEN: _mean_open,
        ReasonCode.MARK_BELOW: _mark_below,
        ReasonCode.MARKS_OPEN: _marks_open,
        ReasonCode.PARTS_DIFFER: _differ,
    }
    if reason.code in special:
        return special[reason.code](words, reason.values)
    if reason.code in (ReasonCode.JURY_GRANTED, ReasonCode.JURY_REFUSED):
        return _decided(words, reason)
    if reason.code in _COUNTED:
        return _parts(words, reason)
    return words.say(_PLAIN[reason.code], **_shown(words, reason.values))


def _parts(words: Words, reason: Reason) -> str:
    part, named, pending = reason.values["part"], reason.values["parts"], reason.values.get("pending")
    text = words.count(_COUNTED[reason.code][part], len(named), parts=_named(words, part, named))
    if reason.values.get("required"):
        text = words.say(N_("{text} ({more})"), text=text, more=words.say(N_("required")))
    if not pending:
        return text
    return words.say(
        N_("{text}; {more}"),
        text=text,
        more=words.count(_PENDING[part], len(pending), parts=_named(words, part, pending)),
    )


def _named(words: Words, part: Part, names: Sequence[Any]) -> str:
    """The parts as a reader knows them: the judgement of a competence as a whole has no id of its own."""
    judgement = words.say(N_("the judgement as a whole"))
    return listing([judgement if part is Part.EVIDENCE and name == Kind.JUDGEMENT.value else name for name in names])


def _shown(words: Words, values: Values) -> dict[str, Any]:
    """The values as the language writes them."""
    needed = values.get("needed")
    manner = needed if isinstance(needed, Score) else None
    return {name: _value(words, name, value, manner) for name, value in values.items()}


def _value(words: Words, name: str, value: Any, manner: Score | None) -> Any:
    """A score is told in the manner of the mark that it is held against; what changed, as it was given."""
    if name in ("before", "after") and not isinstance(value, Verdict):
        return listing([value_text(words, one) for one in (value if isinstance(value, list) else [value])])
    if name in ("before", "after"):
        return label(words, Level.CRITERION, value)
    if isinstance(value, Score):
        return score_text(words, value, manner or value)
    if isinstance(value, date):
        return day(words, value)
    return listing(value) if isinstance(value, list) else value


def _absent(words: Words, values: Values) -> str:
    message = N_("absent, excused, on {date}") if values["excused"] else N_("absent on {date}")
    return words.say(message, date=day(words, values["date"]))


def _direct(words: Words, values: Values) -> str:
    """A judgement outside the assessments: a level, or a score and what it is held against."""
    message = _PLAIN[ReasonCode.SCORE_BELOW if "score" in values else ReasonCode.LEVEL_BELOW]
    what = words.say(message, **_shown(words, values))
    return words.say(
        N_("{what} on {date} ({basis})"), what=what, date=day(words, values["date"]), basis=values["basis"]
    )


def _differ(words: Words, values: Values) -> str:
    message = _DIFFER[values["part"]]
    return words.say(message)


def _earlier(words: Words, values: Values) -> str:
    text = words.say(N_("already acquired on {date}"), date=day(words, values["date"]))
    origin = values.get("origin")
    return words.say(N_("{text} ({more})"), text=text, more=listing(origin)) if origin else text


def _rule_met(words: Words, values: Values) -> str:
    return words.count(_MET[values["part"]], values["acquired"], acquired=values["acquired"], total=values["total"])


def _mark_below(words: Words, values: Values) -> str:
    needed = values["needed"]
    given = [(name, score_text(words, score, needed)) for name, score in values["marks"]]
    marks = listing(
        [words.say(N_("{score} in {name}"), score=score, name=_in_full(words, name)) for name, score in given]
    )
    message = NN_("eliminatory mark: {marks}, {needed} at least", "eliminatory marks: {marks}, {needed} at least")
    return words.count(message, len(given), marks=marks, needed=score_text(words, needed, needed))


def _marks_open(words: Words, values: Values) -> str:
    parts = listing([_in_full(words, name) for name in values["parts"]])
    message = N_("marks still to come: {parts}, {needed} at least")
    return words.say(message, **{**_shown(words, values), "parts": parts})


def _in_full(words: Words, name: Any) -> Any:
    """A part as it is called where nothing else says what it is: indicators have numbers."""
    return words.say(N_("indicator {number}"), number=name) if isinstance(name, int) else name


def _mean_below(words: Words, values: Values) -> str:
    message = N_("mean {score}, {needed} needed") if values["settled"] else N_("mean {score} at most, {needed} needed")
    return words.say(message, **_shown(words, values))


def _mean_open(words: Words, values: Values) -> str:
    message = N_("mean between {lowest} and {score}, by what is not known yet, {needed} needed")
    return words.say(message, **_shown(words, values))


def _needs_more(words: Words, values: Values) -> str:
    return words.count(
        _NEEDS_MORE[values["part"]], values["count"], parts=_named(words, values["part"], values["parts"])
    )


def _decided(words: Words, reason: Reason) -> str:
    """What a jury decided, and its own reason."""
    values = reason.values
    message = _DECIDED[reason.code, values["of"]]
    text = words.say(message, date=day(words, values["date"]))
    return words.pair(text, values["reason"]) if values["reason"] else text


_FORCE = {
    Force.STANDS: N_("{text}"),
    Force.REPLACED: N_("{text} (replaced since)"),
    Force.LIFTED: N_("{text} (lifted by a later result)"),
    Force.OUTSIDE: N_("{text} (outside what is aimed at)"),
}


def force_text(words: Words, text: str, force: Force) -> str:
    """A jury's decision, with a word where it no longer stands."""
    return words.say(_FORCE[force], text=text)


def notice_text(words: Words, notice: Notice) -> str:
    """A warning as a sentence."""
    values = _shown(words, notice.values)
    if notice.code is WarningCode.RESULT_LOWERED:
        return _lowered(words, values)
    if notice.code is WarningCode.GRANTED_OVER_UNRECOGNISED:
        ids = notice.values["competences"]
        return words.count(_UNRECOGNISED, len(ids), bloc=values["bloc"], ids=listing(ids))
    if notice.code is WarningCode.AGAINST_REQUIRED:
        ids = notice.values["required"]
        return words.count(_AGAINST_REQUIRED, len(ids), **{**values, "ids": listing(ids)})
    if notice.code is WarningCode.TITLE_CONTRADICTS_BLOCS:
        granted = bool(values["granted"])
        return words.say(_CONTRADICTS[granted])
    return words.say(_NOTICES[notice.code], **values)


def _lowered(words: Words, values: Values) -> str:
    thing = values["assessment"] + (f"/{values['criterion']}" if values["criterion"] else "")
    if lost := values.get("lost"):
        return words.say(_LOST[lost == thing], id=lost, date=values["date"], thing=thing)
    if values["indicator"] is not None:
        thing = words.say(N_("{thing}, indicator {number}"), thing=thing, number=values["indicator"])
    message = N_("{thing}: the result of {date} ({after}) lowers the one before it ({before})")
    return words.say(message, thing=thing, **{key: values[key] for key in ("date", "after", "before")})


_NOTICES = {
    WarningCode.INDICATORS_WITHOUT_EFFECT: N_(
        "{assessment}/{criterion}: “{whole}” of {since} still stands; "
        "to replace it, give all the indicators again, or “overall:”"
    ),
    WarningCode.EARLIER_OUT_OF_TIME: N_(
        "{bloc}, acquired on {date}, no longer counts in this path: valid until {until}, looked at on {on}"
    ),
}
_AGAINST_REQUIRED = NN_(
    "{assessment}: result of {date}, though {ids} was not acquired by then",
    "{assessment}: result of {date}, though {ids} were not acquired by then",
)
_LOST = {
    True: N_("{id}: acquired before, no longer since the judgement outside the assessments of {date}"),
    False: N_("{id}: acquired before, no longer since the result of {date} ({thing})"),
}
_UNRECOGNISED = NN_(
    "{bloc} is validated by the jury, but competence {ids} is neither acquired nor recognised",
    "{bloc} is validated by the jury, but competences {ids} are neither acquired nor recognised",
)
_CONTRADICTS = {
    True: N_("the jury awards the title, but its blocs do not meet the title's rule"),
    False: N_("the jury does not award the title, but its blocs meet the title's rule"),
}
