"""Codes and values to sentences and labels, in French and in English: the only place that knows gettext."""
