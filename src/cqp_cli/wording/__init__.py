"""Codes and values to sentences and labels, in French and in English: the only place that knows gettext."""

from cqp_cli.wording.diagnostics import hint, message, title
from cqp_cli.wording.labels import Level, Progress, label, progress_label, quantity, severity_name
from cqp_cli.wording.language import LANGUAGES, N_, NN_, NP_, Words, language_of, words_for
from cqp_cli.wording.missing import what_is_missing, who_acts
from cqp_cli.wording.numbers import day, listing, number_range, percent, score_text, value_text
from cqp_cli.wording.reasons import force_text, notice_text, reason_text
from cqp_cli.wording.rules import duration_text, item_text, rule_text

__all__ = [
    "LANGUAGES",
    "NN_",
    "NP_",
    "N_",
    "Level",
    "Progress",
    "Words",
    "day",
    "duration_text",
    "force_text",
    "hint",
    "item_text",
    "label",
    "language_of",
    "listing",
    "message",
    "notice_text",
    "number_range",
    "percent",
    "progress_label",
    "quantity",
    "reason_text",
    "rule_text",
    "score_text",
    "severity_name",
    "title",
    "value_text",
    "what_is_missing",
    "who_acts",
    "words_for",
]
