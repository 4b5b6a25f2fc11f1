"""Which language, and its catalogue."""

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("fr", "en")
_CATALOGUES = Path(__file__).parent / "locale"


class Words:
    """The words of one language. Messages are the English sentences, marked for extraction with `N_` and its like."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = gettext.translation("cqp", _CATALOGUES, [language])
        self._labels: dict[tuple[str, str], str] = {}  # a report of many asks for each many times

    def say(self, message: str, **values: object) -> str:
        """A sentence with its values. Values are put in as they are: text from files is never read as a template."""
        return self._catalogue.gettext(message).format(**values)

    def pair(self, name: str, text: str) -> str:
        """A name or a sentence, a colon as the language sets it, and what belongs behind it."""
        return self.say(N_("{name}: {text}"), name=name, text=text)

    def label(self, context: str, message: str) -> str:
        """A short label, which may differ by what it speaks of."""
        key = context, message
        found = self._labels.get(key)
        if found is None:
            found = self._labels[key] = self._catalogue.pgettext(context, message)
        return found

    def count(self, forms: tuple[str, str], count: int, **values: object) -> str:
        """A sentence in the singular or the plural."""
        return self._catalogue.ngettext(*forms, count).format(count=count, **values)


@cache
def words_for(language: str) -> Words:
    """The words of `fr` or `en`."""
    return Words(language)


def language_of(environment: Mapping[str, str]) -> str:
    """French where the locale is, else English; `CQP_LANG` comes first, then `LC_ALL`, `LC_MESSAGES`, `LANG`."""
    for name in ("CQP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "fr" if environment[name].lower().startswith("fr") else "en"
    return "en"


def N_(message: str) -> str:  # noqa: N802 — gettext's usual name
    """Mark a sentence for the catalogues."""
    return message


def NN_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802 — as N_
    """Mark a sentence that has a plural."""
    return singular, plural


def NP_(context: str, message: str) -> tuple[str, str]:  # noqa: N802 — as N_
    """Mark a label in its context."""
    return context, message
