"""The one table of what diagnostics say: a sentence and a hint for each code, and for each cause of it."""

from typing import NamedTuple

from cqp_cli.diagnostic import Code
from cqp_cli.wording.language import N_


class Text(NamedTuple):
    message: str
    hint: str = ""


TEXTS = {
    Code.TOO_LARGE: Text(
        N_("the file is larger than 1 MiB"),
        N_("A referential or a candidate file is a few thousand lines at most: is it the right file?"),
    ),
    Code.CONTROL_CHARACTER: Text(
        N_("invisible control character {character}"), N_("Delete it: it often comes with pasted text.")
    ),
    Code.EMPTY_FILE: Text(N_("the file is empty"), N_("“cqp new” writes files to start from.")),
    Code.SECOND_DOCUMENT: Text(
        N_("a second document begins here"), N_("Keep one document a file: remove this line, or split the file.")
    ),
    Code.TOO_DEEP: Text(
        N_("more than {maximum} levels, one inside the other"), N_("Check the brackets and the indentation.")
    ),
    Code.TOO_MANY_NODES: Text(
        N_("more than {maximum} values in one file"), N_("Split the file, or check what wrote it.")
    ),
    Code.DUPLICATE_KEY: Text(
        N_("the key “{key}” stands twice in the same place"), N_("Keep one of the two, with what both hold.")
    ),
    Code.ANCHOR: Text(
        N_("anchors (&{name}) are not read"),
        N_("Write the value out; put a text that begins with an ampersand in quotes."),
    ),
    Code.ALIAS: Text(
        N_("references (*{name}) are not read"),
        N_("Write the value out; put a text that begins with an asterisk in quotes."),
    ),
    Code.MERGE_KEY: Text(N_("merge keys (<<) are not read"), N_("Write the keys out in full.")),
    Code.TAG: Text(
        N_("tags ({name}) are not read"), N_("Remove it; put a text that begins with an exclamation mark in quotes.")
    ),
    Code.KEY_NOT_TEXT: Text(N_("a key must be a text"), N_("Write a name, then a colon and a space.")),
    Code.MISSING_KEY: Text(N_("the key “{key}” is missing here"), N_("Add “{key}:” with its value.")),
    Code.NOT_AN_ID: Text(
        N_("“{text}” is not an identifier"),
        N_("Use letters, digits, full stops, hyphens and underscores, 200 at most."),
    ),
    Code.NOT_A_SCORE: Text(
        N_("“{text}” is not a score"), N_("Write it with its maximum, 31/40 or 15.5/20, or as a percentage, 77.5%.")
    ),
    Code.NOT_A_WHOLE_NUMBER: Text(N_("“{text}” is not a whole number"), N_("Write it in digits, without a sign.")),
    Code.NOT_A_WEIGHT: Text(N_("“{text}” is not a weight"), N_("Write a number above zero: 2, or 1.5.")),
    Code.NOT_A_DURATION: Text(N_("“{text}” is not a duration"), N_("Write it as in “5 years” or “18 months”.")),
    Code.UNKNOWN_KEY: Text(N_("the key “{key}” is unknown here")),
    Code.NOT_A_CHOICE: Text(N_("“{text}” is not one of the words allowed here"), N_("Choose among: {choices}.")),
    Code.OUT_OF_RANGE: Text(
        N_("a threshold of {text} decides nothing or everything"),
        N_("Choose one above zero and not over the maximum."),
    ),
    Code.FORMAT_VERSION: Text(
        N_("version {text} of the file format is unknown"), N_("This version of cqp reads “cqp: 1”.")
    ),
    Code.SCALE_TOO_SHORT: Text(N_("a scale has at least two levels"), N_("List them from the lowest to the highest.")),
    Code.TOO_MANY: Text(N_("“{key}” has more than {maximum} entries"), N_("Check what wrote this file.")),
    Code.DUPLICATE_ID: Text(N_("“{id}” is used twice"), N_("Give each its own identifier.")),
    Code.UNKNOWN_COMPETENCE: Text(N_("bloc {bloc} has no competence “{id}”")),
    Code.UNKNOWN_ACTIVITY: Text(N_("bloc {bloc} has no activity “{id}”")),
    Code.UNKNOWN_MODALITY: Text(N_("“{id}” is not among the modalities")),
    Code.UNKNOWN_REFERENTIAL: Text(
        N_("no bundled referential is called “{id}”"),
        N_("Bundled: {known}. The path of a file has a “/” in it, or ends in “.yaml”."),
    ),
    Code.UNKNOWN_PART: Text(N_("the rule names “{id}”, which is no part of {inside}")),
    Code.UNKNOWN_REQUIRED: Text(N_("the referential has no assessment “{id}” to require")),
    Code.UNKNOWN_EQUIVALENT: Text(N_("the referential has no bloc “{id}” to carry over to")),
    Code.PASS_LEVEL_UNKNOWN: Text(N_("“{id}” is not a level of the scale")),
    Code.PASS_LEVEL_LOWEST: Text(
        N_("“{id}” is the lowest level: everyone would pass"), N_("Name a higher level as “pass”.")
    ),
    Code.ASSESSES_NOTHING: Text(
        N_("{id} assesses nothing: its results would decide nothing"),
        N_("Name what it assesses under “competences” or “criteria”; a score needs “competences”."),
    ),
    Code.REQUIRED_AND_OPTIONAL: Text(N_("bloc “{id}” is both required and optional"), N_("Keep one of the two keys.")),
    Code.NO_BLOC_COUNTS: Text(
        N_("every bloc is optional, and the title's rule names none: it would decide nothing"),
        N_("Name blocs in the rule, as in {{any: [B1, B2]}}, or remove “optional”."),
    ),
    Code.REFERENTIAL_VERSION: Text(
        N_("this file is about version {pinned} of {id}, and the referential is version {version}"),
        N_("Use the referential of that version; equivalences carry its blocs over to another one."),
    ),
    Code.UNKNOWN_BLOC: Text(N_("the referential has no bloc “{id}”")),
    Code.UNKNOWN_ASSESSMENT: Text(N_("the referential has no assessment “{id}”")),
    Code.UNKNOWN_JUDGED: Text(N_("“{id}” is not judged in {inside}")),
    Code.UNKNOWN_INDICATOR: Text(
        N_("{inside} has no indicator “{id}”"), N_("Its indicators are numbered from 1 to {count}.")
    ),
    Code.UNKNOWN_LEVEL: Text(N_("“{id}” is neither a level of the scale nor a score")),
    Code.SCORE_OVER_MAXIMUM: Text(N_("the score {score} is over its maximum"), N_("Check both numbers.")),
    Code.NO_SCORE_EXPECTED: Text(
        N_("{assessment} takes no score: it is not a quiz"), N_("Give its results under “verdicts”: {judged}.")
    ),
    Code.INDICATORS_NOT_EXPECTED: Text(
        N_("{id} is judged as a whole, without indicators"), N_("Write one level, or a score.")
    ),
    Code.DATE_MISSING: Text(N_("the results of {id} have no date"), N_("Add “date:” with the day they were given.")),
    Code.ABSENT_WITH_RESULTS: Text(
        N_("{assessment}: absent, and yet with results"), N_("Remove “absent”, or the results.")
    ),
    Code.JUDGED_TWICE: Text(
        N_("{id}: two judgements of {date}"),
        N_("Keep one of the two, or correct its date; two opinions of one day need two assessors, both named."),
    ),
    Code.ABSENT_AND_PRESENT: Text(
        N_("{assessment}: two entries of {date} contradict each other"),
        N_("Keep one of the two, or correct its date."),
    ),
    Code.NAMED_TWICE: Text(N_("bloc “{id}” is named twice"), N_("Name it once.")),
    Code.UNKNOWN_EXPECTED: Text(N_("“{id}” is expected, but the referential has nothing of this name")),
    Code.UNKNOWN_DECIDED: Text(N_("“{id}” is neither a bloc nor a competence, nor “title”")),
    Code.UNKNOWN_DECISION: Text(N_("“{id}” is not a decision")),
    Code.DECISIONS_CLASH: Text(
        N_("“{id}” is decided in two ways on {date}"), N_("Keep the decision that the minutes record.")
    ),
    Code.DECISION_AGAINST_EARLIER_BLOC: Text(
        N_("the jury decides against “{id}”, but bloc {bloc} is kept from an earlier session"),
        N_("Nothing takes an earlier bloc away: correct the decision, or the earlier bloc."),
    ),
    Code.DECISION_REVOKED: Text(
        N_("the jury refuses “{id}”, which the jury of {date} granted"), N_("What was granted stays granted.")
    ),
    Code.DECISION_WITHOUT_REASON: Text(
        N_("the decision on “{id}” differs from the computed result ({computed}) and gives no reason"),
        N_("Add “reason:” with the jury's reason."),
    ),
}

UNREADABLE = {
    "not_found": Text(N_("no such file"), N_("Check its name and its folder.")),
    "folder": Text(N_("this is a folder, not a file"), N_("Name the files in it.")),
    "not_permitted": Text(N_("you are not allowed to read this file"), N_("Check its permissions.")),
    "other": Text(N_("this file cannot be read ({detail})")),
    "unknown": Text(N_("this file cannot be read")),
}
SYNTAX = {
    "unclosed_quote": Text(N_("this quotation mark is never closed"), N_("Close it at the end of the text.")),
    "unclosed_bracket": Text(
        N_("a bracket or a comma is missing before this"),
        N_("Close what was opened, or put a comma between two values."),
    ),
    "bracket_too_many": Text(N_("there is one bracket too many here"), N_("Remove it, or open one before it.")),
    "no_key": Text(N_("there is no key before this colon"), N_("Write “key: value”.")),
    "list_behind_key": Text(
        N_("a list cannot begin on the line of its key"),
        N_("Begin it on the next line, one item a line behind a hyphen; or write [one, two]."),
    ),
    "glued_comment": Text(N_("a space is missing before this “#”"), N_("Put one before the comment.")),
    "glued_hyphen": Text(N_("a space is missing behind this hyphen"), N_("Write “- key: value”.")),
    "comma_in_braces": Text(
        N_("between braces, a comma ends the value before it"),
        N_('If this belongs to the text before it, put all of it in quotes; a score is written 77.5% or "77,5%".'),
    ),
    "comment": Text(
        N_("a “#” behind a space begins a comment: nothing is left of this value"), N_("Put the text in quotes.")
    ),
    "tab": Text(N_("a tab stands where spaces are needed"), N_("Indent with spaces.")),
    "reserved": Text(N_("a text cannot begin with this character"), N_("Put the text in quotes.")),
    "escape": Text(
        N_("this backslash sequence means nothing"), N_("Use single quotes, where a backslash is just a backslash.")
    ),
    "no_break_space": Text(
        N_("a no-break space stands next to a colon here"),
        N_("Write the colon right behind the key, and an ordinary space behind it; French typing puts no-break ones."),
    ),
    "glued": Text(N_("a space is missing behind this colon"), N_("Write “key: value”, with a space.")),
    "colon_in_text": Text(
        N_("a colon inside this text cuts it in two"),
        N_("Put the whole text in quotes, or the inner pair in braces: {{key: value}}."),
    ),
    "no_colon": Text(N_("a colon is missing on this line"), N_("Write “key: value”.")),
    "after_quote": Text(
        N_("something stands behind the closing quotation mark"),
        N_("Put the whole text in quotes, and double those that stand inside it."),
    ),
    "value_above": Text(
        N_("these lines are indented under a key that has a value already"),
        N_("Keep the value or these lines, or line them up with their neighbours."),
    ),
    "indentation": Text(
        N_("this line does not fit with the one above"),
        N_("Align it with its neighbours: the same number of spaces for the keys of one group."),
    ),
    "other": Text(N_("this is not valid YAML"), N_("Check the punctuation here; in doubt, put the text in quotes.")),
}
NOT_UTF8 = (
    Text(N_("the file is in UTF-16"), N_("Save it as UTF-8.")),
    Text(
        N_("the byte {byte} is not UTF-8"),
        N_("Save the file as UTF-8; it may be in Windows-1252 or Latin-1."),
    ),
)
WRONG_FILE = {
    "candidate": Text(N_("this is a referential, not a candidate file"), N_("Pass it with “-r”.")),
    "referential": Text(N_("this is a candidate file, not a referential"), N_("Pass a referential here.")),
}
WRONG_KIND = {
    "text": Text(N_("“{key}” takes a single value here"), N_("Write a text, a date or a number.")),
    "mapping": Text(N_("“{key}” takes keys and values here"), N_("Write “key: value” pairs, indented under it.")),
    "list": Text(N_("“{key}” takes a list here"), N_("Write [one, two], or one item a line behind a hyphen.")),
}
DOCUMENT = Text(N_("the file must hold keys and values"), N_("Write “key: value” pairs."))
COLON_HINT = N_("A colon and a space inside a text make a key of its beginning: put the text in quotes.")
NO_BREAK_HINT = N_("Only a no-break space makes the difference: type an ordinary one.")
COMMENT_HINT = N_("A comment needs a space before its “#”.")
MISPLACED_HINT = N_("This looks like a result: put it under “results”, behind the others.")
TWO_CONDITIONS_HINT = N_("Write two conditions as a list: [{{mean: 12/20}}, {{each: 8/20}}].")
SCORE_HINT = N_("It is a quiz: give its result as “score:”, beside the date.")
RESERVED = Text(N_("“{id}” is the word for a jury's decision on the title"), N_("Choose another identifier."))
NOT_A_DATE = (
    Text(N_("“{text}” is not a date"), N_("Write year-month-day: 2026-05-14.")),
    Text(N_("“{text}”: there is no such day"), N_("Check the day and the month.")),
)
EMPTY = (
    Text(N_("“{key}” is empty"), N_("Give it a value, or remove it if it is optional.")),
    Text(N_("a value is missing here"), N_("Give it, or remove the entry.")),
)
